import { pluralOf } from '../../plural.ts';
import type { Messages } from '../en.ts';

const plural = pluralOf('de');
const inPlace = (place: string) => (place ? ` in „${place}“` : '');
const quoted = (place: string) => (place ? ` „${place}“` : '');
const many = (count: number, one: string, other: string) => `${String(count)} ${plural(count, one, other)}`;

export const steps: Messages['steps'] = {
  next: {
    'settle-conflict': (p) => `${p.count > 1 ? `${String(p.count)} Konflikte` : 'Konflikt'}${inPlace(p.place)} klären`,
    'answer-blocker': (p) => `${p.count > 1 ? `${String(p.count)} Blocker` : 'Blocker'}${inPlace(p.place)} beantworten`,
    'mend-error': (p) => `${p.count > 1 ? `${String(p.count)} Fehler` : 'Fehler'}${inPlace(p.place)} beheben`,
    'fill-missing': (p) => `${p.count > 1 ? `${String(p.count)} Werte` : 'einen Wert'}${inPlace(p.place)} eintragen`,
    review: (p) =>
      p.count > 1
        ? `${String(p.count)} Abschnitte prüfen`
        : `${p.place ? `Abschnitt${quoted(p.place)}` : 'Abschnitt'} prüfen`,
    'review-again': (p) =>
      p.count > 1
        ? `${String(p.count)} geänderte Abschnitte erneut prüfen`
        : `geänderten Abschnitt${quoted(p.place)} erneut prüfen`,
    'sent-back': (p) =>
      p.count > 1
        ? `${String(p.count)} zurückgegebene Abschnitte nachbessern`
        : `zurückgegebenen Abschnitt${quoted(p.place)} nachbessern`,
    release: () => 'Bescheinigung freigeben',
    'hand-to-signer': () => 'Freigabe zur Signatur übergeben',
    'await-signature': () => 'auf die signierte Datei warten und sie zurücknehmen',
    'signature-wrong': () => 'signierte Datei entspricht nicht der Freigabe: neu signieren',
    'plan-delivery': () => 'Übermittlung planen',
    'await-delivery': () => 'übermitteln und die Antwort vermerken',
    'delivery-rejected': () => 'Übermittlung wurde abgelehnt: Grund klären',
    'release-again': () => 'Daten haben sich geändert: Berichtigung freigeben',
    nothing: () => 'nichts mehr zu tun',
  },
  go: {
    'settle-conflict': 'Dorthin',
    'answer-blocker': 'Dorthin',
    'mend-error': 'Dorthin',
    'fill-missing': 'Dorthin',
    review: 'Prüfen',
    'sent-back': 'Dorthin',
    'review-again': 'Prüfen',
    release: 'Freigeben',
    'hand-to-signer': 'Übergeben',
    'await-signature': 'Zurücknehmen',
    'signature-wrong': 'Unterschiede ansehen',
    'plan-delivery': 'Übermittlung planen',
    'await-delivery': 'Stand vermerken',
    'delivery-rejected': 'Stand vermerken',
    'release-again': 'Freigeben',
    nothing: 'Freigabe ansehen',
  },
  holds: {
    missing: (p) => `${many(p.count, 'Wert fehlt', 'Werte fehlen')}${inPlace(p.place)}`,
    error: (p) => many(p.count, 'Fehler', 'Fehler') + inPlace(p.place),
    conflict: (p) => many(p.count, 'Konflikt', 'Konflikte') + inPlace(p.place),
    blocker: (p) => many(p.count, 'offener Blocker', 'offene Blocker') + inPlace(p.place),
    'to-review': (p) =>
      p.place && p.count === 1
        ? `„${p.place}“ ist noch nicht geprüft`
        : `${many(p.count, 'Abschnitt ist', 'Abschnitte sind')} noch nicht geprüft`,
    'sent-back': (p) =>
      p.place && p.count === 1
        ? `„${p.place}“ wurde zurückgegeben`
        : `${many(p.count, 'Abschnitt wurde', 'Abschnitte wurden')} zurückgegeben`,
    lapsed: (p) =>
      p.place && p.count === 1
        ? `Die Prüfung von „${p.place}“ ist verfallen: die Daten haben sich geändert`
        : `${many(p.count, 'Prüfung ist', 'Prüfungen sind')} verfallen: die Daten haben sich geändert`,
    'not-released': () => 'Noch nicht freigegeben',
    drift: () => 'Die Akte hat sich nach der Freigabe geändert',
    'no-signer': () => 'Noch niemandem zur Signatur übergeben',
    'not-signed': () => 'Die signierte Datei ist noch nicht zurück',
    'other-content': () => 'Die zurückgekommene Datei entspricht nicht der Freigabe',
    'no-route': () => 'Noch keine Übermittlung geplant',
    'not-delivered': () => 'Noch nicht angenommen',
    rejected: () => 'Die Übermittlung wurde abgelehnt',
  },
  causes: {
    missing: 'fehlt',
    errors: 'Fehler',
    error: 'Fehler',
    conflicts: 'Konflikt',
    conflict: 'Konflikt',
    blockers: 'Blocker',
    blocker: 'Blocker',
    reviews: 'zu prüfen',
    'to-review': 'zu prüfen',
    'sent-back': 'zurückgegeben',
    lapsed: 'Prüfung verfallen',
    'not-released': 'freizugeben',
    drift: 'nach Freigabe geändert',
    'no-signer': 'zu übergeben',
    'not-signed': 'zu signieren',
    'other-content': 'Signatur falsch',
    'no-route': 'Übermittlung zu planen',
    'not-delivered': 'zu übermitteln',
    rejected: 'abgelehnt',
  },
  nextStep: 'Nächster Schritt:',
  holdsOpen: 'Nichts hält dieses Tor geschlossen.',
  holdsTitle: (p) => `Was „${p.gate}“ geschlossen hält`,
  afterGate: (p) => `Öffnet, sobald „${p.gate}“ erledigt ist.`,
  goTo: 'Dorthin',
  gateShort: {
    reviewed: (p) => `${String(p.done)} von ${String(p.all)}`,
    lapsed: (p) => `${String(p.count)} verfallen`,
    errors: (p) => `${String(p.count)} Fehler`,
    conflicts: (p) => many(p.count, 'Konflikt', 'Konflikte'),
  },
  did: {
    approved: (p) => `hat genehmigt: ${p.sections}`,
    sentBack: (p) => `hat zurückgegeben: ${p.sections}`,
    released: (p) => `hat Fassung ${String(p.version)} freigegeben`,
    releasing: 'möchte freigeben',
    handedOver: (p) => `hat sie an ${p.signer} übergeben, fällig ${p.due}`,
    returnedSame: 'hat die signierte Datei zurückgenommen: signiert, Inhalt wie freigegeben',
    returnedUnsigned: 'hat eine Datei zurückgenommen: Inhalt wie freigegeben, aber ohne Signatur',
    returnedOther: 'hat eine Datei zurückgenommen: ihr Inhalt ist nicht der freigegebene',
    returning: 'hat die signierte Datei zurückgenommen',
    withdrew: 'hat sie unsigniert zurückgenommen',
    planned: (p) => `hat die Übermittlung über ${p.route} geplant`,
    sent: (p) => `hat sie über ${p.route} übermittelt`,
    accepted: (p) => `hat vermerkt: angenommen über ${p.route}`,
    rejected: (p) => `hat vermerkt: abgelehnt über ${p.route}`,
    pending: 'wartet auf diesem Gerät auf eine Verbindung',
  },
};

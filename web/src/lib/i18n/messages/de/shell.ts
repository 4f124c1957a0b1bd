import { pluralOf } from '../../plural.ts';
import type { Messages } from '../en.ts';

const plural = pluralOf('de');
const changes = (count: number) => `${String(count)} ${plural(count, 'Änderung', 'Änderungen')}`;

export const shell: Messages['shell'] = {
  skip: 'Zum Inhalt springen',
  rooms: 'Räume',
  overview: 'Überblick',
  records: 'Akten',
  signing: 'Signatur',
  delivery: 'Übermittlung',
  settings: 'Einstellungen',
  help: 'Hilfe',
  fold: 'Leiste einklappen',
  unfold: 'Leiste ausklappen',
  search: 'Suchen oder etwas tun',
  person: (p) => `${p.name}: Konto und Darstellung`,
  becomeTitle: 'Jemand anderes werden (Demo)',
  demoBanner: 'Demo-Arbeitsbereich: Fahrzeuge und Personen sind erfunden.',
  become: 'Werden …',
  signOut: 'Abmelden',
  signOutAsk: 'Von diesem Gerät abmelden?',
  signOutUnsent: (p) =>
    `${changes(p.count)} von hier ${plural(p.count, 'hat', 'haben')} den Server noch nicht erreicht. Sie ${plural(p.count, 'bleibt', 'bleiben')} auf diesem Gerät und ${plural(p.count, 'wird', 'werden')} gesendet, sobald Sie sich hier wieder anmelden.`,
  signOutStay: 'Angemeldet bleiben',
  signOutAnyway: 'Trotzdem abmelden',
  language: 'Sprache',
  languages: { en: 'English', de: 'Deutsch' },
  theme: 'Darstellung',
  themes: { system: 'wie das Gerät', light: 'hell', dark: 'dunkel' },
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  back: 'Zurück',
  copy: 'Kopieren',
  copied: 'Kopiert',
  more: 'Mehr',
  loading: 'Wird geöffnet …',
  notFoundTitle: 'Diese Seite gibt es nicht',
  notFoundText: 'Die Adresse führt nirgendwohin. Was Sie suchen, steht vielleicht in den Akten.',
  failedTitle: 'Diese Seite konnte nicht angezeigt werden',
  failedText:
    'Ihre Arbeit ist auf diesem Gerät sicher. Laden Sie die Seite neu; geschieht es zweimal, sagen Sie es dem, der OpenCoC hier betreibt.',
  reload: 'Neu laden',
  toRecords: 'Zu den Akten',
  updateReady: 'Ein neuer Stand von OpenCoC ist bereit.',
  updateNow: 'Jetzt laden',
  here: (p) => `Auch hier: ${p.names}`,
  offlineBadge: 'ohne Netz',
};

export const state: Messages['state'] = {
  title: 'Wo Ihre Arbeit ist',
  opening: 'Wird geöffnet …',
  saving: 'Wird gespeichert …',
  saved: 'Hier gespeichert',
  savedCount: (p) => `Hier gespeichert · ${String(p.count)} zu senden`,
  synced: 'Abgeglichen',
  offline: 'Ohne Netz',
  offlineCount: (p) => `Ohne Netz · ${changes(p.count)} hier`,
  refused: (p) => `Abgelehnt · ${String(p.count)}`,
  failing: 'Nicht gespeichert',
  signIn: 'Neu anmelden',
  savedExplain: 'Was Sie getan haben, ist auf diesem Gerät gespeichert und unterwegs zum Server.',
  syncedExplain: 'Alles, was Sie getan haben, liegt auf der Platte des Servers. Die anderen sehen es.',
  offlineExplain:
    'Es gibt keine Verbindung. Sie können alles weiter lesen und bearbeiten: es wird auf diesem Gerät gespeichert und von selbst gesendet, sobald die Verbindung zurück ist.',
  refusedExplain: (p) =>
    `Der Server hat ${changes(p.count)} nicht angenommen. Nichts ist verloren: sehen Sie den Grund an, dann kopieren oder verwerfen Sie ${plural(p.count, 'sie', 'sie')}.`,
  failingExplain:
    'Dieses Gerät kann nicht mehr speichern, was Sie eingeben. Lassen Sie die Seite offen, kopieren Sie das Wichtige und schaffen Sie Platz auf dem Gerät.',
  faults: {
    full: 'Auf diesem Gerät ist kein Platz mehr; was Sie eingeben, wird nicht gespeichert. Lassen Sie die Seite offen und schaffen Sie Platz.',
    lost: 'Der Browser hat dieser Seite den Speicher genommen. Lassen Sie sie offen, kopieren Sie das Wichtige und laden Sie dann neu.',
    blocked:
      'Ein anderes Fenster von OpenCoC hält den Speicher. Schließen Sie die anderen Fenster und laden Sie dann neu.',
    unavailable:
      'Dieser Browser lässt Seiten nichts speichern (ein privates Fenster vielleicht). Ihre Arbeit ginge mit der Seite verloren.',
    'older-build':
      'In einem anderen Fenster ist ein neuerer Stand von OpenCoC offen. Laden Sie neu, um weiterzuarbeiten.',
  },
  serverFailingExplain:
    'Der Server kann gerade nicht schreiben. Ihre Arbeit bleibt auf diesem Gerät und wird gesendet, sobald er kann.',
  savingExplain: 'Was Sie eingegeben haben, wird gerade auf diesem Gerät gespeichert.',
  signInExplain:
    'Ihre Sitzung ist zu Ende. Sie können weiterarbeiten: alles wird auf diesem Gerät gespeichert und gesendet, sobald Sie wieder angemeldet sind.',
  tray: 'Abgelehntes ansehen',
  unsent: (p) => `${changes(p.count)} noch nicht gesendet`,
  pendingDecisions: (p) => `${String(p.count)} ${plural(p.count, 'Entscheid', 'Entscheide')} unterwegs`,
  files: (p) => `${String(p.count)} ${plural(p.count, 'Datei', 'Dateien')} abzugeben`,
  first: (p) => `Der Arbeitsbereich wird zum ersten Mal geholt: bisher ${p.records} Akten`,
  retry: 'Jetzt versuchen',
  lastSynced: (p) => `Zuletzt abgeglichen ${p.when}`,
};

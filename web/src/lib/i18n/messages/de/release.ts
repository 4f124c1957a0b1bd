import { pluralOf } from '../../plural.ts';
import type { Messages } from '../en.ts';

const plural = pluralOf('de');
const sections = (count: number) => `${String(count)} ${plural(count, 'Abschnitt', 'Abschnitte')}`;

export const review: Messages['review'] = {
  title: 'Prüfung',
  start: 'Prüfen',
  text: 'Wählen Sie die Abschnitte, die Sie angesehen haben. Ihr Entscheid gilt für die Daten, wie sie jetzt sind; ändern sie sich, verfällt er von selbst.',
  mayNot: 'Es prüft Compliance. Hier sehen Sie, wie weit es ist.',
  select: (p) => `${p.section} wählen`,
  chosen: (p) => `${sections(p.count)} gewählt`,
  all: 'Alle',
  none: 'Keine',
  unreviewed: 'Noch nicht genehmigte',
  approve: (p) => `${sections(p.count)} genehmigen`,
  sendBack: 'Zurückgeben …',
  sendBackDo: 'Zurückgeben',
  reason: 'Was stimmt nicht?',
  reasonNeeded: 'Sagen Sie in einem Satz, was nicht stimmt, damit die Abteilung es weiß.',
  withErrors: 'hat Fehler: zurückgeben geht, genehmigen wohl kaum',
  changedTitle: 'Geändert seit der letzten Genehmigung',
  changedNone: 'Seit der letzten Genehmigung wurde kein Wert geschrieben; etwas wurde entfernt oder zurückgenommen.',
  changedRow: (p) => `von ${p.name}, ${p.when}`,
  firstTime: 'Dieser Abschnitt wurde noch nie genehmigt.',
  values: 'Werte',
  done: (p) => `Genehmigt: ${sections(p.count)}.`,
  sent: (p) => `Zurückgegeben: ${sections(p.count)}.`,
  pending: 'Hier aufgehoben; es geht an den Server, sobald die Verbindung zurück ist.',
  open: 'Abschnitt öffnen',
};

export const release: Messages['release'] = {
  title: 'Freigabe',
  do: 'Freigeben',
  confirmTitle: (p) => `Fassung ${String(p.version)} freigeben?`,
  confirmText:
    'Die Nachricht wird aus den Daten gemacht, wie sie jetzt sind. Sie bekommt eine Nummer und ändert sich nie mehr; eine Berichtigung ist eine neue Freigabe.',
  mayNot: 'Es gibt Compliance oder die Verwaltung frei.',
  needsServer:
    'Der Server macht die Nachricht; ohne Netz bleibt der Wunsch hier und wird ausgeführt, sobald die Verbindung zurück ist.',
  done: (p) => `Fassung ${String(p.version)} ist freigegeben.`,
  card: (p) => `Freigabe, Fassung ${String(p.version)}`,
  by: (p) => `von ${p.name}, ${p.when}`,
  hash: 'SHA-256 des XML',
  reference: 'Referenz der Nachricht',
  size: 'Größe',
  download: 'XML herunterladen',
  downloadOffline: 'Das XML lässt sich mit einer Verbindung herunterladen.',
  drift:
    'Die Akte hat sich seither geändert. Das Freigegebene bleibt, wie es ist; eine Berichtigung ist eine neue Freigabe.',
  noDrift: 'Die Akte ist noch das, was freigegeben wurde.',
  older: 'Frühere Freigaben',
  none: 'Noch ist nichts freigegeben.',
  copyHash: 'Prüfsumme kopieren',
  gateTitle: 'XML',
};

export const signing: Messages['signing'] = {
  title: 'Signatur',
  signer: 'Wer signiert',
  signerHint: 'Die Person aus der Liste der Unterzeichner zur Genehmigung',
  due: 'Fällig',
  handOver: 'Übergeben',
  handOverTitle: 'Zur Signatur übergeben',
  handOverText: 'Laden Sie das XML herunter, geben Sie es weiter und vermerken Sie hier, wer es hat und bis wann.',
  with: (p) => `Bei ${p.signer}`,
  takeBack: 'Signierte Datei zurücknehmen',
  takeBackText: 'Der Inhalt der Datei wird mit der Freigabe verglichen. Nichts an der Datei ändert die Freigabe.',
  chooseFile: 'Signierte Datei wählen',
  withdraw: 'Unsigniert zurücknehmen',
  withdrawReason: 'Warum wird sie zurückgenommen?',
  okTitle: 'Signiert, und der Inhalt ist der freigegebene.',
  unsigned: 'Der Inhalt ist der freigegebene, aber die Datei trägt keine Signatur. Bitten Sie um die signierte Datei.',
  otherContent:
    'Der Inhalt ist nicht der freigegebene. Meist wurde eine andere Fassung signiert, oder ein Programm hat unterwegs einen Wert geändert.',
  differences: (p) => `${String(p.count)} ${plural(p.count, 'Stelle weicht', 'Stellen weichen')} ab:`,
  again: 'Erneut übergeben',
  mayNot: 'Die Schritte der Signatur vermerken Compliance, Technik und Verwaltung.',
  columns: {
    toHand: 'Zu übergeben',
    waiting: 'Beim Unterzeichner',
    wrong: 'Falsch zurückgekommen',
    done: 'Signiert',
  },
  columnEmpty: 'Keine',
  boardEmpty: 'Noch ist nichts freigegeben. Eine freigegebene Akte steht hier, bis ihre signierte Datei zurück ist.',
  toRecord: 'Akte öffnen',
  reasonNeeded: 'Sagen Sie mit ein paar Worten, warum.',
  nameNeeded: 'Sagen Sie, wer signiert.',
  dueNeeded: 'Sagen Sie, bis wann.',
};

export const delivery: Messages['delivery'] = {
  title: 'Übermittlung',
  route: 'Weg',
  routeHint: 'Behörde oder Netz, zum Beispiel RDW oder KBA',
  state: 'Stand',
  note: 'Vermerk',
  noteHint: 'Nummer der Quittung, Antwort, Grund der Ablehnung',
  states: { planned: 'geplant', sent: 'gesendet', accepted: 'angenommen', rejected: 'abgelehnt' },
  statesDo: { planned: 'Planen', sent: 'Gesendet', accepted: 'Angenommen', rejected: 'Abgelehnt' },
  noteIt: 'Vermerken',
  plan: 'Übermittlung planen',
  text: 'OpenCoC übermittelt die Nachricht noch nicht selbst: vermerken Sie hier, wie sie geht und was geantwortet wurde.',
  by: (p) => `über ${p.route}`,
  afterSigning: 'Kommt nach der Signatur: die signierte Datei muss unverändert zurück sein.',
  mayNot: 'Die Übermittlung vermerken Technik, Compliance, Homologation und Verwaltung.',
  columns: {
    toPlan: 'Zu planen',
    planned: 'Geplant',
    sent: 'Gesendet',
    rejected: 'Abgelehnt',
    accepted: 'Angenommen',
  },
  boardEmpty: 'Noch ist nichts signiert. Eine signierte Nachricht steht hier, bis sie angenommen ist.',
  routeNeeded: 'Sagen Sie, auf welchem Weg.',
};

import { pluralOf } from '../../plural.ts';
import type { Messages } from '../en.ts';

const plural = pluralOf('de');

export const signIn: Messages['signIn'] = {
  title: 'Anmelden',
  what: 'In OpenCoC bereiten die Abteilungen eines Fahrzeugherstellers gemeinsam elektronische Übereinstimmungsbescheinigungen vor: vom ersten Wert bis zur signierten und übermittelten Nachricht.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  working: 'Wird angemeldet …',
  failed: {
    'wrong-credentials': 'E-Mail-Adresse und Passwort gehören nicht zusammen.',
    'no-server': 'Der Server antwortet nicht. Das Anmelden braucht eine Verbindung; danach können Sie ohne arbeiten.',
    'too-many': 'Zu viele Versuche: warten Sie eine Minute und versuchen Sie es noch einmal.',
    'client-too-old': 'Der Server spricht eine neuere Form als diese Seite. Laden Sie neu.',
    failed:
      'Das hat nicht geklappt. Versuchen Sie es noch einmal; geschieht es zweimal, sagen Sie es dem, der OpenCoC hier betreibt.',
  },
  chooseWorkspace: 'Wählen Sie einen Arbeitsbereich',
  noWorkspace: 'Sie gehören noch zu keinem Arbeitsbereich. Wer OpenCoC hier betreibt, kann Sie aufnehmen.',
  demoTitle: 'Ausprobieren: werden Sie eine dieser Personen',
  demoText:
    'Dies ist ein Demo-Arbeitsbereich mit erfundenen Fahrzeugen. Wählen Sie eine Person und sehen Sie, was sie sieht. Mit zwei Browserfenstern können Sie zwei Personen zugleich sein.',
  becomeNamed: (p) => `Weiter als ${p.name}`,
  noAccount: 'Kein Konto? Wer OpenCoC hier betreibt, richtet eines für Sie ein.',
  points: {
    offline: 'Geht ohne Netz: nichts, was Sie eingeben, geht verloren.',
    together:
      'Mehrere bearbeiten eine Bescheinigung zugleich; wo zwei sich widersprechen, stehen beide Werte nebeneinander.',
    gates: 'Fünf Tore von den Daten bis zur Übermittlung, und jedes sagt, was es noch geschlossen hält.',
  },
};

export const overview: Messages['overview'] = {
  title: 'Überblick',
  morning: 'Guten Morgen.',
  day: 'Guten Tag.',
  evening: 'Guten Abend.',
  canMove: (p) =>
    p.count === 0
      ? 'Nichts wartet auf Sie.'
      : `${String(p.count)} ${plural(p.count, 'Akte wartet', 'Akten warten')} auf Sie.`,
  pipeline: 'Durchlauf',
  done: 'Fertig',
  stageHas: (p) => `${p.stage}: ${p.count}. Diese Akten zeigen`,
  median: (p) => `Median ${p.age}`,
  overdue: (p) => `${String(p.count)} überfällig`,
  rejected: (p) => `${String(p.count)} abgelehnt`,
  late: 'Überfällig',
  holdsTitle: 'Was uns aufhält',
  holdsText: 'Akten, nach dem, wer am Zug ist',
  holdsEmpty: 'Nichts hält eine Akte auf. Das ist selten: genießen Sie es.',
  bar: (p) => `${p.department}, ${p.cause}: ${String(p.count)} ${plural(p.count, 'Akte', 'Akten')}`,
  mine: 'Sie sind am Zug',
  mineEmpty: 'Keine Akte wartet auf eine Ihrer Rollen.',
  recent: 'Zuletzt geändert',
  recentEmpty: 'Noch hat sich nichts geändert.',
  all: 'Alle zeigen',
  empty: 'Es gibt noch keine Akten',
  emptyText:
    'Eine Akte ist die Bescheinigung eines Fahrzeugs. Lesen Sie eine IVI-2.0-Datei ein, um die erste anzulegen.',
  emptyGo: 'Zu den Akten',
};

export const settings: Messages['settings'] = {
  title: 'Einstellungen',
  members: 'Personen und Rollen',
  membersText:
    'Eine Rolle bestimmt, welche Abschnitte jemand ändern und welche Entscheidungen jemand treffen darf. Eine Person kann mehrere haben.',
  membersReadOnly: 'Rollen ändert nur die Verwaltung.',
  membersOffline: 'Rollen lassen sich nur mit einer Verbindung ändern.',
  name: 'Name der Person',
  email: 'E-Mail-Adresse',
  roles: 'Rollen',
  noRoles: 'keine Rolle',
  changeRoles: (p) => `Rollen von ${p.name} ändern`,
  change: 'Ändern',
  remove: 'Aus dem Arbeitsbereich nehmen',
  removeAsk: (p) => `${p.name} aus dem Arbeitsbereich nehmen? Was die Person geschrieben hat, bleibt.`,
  invite: 'Person hinzufügen',
  inviteText: 'Die Person bekommt ein Konto mit dieser Adresse und dem Passwort, das Sie ihr nennen.',
  lastAdministrator: 'Ein Arbeitsbereich braucht mindestens eine Person in der Verwaltung.',
  appearance: 'Sprache und Darstellung',
  device: 'Dieses Gerät',
  deviceText: 'Die Akten liegen auf diesem Gerät, damit Sie ohne Netz arbeiten können.',
  persisted: 'Der Browser behält sie, bis Sie sich abmelden.',
  notPersisted: 'Der Browser darf sie löschen, wenn der Platz knapp wird. Lassen Sie ihn sie behalten:',
  persist: 'Behalten',
  persistRefused:
    'Der Browser hat abgelehnt. Meist stimmt er zu, wenn die Seite eine Weile benutzt wurde oder als App installiert ist.',
  usage: (p) => `${p.used} belegt von ${p.quota}, die der Browser erlaubt`,
  usageUnknown: 'Der Browser sagt nicht, wie viel Platz belegt ist.',
  unsent: 'Noch nicht gesendet',
  unsentNone: 'Alles, was hier entstanden ist, hat den Server erreicht.',
  unsentCount: (p) =>
    `${String(p.count)} ${plural(p.count, 'Änderung wartet', 'Änderungen warten')} auf eine Verbindung.`,
  tray: 'Abgelehnte Änderungen',
  trayText:
    'Diese hat der Server nicht angenommen. In den Akten stehen sie nicht mehr, aber hier bleiben sie, damit Sie kopieren können, was Sie geschrieben haben.',
  trayEmpty: 'Nichts wurde abgelehnt.',
  trayKinds: { comment: 'Beitrag', decision: 'Entscheid', other: 'Änderung' },
  discard: 'Verwerfen',
  discardAsk: 'Diese Änderung endgültig verwerfen?',
  resend: 'Erneut senden',
  copyText: 'Werte kopieren',
  wroteIn: (p) => `In ${p.record}, ${p.when}`,
};

export const help: Messages['help'] = {
  title: 'Hilfe',
  keysTitle: 'Tasten',
  keysText: 'Einzelne Buchstaben wirken, solange der Cursor in keinem Feld steht.',
  everywhere: 'Überall',
  keys: {
    palette: 'suchen oder etwas tun',
    search: 'in den Akten suchen',
    help: 'diese Übersicht',
    rooms: 'zu Überblick, Akten, Signatur, Übermittlung',
    down: 'nächste Zeile',
    up: 'vorige Zeile',
    open: 'Zeile öffnen',
    nextFinding: 'nächster Befund',
    previousFinding: 'voriger Befund',
    comment: 'zum Element etwas schreiben',
    review: 'prüfen',
    conflict: 'zum Konflikt',
    take: 'ersten oder zweiten Wert des Konflikts nehmen',
    details: 'Einzelheiten zum Element',
    sections: 'nächster und voriger Abschnitt',
    leave: 'Feld verlassen, Offenes schließen',
  },
  listTitle: 'In einer Liste',
  recordTitle: 'In einer Akte',
  then: 'dann',
  isTitle: 'Was OpenCoC ist',
  is: [
    'Ein gemeinsamer Arbeitsbereich, in dem die Abteilungen eines Fahrzeugherstellers die Werte einer Übereinstimmungsbescheinigung zusammentragen, prüfen und daraus die IVI-2.0-Nachricht machen.',
    'Jeder Wert sagt, woher er kommt. Zwei Werte für ein Element stehen nebeneinander, bis ein Mensch wählt. Eine Prüfung gilt nur für die Daten, die sie gesehen hat.',
    'Alles geht ohne Netz. „Hier gespeichert“ heißt auf diesem Gerät, „Abgeglichen“ heißt auf der Platte des Servers.',
  ],
  isNotTitle: 'Was es nicht ist',
  isNot: [
    'Keine Rechtsberatung: die Kontrollen finden viele Fehler, doch für die Daten steht der Hersteller ein, auch wenn jede Kontrolle zufrieden ist.',
    'Keine Zertifizierungsstelle: OpenCoC signiert nicht. Eine benannte Person signiert die freigegebene Datei mit den Mitteln des Herstellers, und OpenCoC vergleicht, was zurückkommt.',
    'Noch kein Übermittlungsdienst: wie und ob eine Nachricht ankam, wird von Hand vermerkt.',
  ],
  wayTitle: 'Der Weg einer Bescheinigung',
  way: {
    data: 'Werte werden aus Dateien gelesen oder eingetippt; jeder Abschnitt gehört einer Abteilung.',
    review: 'Compliance genehmigt jeden Abschnitt. Ändern sich seine Daten, verfällt die Genehmigung von selbst.',
    xml: 'Sind beide Tore offen, gibt Compliance frei: eine nummerierte Nachricht, die sich nie mehr ändert.',
    signing: 'Die Freigabe geht an eine benannte Person; die signierte Datei kommt zurück und wird verglichen.',
    delivery: 'Weg und Antwort werden vermerkt, bis die Nachricht angenommen ist.',
  },
};

export const palette: Messages['palette'] = {
  title: 'Suchen oder etwas tun',
  placeholder: 'FIN, Fahrzeug, Raum oder Handlung …',
  nothing: 'Nichts gefunden.',
  rooms: 'Räume',
  records: 'Akten',
  actions: 'Handlungen',
  people: 'Demo-Personen',
  results: (p) => `${String(p.count)} ${plural(p.count, 'Treffer', 'Treffer')}`,
  theme: (p) => `Darstellung: ${p.theme}`,
  language: (p) => `Sprache: ${p.language}`,
};

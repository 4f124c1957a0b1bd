import type { Messages } from '../en.ts';

export const trouble: Messages['trouble'] = {
  refusals: {
    'not-an-update':
      'Der Server konnte die Änderung nicht lesen. Sie bleibt hier; laden Sie neu, bevor Sie weiterarbeiten.',
    'wrong-shape':
      'Die Änderung hat keine Form, die der Server kennt. Sie bleibt hier; laden Sie neu, bevor Sie weiterarbeiten.',
    'other-author': 'Die Änderung stammt von jemand anderem an diesem Gerät. Nur diese Person kann sie senden.',
    'not-allowed':
      'Ihre Rolle darf diese Elemente nicht ändern. Fragen Sie deren Abteilung oder bitten Sie die Verwaltung um die Rolle.',
    erases: 'Die Änderung hätte entfernt, was andere schrieben, ohne zu sagen, was stattdessen dort steht.',
    'row-not-asserted': 'Die Änderung betraf eine Zeile, die inzwischen entfernt worden war.',
    'too-large': 'Die Änderung ist größer als erlaubt.',
    'unknown-document': 'Die Akte gibt es auf dem Server nicht (mehr), oder Sie dürfen sie nicht sehen.',
  },
  commands: {
    'not-allowed': 'Ihre Rolle darf das nicht ändern.',
    'too-long': 'Das ist länger, als ein Wert sein darf. Es wurde nicht gespeichert.',
    'unknown-place': 'Diese Stelle gibt es nicht mehr. Es wurde nicht gespeichert.',
    'not-ready': 'Die Akte wird noch geöffnet. Versuchen Sie es gleich noch einmal.',
    nothing: 'Es gibt nichts zu tun.',
    failed: 'Das ließ sich nicht speichern. Versuchen Sie es noch einmal.',
  },
  closing: {
    'give-up': 'Der Server hat die Verbindung zu dieser Akte geschlossen.',
    'ask-person': 'Ihre Sitzung ist zu Ende. Melden Sie sich wieder an; was Sie getan haben, bleibt erhalten.',
    repair:
      'Eine Änderung wurde abgelehnt. Ihre Kopie wurde aus der des Servers neu gemacht; das Abgelehnte bleibt in Ihrer Ablage.',
    retry: 'Die Verbindung ging verloren; es wird weiter versucht.',
  },
  api: {
    'bad-input': 'Der Server hat die Anfrage nicht verstanden. Laden Sie neu und versuchen Sie es noch einmal.',
    'sign-in': 'Ihre Sitzung ist zu Ende: melden Sie sich wieder an.',
    'not-allowed': 'Ihre Rolle darf das nicht.',
    'other-origin': 'Der Server lehnt Anfragen anderer Seiten ab. Öffnen Sie OpenCoC unter seiner eigenen Adresse.',
    'not-found': 'Hier ist nichts, oder Sie dürfen es nicht sehen.',
    'data-moved-on':
      'Die Daten haben sich geändert, seit Sie sie sahen. Sehen Sie noch einmal hin und entscheiden Sie dann.',
    'gate-shut': 'Das Tor ist zu: etwas hält es noch.',
    'not-now': 'Dieser Schritt passt nicht dazu, wo die Freigabe jetzt steht.',
    'already-exists': 'Das gibt es schon.',
    'too-large': 'Das ist größer als erlaubt.',
    'not-ivi': 'Die Datei ist keine lesbare IVI-2.0-Nachricht.',
    'cursor-unknown': 'Die Kopie auf diesem Gerät gehört zu einem älteren Stand des Servers und wird neu geholt.',
    'too-many': 'Zu viele Anfragen auf einmal: warten Sie einen Augenblick.',
    'store-failing':
      'Der Server kann gerade nicht schreiben. Versuchen Sie es gleich noch einmal; was Sie getan haben, bleibt hier.',
    internal:
      'Auf dem Server ging etwas schief. Versuchen Sie es noch einmal; geschieht es zweimal, sagen Sie es dem, der OpenCoC hier betreibt.',
    offline: 'Das braucht eine Verbindung. Versuchen Sie es, wenn sie zurück ist.',
    unknown:
      'Das hat nicht geklappt. Versuchen Sie es noch einmal; geschieht es zweimal, sagen Sie es dem, der OpenCoC hier betreibt.',
  },
};

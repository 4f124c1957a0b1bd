import type { Words } from '../dictionary/dictionary.ts';

/**
 * Sentences of the schema rules. `{title}` is the element in words, `{where}` the row it stands in, `{value}` the value
 * as given; the rest are params of the finding. A key `RULE:variant` is taken when the finding is of that variant.
 */
export const SCHEMA_WORDS: Readonly<Record<string, Words>> = {
  'XSD-REQUIRED': {
    en: '{where}{title} is missing. Every message has it here; fill it in.',
    de: '{where}{title} fehlt. Jede Nachricht hat hier einen Wert; ausfüllen.',
  },
  missing: {
    en: '{where}{title} is missing. The certificate of such a vehicle states it; fill it in.',
    de: '{where}{title} fehlt. Die Bescheinigung eines solchen Fahrzeugs gibt es an; ausfüllen.',
  },
  'XSD-EMPTY': {
    en: '{where}{title} is empty. Enter a value, or remove it where it does not apply.',
    de: '{where}{title} ist leer. Wert eintragen, oder entfernen, wenn nicht zutreffend.',
  },
  'XSD-LENGTH:exactly': {
    en: '{where}{title} has {length} characters; it must have exactly {exactly}. Check "{value}".',
    de: '{where}{title} hat {length} Zeichen; es müssen genau {exactly} sein. „{value}“ prüfen.',
  },
  'XSD-LENGTH': {
    en: '{where}{title} has {length} characters; {max} fit. Shorten it.',
    de: '{where}{title} hat {length} Zeichen; {max} passen. Kürzen.',
  },
  'XSD-CODE': {
    en: '{where}"{value}" is not a choice for {title}. Choose one of: {choices}.',
    de: '{where}„{value}“ steht bei {title} nicht zur Wahl. Auswählen: {choices}.',
  },
  'XSD-NUMBER': {
    en: '{where}{title} must be a number; "{value}" is none. Digits and at most one decimal point, no unit, no spaces, no exponent.',
    de: '{where}{title} muss eine Zahl sein; „{value}“ ist keine. Ziffern und höchstens ein Dezimalpunkt, ohne Einheit, Leerzeichen und Exponent.',
  },
  'XSD-NUMBER:whole': {
    en: '{where}{title} must be a whole number; "{value}" is none. Digits only, no decimal point, no unit.',
    de: '{where}{title} muss eine ganze Zahl sein; „{value}“ ist keine. Nur Ziffern, ohne Komma und Einheit.',
  },
  'XSD-DIGITS': {
    en: '{where}{title} takes {total} digits at most; "{value}" has more. Round it.',
    de: '{where}{title} fasst höchstens {total} Ziffern; „{value}“ hat mehr. Runden.',
  },
  'XSD-DIGITS:fraction': {
    en: '{where}{title} takes {fraction} decimal places at most; "{value}" has more. Round it.',
    de: '{where}{title} fasst höchstens {fraction} Nachkommastellen; „{value}“ hat mehr. Runden.',
  },
  'XSD-RANGE': {
    en: '{where}{title} must lie between {min} and {max}; "{value}" does not. Check value and unit.',
    de: '{where}{title} muss zwischen {min} und {max} liegen; „{value}“ liegt außerhalb. Wert und Einheit prüfen.',
  },
  'XSD-PATTERN': {
    en: '{where}"{value}" does not have the form of {title}. Expected: {form}.',
    de: '{where}„{value}“ hat nicht die Form von {title}. Erwartet: {form}.',
  },
  'XSD-DATE': {
    en: '{where}{title} must be a date of the calendar written as 2026-07-31; "{value}" is not.',
    de: '{where}{title} muss ein Kalendertag in der Form 2026-07-31 sein; „{value}“ ist keiner.',
  },
  'XSD-DATE:dateTime': {
    en: '{where}{title} must be a date and time written as 2026-07-31T14:05:00+02:00; "{value}" is not.',
    de: '{where}{title} muss Datum und Uhrzeit in der Form 2026-07-31T14:05:00+02:00 sein; „{value}“ ist es nicht.',
  },
  'XSD-TEXT': {
    en: '{where}{title} contains a character that a message cannot carry, such as a control character. Type the value again.',
    de: '{where}{title} enthält ein Zeichen, das eine Nachricht nicht tragen kann, etwa ein Steuerzeichen. Wert neu eingeben.',
  },
  'XSD-ROWS': {
    en: '{where}{title}: {count} given, at least {min} needed. Add what is missing, or remove all.',
    de: '{where}{title}: {count} angegeben, mindestens {min} nötig. Ergänzen oder ganz entfernen.',
  },
  'XSD-ROWS:many': {
    en: '{where}{title}: {count} given, at most {max} allowed. Remove what is too much.',
    de: '{where}{title}: {count} angegeben, höchstens {max} erlaubt. Überzählige entfernen.',
  },
  'XSD-UNKNOWN': {
    en: '{place}"{name}" is not part of an IVI 2.0 message. Remove it, or correct its name.',
    de: '{place}„{name}“ gehört nicht zu einer IVI-2.0-Nachricht. Entfernen oder den Namen berichtigen.',
  },
  'XSD-MISPLACED': {
    en: '{place}"{name}" stands in the wrong place: it belongs to {home}. Move it there.',
    de: '{place}„{name}“ steht am falschen Ort: es gehört zu {home}. Dorthin verschieben.',
  },
  'XSD-DUPLICATE': {
    en: '{place}"{name}" stands twice in the same group. Keep one.',
    de: '{place}„{name}“ steht zweimal in derselben Gruppe. Nur eines behalten.',
  },
  'XSD-NAMESPACE': {
    en: '{place}"{name}" has the wrong namespace. Use the namespace of the message for it.',
    de: '{place}„{name}“ hat den falschen Namensraum. Den Namensraum der Nachricht verwenden.',
  },
  'XSD-ATTRIBUTE': {
    en: '{place}The attribute "{attribute}" is not allowed here. Remove it.',
    de: '{place}Das Attribut „{attribute}“ ist hier nicht erlaubt. Entfernen.',
  },
  'XSD-TEXT-OUTSIDE': {
    en: '{place}The text "{text}" stands between elements, where none may be. Remove it.',
    de: '{place}Der Text „{text}“ steht zwischen Elementen, wo keiner stehen darf. Entfernen.',
  },
  'XSD-ROOT': {
    en: 'The file is no IVI 2.0 message: its outermost element is "{name}" in the namespace "{namespace}".',
    de: 'Die Datei ist keine IVI-2.0-Nachricht: ihr äußerstes Element ist „{name}“ im Namensraum „{namespace}“.',
  },
  'XSD-SIGNATURE:missing': {
    en: 'The message is not signed. Have it signed before it is sent.',
    de: 'Die Nachricht ist nicht signiert. Vor dem Versand signieren lassen.',
  },
  'XSD-SIGNATURE:second': {
    en: '{place}The message has more than one signature. Keep one.',
    de: '{place}Die Nachricht hat mehr als eine Signatur. Nur eine behalten.',
  },
  'XSD-SIGNATURE': {
    en: '{place}The signature does not have the form that the schema of XML signatures asks for (at {element}: {subject}). Sign the message again.',
    de: '{place}Die Signatur hat nicht die Form, die das Schema für XML-Signaturen verlangt (bei {element}: {subject}). Nachricht neu signieren.',
  },
};

/** What a value of a type with a pattern looks like. */
export const FORM_WORDS: Readonly<Record<string, Words>> = {
  VehicleIdentificationNumber: { en: '17 capital letters and digits', de: '17 Großbuchstaben und Ziffern' },
  IviReferenceId: {
    en: 'a random UUID (version 4), such as 3f2b8c1e-9d47-4a6b-8f10-2c5e7d904b13',
    de: 'eine zufällige UUID (Version 4), etwa 3f2b8c1e-9d47-4a6b-8f10-2c5e7d904b13',
  },
};

import type { Words } from '../dictionary/dictionary.ts';
import type { XmlFaultKind } from '../xml/fault.ts';

/** Sentences for what keeps a file from being read as XML. `{place}` is "Line 3, column 7: ". */
export const FAULT_WORDS: Readonly<Record<XmlFaultKind, Words>> = {
  empty: { en: 'The file is empty. Choose another one.', de: 'Die Datei ist leer. Eine andere wählen.' },
  'no-root': {
    en: 'The file holds no XML element. Choose the XML message itself.',
    de: 'Die Datei enthält kein XML-Element. Die XML-Nachricht selbst wählen.',
  },
  'text-outside-root': {
    en: '{place}The file is not XML: there is text outside of the message. Choose the XML file itself, not a PDF, spreadsheet or mail.',
    de: '{place}Die Datei ist kein XML: außerhalb der Nachricht steht Text. Die XML-Datei selbst wählen, kein PDF, keine Tabelle oder Mail.',
  },
  'second-root': {
    en: '{place}A second message begins here. One file holds one vehicle: split the file.',
    de: '{place}Hier beginnt eine zweite Nachricht. Eine Datei enthält ein Fahrzeug: Datei teilen.',
  },
  unclosed: {
    en: '{place}The element "{subject}" that begins here is never closed. The file is most likely cut off: fetch it again.',
    de: '{place}Das hier beginnende Element „{subject}“ wird nie geschlossen. Die Datei ist wohl abgeschnitten: neu holen.',
  },
  cut: {
    en: '{place}The file ends in the middle of what begins here. It is most likely cut off: fetch it again.',
    de: '{place}Die Datei endet mitten in dem, was hier beginnt. Sie ist wohl abgeschnitten: neu holen.',
  },
  'tag-mismatch': {
    en: '{place}This end tag does not fit: "{subject}" is open. Correct the names.',
    de: '{place}Dieses Ende-Tag passt nicht: offen ist „{subject}“. Namen berichtigen.',
  },
  'tag-syntax': {
    en: '{place}A tag is not well written. Write < inside a value as &lt;.',
    de: '{place}Ein Tag ist nicht richtig geschrieben. Ein < in einem Wert als &lt; schreiben.',
  },
  'attribute-syntax': {
    en: '{place}The attribute "{subject}" is not well written. Correct name, = and quotes.',
    de: '{place}Das Attribut „{subject}“ ist nicht richtig geschrieben. Name, = und Anführungszeichen berichtigen.',
  },
  'attribute-duplicate': {
    en: '{place}The attribute "{subject}" stands twice on one element. Keep one.',
    de: '{place}Das Attribut „{subject}“ steht zweimal am selben Element. Nur eines behalten.',
  },
  character: {
    en: '{place}The file has a character that XML forbids ({subject}). Remove it, or save the file as UTF-8 again.',
    de: '{place}Die Datei enthält ein in XML verbotenes Zeichen ({subject}). Entfernen oder die Datei neu als UTF-8 speichern.',
  },
  reference: {
    en: '{place}"{subject}" is not a valid reference. Write & inside a value as &amp;.',
    de: '{place}„{subject}“ ist kein gültiger Verweis. Ein & in einem Wert als &amp; schreiben.',
  },
  entity: {
    en: '{place}The entity "{subject}" is not known. Put the character itself in its place.',
    de: '{place}Die Entität „{subject}“ ist nicht bekannt. Das Zeichen selbst einsetzen.',
  },
  doctype: {
    en: '{place}The file has a document type declaration (DOCTYPE). Messages have none, and it can do harm: remove it.',
    de: '{place}Die Datei enthält eine Dokumenttypdeklaration (DOCTYPE). Nachrichten haben keine, und sie kann schaden: entfernen.',
  },
  cdata: {
    en: '{place}A CDATA section is not well written, or "]]>" stands in a value. Write > as &gt;.',
    de: '{place}Ein CDATA-Abschnitt ist nicht richtig geschrieben, oder „]]>“ steht in einem Wert. > als &gt; schreiben.',
  },
  comment: {
    en: '{place}A comment is not well written: it holds "--" or is not closed. Remove it.',
    de: '{place}Ein Kommentar ist nicht richtig geschrieben: er enthält „--“ oder ist nicht geschlossen. Entfernen.',
  },
  instruction: {
    en: '{place}A processing instruction is not well written. Remove it.',
    de: '{place}Eine Verarbeitungsanweisung ist nicht richtig geschrieben. Entfernen.',
  },
  declaration: {
    en: '{place}The first line (XML declaration) is not well written. Use <?xml version="1.0" encoding="UTF-8"?>.',
    de: '{place}Die erste Zeile (XML-Deklaration) ist nicht richtig geschrieben. <?xml version="1.0" encoding="UTF-8"?> verwenden.',
  },
  name: {
    en: '{place}"{subject}" is not a valid name. Correct it.',
    de: '{place}„{subject}“ ist kein gültiger Name. Berichtigen.',
  },
  prefix: {
    en: '{place}The prefix "{subject}" is not declared. Declare it, or remove it.',
    de: '{place}Das Präfix „{subject}“ ist nicht deklariert. Deklarieren oder entfernen.',
  },
  namespace: {
    en: '{place}The namespace declaration "{subject}" is not valid. Correct it.',
    de: '{place}Die Namensraumdeklaration „{subject}“ ist nicht gültig. Berichtigen.',
  },
  encoding: {
    en: 'The characters of the file cannot be read as {subject}, from byte {offset} on. Save the file as UTF-8.',
    de: 'Die Zeichen der Datei sind nicht als {subject} lesbar, ab Byte {offset}. Datei als UTF-8 speichern.',
  },
  size: {
    en: 'The file is larger than {subject} bytes. A message has about 20 000; choose the message itself.',
    de: 'Die Datei ist größer als {subject} Byte. Eine Nachricht hat etwa 20 000; die Nachricht selbst wählen.',
  },
  elements: {
    en: '{place}The file has more than {subject} elements. A message has some hundreds; choose the message itself.',
    de: '{place}Die Datei hat mehr als {subject} Elemente. Eine Nachricht hat einige hundert; die Nachricht selbst wählen.',
  },
  depth: {
    en: '{place}Elements are nested more than {subject} deep. A message is 12 deep; choose the message itself.',
    de: '{place}Elemente sind tiefer als {subject} verschachtelt. Eine Nachricht ist 12 tief; die Nachricht selbst wählen.',
  },
  attributes: {
    en: '{place}An element has more than {subject} attributes. Messages have none; remove them.',
    de: '{place}Ein Element hat mehr als {subject} Attribute. Nachrichten haben keine; entfernen.',
  },
};

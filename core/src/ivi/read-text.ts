import { FAULT_WORDS } from './check/fault-words.ts';
import { placeText } from './check/text.ts';
import { fill } from './check/template.ts';
import type { Language } from './check/template.ts';
import { SCHEMA_WORDS } from './check/schema-words.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from './dictionary/dictionary.ts';
import type { Dictionary, Words } from './dictionary/dictionary.ts';
import type { IviReadError, IviReadWarning } from './read.ts';

const NOT_IVI: Words = {
  en: 'The file is XML, but no IVI message: its outermost element is "{root}". Choose an IVI 2.0 message (InitialVehicleInformation).',
  de: 'Die Datei ist XML, aber keine IVI-Nachricht: ihr äußerstes Element ist „{root}“. Eine IVI-2.0-Nachricht wählen (InitialVehicleInformation).',
};
const NOT_IVI_NAMESPACE: Words = {
  en: 'The file looks like an IVI message, but its namespace is "{namespace}", which is none of IVI 2.0. Ask the sender for an IVI 2.0 message.',
  de: 'Die Datei sieht wie eine IVI-Nachricht aus, ihr Namensraum „{namespace}“ ist aber keiner von IVI 2.0. Den Absender um eine IVI-2.0-Nachricht bitten.',
};
const IVI_1: Words = {
  en: 'The file is an IVI message of version {version}. Versions 1.x are built differently and cannot become an IVI 2.0 record here; ask for an IVI 2.0 message.',
  de: 'Die Datei ist eine IVI-Nachricht der Version {version}. Versionen 1.x sind anders aufgebaut und können hier kein IVI-2.0-Datensatz werden; um eine IVI-2.0-Nachricht bitten.',
};
const VERSION: Words = {
  en: 'The file says that it is an IVI message of version {version}. Only version 2.0 can be read. Ask for an IVI 2.0 message.',
  de: 'Die Datei gibt sich als IVI-Nachricht der Version {version} aus. Lesbar ist nur Version 2.0. Um eine IVI-2.0-Nachricht bitten.',
};
const MORE: Words = {
  en: ' There are {more} more such places.',
  de: ' Es gibt {more} weitere solche Stellen.',
};
const PROBLEMS = {
  unknown: 'XSD-UNKNOWN',
  misplaced: 'XSD-MISPLACED',
  duplicate: 'XSD-DUPLICATE',
  namespace: 'XSD-NAMESPACE',
} as const;

/** One clear sentence for a file that could not be read: what it is, where, and what to do. */
export function readErrorText(
  error: IviReadError,
  language: Language,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
): string {
  const place = 'line' in error ? placeText({ line: error.line, column: error.column }, language) : '';
  switch (error.code) {
    case 'not-xml':
      return fill(FAULT_WORDS[error.fault], { place, subject: error.subject }, language);
    case 'dtd':
      return fill(FAULT_WORDS.doctype, { place }, language);
    case 'too-large':
      return fill(FAULT_WORDS[error.bound], { place, subject: error.limit }, language);
    case 'encoding':
      return fill(FAULT_WORDS.encoding, { subject: error.encoding, offset: error.offset }, language);
    case 'not-ivi':
      return fill(error.root === 'InitialVehicleInformation' ? NOT_IVI_NAMESPACE : NOT_IVI, { ...error }, language);
    case 'ivi-1':
      return fill(IVI_1, { version: error.version === '' ? '1.x' : error.version }, language);
    case 'version':
      return fill(VERSION, { version: error.version }, language);
    case 'unknown-element': {
      const words = SCHEMA_WORDS[PROBLEMS[error.problem]] ?? NOT_IVI;
      const home = homeTitle(error.home, language, dictionary);
      const more = error.more > 0 ? fill(MORE, { more: error.more }, language) : '';
      return fill(words, { place, name: error.name, home }, language) + more;
    }
  }
}

/** What was left behind when a file was read. */
export function readWarningText(warning: IviReadWarning, language: Language): string {
  const place = placeText({ line: warning.line, column: warning.column }, language);
  const words = SCHEMA_WORDS[warning.code === 'attribute' ? 'XSD-ATTRIBUTE' : 'XSD-TEXT-OUTSIDE'] ?? NOT_IVI;
  return fill(words, { place, attribute: warning.subject, text: warning.subject }, language);
}

function homeTitle(path: string, language: Language, dictionary: Dictionary): string {
  const title = dictionary.byPath(path)?.title[language];
  if (title !== undefined) return `“${title}”`;
  return language === 'de' ? 'den Daten der Bescheinigung' : 'the certificate data';
}

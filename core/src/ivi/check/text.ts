import { CURRENT_SCHEMA_VERSION, dictionaryOf, locate } from '../dictionary/dictionary.ts';
import type { Definition, Dictionary, Words } from '../dictionary/dictionary.ts';
import { collapse } from './lexical.ts';
import { FAULT_WORDS } from './fault-words.ts';
import type { Finding } from './finding.ts';
import type { Basis } from './rules/rule.ts';
import { ruleOf } from './rules/table.ts';
import { FORM_WORDS, SCHEMA_WORDS } from './schema-words.ts';
import { fill } from './template.ts';
import type { Language } from './template.ts';
import type { XmlFaultKind } from '../xml/fault.ts';

/** How many choices of a code list a sentence names; a longer list is shown in part, without meanings. */
const CHOICES_SHOWN = 12;
const VALUE_SHOWN = 60;

/**
 * The sentence of a finding in a language: what is wrong, where (in words, with the number of the row), and how to mend
 * it. Rules that are not known (from a newer version) still give a sentence.
 */
export function findingText(
  finding: Finding,
  language: Language,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
): string {
  const { rule, params, value } = finding;
  const fault = rule.startsWith('XML-') ? FAULT_WORDS[String(params['fault']) as XmlFaultKind] : undefined;
  const known = ruleOf(rule);
  const words =
    finding.words ??
    fault ??
    (params['missing'] === undefined ? (schemaWords(finding) ?? known?.words) : SCHEMA_WORDS['missing']) ??
    UNKNOWN_RULE;
  const definition = locate(finding.path, dictionary)?.definition;
  const shown = value === undefined ? {} : { value: shortened(value) };
  const subject = params['subject'];
  const sentence = fill(
    words,
    {
      title: titleOf(finding.path, definition, language),
      where: whereOf(finding, language, dictionary),
      place: placeText(params, language),
      choices: choicesOf(definition, language),
      form: definition?.kind === 'element' ? (FORM_WORDS[definition.type]?.[language] ?? '') : '',
      rule,
      ...shown,
      ...params,
      ...(subject === undefined ? {} : { subject: numeric(subject) }),
      ...(typeof params['home'] === 'string' ? { home: homeOf(params['home'], language, dictionary) } : {}),
    },
    language,
  );
  const note = known && finding.words === undefined ? BASIS_NOTES[known.basis]?.[language] : undefined;
  return note === undefined || params['missing'] !== undefined ? sentence : `${sentence} ${note}`;
}

/** Said after the sentence where no source states the rule: the reader decides whether it convinces. */
const BASIS_NOTES: Readonly<Partial<Record<Basis, Words>>> = {
  derived: {
    en: '(Derived rule: no source states it.)',
    de: '(Abgeleitete Regel: keine Quelle nennt sie.)',
  },
  'general knowledge': {
    en: '(Rule as generally known, not checked against the text of the act.)',
    de: '(Regel nach allgemeiner Kenntnis, nicht am Text der Vorschrift geprüft.)',
  },
};

const UNKNOWN_RULE = {
  en: '{where}{title} breaks the rule {rule}. Check the value.',
  de: '{where}{title} verletzt die Regel {rule}. Wert prüfen.',
};

function schemaWords({ rule, params }: Finding): (typeof SCHEMA_WORDS)[string] | undefined {
  const variant = variantOf(rule, params);
  return (variant === undefined ? undefined : SCHEMA_WORDS[`${rule}:${variant}`]) ?? SCHEMA_WORDS[rule];
}

function variantOf(rule: string, params: Finding['params']): string | undefined {
  switch (rule) {
    case 'XSD-LENGTH':
      return params['exactly'] === undefined ? undefined : 'exactly';
    case 'XSD-NUMBER':
      return params['whole'] === 1 ? 'whole' : undefined;
    case 'XSD-DIGITS':
      return params['fraction'] === undefined ? undefined : 'fraction';
    case 'XSD-DATE':
      return String(params['form']);
    case 'XSD-ROWS':
      return Number(params['count']) > Number(params['max']) ? 'many' : undefined;
    case 'XSD-SIGNATURE':
      return String(params['problem']);
    default:
      return undefined;
  }
}

const numeric = (subject: string | number): string | number =>
  typeof subject === 'string' && /^[0-9]+$/u.test(subject) ? Number(subject) : subject;

const shortened = (value: string): string => {
  const line = collapse(value);
  return line.length > VALUE_SHOWN ? `${line.slice(0, VALUE_SHOWN)}…` : line;
};

/** An element, group or table in words; a row by its row title; the last segment for what has no title. */
function titleOf(path: string, definition: Definition | undefined, language: Language): string {
  if (definition) return definition.title[language];
  return path === '' ? (language === 'de' ? 'Die Nachricht' : 'The message') : path.slice(path.lastIndexOf('/') + 1);
}

/** "Axle 2, Tyre 1: " for what stands in rows, else "". */
function whereOf({ path, params }: Finding, language: Language, dictionary: Dictionary): string {
  const rows = locate(path, dictionary)?.rows ?? [];
  const numbers = String(params['rows'] ?? '').split('.');
  const names = rows.map(({ table }, index) => {
    const number = numbers[index] ?? '';
    return number === '' ? table.rowTitle[language] : `${table.rowTitle[language]} ${number}`;
  });
  return names.length === 0 ? '' : `${names.join(', ')}: `;
}

/** "Line 3, column 7: " for what was found in a file, else "". */
export function placeText(params: Finding['params'], language: Language): string {
  const line = params['line'];
  const column = params['column'];
  if (line === undefined || column === undefined || line === 0) return '';
  return language === 'de'
    ? `Zeile ${String(line)}, Spalte ${String(column)}: `
    : `Line ${String(line)}, column ${String(column)}: `;
}

function homeOf(path: string, language: Language, dictionary: Dictionary): string {
  const definition = dictionary.byPath(path);
  if (definition) return `“${definition.title[language]}”`;
  return language === 'de' ? 'den Daten der Bescheinigung' : 'the certificate data';
}

function choicesOf(definition: Definition | undefined, language: Language): string {
  const codes = (definition?.kind === 'element' ? definition.codes : undefined) ?? [];
  if (codes.length > CHOICES_SHOWN) {
    const first = codes.slice(0, CHOICES_SHOWN).map(({ code }) => code);
    return `${first.join(', ')}, …`;
  }
  return codes.map(({ code, meaning }) => (meaning ? `${code} (${meaning[language]})` : code)).join(', ');
}

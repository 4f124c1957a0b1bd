import type {
  CertificateModel,
  PrintedCell,
  PrintedRow,
  PrintedSection,
  PrintedTable,
  PrintedValue,
} from './certificate.ts';
import { SHEET_STYLE } from './html-style.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that HTML forbids, or that have no meaning in it. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/gu;

/** Text for element content and quoted attributes. */
const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? character);

/** A string for style sheets: what is no plain letter or digit goes in by number, so nothing can end it early. */
const cssString = (text: string): string =>
  `"${text
    .replace(FORBIDDEN, '\uFFFD')
    .replace(
      /[^A-Za-z0-9 .,-]/gu,
      (character) => `\\${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`,
    )}"`;

const PLAIN_DATE =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?$/u;

/** A value with what the message says beside what is read. */
function valueHtml({ text, raw, kind, lang }: PrintedValue): string {
  const shown = escaped(text);
  if ((kind === 'date' || kind === 'dateTime') && PLAIN_DATE.test(raw)) {
    return `<time class="v" datetime="${escaped(raw)}">${shown}</time>`;
  }
  if (kind !== 'text' && raw !== text) return `<data class="v" value="${escaped(raw)}">${shown}</data>`;
  return `<span class="v"${lang === undefined ? '' : ` lang="${escaped(lang)}"`}>${shown}</span>`;
}

const cellHtml = (cell: PrintedCell): string => `<td>${cell.map(valueHtml).join('')}</td>`;

/** Rows that may be longer than a page must be allowed to break. */
const isLong = ({ cells }: PrintedRow): boolean =>
  cells.some((cell) => cell.reduce((sum, { text }) => sum + text.length, 0) > 900);

function tableHtml({ columns, rows }: PrintedTable, { words }: CertificateModel): string {
  const numbered = rows.some(({ item }) => item !== undefined);
  const labelled = columns.length > 0;
  const heads = (labelled ? columns : [words.value]).map((label) => `<th scope="col">${escaped(label)}</th>`).join('');
  const quiet = (word: string): string => `<th scope="col"><span class="quiet">${escaped(word)}</span></th>`;
  const body = rows.map(
    (row) =>
      `<tr${isLong(row) ? ' class="long"' : ''}>${numbered ? `<td class="no">${escaped(row.item ?? '')}</td>` : ''}` +
      `<th scope="row">${escaped(row.title)}</th>${row.cells.map(cellHtml).join('')}</tr>`,
  );
  return [
    `<table><colgroup>${numbered ? '<col class="no"><col class="what">' : '<col class="what wide">'}${'<col>'.repeat(Math.max(1, columns.length))}</colgroup>`,
    `<thead${labelled ? '' : ' class="quiet"'}><tr>${numbered ? quiet(words.item) : ''}${quiet(words.particular)}${heads}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table>',
  ].join('\n');
}

const sectionHtml = (section: PrintedSection, model: CertificateModel, level: 2 | 3): string =>
  [
    '<section>',
    `<h${level}>${escaped(section.title)}</h${level}>`,
    ...section.tables.map((table) => tableHtml(table, model)),
    '</section>',
  ].join('\n');

function signatoriesHtml({ signatories, signatureLine, words }: CertificateModel): string {
  if (signatories.length === 0) return '';
  const heads = [words.name, words.position, words.placeAndDate, ...(signatureLine ? [words.signature] : [])];
  const rows = signatories.map(
    ({ name, position, place, date }) =>
      `<tr>${cellHtml(name)}${cellHtml(position)}${cellHtml([...place, ...date])}${signatureLine ? '<td class="line"></td>' : ''}</tr>`,
  );
  return [
    `<table class="signatories"><caption hidden>${escaped(words.signatory)}</caption>`,
    `<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table>`,
  ].join('\n');
}

/** The boxes in the margins of each printed page: title, mark, VIN; source and page number. */
function pageStyle({ title, markText, vin, source, words }: CertificateModel): string {
  const small = 'font: 7.5pt Inter, "Helvetica Neue", Helvetica, Arial, sans-serif; color: #3f4852;';
  const middle = markText === undefined ? '""' : cssString(markText);
  return [
    '@page { size: A4 portrait; margin: 20mm 12mm 16mm 17mm;',
    `@top-left { content: ${cssString(title)}; ${small} }`,
    `@top-center { content: ${middle}; ${small} font-weight: 700; color: #14181d; text-transform: uppercase; }`,
    `@top-right { content: ${cssString(`${words.vin} ${vin.slice(0, 40)}`)}; ${small} }`,
    `@bottom-left { content: ${cssString(source.slice(0, 120))}; ${small} }`,
    `@bottom-right { content: ${cssString(`${words.page} `)} counter(page) ${cssString(` ${words.of} `)} counter(pages); ${small} }`,
    '}',
  ].join('\n');
}

/**
 * The certificate as one HTML document for reading and for print on A4: no script, nothing loaded, every text escaped. The
 * same model gives the same document.
 */
export function certificateHtml(model: CertificateModel): string {
  const { lang, markText, title, subtitle, vin, statement, words } = model;
  const size = markText === undefined ? 0 : Math.min(96, Math.round(820 / markText.length));
  return [
    '<!DOCTYPE html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(`${title} ${vin}`.trim())}${markText === undefined ? '' : ` (${escaped(markText)})`}</title>`,
    `<style>${pageStyle(model)}${SHEET_STYLE}</style>`,
    '</head>',
    '<body>',
    markText === undefined
      ? ''
      : `<div class="watermark" aria-hidden="true"><span style="font-size:${size}pt">${escaped(markText)}</span></div>`,
    '<main>',
    '<header class="head">',
    markText === undefined ? '' : `<p class="mark">${escaped(markText)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    `<p class="subtitle">${escaped(subtitle)}</p>`,
    `<p class="vin"><span>${escaped(words.vin)}</span><b>${escaped(vin)}</b></p>`,
    '</header>',
    ...statement.map((sentence) => `<p class="statement">${escaped(sentence)}</p>`),
    signatoriesHtml(model),
    ...(model.head.tables.length === 0 ? [] : [sectionHtml(model.head, model, 2)]),
    ...model.numbered.map((section) => sectionHtml(section, model, 2)),
    ...(model.further.length === 0 ? [] : [`<h2>${escaped(model.furtherTitle)}</h2>`]),
    ...model.further.map((section) => sectionHtml(section, model, 3)),
    '<footer class="notes">',
    `<h2>${escaped(words.notes)}</h2>`,
    ...model.notes.map((note) => `<p>${escaped(note)}</p>`),
    '</footer>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

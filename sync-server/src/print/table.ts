import type { CertificateModel, PrintedCell, PrintedTable } from '@opencoc/core/ivi/print';
import { mm, PAGE, STYLES } from './paper.ts';
import type { Paper, Style } from './paper.ts';
import { wrap } from './wrap.ts';

type Element = PDFKit.PDFStructureElement;

/** A cell as it is set: its lines and where they stand. */
interface Block {
  readonly tag: 'TD' | 'TH';
  readonly scope?: 'Row' | 'Column';
  readonly lang?: string | undefined;
  readonly lines: readonly string[];
  readonly x: number;
  readonly style: Style;
}

const PAD = mm(0.75);
const GAP = mm(2);
const NUMBER_WIDTH = mm(17);
const TITLE_WIDTH = mm(65);
const VALUES_AT = PAGE.left + NUMBER_WIDTH + TITLE_WIDTH;

function element(paper: Paper, parent: Element, tag: string, block?: Block): Element {
  const options: PDFKit.Mixins.StructureElementOptions & { scope?: string } = {
    ...(block?.scope === undefined ? {} : { scope: block.scope }),
    ...(block?.lang === undefined ? {} : { lang: block.lang }),
  };
  const made = paper.document.struct(tag, options);
  parent.add(made);
  return made;
}

/** Sets some lines of a block and marks them as its content. */
function setLines(paper: Paper, into: Element, block: Block, from: number, count: number): void {
  const lines = block.lines.slice(from, from + count);
  if (lines.every((line) => line === '')) return;
  const content = paper.document.markStructureContent(block.tag);
  lines.forEach((line, index) => {
    paper.line(line, block.x, paper.y + index * block.style.lead, block.style);
  });
  paper.document.endMarkedContent();
  into.add(content);
}

/** A row; one that is higher than a page goes on over the next pages, line by line. */
export function setRow(paper: Paper, parent: Element, blocks: readonly Block[], least = 0): void {
  const row = element(paper, parent, 'TR');
  const cells = blocks.map((block) => ({ block, into: element(paper, row, block.tag, block) }));
  const lead = Math.max(...blocks.map(({ style }) => style.lead));
  const count = Math.max(1, ...blocks.map(({ lines }) => lines.length));
  const height = Math.max(least, count * lead + 2 * PAD);
  if (height <= PAGE.bottom - PAGE.top - mm(12)) paper.need(height);
  for (let from = 0; from < count;) {
    const room = Math.floor((PAGE.bottom - paper.y - 2 * PAD) / lead);
    if (room < 1) {
      paper.newPage();
      continue;
    }
    const some = Math.min(room, count - from);
    paper.y += PAD;
    for (const { block, into } of cells) setLines(paper, into, block, from, some);
    paper.y += Math.max(some * lead + PAD, from === 0 ? least - PAD : 0);
    from += some;
  }
  paper.rule(paper.y);
  for (const { into } of cells) into.end();
  row.end();
}

/** The names of columns, low and grey. Repeated on a further page they are no content. */
function setHead(paper: Paper, blocks: readonly Block[], parent: Element | undefined): void {
  const lead = STYLES.label.lead;
  const height = Math.max(...blocks.map(({ lines }) => lines.length)) * lead;
  paper.y += mm(1.2);
  const row = parent === undefined ? undefined : element(paper, parent, 'TR');
  for (const block of blocks) {
    const y = paper.y + height - block.lines.length * lead;
    const draw = (): void =>
      block.lines.forEach((line, index) => paper.line(line, block.x, y + index * lead, block.style));
    if (row === undefined) {
      paper.artifact('Pagination', draw);
      continue;
    }
    const cell = element(paper, row, 'TH', block);
    const content = paper.document.markStructureContent('TH');
    draw();
    paper.document.endMarkedContent();
    cell.add(content);
    cell.end();
  }
  row?.end();
  paper.y += height + mm(0.4);
  paper.rule(paper.y, 'head');
}

const valueLines = (paper: Paper, cell: PrintedCell, width: number): string[] =>
  cell.flatMap(({ text }) => wrap(paper, text, width, STYLES.text));

/** One table of the certificate: number, title, and a cell for each column. */
export function setTable(paper: Paper, parent: Element, { columns, rows }: PrintedTable): void {
  const table = element(paper, parent, 'Table');
  const width = (PAGE.right - VALUES_AT) / Math.max(1, columns.length);
  const at = (index: number): number => VALUES_AT + index * width;
  const heads = columns.map((label, index): Block => {
    const lines = wrap(paper, label, width - GAP, STYLES.label);
    return { tag: 'TH', scope: 'Column', lines, x: at(index), style: STYLES.label };
  });
  if (heads.length > 0) {
    paper.need(Math.max(...heads.map(({ lines }) => lines.length)) * STYLES.label.lead + mm(10));
    setHead(paper, heads, table);
    paper.onPage = () => setHead(paper, heads, undefined);
  }
  const numbered = rows.some(({ item }) => item !== undefined);
  for (const { item, title, cells } of rows) {
    const titleAt = numbered ? PAGE.left + NUMBER_WIDTH : PAGE.left;
    const blocks: Block[] = [
      ...(numbered
        ? [
            {
              tag: 'TD' as const,
              lines: wrap(paper, item ?? '', NUMBER_WIDTH - GAP, STYLES.item),
              x: PAGE.left,
              style: STYLES.item,
            },
          ]
        : []),
      {
        tag: 'TH',
        scope: 'Row',
        lines: wrap(paper, title, VALUES_AT - titleAt - mm(4), STYLES.item),
        x: titleAt,
        style: STYLES.item,
      },
      ...cells.map((cell, index): Block => {
        const lines = valueLines(paper, cell, width - GAP);
        return { tag: 'TD', lines, x: at(index), style: STYLES.text, lang: cell[0]?.lang };
      }),
    ];
    setRow(paper, table, blocks);
  }
  paper.onPage = undefined;
  table.end();
}

/** Who signed, where and when; with room for a signature where the sheet is to be signed. */
export function setSignatories(paper: Paper, parent: Element, model: CertificateModel): void {
  const { signatories, signatureLine, words } = model;
  if (signatories.length === 0) return;
  const labels = [words.name, words.position, words.placeAndDate, ...(signatureLine ? [words.signature] : [])];
  const width = (PAGE.right - PAGE.left) / labels.length;
  const at = (index: number): number => PAGE.left + index * width;
  const table = element(paper, parent, 'Table');
  paper.need(mm(25));
  setHead(
    paper,
    labels.map((label, index) => ({ tag: 'TH', scope: 'Column', lines: [label], x: at(index), style: STYLES.label })),
    table,
  );
  for (const { name, position, place, date } of signatories) {
    const blocks = [name, position, [...place, ...date], ...(signatureLine ? [[]] : [])].map((cell, index): Block => ({
      tag: 'TD',
      lines: valueLines(paper, cell, width - GAP),
      x: at(index),
      style: STYLES.text,
    }));
    setRow(paper, table, blocks, signatureLine ? mm(17) : 0);
  }
  table.end();
}

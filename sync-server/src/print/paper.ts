import type { CertificateModel } from '@opencoc/core/ivi/print';
import PDFDocument from 'pdfkit';
import { drawable, faceFile } from './typeface.ts';
import type { Face } from './typeface.ts';

const MM = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * MM;

/** A4 with the margins of the sheet, in points from the top left. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  left: mm(17),
  right: mm(198),
  top: mm(20),
  bottom: mm(279),
} as const;

export const INK = '#14181d';
export const QUIET = '#3f4852';
const RULE = '#d3d8de';
const STRONG_RULE = '#9aa3ad';
const WATERMARK = '#eceef1';

export interface Style {
  readonly face: Face;
  readonly size: number;
  /** Height of a line. */
  readonly lead: number;
  readonly colour: string;
  readonly spacing?: number;
}

export const STYLES = {
  title: { face: 'bold', size: 19, lead: 23, colour: INK },
  subtitle: { face: 'regular', size: 10.5, lead: 14, colour: QUIET },
  vin: { face: 'bold', size: 13, lead: 17, colour: INK, spacing: 0.6 },
  statement: { face: 'regular', size: 10, lead: 14.2, colour: INK },
  heading: { face: 'bold', size: 11, lead: 14.5, colour: INK },
  subheading: { face: 'bold', size: 9, lead: 12, colour: QUIET },
  label: { face: 'regular', size: 7.5, lead: 9.4, colour: QUIET },
  item: { face: 'regular', size: 9, lead: 11.8, colour: QUIET },
  text: { face: 'regular', size: 9, lead: 11.8, colour: INK },
  note: { face: 'regular', size: 8, lead: 11, colour: QUIET },
  mark: { face: 'bold', size: 12, lead: 15, colour: INK, spacing: 0.4 },
  margin: { face: 'regular', size: 7.5, lead: 9.4, colour: QUIET },
  marginMark: { face: 'bold', size: 7.5, lead: 9.4, colour: INK },
} as const satisfies Readonly<Record<string, Style>>;

/** The date that the file carries: that of the message's version, so that the same content gives the same bytes. */
function fileDate({ versionDateTime }: CertificateModel): Date {
  const date = new Date(versionDateTime ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

/** Sheets of paper with a place to write at: pages come when they are needed, each with its margins filled. */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  /** Where the next thing goes. */
  y: number = PAGE.top;
  /** Called after each new page, for what a page must repeat. */
  onPage: (() => void) | undefined;
  readonly #model: CertificateModel;
  readonly #widths = new Map<string, number>();

  constructor(model: CertificateModel) {
    this.#model = model;
    const date = fileDate(model);
    const title = drawable(`${model.title} ${model.vin}`.trim());
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/A-2b',
      tagged: true,
      lang: model.lang,
      displayTitle: true,
      // None: a font that is opened as the default and registered too would be parsed anew at each use.
      font: '',
      info: {
        Title: model.markText === undefined ? title : `${title} (${model.markText})`,
        Subject: drawable(model.subtitle),
        Creator: 'OpenCoC',
        Producer: 'OpenCoC',
        CreationDate: date,
        ModDate: date,
      },
    });
    this.document.registerFont('regular', faceFile('regular'));
    this.document.registerFont('bold', faceFile('bold'));
    this.newPage();
  }

  newPage(): void {
    this.document.addPage();
    this.y = PAGE.top;
    this.#watermark();
    this.onPage?.();
  }

  /** Goes to a new page unless so much height is left. */
  need(height: number): void {
    if (this.y + height > PAGE.bottom) this.newPage();
  }

  widthOf(text: string, style: Style): number {
    const key = `${style.face}${String(style.size)}${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    this.document.font(style.face).fontSize(style.size);
    const width = this.document.widthOfString(text, { characterSpacing: style.spacing ?? 0 });
    this.#widths.set(key, width);
    return width;
  }

  /** One line of text with its top at `y`. Draws only: what it belongs to is the caller's to mark. */
  line(text: string, x: number, y: number, style: Style): void {
    if (text === '') return;
    const { document } = this;
    document.font(style.face).fontSize(style.size).fillColor(style.colour);
    const drop = (style.lead - style.size * 1.21) / 2;
    document.text(text, x, y + drop, { lineBreak: false, characterSpacing: style.spacing ?? 0 });
  }

  /** Something to look at that is no content: rules, page numbers. */
  artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  rule(y: number, kind: 'row' | 'head' | 'strong' = 'row'): void {
    const width = { row: 0.5, head: 0.6, strong: 1.4 }[kind];
    const colour = { row: RULE, head: STRONG_RULE, strong: INK }[kind];
    this.artifact('Layout', () => {
      this.document.lineWidth(width).strokeColor(colour).moveTo(PAGE.left, y).lineTo(PAGE.right, y).stroke();
    });
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.artifact('Layout', () => this.document.lineWidth(1.6).strokeColor(INK).rect(x, y, width, height).stroke());
  }

  #watermark(): void {
    const { markText } = this.#model;
    if (markText === undefined) return;
    const style: Style = {
      face: 'bold',
      size: Math.min(96, Math.round(820 / markText.length)),
      lead: 0,
      colour: WATERMARK,
    };
    const [x, y] = [PAGE.width / 2, PAGE.height / 2];
    this.artifact('Pagination', () => {
      this.document.save().rotate(-50, { origin: [x, y] });
      this.line(markText, x - this.widthOf(markText, style) / 2, y, style);
      this.document.restore();
    });
  }

  /** Fills the margins of all pages, now that their number is known, and ends the file. */
  async finish(): Promise<Uint8Array> {
    const { title, markText, vin, source, words } = this.#model;
    const { start, count } = this.document.bufferedPageRange();
    const style = STYLES.margin;
    for (let page = 0; page < count; page += 1) {
      this.document.switchToPage(start + page);
      this.artifact('Pagination', () => {
        this.line(title, PAGE.left, mm(10), style);
        if (markText !== undefined) this.#aligned(markText.toUpperCase(), 0.5, mm(10), STYLES.marginMark);
        this.#aligned(drawable(`${words.vin} ${vin.slice(0, 40)}`), 1, mm(10), style);
        this.line(drawable(source.slice(0, 120)), PAGE.left, mm(285), style);
        this.#aligned(`${words.page} ${String(page + 1)} ${words.of} ${String(count)}`, 1, mm(285), style);
      });
    }
    return await new Promise((done, fail) => {
      const chunks: Uint8Array[] = [];
      this.document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.document.on('end', () => done(new Uint8Array(Buffer.concat(chunks))));
      this.document.on('error', fail);
      this.document.end();
    });
  }

  /** A line between the margins: 0.5 in the middle, 1 at the right. */
  #aligned(text: string, share: number, y: number, style: Style): void {
    this.line(text, PAGE.left + (PAGE.right - PAGE.left - this.widthOf(text, style)) * share, y, style);
  }
}

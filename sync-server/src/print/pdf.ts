import type { CertificateModel, PrintedSection } from '@opencoc/core/ivi/print';
import { mm, PAGE, Paper, STYLES } from './paper.ts';
import type { Style } from './paper.ts';
import { setSignatories, setTable } from './table.ts';
import { wrap } from './wrap.ts';

type Element = PDFKit.PDFStructureElement;

/** A paragraph or heading over the whole width. */
function setText(paper: Paper, parent: Element, tag: string, text: string, style: Style, x: number = PAGE.left): void {
  const made = paper.document.struct(tag);
  parent.add(made);
  for (const line of wrap(paper, text, PAGE.right - x, style)) {
    paper.need(style.lead);
    const content = paper.document.markStructureContent(tag);
    paper.line(line, x, paper.y, style);
    paper.document.endMarkedContent();
    made.add(content);
    paper.y += style.lead;
  }
  made.end();
}

function setMark(paper: Paper, parent: Element, text: string): void {
  const style = STYLES.mark;
  const word = text.toUpperCase();
  paper.frame(PAGE.left, paper.y, paper.widthOf(word, style) + mm(7), style.lead + mm(2.4));
  paper.y += mm(1.2);
  setText(paper, parent, 'P', word, style, PAGE.left + mm(3.5));
  paper.y += mm(5.2);
}

/** Title, kind of vehicle, VIN; statement and signatory. */
function setFront(paper: Paper, root: Element, model: CertificateModel): void {
  const { markText, title, subtitle, vin, statement, words } = model;
  if (markText !== undefined) setMark(paper, root, markText);
  setText(paper, root, 'H1', title, STYLES.title);
  paper.y += mm(1);
  setText(paper, root, 'P', subtitle, STYLES.subtitle);
  paper.y += mm(2.5);
  setText(paper, root, 'P', `${words.vin} ${vin}`, STYLES.vin);
  paper.y += mm(3.5);
  paper.rule(paper.y, 'strong');
  paper.y += mm(5);
  for (const sentence of statement) {
    setText(paper, root, 'P', sentence, STYLES.statement);
    paper.y += mm(2);
  }
  paper.y += mm(2);
  setSignatories(paper, root, model);
}

function setSection(paper: Paper, root: Element, { title, tables }: PrintedSection, level: 2 | 3): void {
  const style = level === 2 ? STYLES.heading : STYLES.subheading;
  // A heading does not stay alone at the foot of a page.
  paper.need(mm(level === 2 ? 26 : 20));
  if (paper.y > PAGE.top) paper.y += mm(level === 2 ? 5.5 : 3.5);
  setText(paper, root, `H${String(level)}`, title, style);
  paper.y += mm(0.5);
  for (const table of tables) setTable(paper, root, table);
}

function setNotes(paper: Paper, root: Element, { notes, words }: CertificateModel): void {
  paper.need(mm(14) + notes.length * STYLES.note.lead);
  paper.y += mm(8);
  setText(paper, root, 'H2', words.notes, { ...STYLES.note, face: 'bold' });
  for (const note of notes) setText(paper, root, 'P', note, STYLES.note);
}

/**
 * The certificate as a PDF: A4, tagged for screen readers, fonts embedded, made to PDF/A-2b. No clock and no chance in it:
 * the same model gives the same bytes.
 */
export async function certificatePdf(model: CertificateModel): Promise<Uint8Array> {
  const paper = new Paper(model);
  const root = paper.document.struct('Document');
  paper.document.addStructure(root);
  setFront(paper, root, model);
  if (model.head.tables.length > 0) setSection(paper, root, model.head, 2);
  for (const section of model.numbered) setSection(paper, root, section, 2);
  if (model.further.length > 0) {
    paper.need(mm(36));
    paper.y += mm(5.5);
    setText(paper, root, 'H2', model.furtherTitle, STYLES.heading);
    for (const section of model.further) setSection(paper, root, section, 3);
  }
  setNotes(paper, root, model);
  root.end();
  return await paper.finish();
}

import { readMessage } from '@opencoc/core/ivi';
import type { IviReadError } from '@opencoc/core/ivi';
import { certificateHtml, certificateModel } from '@opencoc/core/ivi/print';
import type { CertificateModel, PrintMark } from '@opencoc/core/ivi/print';

export type PrintFormat = 'html' | 'pdf';

/** The format that a file's name asks for; undefined where it is neither. */
export function printFormatOf(fileName: string): PrintFormat | undefined {
  const ending = /\.(html?|pdf)$/iu.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined) return undefined;
  return ending === 'pdf' ? 'pdf' : 'html';
}

/** The bytes of a printed certificate. The library for PDF is loaded only when one is made. */
export async function printCertificate(model: CertificateModel, format: PrintFormat): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(certificateHtml(model));
  const { certificatePdf } = await import('./pdf.ts');
  return await certificatePdf(model);
}

export interface PrintMessageOptions {
  readonly format: PrintFormat;
  readonly lang: 'en' | 'de';
  readonly mark: PrintMark;
}

/**
 * Prints an IVI 2.0 message as it is: nothing is checked but that it can be read. The result is the file, or why the
 * message could not be read (`readErrorText` has the sentence).
 */
export async function printMessage(
  message: Uint8Array | string,
  { format, lang, mark }: PrintMessageOptions,
): Promise<{ readonly ok: true; readonly file: Uint8Array } | { readonly ok: false; readonly error: IviReadError }> {
  const read = readMessage(message);
  if (!read.ok) return read;
  const model = certificateModel(read.content, { lang, mark, signed: read.signed });
  return { ok: true, file: await printCertificate(model, format) };
}

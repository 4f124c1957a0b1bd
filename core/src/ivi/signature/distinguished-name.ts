import { decodeXml } from '../xml/decode.ts';
import { OBJECT_ID, oidText, readDer } from './der.ts';
import type { DerValue } from './der.ts';

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '0.9.2342.19200300.100.1.25': 'DC',
};
/** A name is shown to people: control characters and marks that turn the writing direction have no place in it. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** An X.501 name as text, `C=NL, O=RDW, CN=...`, in the order of the certificate. Undefined where it is none. */
export function nameText(name: DerValue): string | undefined {
  const sets = readDer(name.content);
  if (!sets) return undefined;
  const parts: string[] = [];
  for (const set of sets) {
    const attributes: string[] = [];
    for (const attribute of readDer(set.content) ?? []) {
      const [type, value] = readDer(attribute.content) ?? [];
      if (type?.tag !== OBJECT_ID || !value) return undefined;
      const id = oidText(type.content);
      attributes.push(
        `${NAMES[id] ?? id}=${stringOf(value)
          .replace(UNSEEN, ' ')
          .replace(/[\\,+"]/gu, '\\$&')}`,
      );
    }
    parts.push(attributes.join('+'));
  }
  return parts.join(', ');
}

function stringOf({ tag, content }: DerValue): string {
  if (tag === 0x1e) {
    let text = '';
    for (let i = 0; i + 1 < content.length; i += 2) {
      text += String.fromCharCode(((content[i] ?? 0) << 8) | (content[i + 1] ?? 0));
    }
    return text.toWellFormed();
  }
  const decoded = tag === 0x0c ? decodeUtf8(content) : undefined;
  return decoded ?? latin1(content);
}

/** UTF-8 through the reader of XML files: a byte order mark keeps it from looking for another encoding. */
function decodeUtf8(content: Uint8Array): string | undefined {
  const decoded = decodeXml(Uint8Array.of(0xef, 0xbb, 0xbf, ...content));
  return decoded.ok ? decoded.text : undefined;
}

function latin1(content: Uint8Array): string {
  let text = '';
  for (const byte of content) text += String.fromCharCode(byte);
  return text;
}

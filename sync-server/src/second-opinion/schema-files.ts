import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SchemaFiles } from './opinion.ts';

const LOCATION = /\sschemaLocation\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/gu;
const MOST_FILES = 20;

/**
 * A schema file with the schemas it names that stand beside it: names without a folder, so that nothing else of the
 * machine is read. What is named and not there is left out; the schema will say what it misses. Throws where the file itself cannot be read.
 */
export function readSchemaFiles(file: string): SchemaFiles {
  const bytes = readFileSync(file);
  const others = new Map<string, Uint8Array>();
  const waiting: Buffer[] = [bytes];
  for (let text = waiting.pop(); text && others.size < MOST_FILES; text = waiting.pop()) {
    for (const [, double, single] of text.toString('utf8').matchAll(LOCATION)) {
      const name = double ?? single ?? '';
      if (name !== basename(name) || !name.endsWith('.xsd') || others.has(name)) continue;
      const other = readBeside(file, name);
      if (!other) continue;
      others.set(name, other);
      waiting.push(other);
    }
  }
  return { name: basename(file), bytes, others: [...others].map(([name, content]) => ({ name, bytes: content })) };
}

function readBeside(file: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(dirname(file), name));
  } catch {
    return undefined;
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dictionaryOf, exportSchema, sampleMessage, SAMPLES } from '@opencoc/core/ivi';
import { afterAll, describe, expect, test } from 'vitest';
import type { SchemaFiles } from './opinion.ts';
import { readSchemaFiles } from './schema-files.ts';
import { SecondOpinion, UnusableSchemaError } from './second-opinion.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = (text: string, others: Record<string, string> = {}): SchemaFiles => ({
  name: 'authority.xsd',
  bytes: bytes(text),
  others: Object.entries(others).map(([name, content]) => ({ name, bytes: bytes(content) })),
});
const unsigned = exportSchema(dictionaryOf('2.0'), { signature: 'absent' });
const message = sampleMessage(SAMPLES[4]);
/** Enough of a schema of signatures to be imported. */
const SIGNATURES =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/09/xmldsig#"><xs:element name="Signature"/></xs:schema>';
const signed = exportSchema(dictionaryOf('2.0'));

/** Opens, asks, and closes. */
async function asked<Answer>(
  schema: SchemaFiles,
  options: Parameters<typeof SecondOpinion.open>[1],
  ask: (opinion: SecondOpinion) => Promise<Answer>,
): Promise<Answer> {
  const opinion = await SecondOpinion.open(schema, options);
  try {
    return await ask(opinion);
  } finally {
    await opinion.close();
  }
}

describe('second opinion', () => {
  test('IVI-13 says what the schema says, message after message', async () => {
    const answers = await asked(files(unsigned), {}, (opinion) =>
      Promise.all([
        opinion.of(bytes(message)),
        opinion.of(bytes(message.replace('>9410<', '>heavy<'))),
        opinion.of(bytes('<a')),
        opinion.of(bytes(message)),
      ]),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['valid', 'invalid', 'invalid', 'valid']);
    const [, second] = answers;
    expect(second.kind === 'invalid' && second.problems[0]?.message).toContain('ActualMass');
    expect(second.kind === 'invalid' && second.problems[0]?.line).toBeGreaterThan(90);
  });

  test('IVI-13 a message before it is signed lacks no signature where that is said', async () => {
    const schema = files(signed, { 'xmldsig-core-schema.xsd': SIGNATURES });
    const ask = (opinion: SecondOpinion) => opinion.of(bytes(message));
    expect(await asked(schema, { unsigned: true }, ask)).toEqual({ kind: 'valid' });
    expect(await asked(schema, {}, ask)).toMatchObject({ kind: 'invalid' });
  });

  test('IVI-13 a schema that is none is refused with why', async () => {
    await expect(SecondOpinion.open(files('<a/>'))).rejects.toThrow(UnusableSchemaError);
    await expect(SecondOpinion.open(files('no xml'))).rejects.toThrow(/authority\.xsd cannot be used/u);
    await expect(SecondOpinion.open(files(signed))).rejects.toThrow(/xmldsig/u);
    await expect(SecondOpinion.open(files(`<!DOCTYPE a>${unsigned}`))).rejects.toThrow(/document type/u);
    await expect(SecondOpinion.open(files(' '.repeat(5_000_001)))).rejects.toThrow(/too large/u);
  });

  test('IVI-13 a file that is not given cannot be opened', async () => {
    const include = '<xs:include schemaLocation="/etc/hostname"/><xs:include schemaLocation="file:///etc/passwd"/>';
    await expect(SecondOpinion.open(files(unsigned.replace('<xs:annotation>', `${include}$&`)))).rejects.toThrow(
      UnusableSchemaError,
    );
  });

  test('IVI-13 entities are not for us, in any encoding', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>';
    const answers = await asked(files(unsigned), {}, (opinion) =>
      Promise.all([opinion.of(bytes(bomb)), opinion.of(Buffer.from(`\uFEFF${bomb}`, 'utf16le'))]),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['none', 'none']);
  });

  test('IVI-13 an answer that takes too long is given up', async () => {
    await expect(SecondOpinion.open(files(unsigned), { patienceMs: 0 })).rejects.toThrow(/too long/u);
  });

  test('IVI-13 a message that takes too much memory is given up, and the next question has its answer', async () => {
    const opinion = await SecondOpinion.open(files(unsigned), { memoryMb: 32 });
    const large = bytes(message.replace('>9410<', `>${'<a/>'.repeat(3_000_000)}<`));
    expect(await opinion.of(large)).toEqual({ kind: 'none', reason: 'it took too much memory' });
    expect(await opinion.of(bytes(message))).toEqual({ kind: 'valid' });
    await opinion.close();
  });
});

describe('schema files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opencoc-xsd-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('IVI-13 the schemas beside a schema come with it, and no other file', () => {
    const main = join(folder, 'main.xsd');
    writeFileSync(main, '<a schemaLocation="b.xsd" /><a schemaLocation="../c.xsd"/><a schemaLocation="/etc/d.xsd"/>');
    writeFileSync(join(folder, 'b.xsd'), "<b schemaLocation='e.xsd'/><b schemaLocation='gone.xsd'/>");
    writeFileSync(join(folder, 'e.xsd'), '<e schemaLocation="main.xsd"/>');
    const { name, others } = readSchemaFiles(main);
    expect(name).toBe('main.xsd');
    expect(others.map((other) => other.name).sort()).toEqual(['b.xsd', 'e.xsd', 'main.xsd']);
  });
});

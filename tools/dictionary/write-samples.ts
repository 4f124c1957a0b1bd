/** Writes the own sample messages as files: `node tools/dictionary/write-samples.ts`. The literals beside them are the truth. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleMessage, SAMPLES } from '../../core/src/ivi/samples/samples.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'core', 'src', 'ivi', 'samples');
for (const sample of SAMPLES) writeFileSync(join(folder, `${sample.id}.xml`), sampleMessage(sample));

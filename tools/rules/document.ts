/** Writes docs/rules.md: `node tools/rules/document.ts`. The tables in core/src/ivi/check are the truth. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesDocument } from './text.ts';

writeFileSync(fileURLToPath(new URL('../../docs/rules.md', import.meta.url)), rulesDocument());

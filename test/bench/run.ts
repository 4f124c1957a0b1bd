import { iviCheck } from './ivi-check.ts';
import { iviFormat } from './ivi-format.ts';
import { iviMany } from './ivi-many.ts';
import { live } from './live/live.ts';

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  live,
  'ivi-check': iviCheck,
  'ivi-format': iviFormat,
  'ivi-many': iviMany,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}: there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]?.();
}

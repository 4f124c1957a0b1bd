import { createChecker, sampleContent, SAMPLES, writeMessage } from '@opencoc/core/ivi';
import type { IviContent } from '@opencoc/core/ivi';

const RECORDS = 10_000;
const EVERY = 1_000;
/** The heap may move by this much between the first and the last thousand records. */
const SLACK_MB = 8;

const vinOf = (number: number): string => `XNWT18DHB${String(number).padStart(8, '0')}`;

/** Sample contents as different records: a VIN and row ids of their own. */
function recordOf(number: number): IviContent {
  const sample = sampleContent(SAMPLES[number % SAMPLES.length] ?? SAMPLES[0]);
  const renamed = (path: string): string => path.replaceAll(/Table\/([0-9]+)/gu, `Table/r${String(number)}x$1`);
  const values = new Map([...sample.values].map(([path, value]) => [renamed(path), value]));
  values.set('VehicleIdentificationNumber', vinOf(number));
  const rows = new Map(
    [...sample.rows].map(([path, ids]) => [renamed(path), ids.map((id) => `r${String(number)}x${id}`)]),
  );
  return { values, rows };
}

/** 10,000 records checked and written one after the other: how long, and whether the heap grows with their number. */
export function iviMany(): Promise<void> {
  const collect = globalThis.gc;
  const checker = createChecker();
  const heap: number[] = [];
  const start = performance.now();
  let bytes = 0;
  let findings = 0;
  for (let number = 1; number <= RECORDS; number += 1) {
    const content = recordOf(number);
    findings += checker.check(content).findings.length;
    bytes += Buffer.byteLength(writeMessage(content));
    if (number % EVERY !== 0) continue;
    collect?.();
    heap.push(process.memoryUsage().heapUsed / 1e6);
  }
  const seconds = (performance.now() - start) / 1000;
  const [first = 0, last = 0] = [heap[0], heap.at(-1)];
  const grown = last - first;
  console.log(
    `ivi-many: ${String(RECORDS)} records of different rows in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB written, ${String(findings)} findings`,
  );
  const told = collect ? `${first.toFixed(1)} MB to ${last.toFixed(1)} MB` : 'needs node --expose-gc to be told';
  console.log(`  ${collect && grown <= SLACK_MB ? 'met   ' : 'missed'} heap after each thousand: ${told}`);
  return Promise.resolve();
}

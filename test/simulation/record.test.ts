import { fingerprintsOf, isRowPath, liveAt, readRecord, rowsAbove } from '@opencoc/core/record';
import { describe, expect, test } from 'vitest';
import { Random } from './random.ts';
import { World } from './world.ts';

/** Seeds that once failed stay here for good. */
const PINNED: number[] = [];
const COUNT = Number(process.env['SIMULATION_SEEDS'] ?? 300);
const seeds = [...PINNED, ...Array.from({ length: COUNT }, (_, at) => at + 1)];

function runWorld(seed: number): World {
  const random = new Random(seed);
  const world = new World(random, 2 + random.below(4));
  const steps = 20 + random.below(60);
  for (let step = 0; step < steps; step += 1) world.step();
  world.settle();
  return world;
}

describe('many replicas, a bad network, crashes', () => {
  test('SIM-01 SIM-02 SIM-03 replicas converge, every write is accounted for, nothing allowed is refused', () => {
    for (const seed of seeds) {
      const world = runWorld(seed);
      const views = world.docs.map((doc) => readRecord(doc));
      const [first] = views;
      expect(world.refused, `seed ${seed}: refused`).toEqual([]);
      for (const view of views) {
        expect(view, `seed ${seed}: views differ`).toEqual(first);
        expect(fingerprintsOf(view).record, `seed ${seed}`).toBe(fingerprintsOf(first!).record);
      }
      const [server] = world.docs;
      for (const write of world.writes) {
        const isLive = liveAt(server!, 'values', write.path).some((tuple) => tuple[1] === write.value);
        expect(isLive, `seed ${seed}: ${write.path} = ${write.value}`).toBe(!write.superseded);
        const isInSight = rowsAbove(write.path).every((row) =>
          first!.rows.get('AxleTable')?.some((r) => r.path === row),
        );
        if (isLive && isInSight) {
          const sides = first!.elements.get(write.path)?.sides.map((side) => side.value);
          expect(sides, `seed ${seed}: ${write.path}`).toContain(write.value);
        }
      }
      const conflicts = first!.conflicts.filter(({ path }) => !isRowPath(path)).map(({ path }) => path);
      const several = [...first!.elements.values()].filter(({ sides }) => sides.length > 1).map(({ path }) => path);
      expect(conflicts, `seed ${seed}: conflicts`).toEqual(several.sort());
    }
  });
});

import { effortOf, type PathTask, passesAt, type Rungs } from './cheapest-rungs.ts';

/** Rounds of trimming; a second one finds something only where a zero in a geometric mean came into play. */
const MOST_ROUNDS = 4;

/**
 * Takes every change back as far as the row still passes, once with the smallest changes first and once with the
 * coarsest digits first, and keeps the cheaper outcome: afterwards no change can be smaller by itself. `rungs` pass.
 */
export function trimRungs(task: PathTask, least: Rungs, rungs: Rungs): Rungs {
  let now = rungs;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const loose = looseAt(task, least, now);
    if (loose.length === 0) break;
    now = trimOnce(task, least, now, loose);
  }
  return now;
}

/** Changes that can give up a rung while everything else stays. */
function looseAt(task: PathTask, least: Rungs, rungs: Rungs): number[] {
  const changed = [...rungs.keys()].filter((index) => rungs[index]! > least[index]!);
  const passed = passesAt(
    task,
    changed.map((index) => rungs.with(index, rungs[index]! - 1)),
  );
  return changed.filter((_, nth) => passed[nth]);
}

function trimOnce(task: PathTask, least: Rungs, rungs: Rungs, loose: readonly number[]): Rungs {
  const effortAt = (index: number) => task.movables[index]!.effortAt(rungs[index]!);
  const ofLastRung = (index: number) => effortAt(index) - task.movables[index]!.effortAt(rungs[index]! - 1);
  const orders = [
    loose.toSorted((a, b) => effortAt(a) - effortAt(b) || a - b),
    loose.toSorted((a, b) => ofLastRung(b) - ofLastRung(a) || a - b),
  ];
  const outcomes = orders.map((order) => lowered(task, least, rungs, order));
  return outcomes.reduce((a, b) => (effortOf(task.movables, b) < effortOf(task.movables, a) - 1e-9 ? b : a));
}

function lowered(task: PathTask, least: Rungs, rungs: Rungs, order: readonly number[]): Rungs {
  const now = [...rungs];
  for (const index of order) now[index] = lowestPassing(task, now, index, least[index]!);
  return now;
}

/** Passing is monotone in a rung: down in doubling strides, then halving between the last two. */
function lowestPassing(task: PathTask, rungs: Rungs, index: number, least: number): number {
  const passesWith = (rung: number) => passesAt(task, [rungs.with(index, rung)])[0];
  let passing = rungs[index]!;
  let missing = least - 1;
  for (let stride = 1; passing - missing > 1; stride *= 2) {
    const rung = Math.max(passing - stride, least);
    if (passesWith(rung)) passing = rung;
    else {
      missing = rung;
      break;
    }
  }
  while (passing - missing > 1) {
    const middle = missing + Math.floor((passing - missing) / 2);
    if (passesWith(middle)) passing = middle;
    else missing = middle;
  }
  return passing;
}

import type { Slot } from "./slots";

const gap = 8;
const passes = 8;

/** Gives each slot its y: as near to the middle of its ties as order and heights allow. Returns the height of all. */
export function place(columns: Slot[][]): number {
  for (const column of columns) stackFrom(column, 0);
  for (let pass = 0; pass < passes; pass++) {
    const sides: ("left" | "right")[] = pass === passes - 1 ? ["left", "right"] : pass % 2 === 0 ? ["left"] : ["right"];
    for (const column of pass % 2 === 0 ? columns : [...columns].reverse()) settle(column, sides);
  }
  const slots = columns.flat();
  const top = Math.min(0, ...slots.map((slot) => slot.y), Infinity);
  const first = Math.min(...slots.map((slot) => slot.y));
  for (const slot of slots) slot.y = Math.round(slot.y - Math.max(top, first));
  return Math.max(0, ...slots.map((slot) => slot.y + slot.height));
}

function stackFrom(column: Slot[], start: number): void {
  let y = start;
  for (const slot of column) {
    slot.y = y;
    y += slot.height + gap;
  }
}

/**
 * The order is given, so this is isotonic regression: neighbours that would overlap are merged into one run at their
 * common mean, until none overlap.
 */
function settle(column: Slot[], sides: ("left" | "right")[]): void {
  const runs: { slots: Slot[]; wanted: number; weight: number }[] = [];
  let offset = 0;
  const offsets = new Map<Slot, number>();
  for (const slot of column) {
    offsets.set(slot, offset);
    const ties = sides.flatMap((side) => slot[side]);
    const weight = ties.length > 0 ? 1 + Math.min(ties.length, 8) / 8 : 0.02;
    runs.push({ slots: [slot], wanted: wantedY(slot, ties) - offset, weight });
    offset += slot.height + gap;
    mergeOverlaps(runs);
  }
  for (const run of runs) {
    for (const slot of run.slots) slot.y = run.wanted + (offsets.get(slot) ?? 0);
  }
}

function mergeOverlaps(runs: { slots: Slot[]; wanted: number; weight: number }[]): void {
  for (;;) {
    const last = runs.at(-1);
    const before = runs.at(-2);
    if (!last || !before || before.wanted <= last.wanted) return;
    const weight = before.weight + last.weight;
    const wanted = (before.wanted * before.weight + last.wanted * last.weight) / weight;
    runs.splice(-2, 2, { slots: [...before.slots, ...last.slots], wanted, weight });
  }
}

function wantedY(slot: Slot, ties: Slot[]): number {
  if (ties.length === 0) return slot.y;
  const middles = ties.map((tie) => tie.y + tie.height / 2);
  return middles.reduce((sum, value) => sum + value, 0) / middles.length - slot.height / 2;
}

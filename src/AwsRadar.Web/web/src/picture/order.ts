import type { Slot } from "./slots";

const sweeps = 16;

/** Orders each column by the middle of what its slots are tied to, and keeps the order with the fewest crossings. */
export function order(columns: Slot[][]): Slot[][] {
  let best = columns.map((column) => [...column]);
  const current = best.map((column) => [...column]);
  for (const column of current) number(column);
  let fewest = crossings(current);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const toRight = sweep % 2 === 0;
    for (let step = 0; step < current.length; step++) {
      const index = toRight ? step : current.length - 1 - step;
      const column = sorted(current[index] ?? [], toRight ? "left" : "right");
      number(column);
      current[index] = column;
    }
    const count = crossings(current);
    if (count < fewest) {
      fewest = count;
      best = current.map((column) => [...column]);
    }
  }
  return best;
}

/** From 0 to 1 in each column, so that long and short columns compare. */
function number(column: Slot[]): void {
  for (const [index, slot] of column.entries()) slot.position = (index + 0.5) / column.length;
}

/** The boxes of an open stack stay together, in their own order, behind their heading. */
function sorted(column: Slot[], side: "left" | "right"): Slot[] {
  const middles = new Map(column.map((slot) => [slot, middle(slot, side)]));
  const blocks = new Map<string, number[]>();
  for (const [slot, value] of middles) {
    const block = slot.box?.block;
    if (block) blocks.set(block, [...(blocks.get(block) ?? []), value]);
  }
  const ranks = new Map(column.map((slot) => [slot, rank(blocks.get(slot.box?.block ?? ""), middles.get(slot) ?? 0)]));
  // Sorting is stable: what ranks equal stays as it was.
  return [...column].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
}

function rank(block: number[] | undefined, own: number): number {
  return block ? block.reduce((sum, value) => sum + value, 0) / block.length : own;
}

function middle(slot: Slot, side: "left" | "right"): number {
  const ties = slot[side].length > 0 ? slot[side] : slot[side === "left" ? "right" : "left"];
  return ties.length > 0 ? ties.reduce((sum, tie) => sum + tie.position, 0) / ties.length : slot.position;
}

/** Between each two columns: pairs of lines that begin in one order and end in the other. */
function crossings(columns: Slot[][]): number {
  let count = 0;
  for (const column of columns) {
    const starts = column.flatMap((slot) => slot.right.map(() => slot.position));
    const ends = column.flatMap((slot) => slot.right.map((end) => end.position));
    for (let one = 0; one < starts.length; one++) {
      for (let other = one + 1; other < starts.length; other++) {
        if (((starts[one] ?? 0) - (starts[other] ?? 0)) * ((ends[one] ?? 0) - (ends[other] ?? 0)) < 0) count++;
      }
    }
  }
  return count;
}

import type { Slot } from "./slots";

const sweeps = 16;

/** Orders each column by the middle of what its slots are tied to, and keeps the order with the fewest crossings. */
export function order(columns: Slot[][]): Slot[][] {
  let best = columns.map((column) => [...column]);
  let fewest = crossings(best);
  let current = best.map((column) => [...column]);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const toRight = sweep % 2 === 0;
    const sequence = toRight ? current.map((_, index) => index) : current.map((_, index) => current.length - 1 - index);
    for (const index of sequence) {
      const column = current[index];
      if (column) current[index] = sorted(column, toRight ? "left" : "right", positionsIn(current));
    }
    const count = crossings(current);
    if (count < fewest) {
      fewest = count;
      best = current.map((column) => [...column]);
    }
  }
  return best;
}

/** The boxes of an open stack stay together, in their own order, behind their heading. */
function sorted(column: Slot[], side: "left" | "right", positions: Map<Slot, number>): Slot[] {
  const middles = new Map(column.map((slot) => [slot, middle(slot, side, positions)]));
  const blocks = new Map<string, number[]>();
  for (const slot of column) {
    const block = slot.box?.block;
    if (block) blocks.set(block, [...(blocks.get(block) ?? []), middles.get(slot) ?? 0]);
  }
  const rank = (slot: Slot): number => {
    const members = slot.box?.block ? blocks.get(slot.box.block) : undefined;
    return members ? mean(members) : (middles.get(slot) ?? 0);
  };
  const place = new Map(column.map((slot, index) => [slot, index]));
  return [...column].sort(
    (one, other) => rank(one) - rank(other) || (place.get(one) ?? 0) - (place.get(other) ?? 0),
  );
}

function middle(slot: Slot, side: "left" | "right", positions: Map<Slot, number>): number {
  const ties = slot[side].length > 0 ? slot[side] : slot[side === "left" ? "right" : "left"];
  return ties.length > 0 ? mean(ties.map((tie) => positions.get(tie) ?? 0)) : (positions.get(slot) ?? 0);
}

/** From 0 to 1 in each column, so that long and short columns compare. */
function positionsIn(columns: Slot[][]): Map<Slot, number> {
  return new Map(
    columns.flatMap((column) => column.map((slot, index) => [slot, (index + 0.5) / column.length] as const)),
  );
}

function crossings(columns: Slot[][]): number {
  const positions = positionsIn(columns);
  let count = 0;
  for (const column of columns) {
    const ties = column.flatMap((slot) =>
      slot.right.map((end) => [positions.get(slot) ?? 0, positions.get(end) ?? 0] as const),
    );
    for (const [index, one] of ties.entries()) {
      for (const other of ties.slice(index + 1)) {
        if ((one[0] - other[0]) * (one[1] - other[1]) < 0) count++;
      }
    }
  }
  return count;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

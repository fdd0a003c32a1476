import type { Slot } from "./slots";

/** Where a column stands in the picture. */
export interface Extent {
  left: number;
  right: number;
}

/** Where a line runs. */
export interface Curve {
  /** From column to column: lines that share a lane share these. */
  segments: string[];
  /** Where its arrow ends: it comes from the left. */
  end: Point;
  /** A point in the last gutter, where a mark fits. */
  mark: Point;
}

type Point = [x: number, y: number];

/** The tip of an arrow stops this far from its box. */
const distance = 2;

export function curveOf(slots: Slot[], extents: Extent[]): Curve {
  const [first, last] = [slots[0], slots.at(-1)];
  return first && last && first.column === last.column ? arc(first, last, extents) : curveThrough(slots, extents);
}

function curveThrough(slots: Slot[], extents: Extent[]): Curve {
  const segments: string[] = [];
  let mark: Point = [0, 0];
  let end: Point = [0, 0];
  for (const [index, slot] of slots.entries()) {
    const next = slots[index + 1];
    const from = extents[slot.column];
    const to = next && extents[next.column];
    if (!next || !from || !to) break;
    end = [to.left - (next.box ? distance : 0), middleOf(next)];
    const start: Point = [from.right, middleOf(slot)];
    const bend = (end[0] - start[0]) / 2;
    // A lane is passed straight on.
    const begin = slot.box ? `M${start.join(" ")}` : `M${from.left} ${start[1]}H${start[0]}`;
    segments.push(`${begin}C${start[0] + bend} ${start[1]} ${end[0] - bend} ${end[1]} ${end.join(" ")}`);
    mark = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  }
  return { segments, end, mark };
}

/** A tie within one column leaves and enters on the left, as a bow in the gutter. */
function arc(from: Slot, to: Slot, extents: Extent[]): Curve {
  const left = extents[from.column]?.left ?? 0;
  const [start, end] = [middleOf(from) + 6, middleOf(to) - 6];
  const reach = left - 20 - Math.min(16, Math.abs(end - start) / 16);
  const segment = `M${left} ${start}C${reach} ${start} ${reach} ${end} ${left - distance} ${end}`;
  return { segments: [segment], end: [left - distance, end], mark: [left - 18, (start + end) / 2] };
}

export function tipAt([x, y]: Point): string {
  return `M${x - 6} ${y - 3}l6 3-6 3`;
}

export function crossAt([x, y]: Point): string {
  return `M${x - 4} ${y - 4}l8 8m0-8l-8 8`;
}

function middleOf(slot: Slot): number {
  return slot.y + slot.height / 2;
}

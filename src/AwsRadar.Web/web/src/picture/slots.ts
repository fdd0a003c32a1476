import type { Box } from "./boxes";
import type { Link } from "./links";

/** A place in a column: a box, or a lane on which lines pass between boxes. */
export interface Slot {
  box: Box | null;
  column: number;
  height: number;
  y: number;
  /** Where it stands in its column, from 0 to 1, while an order is looked for. */
  position: number;
  left: Slot[];
  right: Slot[];
}

/** A line with the places it touches, from its first box over lanes to its last. */
export interface Route {
  link: Link;
  slots: Slot[];
}

export interface Layers {
  columns: Slot[][];
  slotOf: Map<Box, Slot>;
  routes: Route[];
}

const laneHeight = 8;
/** So many long lines to one box run on one lane. */
const minShared = 3;

/** Lines that pass a column get a lane in it, and share it: none runs over a box. */
export function layersOf(boxes: Box[], links: Link[], columnCount: number): Layers {
  const columns: Slot[][] = Array.from({ length: columnCount }, () => []);
  const slotOf = new Map<Box, Slot>();
  for (const box of boxes) {
    const slot = newSlot(box, box.column);
    slotOf.set(box, slot);
    columns[box.column]?.push(slot);
  }
  const lanes = new Lanes(columns, links);
  const routes = links.flatMap((link) => {
    const from = slotOf.get(link.from);
    const to = slotOf.get(link.to);
    return from && to ? [{ link, slots: [from, ...lanes.between(link), to] }] : [];
  });
  for (const { slots } of routes) tie(slots);
  return { columns, slotOf, routes };
}

class Lanes {
  private readonly lanes = new Map<string, Slot>();
  private readonly longTo = new Map<Box, number>();

  constructor(
    private readonly columns: Slot[][],
    links: Link[],
  ) {
    for (const link of links.filter(isLong)) this.longTo.set(link.to, (this.longTo.get(link.to) ?? 0) + 1);
  }

  between(link: Link): Slot[] {
    if (!isLong(link)) return [];
    const isShared = (this.longTo.get(link.to) ?? 0) >= minShared;
    const owner = isShared ? `to ${link.to.key}` : `from ${link.from.key}`;
    const slots: Slot[] = [];
    for (let column = link.from.column + 1; column < link.to.column; column++) {
      slots.push(this.lane(`${owner} ${link.style} ${column}`, column));
    }
    return slots;
  }

  private lane(key: string, column: number): Slot {
    let lane = this.lanes.get(key);
    if (!lane) {
      lane = newSlot(null, column);
      this.lanes.set(key, lane);
      this.columns[column]?.push(lane);
    }
    return lane;
  }
}

function isLong(link: Link): boolean {
  return link.to.column - link.from.column > 1;
}

function newSlot(box: Box | null, column: number): Slot {
  return { box, column, height: laneHeight, y: 0, position: 0, left: [], right: [] };
}

function tie(slots: Slot[]): void {
  for (const [index, slot] of slots.entries()) {
    const next = slots[index + 1];
    if (!next || next.column === slot.column) continue;
    if (!slot.right.includes(next)) slot.right.push(next);
    if (!next.left.includes(slot)) next.left.push(slot);
  }
}

import type { Box } from "./boxes";
import type { Layers, Slot } from "./slots";

/** Arrow keys walk: up and down in the column, left and right along the lines. Returns whether there was a way. */
export function moveFocus(key: string, from: Box, layers: Layers, buttons: Map<Box, HTMLElement>): boolean {
  const slot = layers.slotOf.get(from);
  if (!slot) return false;
  const target = targetOf(key, slot, layers);
  if (!target?.box) return false;
  buttons.get(target.box)?.focus();
  return true;
}

function targetOf(key: string, slot: Slot, layers: Layers): Slot | undefined {
  const column = (layers.columns[slot.column] ?? []).filter((other) => other.box);
  const at = column.indexOf(slot);
  switch (key) {
    case "ArrowUp":
      return column[at - 1];
    case "ArrowDown":
      return column[at + 1];
    case "ArrowLeft":
      return nearest(slot, ends(slot, "left"));
    case "ArrowRight":
      return nearest(slot, ends(slot, "right"));
    default:
      return undefined;
  }
}

/** Lanes are passed: the next box on the line counts. */
function ends(slot: Slot, side: "left" | "right"): Slot[] {
  return slot[side].flatMap((next) => (next.box ? [next] : ends(next, side)));
}

function nearest(slot: Slot, ends: Slot[]): Slot | undefined {
  return ends.sort((one, other) => Math.abs(one.y - slot.y) - Math.abs(other.y - slot.y))[0];
}

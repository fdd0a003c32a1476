import type { Account } from "../account/account";
import { isPowerful } from "../account/facts";
import { columns } from "../account/kinds";
import { type Box, boxesOf } from "./boxes";
import { hasGaps } from "./gaps";
import type { Grouping } from "./grouping";
import { type Link, linksOf } from "./links";
import { order } from "./order";
import type { Part } from "./part";
import { type Layers, layersOf, type Slot } from "./slots";

/** Everything about a picture that does not need the browser. */
export interface Scene {
  part: Part;
  /** Which of the five columns are shown, from left to right. */
  shown: number[];
  /** How many entities each shown column holds, without those that only pass roles on. */
  totals: number[];
  boxes: Box[];
  links: Link[];
  layers: Layers;
}

export function sceneOf(account: Account, part: Part, open: ReadonlySet<string>, by: Grouping): Scene {
  const all = boxesOf(account, part, open, by);
  // Around an entity stands what is tied to it; of everybody, who was not read is missing too.
  const isShown = (column: number): boolean => all.some((box) => box.column === column) || (!part.centre && hasGaps(account, column));
  const shown = columns.map((_, column) => column).filter(isShown);
  const boxes = all.map((box) => ({ ...box, column: shown.indexOf(box.column) }));
  const links = linksOf(part, boxes);
  const layers = layersOf(boxes, links, shown.length);
  layers.columns = powerOnTop(order(layers.columns));
  const counted = part.entities.filter((entity) => entity.kind !== "ThisAccount" && entity.kind !== "InstanceProfile");
  const folded = (column: number): number => (columns[column] === "services" ? part.folded : 0);
  const totals = shown.map((column) => counted.filter((entity) => entity.column === column).length + folded(column));
  return { part, shown, totals, boxes, links, layers };
}

/** Turned upside down a picture has as many crossings: what is powerful stands where readers begin. */
function powerOnTop(layers: Slot[][]): Slot[][] {
  const places = layers.flatMap((column) =>
    column.flatMap((slot, index) => (slot.box?.entities.some(isPowerful) ? [(index + 0.5) / column.length] : [])),
  );
  const middle = places.reduce((sum, place) => sum + place, 0) / places.length;
  return middle > 0.5 ? layers.map(upsideDown) : layers;
}

/** An open stack keeps its heading above its members. */
function upsideDown(column: Slot[]): Slot[] {
  const runs: Slot[][] = [];
  for (const slot of column) {
    const run = runs.at(-1);
    const block = slot.box?.block;
    if (run && block && run[0]?.box?.block === block) run.push(slot);
    else runs.push([slot]);
  }
  return runs.reverse().flat();
}

/** All boxes and lines on a way through a box: what leads to it, and what it leads to. */
export function wayThrough(links: Link[], start: Box): { boxes: Set<Box>; links: Set<Link> } {
  const way = { boxes: new Set([start]), links: new Set<Link>() };
  walk(links, start, way, (link) => [link.from, link.to]);
  walk(links, start, way, (link) => [link.to, link.from]);
  return way;
}

function walk(
  links: Link[],
  start: Box,
  way: { boxes: Set<Box>; links: Set<Link> },
  ends: (link: Link) => [Box, Box],
): void {
  const seen = new Set([start]);
  const queue = [start];
  for (let box = queue.pop(); box; box = queue.pop()) {
    for (const link of links) {
      const [near, far] = ends(link);
      if (near !== box) continue;
      way.links.add(link);
      way.boxes.add(far);
      // A limit and a deny are part of the way, but nothing flows through them.
      if (seen.has(far) || link.style === "limit" || link.style === "deny") continue;
      seen.add(far);
      queue.push(far);
    }
  }
}

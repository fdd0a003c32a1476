import type { Entity, Relation } from "../account/account";
import { isOutside } from "../account/kinds";
import type { Box } from "./boxes";
import type { Part } from "./part";

/** How a line looks, and so what it means. */
export const linkStyles = ["holds", "limit", "trust", "outside", "conditional", "deny", "unknown"] as const;
export type LinkStyle = (typeof linkStyles)[number];

/** All ties of one style between two boxes: one line. */
export interface Link {
  from: Box;
  to: Box;
  style: LinkStyle;
  relations: Relation[];
}

export function linksOf(part: Part, boxes: Box[]): Link[] {
  const numberOf = numbersOf(boxes);
  const links = new Map<number, Link>();
  for (const relation of part.relations) {
    const from = numberOf(relation.from);
    const to = numberOf(relation.to);
    if (from === undefined || to === undefined || from === to) continue;
    add(links, boxes, from, to, relation);
  }
  return [...links.values()].filter((link) => !isImplied(link, links, boxes));
}

/** In which box an entity is. Entities of the account have an index, which is looked up several times as quickly. */
function numbersOf(boxes: Box[]): (entity: Entity) => number | undefined {
  const byIndex: number[] = [];
  const others = new Map<Entity, number>();
  for (const [number, box] of boxes.entries()) {
    if (box.isHeading) continue;
    for (const entity of box.entities) {
      if (entity.index < 0) others.set(entity, number);
      else byIndex[entity.index] = number;
    }
  }
  return (entity) => (entity.index < 0 ? others.get(entity) : byIndex[entity.index]);
}

/** One number for two boxes and a style: a large account has some 100,000 ties to sort into lines. */
function keyOf(boxes: Box[], from: number, to: number, style: LinkStyle): number {
  return (from * boxes.length + to) * linkStyles.length + linkStyles.indexOf(style);
}

function add(links: Map<number, Link>, boxes: Box[], from: number, to: number, relation: Relation): void {
  const style = styleOf(relation);
  const key = keyOf(boxes, from, to, style);
  const link = links.get(key);
  if (link) {
    link.relations.push(relation);
    return;
  }
  const [start, end] = [boxes[from], boxes[to]];
  if (start && end) links.set(key, { from: start, to: end, style, relations: [relation] });
}

/** A line that holds always says more than a second one between the same boxes that holds sometimes. */
function isImplied(link: Link, links: Map<number, Link>, boxes: Box[]): boolean {
  if (link.style !== "conditional") return false;
  const [from, to] = [boxes.indexOf(link.from), boxes.indexOf(link.to)];
  return (["holds", "trust", "outside"] as const).some((style) => links.has(keyOf(boxes, from, to, style)));
}

function styleOf(relation: Relation): LinkStyle {
  if (relation.isUnknown) return "unknown";
  switch (relation.kind) {
    case "Denies":
    case "MayNotAssume":
      return "deny";
    case "BoundedBy":
      return "limit";
    case "MayAssume":
      if (relation.from.kind === "Unreadable") return "unknown";
      if (relation.isConditional) return "conditional";
      return isOutside(relation.from) ? "outside" : "trust";
    case "Allows":
      return relation.isConditional ? "conditional" : "holds";
    default:
      if (relation.to.isUnread) return "unknown";
      return relation.isConditional ? "conditional" : "holds";
  }
}

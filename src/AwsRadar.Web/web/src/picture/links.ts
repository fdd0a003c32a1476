import type { Relation } from "../account/account";
import { ByEntity } from "../account/by-entity";
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
  /** The first tie and the first that a statement makes; where something is left open, all. */
  relations: Relation[];
  /** How many ties there are. */
  count: number;
}

export function linksOf(part: Part, boxes: Box[]): Link[] {
  const numbers = numbersOf(boxes);
  const links = new Map<number, Link>();
  for (const relation of part.relations) {
    const from = numbers.get(relation.from);
    const to = numbers.get(relation.to);
    if (from === undefined || to === undefined || from === to) continue;
    add(links, boxes, from, to, relation);
  }
  return [...links.values()].filter((link) => !isImplied(link, links, boxes));
}

/** In which box each entity is. */
function numbersOf(boxes: Box[]): ByEntity<number> {
  const numbers = new ByEntity<number>();
  for (const [number, box] of boxes.entries()) {
    if (!box.isHeading) for (const entity of box.entities) numbers.set(entity, number);
  }
  return numbers;
}

/** One number for two boxes and a style: a large account has some 100,000 ties to sort into lines. */
function keyOf(boxes: Box[], from: number, to: number, style: LinkStyle): number {
  return (from * boxes.length + to) * linkStyles.length + linkStyles.indexOf(style);
}

function add(links: Map<number, Link>, boxes: Box[], from: number, to: number, relation: Relation): void {
  const style = styleOf(relation);
  const key = keyOf(boxes, from, to, style);
  const link = links.get(key);
  const [start, end] = [boxes[from], boxes[to]];
  if (link) join(link, relation);
  else if (start && end) links.set(key, { from: start, to: end, style, relations: [relation], count: 1 });
}

function join(link: Link, relation: Relation): void {
  link.count++;
  const isFirstStatement = relation.statement >= 0 && (link.relations.at(-1)?.statement ?? -1) < 0;
  if (isFirstStatement || isOpen(link)) link.relations.push(relation);
}

/** Whether something is left open about a line, which its ties say in words. */
export function isOpen({ style }: Link): boolean {
  return style === "conditional" || style === "unknown";
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

import type { Relation } from "../account/entity";
import { ByEntity } from "../account/by-entity";
import { isOutside } from "../account/kinds";
import type { Box } from "./boxes";
import type { Part } from "./part";

/** How a line looks, and so what it means. */
export const linkStyles = ["holds", "limit", "trust", "outside", "conditional", "deny", "unknown"] as const;
export type LinkStyle = (typeof linkStyles)[number];

const styleNumbers = Object.fromEntries(linkStyles.map((style, number) => [style, number])) as Record<LinkStyle, number>;

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
  const links = new LinkTable(boxes);
  for (const relation of part.relations) {
    const from = numbers.get(relation.from);
    const to = numbers.get(relation.to);
    if (from !== undefined && to !== undefined && from !== to) links.add(from, to, relation);
  }
  return links.all.filter((link) => !links.isImplied(link));
}

/** In which box each entity is. */
function numbersOf(boxes: Box[]): ByEntity<number> {
  const numbers = new ByEntity<number>();
  boxes.forEach((box, number) => {
    if (!box.isHeading) for (const entity of box.entities) numbers.set(entity, number);
  });
  return numbers;
}

/** Finds the line of two boxes and a style by one number: a large account has some 100,000 ties to sort into lines. */
class LinkTable {
  readonly all: Link[] = [];
  /** By that number the line's place in all, from 1; 0: none. */
  private readonly places: Int32Array;

  constructor(private readonly boxes: Box[]) {
    this.places = new Int32Array(boxes.length * boxes.length * linkStyles.length);
  }

  add(from: number, to: number, relation: Relation): void {
    const style = styleOf(relation);
    const key = this.keyOf(from, to, style);
    const link = this.all[(this.places[key] ?? 0) - 1];
    const [start, end] = [this.boxes[from], this.boxes[to]];
    if (link) join(link, relation);
    else if (start && end) this.places[key] = this.all.push({ from: start, to: end, style, relations: [relation], count: 1 });
  }

  /** A line that holds always says more than a second one between the same boxes that holds sometimes. */
  isImplied(link: Link): boolean {
    if (link.style !== "conditional") return false;
    const [from, to] = [this.boxes.indexOf(link.from), this.boxes.indexOf(link.to)];
    return (["holds", "trust", "outside"] as const).some((style) => this.places[this.keyOf(from, to, style)]);
  }

  private keyOf(from: number, to: number, style: LinkStyle): number {
    return (from * this.boxes.length + to) * linkStyles.length + styleNumbers[style];
  }
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

import type { Account } from "../account/account";
import { conditionOf } from "../details/condition";
import { replaceContent, svg } from "../dom";
import { words } from "../words";
import { type Link, type LinkStyle, linkStyles } from "./links";
import type { Route, Slot } from "./slots";

/** Where a column stands in the picture. */
export interface Extent {
  left: number;
  right: number;
}

/** The tip of an arrow stops this far from its box. */
const tip = 2;

/** Draws all lines beneath the boxes. Returns each line's group, so that it can be lit. */
export function drawLines(
  account: Account,
  canvas: SVGSVGElement,
  routes: Route[],
  extents: Extent[],
  onPick: (link: Link) => void,
): Map<Link, SVGGElement> {
  const groups = new Map<Link, SVGGElement>();
  const lines = routes.map((route) => {
    const group = drawRoute(account, route, extents, onPick);
    groups.set(route.link, group);
    return group;
  });
  replaceContent(canvas, svg("defs", {}, ...linkStyles.map(arrowhead)), ...lines);
  return groups;
}

function arrowhead(style: LinkStyle): SVGMarkerElement {
  return svg(
    "marker",
    {
      id: `tip-${style}`,
      class: `tip ${style}`,
      viewBox: "0 0 8 8",
      refX: 7,
      refY: 4,
      markerWidth: 8,
      markerHeight: 8,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    svg("path", { d: "M1 1 7 4 1 7" }),
  );
}

function drawRoute(account: Account, route: Route, extents: Extent[], onPick: (link: Link) => void): SVGGElement {
  const { link, slots } = route;
  const [first, last] = [slots[0], slots.at(-1)];
  const isWithin = first && last && first.column === last.column;
  const curve = isWithin ? arc(first, last, extents) : curveThrough(slots, extents);
  const condition = link.style === "conditional" ? conditionOfLink(account, link) : "";
  const parts = [
    svg("path", { class: "line", d: curve.path, "marker-end": `url(#tip-${link.style})` }),
    link.style === "deny" && svg("path", { class: "cross", d: cross(curve.mark) }),
    condition && svg("text", { class: "when", x: curve.mark[0], y: curve.mark[1] - 4 }, shorten(condition)),
    svg("path", { class: "reach", d: curve.path }, svg("title", {}, titleOf(account, link))),
  ];
  return svg("g", { class: `link ${link.style}`, click: () => onPick(link) }, ...parts);
}

interface Curve {
  path: string;
  /** A point in the last gutter, where a mark fits. */
  mark: [number, number];
}

function curveThrough(slots: Slot[], extents: Extent[]): Curve {
  let path = "";
  let mark: [number, number] = [0, 0];
  for (const [index, slot] of slots.entries()) {
    const next = slots[index + 1];
    const from = extents[slot.column];
    const to = next && extents[next.column];
    if (!next || !from || !to) break;
    const end: [number, number] = [to.left - (next.box ? tip : 0), middleOf(next)];
    const start: [number, number] = [from.right, middleOf(slot)];
    path += index === 0 ? `M${start.join(" ")}` : `L${start.join(" ")}`;
    const bend = (end[0] - start[0]) / 2;
    path += `C${start[0] + bend} ${start[1]} ${end[0] - bend} ${end[1]} ${end.join(" ")}`;
    mark = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  }
  return { path, mark };
}

/** A tie within one column leaves and enters on the left, as a bow in the gutter. */
function arc(from: Slot, to: Slot, extents: Extent[]): Curve {
  const left = extents[from.column]?.left ?? 0;
  const [start, end] = [middleOf(from) + 6, middleOf(to) - 6];
  const reach = left - 20 - Math.min(16, Math.abs(end - start) / 16);
  const path = `M${left} ${start}C${reach} ${start} ${reach} ${end} ${left - tip} ${end}`;
  return { path, mark: [left - 18, (start + end) / 2] };
}

function cross([x, y]: [number, number]): string {
  return `M${x - 4} ${y - 4}l8 8m0-8l-8 8`;
}

function middleOf(slot: Slot): number {
  return slot.y + slot.height / 2;
}

/** The condition in words, if all ties of the line have the same. */
function conditionOfLink(account: Account, link: Link): string {
  const conditions = new Set(link.relations.map((relation) => conditionOf(account, relation)));
  const [only = ""] = conditions;
  return conditions.size === 1 ? only : link.style === "conditional" ? words.underConditions : "";
}

/** On the line there is place for a few words; the tooltip and the policy text have all. */
const maxOnLine = 48;

function shorten(text: string): string {
  return text.length > maxOnLine ? `${text.slice(0, maxOnLine)}…` : text;
}

function titleOf(account: Account, link: Link): string {
  const [relation] = link.relations;
  if (!relation) return "";
  const more = link.relations.length > 1 ? ` (+ ${link.relations.length - 1})` : "";
  const isOpen = link.style === "conditional" || link.style === "unknown";
  const open = (isOpen && conditionOfLink(account, link)) || (link.style === "conditional" ? words.underConditions : "");
  const condition = open && `, ${open}`;
  return `${relation.from.name} ${words.verbs[relation.kind]} ${relation.to.name}${condition}${more}`;
}

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

/** The conditions of more lines at once would stand on each other. */
const maxTold = 3;

/** The tip of an arrow stops this far from its box. */
const tip = 2;

/** The lines beneath the boxes. A line's elements are used again for lines to come: a picture has hundreds. */
export class Lines {
  readonly canvas = svg("svg", { class: "lines", "aria-hidden": "true" });
  private readonly defs = svg("defs", {}, ...linkStyles.map(arrowhead));
  private readonly all: Line[] = [];
  private routes: Route[] = [];

  constructor(
    private readonly account: Account,
    onPick: (link: Link) => void,
  ) {
    this.canvas.addEventListener("click", (event) => {
      const group = (event.target as Element).closest(".link");
      const at = this.all.findIndex((line) => line.group === group);
      const link = this.routes[at]?.link;
      if (link) onPick(link);
    });
  }

  draw(routes: Route[], extents: Extent[]): void {
    this.routes = routes;
    while (this.all.length < routes.length) this.all.push(new Line());
    for (const [at, route] of routes.entries()) this.all[at]?.draw(this.account, route, extents);
    replaceContent(this.canvas, this.defs, ...this.all.slice(0, routes.length).map((line) => line.group));
  }

  /** Lights some of the lines, and says the conditions of a few. */
  light(links: ReadonlySet<Link>): void {
    const areTold = [...links].filter((link) => link.style === "conditional").length <= maxTold;
    for (const [at, { link }] of this.routes.entries()) {
      this.all[at]?.group.classList.toggle("on", links.has(link));
      this.all[at]?.group.classList.toggle("told", areTold);
    }
  }
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

/** The elements of one line: the stroke, what is marked on it, and the wide stroke that the pointer finds. */
class Line {
  readonly group = svg("g");
  private readonly stroke = svg("path", { class: "line" });
  private readonly cross = svg("path", { class: "cross" });
  private readonly when = svg("text", { class: "when" });
  private readonly title = svg("title");
  private readonly reach = svg("path", { class: "reach" }, this.title);

  draw(account: Account, { link, slots }: Route, extents: Extent[]): void {
    const [first, last] = [slots[0], slots.at(-1)];
    const isWithin = first && last && first.column === last.column;
    const { path, mark } = isWithin ? arc(first, last, extents) : curveThrough(slots, extents);
    const condition = link.style === "conditional" ? conditionOfLink(account, link) : "";
    this.group.setAttribute("class", `link ${link.style}`);
    this.stroke.setAttribute("d", path);
    this.stroke.setAttribute("marker-end", `url(#tip-${link.style})`);
    this.reach.setAttribute("d", path);
    this.title.textContent = titleOf(account, link);
    if (link.style === "deny") this.cross.setAttribute("d", crossAt(mark));
    if (condition) {
      this.when.setAttribute("x", String(mark[0]));
      this.when.setAttribute("y", String(mark[1] - 4));
      this.when.textContent = shorten(condition);
    }
    replaceContent(this.group, this.stroke, link.style === "deny" && this.cross, condition ? this.when : null, this.reach);
  }
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

function crossAt([x, y]: [number, number]): string {
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

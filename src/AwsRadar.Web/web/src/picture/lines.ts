import type { Account } from "../account/account";
import { replaceContent, svg } from "../dom";
import { curveOf, type Extent } from "./curve";
import { conditionOfLink, titleOfLink } from "./line-words";
import type { Link } from "./links";
import type { Route } from "./slots";
import { type Drawn, Strokes } from "./strokes";

/** The conditions of more lines at once would stand on each other. */
const maxTold = 3;

/** The lines beneath the boxes, and above them once more those of the way that is lit. */
export class Lines {
  readonly canvas = svg("svg", { class: "lines", "aria-hidden": "true" });
  readonly way = svg("svg", { class: "lines way", "aria-hidden": "true" });
  private readonly strokes = new Strokes();
  private readonly litStrokes = new Strokes();
  private readonly reaches = svg("g", { class: "reaches" });
  /** The elements are used again for lines to come: a picture has hundreds. */
  private readonly all: Reach[] = [];
  private drawn: Drawn[] = [];
  private lit: ReadonlySet<Link> = new Set();

  constructor(
    private readonly account: Account,
    onPick: (link: Link) => void,
  ) {
    this.canvas.addEventListener("click", (event) => {
      const link = this.linkAt(event.target);
      if (link) onPick(link);
    });
  }

  draw(routes: Route[], extents: Extent[]): void {
    this.drawn = routes.map(({ link, slots }) => ({ link, curve: curveOf(slots, extents) }));
    while (this.all.length < routes.length) this.all.push(new Reach());
    const reaches = this.all.slice(0, routes.length);
    for (const [at, drawn] of this.drawn.entries()) reaches[at]?.draw(this.account, drawn);
    replaceContent(this.reaches, ...reaches.map(({ path }) => path));
    replaceContent(this.canvas, ...this.strokes.of(this.drawn), this.reaches);
    this.light(new Set());
  }

  /** Lights some of the lines, and says the conditions of a few. */
  light(links: ReadonlySet<Link>): void {
    this.lit = links;
    this.show(links);
  }

  /** Shows the line that the pointer is on, besides those that are lit. */
  pointAt(target: EventTarget | null): void {
    const link = this.linkAt(target);
    if (link) this.show(new Set([...this.lit, link]));
  }

  private linkAt(target: EventTarget | null): Link | undefined {
    return this.drawn[this.all.findIndex((reach) => reach.path === target)]?.link;
  }

  private show(links: ReadonlySet<Link>): void {
    const lit = this.drawn.filter(({ link }) => links.has(link));
    const conditional = lit.filter(({ link }) => link.style === "conditional");
    const told = conditional.length <= maxTold ? conditional : [];
    replaceContent(this.way, ...this.litStrokes.of(lit), ...told.map((one) => this.conditionText(one)));
  }

  /** Null where the text of no statement says it, as for whom an account's own policies may allow a role. */
  private conditionText({ link, curve: { mark: [x, y] } }: Drawn): SVGTextElement | null {
    const condition = conditionOfLink(this.account, link);
    return condition ? svg("text", { class: "when", x, y: y - 4 }, shorten(condition)) : null;
  }
}

/** The wide stroke that the pointer finds, and what it says there. */
class Reach {
  private readonly title = svg("title");
  readonly path = svg("path", {}, this.title);

  draw(account: Account, { link, curve }: Drawn): void {
    this.path.setAttribute("class", `link ${link.style}`);
    this.path.setAttribute("d", curve.segments.join(""));
    this.title.textContent = titleOfLink(account, link);
  }
}

/** On the line there is place for a few words; the tooltip and the policy text have all. */
const maxOnLine = 48;

function shorten(text: string): string {
  return text.length > maxOnLine ? `${text.slice(0, maxOnLine)}…` : text;
}

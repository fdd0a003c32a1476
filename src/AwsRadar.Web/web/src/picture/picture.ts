import type { Account, Entity } from "../account/account";
import { type Attributes, h, replaceContent, svg, told } from "../dom";
import { count, number, words } from "../words";
import type { Box } from "./boxes";
import { gapsIn } from "./gaps";
import { glyph } from "./glyph";
import { factOf, titleOf } from "./labels";
import { drawLines } from "./lines";
import type { Link } from "./links";
import { place } from "./place";
import { legend } from "./legend";
import { type Scene, wayThrough } from "./scene";
import { moveFocus } from "./walking";

export interface PictureActions {
  select(entity: Entity): void;
  centre(entity: Entity): void;
  toggle(stack: string): void;
  pick(link: Link): void;
  /** The boxes have got their places. */
  arranged(field: HTMLElement): void;
}

/** The picture on the page: boxes as buttons in columns, lines beneath them. */
export class Picture {
  readonly element: HTMLElement;
  private readonly field = h("div", { class: "field" });
  private readonly canvas = svg("svg", { class: "lines", "aria-hidden": "true" });
  private readonly buttons = new Map<Box, HTMLElement>();
  private groups = new Map<Link, SVGGElement>();
  private readonly watcher = new ResizeObserver(() => this.arrange());
  private width = 0;
  private clicked: Box | null = null;

  constructor(
    private readonly account: Account,
    private readonly scene: Scene,
    private readonly actions: PictureActions,
  ) {
    const heads = h("div", { class: "heads" }, ...scene.shown.map((column, index) => this.head(column, index)));
    this.field.append(this.canvas, ...scene.layers.columns.map((_, index) => this.column(index)));
    for (const grid of [heads, this.field]) {
      grid.style.gridTemplateColumns = `repeat(${scene.shown.length}, minmax(136px, 1fr))`;
    }
    this.element = h(
      "section",
      { class: "picture", "aria-label": words.picture },
      h("div", { class: "sheet" }, heads, this.field, legend(scene), this.caption()),
    );
    this.watcher.observe(this.field);
  }

  /** Marks the selected entity, in its own box or in the stack that hides it. */
  mark(selected: Entity | undefined): void {
    for (const [box, button] of this.buttons) {
      const isSelected = selected !== undefined && !box.isHeading && box.entities.includes(selected);
      button.classList.toggle("selected", isSelected);
      if (!box.stack) button.setAttribute("aria-pressed", String(isSelected));
    }
  }

  /**
   * The second click of a double click. It is for the box of the first one: selecting that box opened the panel, and the
   * box may have moved away from under the pointer.
   */
  clickAgain(): boolean {
    const [first] = this.clicked?.stack ? [] : (this.clicked?.entities ?? []);
    if (first) this.actions.centre(first);
    return first !== undefined;
  }

  focusOn(key: string): void {
    for (const [box, button] of this.buttons) if (box.key === key) button.focus();
  }

  dispose(): void {
    this.watcher.disconnect();
  }

  private head(column: number, index: number): HTMLElement {
    return h(
      "h2",
      {},
      words.columns[column] ?? "",
      " ",
      h("span", { class: "count" }, number(this.scene.totals[index] ?? 0)),
    );
  }

  private column(index: number): HTMLElement {
    const column = h("div", { class: "column" });
    for (const slot of this.scene.layers.columns[index] ?? []) {
      if (slot.box) column.append(this.button(slot.box));
    }
    column.append(...gapsIn(this.account, this.scene.shown[index] ?? 0));
    return column;
  }

  private button(box: Box): HTMLElement {
    const fact = factOf(this.account, box);
    const [first] = box.entities;
    const isCentre = !box.stack && first === this.scene.part.centre;
    const attributes: Attributes = {
      type: "button",
      class: ["box", fact.tone, box.stack ?? "", box.isHeading ? "heading" : "", isCentre ? "centre" : ""].join(" "),
      "aria-expanded": box.stack ? String(box.isHeading) : null,
      "data-key": box.key,
      click: () => {
        this.clicked = box;
        if (box.stack) this.actions.toggle(box.key);
        else if (first) this.actions.select(first);
      },
      mouseenter: () => this.light(box),
      mouseleave: () => this.light(null),
      focus: () => this.light(box),
      blur: () => this.light(null),
      keydown: (event: KeyboardEvent) => this.key(event, box),
    };
    const button = h(
      "button",
      attributes,
      first && glyph(first.kind),
      told(titleOf(box), { class: "name" }),
      fact.text && told(fact.text, { class: "fact" }),
    );
    this.buttons.set(box, button);
    return button;
  }

  private key(event: KeyboardEvent, box: Box): void {
    const [first] = box.entities;
    if (event.key === "c" && !box.stack && first) this.actions.centre(first);
    else if (moveFocus(event.key, box, this.scene.layers, this.buttons)) event.preventDefault();
  }

  private light(box: Box | null): void {
    this.element.classList.toggle("lit", box !== null);
    const way = box ? wayThrough(this.scene.links, box) : null;
    for (const [other, button] of this.buttons) button.classList.toggle("on", way?.boxes.has(other) ?? false);
    for (const [link, group] of this.groups) {
      const isOn = way?.links.has(link) ?? false;
      group.classList.toggle("on", isOn);
    }
  }

  /** Heights follow from the width and the fonts, so the browser measures first. */
  private arrange(): void {
    if (this.field.clientWidth === this.width || this.field.clientWidth === 0) return;
    this.width = this.field.clientWidth;
    const { layers } = this.scene;
    for (const [box, button] of this.buttons) {
      const slot = layers.slotOf.get(box);
      if (slot) slot.height = button.offsetHeight;
    }
    const columns = [...this.field.querySelectorAll<HTMLElement>(".column")];
    const height = place(layers.columns);
    for (const [box, button] of this.buttons) button.style.top = `${layers.slotOf.get(box)?.y ?? 0}px`;
    const gaps = Math.max(0, ...columns.map((column) => this.placeGaps(column, height)));
    this.field.style.height = `${height + gaps}px`;
    const extents = columns.map((column) => ({
      left: column.offsetLeft,
      right: column.offsetLeft + column.offsetWidth,
    }));
    this.groups = drawLines(this.account, this.canvas, layers.routes, extents, (link) => this.actions.pick(link));
    this.actions.arranged(this.field);
  }

  /** What is missing in a column stands below what is there. Returns the height it needs. */
  private placeGaps(column: HTMLElement, top: number): number {
    let y = top + 8;
    for (const gap of column.querySelectorAll<HTMLElement>(".gap")) {
      gap.style.top = `${y}px`;
      y += gap.offsetHeight + 8;
    }
    return y - top - 8;
  }

  private caption(): HTMLElement {
    const hidden = this.scene.boxes
      .filter((box) => box.stack && !box.isHeading)
      .reduce((sum, box) => sum + box.entities.length, 0);
    const drawn = this.scene.boxes.filter((box) => !box.stack).length;
    const caption = h("p", { class: "caption" });
    replaceContent(
      caption,
      hidden > 0 ? words.hidden(count(drawn, "box"), number(hidden)) : words.allDrawn(number(drawn)),
      " ",
      words.pictureKeys,
    );
    return caption;
  }
}

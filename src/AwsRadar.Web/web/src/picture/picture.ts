import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import { h, replaceContent } from "../dom";
import { atLeast, count, number, words } from "../words";
import { BoxButtons } from "./box-button";
import type { Box } from "./boxes";
import { gapsIn, hasGaps } from "./gaps";
import { legend } from "./legend";
import { Lines } from "./lines";
import type { Link } from "./links";
import { place } from "./place";
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

/**
 * The picture on the page: boxes as buttons in columns, lines beneath them. There is one, which shows scene after scene:
 * elements that are gone stay in memory until the browser collects them, and that is late.
 */
export class Picture {
  readonly element: HTMLElement;
  readonly sheet = h("div", { class: "sheet" });
  private readonly heads = h("div", { class: "heads" });
  private readonly field = h("div", { class: "field" });
  /** What is not lit lies beneath it: one element changes, and not each of hundreds. */
  private readonly veil = h("div", { class: "veil" });
  private readonly lines: Lines;
  private readonly columns: HTMLElement[] = [];
  private readonly boxButtons: BoxButtons;
  private readonly watcher = new ResizeObserver(() => this.arrange());
  private buttons = new Map<Box, HTMLElement>();
  private boxes = new Map<Element, Box>();
  private scene: Scene | null = null;
  private width = 0;
  private clicked: Box | null = null;

  constructor(
    private readonly account: Account,
    private readonly actions: PictureActions,
  ) {
    this.boxButtons = new BoxButtons(account);
    this.lines = new Lines(account, (link) => actions.pick(link));
    this.element = h("section", { class: "picture", "aria-label": words.picture }, this.sheet);
    this.listen();
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.buttons = new Map();
    while (this.columns.length < scene.shown.length) this.columns.push(h("div", { class: "column" }));
    const columns = this.columns.slice(0, scene.shown.length);
    for (const [index, column] of columns.entries()) replaceContent(column, ...this.contentOf(scene, index));
    this.boxes = new Map([...this.buttons].map(([box, button]) => [button, box]));
    replaceContent(this.heads, ...scene.shown.map((column, index) => this.head(scene, column, index)));
    replaceContent(this.field, this.lines.canvas, ...columns, this.veil, this.lines.way);
    replaceContent(this.sheet, this.heads, this.field, legend(scene), this.caption(scene));
    for (const grid of [this.heads, this.field]) {
      grid.style.gridTemplateColumns = `repeat(${scene.shown.length}, minmax(136px, 1fr))`;
    }
    // An observer that begins anew is called in the next frame, before anything of it is painted.
    this.width = 0;
    this.watcher.unobserve(this.field);
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
   * Sees each click before the box does. The second of a double click is for the box of the first one: selecting that box
   * opened the panel, and the box may have moved away from under the pointer.
   */
  beforeClick(event: MouseEvent): void {
    const [first] = this.clicked?.stack ? [] : (this.clicked?.entities ?? []);
    this.clicked = null;
    if (event.detail !== 2 || !first) return;
    event.stopPropagation();
    this.actions.centre(first);
  }

  focusOn(key: string): void {
    for (const [box, button] of this.buttons) if (box.key === key) button.focus();
  }

  private listen(): void {
    const boxAt = (event: Event): Box | null => this.boxes.get((event.target as Element).closest(".box") ?? this.field) ?? null;
    this.field.addEventListener("click", (event) => this.click(boxAt(event)));
    this.field.addEventListener("mouseover", (event) => {
      this.light(boxAt(event));
      this.lines.pointAt(event.target);
    });
    this.field.addEventListener("mouseleave", () => this.light(null));
    this.field.addEventListener("focusin", (event) => this.light(boxAt(event)));
    this.field.addEventListener("focusout", () => this.light(null));
    this.field.addEventListener("keydown", (event) => {
      const box = boxAt(event);
      if (box) this.key(event, box);
    });
  }

  private click(box: Box | null): void {
    if (!box) return;
    this.clicked = box;
    const [first] = box.entities;
    if (box.stack) this.actions.toggle(box.key);
    else if (first) this.actions.select(first);
  }

  private head(scene: Scene, column: number, index: number): HTMLElement {
    const total = scene.totals[index] ?? 0;
    const isAll = scene.part.centre !== null || !hasGaps(this.account, column);
    return h("h2", {}, words.columns[column] ?? "", " ", h("span", { class: "count" }, isAll ? number(total) : atLeast(total)));
  }

  private contentOf(scene: Scene, index: number): HTMLElement[] {
    const boxes = (scene.layers.columns[index] ?? []).flatMap((slot) => slot.box ?? []);
    for (const box of boxes) {
      const isCentre = !box.stack && box.entities[0] === scene.part.centre;
      this.buttons.set(box, this.boxButtons.of(box, isCentre));
    }
    return [...boxes.flatMap((box) => this.buttons.get(box) ?? []), ...gapsIn(this.account, scene.shown[index] ?? 0)];
  }

  private key(event: KeyboardEvent, box: Box): void {
    const [first] = box.entities;
    if (event.key === "c" && !box.stack && first) this.actions.centre(first);
    else if (this.scene && moveFocus(event.key, box, this.scene.layers, this.buttons)) event.preventDefault();
  }

  private light(box: Box | null): void {
    this.element.classList.toggle("lit", box !== null);
    const way = box && this.scene ? wayThrough(this.scene.links, box) : null;
    for (const [other, button] of this.buttons) button.classList.toggle("on", way?.boxes.has(other) ?? false);
    this.lines.light(way?.links ?? new Set());
  }

  /** Heights follow from the width and the fonts, so the browser measures first. */
  private arrange(): void {
    if (!this.scene || this.field.clientWidth === this.width || this.field.clientWidth === 0) return;
    this.width = this.field.clientWidth;
    const { layers, shown } = this.scene;
    for (const [box, button] of this.buttons) {
      const slot = layers.slotOf.get(box);
      if (slot) slot.height = button.offsetHeight;
    }
    const columns = this.columns.slice(0, shown.length);
    const height = place(layers.columns);
    for (const [box, button] of this.buttons) button.style.top = `${layers.slotOf.get(box)?.y ?? 0}px`;
    const gaps = Math.max(0, ...columns.map((column) => this.placeGaps(column, height)));
    this.field.style.height = `${height + gaps}px`;
    const extents = columns.map((column) => ({
      left: column.offsetLeft,
      right: column.offsetLeft + column.offsetWidth,
    }));
    this.lines.draw(layers.routes, extents);
    const lit = this.field.querySelector(".box:is(:hover, :focus)");
    this.light((lit && this.boxes.get(lit)) ?? null);
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

  private caption(scene: Scene): HTMLElement {
    const hidden = scene.boxes
      .filter((box) => box.stack && !box.isHeading)
      .reduce((sum, box) => sum + box.entities.length, 0);
    const drawn = scene.boxes.filter((box) => !box.stack).length;
    const caption = h("p", { class: "caption" });
    const what = hidden > 0 ? words.hidden(count(drawn, "box"), number(hidden)) : words.allDrawn(number(drawn));
    const none = scene.shown.length === 0 ? words.emptyAccount : words.nothingRead;
    replaceContent(caption, scene.boxes.length === 0 ? none : `${what} ${words.pictureKeys}`);
    return caption;
  }
}

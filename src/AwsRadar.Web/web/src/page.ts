import type { Account } from "./account/account";
import type { Entity } from "./account/entity";
import { holderOf } from "./details/ties";
import { panel } from "./details/panel";
import { h, replaceContent } from "./dom";
import type { Live, Source } from "./account/source";
import { exportTools } from "./export/tools";
import { Frame } from "./frame/frame";
import { markCurrent } from "./frame/rail";
import { around, type Part, wholeAccount } from "./picture/part";
import { foldBroadPolicies } from "./picture/broad";
import { groupingChoice } from "./picture/grouping-choice";
import type { Link } from "./picture/links";
import { Picture } from "./picture/picture";
import { sceneOf } from "./picture/scene";
import { tableTwin } from "./picture/table-twin";
import { askView } from "./questions/ask-view";
import { askedPrefix } from "./questions/verdicts";
import { addressOf, go, isSameView, parseRoute, type Route } from "./route";
import { coverageView } from "./views/coverage";
import { figures } from "./views/figures";
import { findingsView } from "./views/findings";
import { historyView } from "./views/history";
import { LessonView } from "./views/lesson";
import { listView } from "./views/list-view";
import { words } from "./words";

/** Shows what the address says, and changes the address when somebody acts. */
export class Page {
  private readonly frame: Frame;
  private route: Route | null = null;
  /** Null while the page shows none. */
  private picture: Picture | null = null;
  private readonly pictures: Picture;
  private part: Part | null = null;
  private whole: Part | null = null;
  /** The last one, which stays as it is while its entity is selected. */
  private panel: { entity: Entity; statement: number; element: HTMLElement } | null = null;
  private readonly views = new Map<string, HTMLElement>();
  private readonly live: Live | null;
  private readonly lesson: LessonView | null;

  constructor(
    private readonly root: HTMLElement,
    private readonly account: Account,
    source: Source,
  ) {
    this.live = source.live;
    this.lesson = source.live && source.lesson && new LessonView(source.lesson, source.live);
    this.frame = new Frame(account, this.lesson !== null);
    this.pictures = new Picture(account, {
      select: (entity) => this.select(entity),
      centre: (entity) => entity.index >= 0 && go({ page: "of", centre: entity.key }),
      toggle: (stack) => this.toggle(stack),
      pick: (link) => this.pick(link),
      arranged: (field) => this.frame.minimap.draw(field),
    });
  }

  start(): void {
    replaceContent(this.root, this.frame.element);
    addEventListener("hashchange", () => this.show(parseRoute(location.hash)));
    addEventListener("keydown", (event) => this.key(event));
    addEventListener("click", (event) => this.picture?.beforeClick(event), { capture: true });
    // The frame is painted before anything is laid out.
    requestAnimationFrame(() => setTimeout(() => this.show(parseRoute(location.hash))));
  }

  private show(route: Route): void {
    const before = this.route;
    this.route = route;
    if (!before || !isSameView(before, route)) this.showView(route, before);
    this.showSelection(route);
    // Now that all is in its place: a browser that is asked about a page lays it out first.
    if (!isSamePlace(before, route)) this.frame.main.scrollTop = 0;
  }

  private showView(route: Route, before: Route | null): void {
    this.picture = null;
    replaceContent(this.frame.main, ...this.view(route));
    if (!this.picture) this.frame.minimap.draw(null);
    markCurrent(this.frame.rail, route.page);
    const toggled = before && isSamePlace(before, route) ? [...route.open, ...before.open].find((key) => route.open.includes(key) !== before.open.includes(key)) : undefined;
    if (toggled) this.picture && (this.picture as Picture).focusOn(toggled);
    document.title = `${this.titleOf(route)} · ${this.account.model.about.account} · aws-radar`;
  }

  private view(route: Route): HTMLElement[] {
    switch (route.page) {
      case "overview":
        return [h("h1", { class: "unseen-title" }, words.pages.overview), this.kept("figures", () => figures(this.account)), ...this.pictureOf(this.partOf(null), route)];
      case "of": {
        const centre = this.account.byKey.get(route.centre);
        if (!centre) return [h("div", { class: "page" }, h("p", { class: "note" }, words.noSuchEntity))];
        return [h("h1", { class: "unseen-title" }, centre.name), ...this.pictureOf(this.partOf(centre), route)];
      }
      case "findings":
        return [this.kept(`findings ${route.only}`, () => findingsView(this.account, route.only))];
      case "coverage":
        return [this.kept("coverage", () => coverageView(this.account))];
      case "lesson":
        return [this.lesson?.element ?? h("div", { class: "page" }, h("p", { class: "note" }, words.lesson.none))];
      case "history":
        return [historyView(this.account, this.live)];
      case "ask":
        return askView(
          {
            account: this.account,
            live: this.live,
            picture: (part, table) => this.pictureOf(part, route, table),
            again: () => this.route?.page === "ask" && this.showView(this.route, this.route),
          },
          route,
        );
      default:
        return [listView(this.account, route, route.page)];
    }
  }

  /** What never changes is made once: elements that are gone stay in memory for a while. */
  private kept(view: string, make: () => HTMLElement): HTMLElement {
    const element = this.views.get(view) ?? make();
    this.views.set(view, element);
    return element;
  }

  /** The last part is kept, so that opening a stack in it is quick; and the whole, to which readers return. */
  private partOf(centre: Entity | null): Part {
    if (!centre) return (this.whole ??= foldBroadPolicies(wholeAccount(this.account)));
    if (!this.part || this.part.centre !== centre) this.part = foldBroadPolicies(around(centre));
    return this.part;
  }

  private pictureOf(part: Part, route: Route, table = () => tableTwin(this.account, part)): HTMLElement[] {
    const toggle = h(
      "div",
      { class: "twins" },
      h("a", { href: addressOf({ ...route, asTable: false }), "aria-current": route.asTable ? null : "true" }, words.toPicture),
      h("a", { href: addressOf({ ...route, asTable: true }), "aria-current": route.asTable ? "true" : null }, words.toTable),
    );
    if (route.asTable) return [toggle, h("div", { class: "page" }, table())];
    const scene = sceneOf(this.account, part, new Set(route.open), route.by);
    this.picture = this.pictures;
    this.picture.show(scene);
    const choice = groupingChoice(part, route.by, (by) => this.change({ by, open: [] }));
    if (choice) toggle.append(choice);
    toggle.append(exportTools(this.picture.sheet, this.titleOf(route)));
    return [toggle, this.picture.element];
  }

  private showSelection(route: Route): void {
    const key = route.selected || (route.page === "of" ? route.centre : "");
    const entity = key ? this.account.byKey.get(key) : undefined;
    this.picture?.mark(entity);
    this.frame.element.classList.toggle("with-panel", entity !== undefined);
    if (!entity) return replaceContent(this.frame.side);
    const element = this.panelOf(entity, route.statement);
    if (element.isConnected) return;
    replaceContent(this.frame.side, element);
    element.querySelector(".marked")?.scrollIntoView({ block: "center" });
  }

  private panelOf(entity: Entity, statement: number): HTMLElement {
    if (this.panel?.entity === entity && this.panel.statement === statement) return this.panel.element;
    const element = panel(this.account, entity, statement, {
      close: () => (this.route?.selected ? this.change({ selected: "", statement: -1 }) : go({})),
      show: (other) => this.showEntity(other),
      showStatement: (holder, other) => this.change({ selected: holder.key, statement: other }),
    });
    this.panel = { entity, statement, element };
    return element;
  }

  /** A line shows the first statement that makes it. */
  private pick(link: Link): void {
    const relation = link.relations.find((one) => one.statement >= 0) ?? link.relations[0];
    const holder = holderOf(relation) ?? relation?.from;
    if (holder) this.change({ selected: holder.key, statement: relation?.statement ?? -1 });
  }

  /** What stands for many entities has no details, but a list. */
  private select(entity: Entity): void {
    if (entity.index >= 0) this.change({ selected: entity.key, statement: -1 });
    else if (!entity.key.startsWith(askedPrefix)) go({ page: "services" });
  }

  /** Within a picture the other end is selected where it stands; on other pages it becomes the centre. */
  private showEntity(entity: Entity): void {
    if (this.picture) this.change({ selected: entity.key, statement: -1 });
    else go({ page: "of", centre: entity.key });
  }

  private toggle(stack: string): void {
    const open = this.route?.open ?? [];
    this.change({ open: open.includes(stack) ? open.filter((key) => key !== stack) : [...open, stack] });
  }

  private change(part: Partial<Route>): void {
    go({ ...(this.route ?? {}), ...part });
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    if (event.key === "/") this.frame.search.field.focus();
    else if (event.key === "t" && this.route && ["overview", "of", "ask"].includes(this.route.page)) {
      this.change({ asTable: !this.route.asTable });
    } else if (event.key === "Escape" && this.route?.selected) this.change({ selected: "", statement: -1 });
    else return;
    event.preventDefault();
  }

  private titleOf(route: Route): string {
    return route.page === "of" ? (this.account.byKey.get(route.centre)?.name ?? "") : words.pages[route.page];
  }
}

function isSamePlace(before: Route | null, route: Route): boolean {
  return before?.page === route.page && before.centre === route.centre;
}

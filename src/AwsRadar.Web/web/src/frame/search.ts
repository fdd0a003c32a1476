import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import { h, replaceContent, told } from "../dom";
import { glyph } from "../picture/glyph";
import { go } from "../route";
import { words } from "../words";

const maxShown = 12;

/** Finds entities by name, ARN, id, access key id or tag. */
export class Search {
  readonly element: HTMLElement;
  readonly field: HTMLInputElement;
  private readonly list = h("ul", { class: "found", id: "found", role: "listbox", "aria-label": words.found });
  private texts: string[] | null = null;
  private found: Entity[] = [];
  private at = 0;

  constructor(private readonly account: Account) {
    this.field = h("input", {
      type: "search",
      id: "search",
      placeholder: words.search,
      "aria-label": words.search,
      role: "combobox",
      "aria-controls": "found",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      input: () => this.look(),
      focus: () => this.look(),
      blur: () => this.close(),
      keydown: (event: KeyboardEvent) => this.key(event),
    });
    this.element = h("div", { class: "search" }, this.field, h("kbd", {}, "/"), this.list);
    this.close();
  }

  private look(): void {
    const parts = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (parts.length === 0) return this.close();
    const hits = this.hits(parts);
    this.found = hits.slice(0, maxShown);
    this.at = 0;
    this.draw(hits.length);
  }

  private hits(parts: string[]): Entity[] {
    this.texts ??= this.account.entities.map(textOf);
    const hits: { entity: Entity; rank: number }[] = [];
    for (const [index, text] of this.texts.entries()) {
      const entity = this.account.entities[index];
      if (entity && parts.every((part) => text.includes(part))) hits.push({ entity, rank: rankOf(entity, parts[0] ?? "") });
    }
    return hits.sort((one, other) => one.rank - other.rank).map((hit) => hit.entity);
  }

  private draw(total: number): void {
    const items = this.found.map((entity, index) =>
      h(
        "li",
        { role: "option", id: `found-${index}`, "aria-selected": String(index === this.at), mousedown: () => this.choose(entity) },
        glyph(entity.kind),
        told(entity.name, { class: "name" }),
        h("span", { class: "quiet" }, words.kinds[entity.kind]),
      ),
    );
    const rest = total > items.length ? words.moreFound(total - items.length) : total === 0 ? words.nothingFound : null;
    replaceContent(this.list, ...items, rest && h("li", { class: "quiet rest", role: "presentation" }, rest));
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    if (items.length > 0) this.field.setAttribute("aria-activedescendant", `found-${this.at}`);
  }

  private key(event: KeyboardEvent): void {
    const chosen = this.found[this.at];
    if (event.key === "Enter" && chosen) this.choose(chosen);
    else if (event.key === "Escape") this.field.blur();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private move(by: number): void {
    this.at = Math.max(0, Math.min(this.found.length - 1, this.at + by));
    for (const [index, item] of [...this.list.querySelectorAll("[role=option]")].entries()) {
      item.setAttribute("aria-selected", String(index === this.at));
    }
    this.field.setAttribute("aria-activedescendant", `found-${this.at}`);
  }

  private choose(entity: Entity): void {
    this.field.value = "";
    this.field.blur();
    go({ page: "of", centre: entity.key });
  }

  private close(): void {
    this.list.hidden = true;
    this.found = [];
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}

function textOf(entity: Entity): string {
  const keys = (entity.user?.keys ?? []).map((key) => key.id ?? "");
  const tags = entity.tags.map(([key, value]) => `${key}=${value}`);
  return [entity.name, entity.key, entity.id ?? "", ...keys, ...tags].join("\n").toLowerCase();
}

/** Names before everything else, beginnings before middles, short names first. */
function rankOf(entity: Entity, part: string): number {
  const name = entity.name.toLowerCase();
  const place = name === part ? 0 : name.startsWith(part) ? 1 : name.includes(part) ? 2 : 3;
  return place * 1_000 + name.length;
}

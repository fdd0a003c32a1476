import { type Child, h, replaceContent } from "../dom";
import { count, number } from "../words";
import { words } from "../words";

export interface Column<Row> {
  title: string;
  cell: (row: Row) => Child;
  /** What sorting and filtering look at. */
  text: (row: Row) => string;
  /** Sorts before the text, for numbers and times. */
  rank?: (row: Row) => number;
}

export interface TableOptions<Row> {
  name: string;
  noun: string;
  rows: Row[];
  columns: Column<Row>[];
  /** What an empty table says: none, not collected, or not readable. */
  empty: string;
  filter?: string;
  onFilter?: (filter: string) => void;
}

/** Fewer rows are seen at once. */
const minFiltered = 10;

/** A screen of rows at first: each row is some thirty elements, which a browser keeps in memory for a while after the page has changed. */
const first = 30;
const step = 60;

/** So many rows go on paper, some thirty pages. */
const maxPrinted = 1_000;

// One listener for the page: one of each table would keep every table that ever was.
addEventListener("beforeprint", () => document.querySelectorAll(".table").forEach((table) => table.dispatchEvent(new Event("print"))));

/** Rows that can be filtered and sorted. It shows some, more when the reader comes to the end, and says of how many. */
export class Table<Row> {
  readonly element: HTMLElement;
  private readonly body = h("tbody");
  private readonly told = h("p", { class: "quiet", role: "status" });
  private readonly more: HTMLButtonElement;
  private texts: Map<Row, string> | null = null;
  private shown = first;
  /** Those that match, in order. */
  private rows: Row[] = [];
  private filter: string;
  private sorting: { column: Column<Row>; isDown: boolean } | null = null;

  constructor(private readonly options: TableOptions<Row>) {
    this.filter = options.filter ?? "";
    this.more = h("button", { type: "button", class: "action", click: () => this.showMore(step) }, words.showMore(step));
    const field = h("input", {
      type: "search",
      class: "filter",
      placeholder: words.filter,
      "aria-label": words.filter,
      value: this.filter,
      input: () => this.setFilter(field.value),
    });
    const head = h("tr", {}, ...options.columns.map((column) => this.heading(column)));
    this.element = h(
      "div",
      { class: "table", print: () => this.showMore(maxPrinted) },
      this.isLong() && h("div", { class: "tools" }, field, this.told),
      h("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": options.name }, h("table", {}, h("thead", {}, head), this.body)),
      this.more,
    );
    this.draw();
    new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.showMore(step)).observe(this.more);
  }

  /** A short table needs no search, and nobody to count its rows. */
  private isLong(): boolean {
    const { rows, onFilter } = this.options;
    return rows.length > minFiltered || rows.length === 0 || onFilter !== undefined;
  }

  private heading(column: Column<Row>): HTMLElement {
    const sort = (): void => {
      this.sorting = { column, isDown: this.sorting?.column === column && !this.sorting.isDown };
      for (const other of cell.parentElement?.children ?? []) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", this.sorting.isDown ? "descending" : "ascending");
      this.draw();
    };
    const cell = h("th", { scope: "col" }, h("button", { type: "button", click: sort }, column.title));
    return cell;
  }

  private draw(): void {
    this.rows = this.sorted(this.matching());
    replaceContent(this.body, ...this.rows.slice(0, this.shown).map((row) => this.line(row)));
    this.count();
  }

  private line(row: Row): HTMLElement {
    return h("tr", {}, ...this.options.columns.map((column) => h("td", {}, column.cell(row))));
  }

  private count(): void {
    const { options, rows } = this;
    const shown = Math.min(this.shown, rows.length);
    this.more.hidden = shown === rows.length;
    replaceContent(this.told, options.rows.length === 0 ? options.empty : this.howMany(shown));
  }

  private howMany(shown: number): string {
    const [matching, all] = [this.rows.length, this.options.rows.length];
    const counted = count(all, this.options.noun);
    if (matching < all) return words.matchingOf(number(shown), number(matching), counted);
    return shown < all ? words.shownOf(number(shown), counted) : counted;
  }

  private matching(): Row[] {
    const parts = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    if (parts.length === 0) return this.options.rows;
    const { rows, columns } = this.options;
    const texts = (this.texts ??= new Map(
      rows.map((row) => [row, columns.map((column) => column.text(row)).join("\n").toLowerCase()]),
    ));
    return rows.filter((row) => parts.every((part) => texts.get(row)?.includes(part)));
  }

  private sorted(rows: Row[]): Row[] {
    if (!this.sorting) return rows;
    const { column, isDown } = this.sorting;
    const { rank } = column;
    const sign = isDown ? -1 : 1;
    const compare = rank
      ? (one: Row, other: Row) => rank(one) - rank(other)
      : (one: Row, other: Row) => column.text(one).localeCompare(column.text(other), "en");
    return [...rows].sort((one, other) => sign * compare(one, other));
  }

  private setFilter(filter: string): void {
    this.filter = filter;
    this.shown = first;
    this.draw();
    this.options.onFilter?.(filter);
  }

  private showMore(rows: number): void {
    this.body.append(...this.rows.slice(this.shown, this.shown + rows).map((row) => this.line(row)));
    this.shown += rows;
    this.count();
  }
}

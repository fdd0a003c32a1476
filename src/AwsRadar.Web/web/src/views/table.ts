import { type Child, h, replaceContent } from "../dom";
import { number, plural } from "../words";
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

const step = 200;

/** Rows that can be filtered and sorted. It shows 200 at a time and says of how many. */
export class Table<Row> {
  readonly element: HTMLElement;
  private readonly body = h("tbody");
  private readonly told = h("p", { class: "quiet", role: "status" });
  private readonly more: HTMLButtonElement;
  private texts: Map<Row, string> | null = null;
  private shown = step;
  private filter: string;
  private sorting: { column: Column<Row>; isDown: boolean } | null = null;

  constructor(private readonly options: TableOptions<Row>) {
    this.filter = options.filter ?? "";
    this.more = h("button", { type: "button", class: "action", click: () => this.showMore() }, words.showMore(step));
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
      { class: "table" },
      h("div", { class: "tools" }, options.rows.length > 0 && field, this.told),
      h("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": options.name }, h("table", {}, h("thead", {}, head), this.body)),
      this.more,
    );
    this.draw();
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
    const { options } = this;
    const rows = this.sorted(this.matching());
    const cut = rows.slice(0, this.shown);
    replaceContent(
      this.body,
      ...cut.map((row) => h("tr", {}, ...options.columns.map((column) => h("td", {}, column.cell(row))))),
    );
    this.more.hidden = cut.length === rows.length;
    const noun = options.rows.length === 1 ? options.noun : plural(options.noun);
    replaceContent(
      this.told,
      options.rows.length === 0 ? options.empty : words.shownOf(number(cut.length), number(rows.length), number(options.rows.length), noun),
    );
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
    this.shown = step;
    this.draw();
    this.options.onFilter?.(filter);
  }

  private showMore(): void {
    this.shown += step;
    this.draw();
  }
}

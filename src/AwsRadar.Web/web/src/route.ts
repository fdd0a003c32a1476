import { askedLanguage, askedSnapshot, askedTheme } from "./settings";

// Where the page is, as the address after #. It alone decides what is shown, so every view can be linked to.

export type ListName = "users" | "groups" | "roles" | "policies" | "outside" | "services";
export type PageName = "overview" | "of" | "ask" | "findings" | "coverage" | "history" | "lesson" | ListName;

const pages: PageName[] = [
  "overview", "of", "ask", "findings", "coverage", "history", "lesson", "users", "groups", "roles", "policies", "outside", "services",
];

export interface Route {
  page: PageName;
  /** The key of the entity in the centre, for the page "of". */
  centre: string;
  /** The key of the selected entity. */
  selected: string;
  /** The statement to mark in the selected entity's policy, from 0; -1 for none. */
  statement: number;
  /** The stacks that are open. */
  open: string[];
  asTable: boolean;
  filter: string;
  /** Which of a list's entities: "full-access", a finding's id. */
  only: string;
  /** A question: who may do the action to the resource, what who can do, how who becomes whom. */
  action: string;
  resource: string;
  who: string;
  whom: string;
  /** How the picture stacks: see picture/grouping. */
  by: string;
}

const start: Route = {
  page: "overview", centre: "", selected: "", statement: -1, open: [], asTable: false, filter: "", only: "",
  action: "", resource: "", who: "", whom: "", by: "",
};

/** Questions are texts as somebody typed them. */
const texts = ["filter", "only", "action", "resource", "who", "whom", "by"] as const;

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [page = "", centre = ""] = path.split("/", 2);
  const parameters = new URLSearchParams(query);
  return {
    ...start,
    page: pages.find((name) => name === page) ?? "overview",
    centre: decode(centre),
    selected: parameters.get("selected") ?? "",
    statement: Number(parameters.get("statement") ?? "0") - 1,
    open: parameters.getAll("open"),
    asTable: parameters.has("table"),
    ...Object.fromEntries(texts.map((name) => [name, parameters.get(name) ?? ""])),
  };
}

export function addressOf(route: Partial<Route>): string {
  const full = { ...start, ...route };
  const { page, centre, selected, statement, open, asTable } = full;
  const parameters = new URLSearchParams();
  if (selected) parameters.set("selected", selected);
  if (statement >= 0) parameters.set("statement", String(statement + 1));
  for (const key of open) parameters.append("open", key);
  if (asTable) parameters.set("table", "");
  for (const name of texts) if (full[name]) parameters.set(name, full[name]);
  for (const [name, value] of kept()) parameters.set(name, value);
  const path = page === "overview" ? "" : page === "of" ? `of/${encodeURIComponent(centre)}` : page;
  const query = parameters.toString();
  return `#/${path}${query ? `?${query}` : ""}`;
}

/** What every address of the page keeps: language and theme, where somebody chose them, and the snapshot of a store. */
function kept(): [string, string][] {
  const choices: [string, string | null][] = [["lang", askedLanguage], ["theme", askedTheme()], ["snapshot", askedSnapshot]];
  return choices.filter((choice): choice is [string, string] => choice[1] !== null);
}

export function go(route: Partial<Route>): void {
  location.hash = addressOf(route);
}

/** Whether two routes show the same thing apart from what is selected in it. */
export function isSameView(left: Route, right: Route): boolean {
  const bare = { selected: "", statement: -1 };
  return addressOf({ ...left, ...bare }) === addressOf({ ...right, ...bare });
}

/** An address that somebody typed may hold anything. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

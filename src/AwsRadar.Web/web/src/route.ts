// Where the page is, as the address after #. It alone decides what is shown, so every view can be linked to.

export type ListName = "users" | "groups" | "roles" | "policies" | "outside" | "services";
export type PageName = "overview" | "of" | "findings" | "coverage" | ListName;

const pages: PageName[] = [
  "overview", "of", "findings", "coverage", "users", "groups", "roles", "policies", "outside", "services",
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
}

const start: Route = {
  page: "overview", centre: "", selected: "", statement: -1, open: [], asTable: false, filter: "", only: "",
};

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [page = "", centre = ""] = path.split("/", 2);
  const parameters = new URLSearchParams(query);
  return {
    page: pages.find((name) => name === page) ?? "overview",
    centre: decode(centre),
    selected: parameters.get("selected") ?? "",
    statement: Number(parameters.get("statement") ?? "0") - 1,
    open: parameters.getAll("open"),
    asTable: parameters.has("table"),
    filter: parameters.get("filter") ?? "",
    only: parameters.get("only") ?? "",
  };
}

export function addressOf(route: Partial<Route>): string {
  const { page, centre, selected, statement, open, asTable, filter, only } = { ...start, ...route };
  const parameters = new URLSearchParams();
  if (selected) parameters.set("selected", selected);
  if (statement >= 0) parameters.set("statement", String(statement + 1));
  for (const key of open) parameters.append("open", key);
  if (asTable) parameters.set("table", "");
  if (filter) parameters.set("filter", filter);
  if (only) parameters.set("only", only);
  const path = page === "overview" ? "" : page === "of" ? `of/${encodeURIComponent(centre)}` : page;
  const query = parameters.toString();
  return `#/${path}${query ? `?${query}` : ""}`;
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

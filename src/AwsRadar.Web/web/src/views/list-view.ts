import type { Account } from "../account/account";
import { h } from "../dom";
import { addressOf, type ListName, type Route } from "../route";
import { plural, words } from "../words";
import { whyEmpty } from "./emptiness";
import { entitiesOf, lists, narrowed } from "./lists";
import { Table } from "./table";

/** All entities of a kind, or those that a number of the overview counts. */
export function listView(account: Account, route: Route, page: ListName): HTMLElement {
  const list = lists[page];
  const narrow = narrowed[route.only];
  const all = entitiesOf(account, list);
  const rows = narrow ? all.filter((entity) => narrow(account, entity)) : all;
  const unread = list.sections.filter((section) => account.knows(section) !== "known");
  const why = whyEmpty(account, list.sections, plural(list.noun));
  const table = new Table({
    name: words.pages[page],
    noun: list.noun,
    rows,
    columns: list.columns(account),
    empty: all.length > 0 ? words.nothingOfIt : why,
    filter: route.filter,
    onFilter: (filter) => history.replaceState(null, "", addressOf({ ...route, filter })),
  });
  return h(
    "div",
    { class: "page" },
    h("h1", {}, words.pages[page], narrow ? `: ${words.narrowed[route.only] ?? ""}` : ""),
    narrow && h("p", {}, h("a", { href: addressOf({ page }) }, words.showAll)),
    unread.length > 0 && all.length > 0 && h("p", { class: "note unknown" }, why),
    table.element,
  );
}

import type { Account } from "../account/account";
import { countOf } from "../account/findings";
import { h } from "../dom";
import { addressOf, type ListName, type PageName } from "../route";
import { atLeast, number, words } from "../words";
import { lists } from "../views/lists";

const listNames: ListName[] = ["users", "groups", "roles", "policies", "outside", "services"];

/** The way to every page, with how much there is on it. */
export function rail(account: Account, hasLesson: boolean): HTMLElement {
  const findings = account.model.findings.reduce((sum, finding) => sum + countOf(finding), 0);
  const gaps = account.ledger.gaps.length;
  return h(
    "nav",
    { class: "rail", "aria-label": words.pagesLabel },
    hasLesson && entry("lesson", null),
    entry("overview", null),
    ...listNames.map((name) => entry(name, account.ofKind(...lists[name].kinds).length, isUnknown(account, name))),
    entry("ask", null),
    entry("findings", findings, account.model.findings.some((finding) => finding.unknown.length > 0)),
    entry("coverage", gaps > 0 ? gaps : null, gaps > 0, true),
    entry("history", null),
  );
}

export function markCurrent(element: HTMLElement, page: PageName): void {
  for (const link of element.querySelectorAll("a")) {
    if (link.dataset["page"] === page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function isUnknown(account: Account, name: ListName): boolean {
  return lists[name].sections.some((section) => account.knows(section) !== "known");
}

/** @param isExact The number is right although it is about what is unknown. */
function entry(page: PageName, value: number | null, unknown = false, isExact = !unknown): HTMLElement {
  const text = value === null ? "" : isExact ? number(value) : atLeast(value);
  return h(
    "a",
    { href: addressOf({ page }), "data-page": page },
    h("span", {}, words.pages[page]),
    text && h("span", { class: unknown ? "count unknown" : "count" }, text),
  );
}

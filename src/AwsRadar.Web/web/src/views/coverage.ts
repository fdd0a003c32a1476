import type { Account } from "../account/account";
import { isAnswered } from "../account/ledger";
import type { CoverageEntry, Section } from "../account/model";
import { type Child, h, told } from "../dom";
import { count, minute, number, said, words } from "../words";
import { type Column, Table } from "./table";

/** The ledger: what is known, what is not and why, and what would make it known. */
export function coverageView(account: Account): HTMLElement {
  const { about } = account.model;
  const { entries, gaps } = account.ledger;
  const sections = Object.keys(words.sections) as Section[];
  const missing = [...new Set(gaps.map((gap) => gap.missingPermission).filter((action) => action !== undefined))];
  return h(
    "div",
    { class: "page" },
    h("h1", {}, words.pages.coverage),
    h(
      "p",
      {},
      about.source === "file" ? words.fromFile(minute(about.completedAt)) : words.fromScan(minute(about.completedAt), count(entries.reduce((sum, entry) => sum + entry.calls, 0), "call")),
      about.caller ? words.asCaller : "",
      about.caller && told(about.caller, { class: "mono" }),
    ),
    h("ul", { class: "sections" }, ...sections.map((section) => sectionView(account, section))),
    sections.some((section) => account.knows(section) === "not collected") && h("p", { class: "quiet" }, words.notCollectedHint, " ", h("code", { class: "mono" }, "--depth full"), ", ", h("code", { class: "mono" }, "--services all"), "."),
    missing.length > 0 && h("section", {}, h("h2", {}, words.toKnowMore), h("ul", { class: "mono" }, ...missing.map((action) => h("li", {}, told(action))))),
    h("h2", {}, words.everyCall, " ", h("span", { class: "count" }, number(entries.length))),
    new Table({ name: words.everyCall, noun: "call", rows: [...gaps, ...entries.filter(isAnswered)], columns: columns(account), empty: words.noCalls }).element,
  );
}

function sectionView(account: Account, section: Section): HTMLElement {
  const knowledge = account.knows(section);
  const isKnown = knowledge === "known";
  return h(
    "li",
    { class: isKnown ? "known" : "unknown" },
    h("span", { class: "name" }, words.sections[section]),
    h("span", { class: "fact" }, isKnown ? words.known : words.knowledge[knowledge]),
  );
}

const columns = ({ model: { about, korean } }: Account): Column<CoverageEntry>[] => [
  {
    title: words.labels.operation,
    cell: (entry) => h("span", { class: "mono" }, told(`${entry.service}:${entry.operation}`), ...more(" ", entry.subject)),
    text: (entry) => `${entry.service}:${entry.operation} ${entry.subject ?? ""}`,
  },
  {
    title: words.labels.region,
    cell: (entry) => h("span", { class: "mono quiet" }, told(entry.region), ...more(" ", entry.account === about.account ? undefined : entry.account)),
    text: (entry) => `${entry.region} ${entry.account ?? ""}`,
  },
  {
    title: words.labels.outcome,
    cell: (entry) => h("span", { class: `badge ${isAnswered(entry) ? "quiet" : "unknown"}` }, words.outcomes[entry.outcome]),
    text: (entry) => words.outcomes[entry.outcome],
  },
  { title: words.labels.read, cell: (entry) => number(entry.items), text: (entry) => String(entry.items), rank: (entry) => entry.items },
  { title: words.labels.missing, cell: missingOf, text: (entry) => entry.missingPermission ?? "" },
  {
    title: words.labels.said,
    cell: (entry) => h("span", {}, told(entry.errorCode ?? "", { class: "mono" }), ...more(" ", said(entry.message ?? "", korean))),
    text: (entry) => `${entry.errorCode ?? ""} ${said(entry.message ?? "", korean)}`,
  },
  { title: words.labels.request, cell: (entry) => told(entry.requestId ?? "", { class: "mono quiet" }), text: (entry) => entry.requestId ?? "" },
];

/** The permission that the call needs and, where AWS named another action in its denial, that one. */
function missingOf(entry: CoverageEntry): HTMLElement {
  const named = entry.deniedAction === entry.missingPermission ? undefined : entry.deniedAction;
  return h("span", { class: "mono" }, told(entry.missingPermission ?? ""), ...more(" ", named));
}

function more(before: string, text: string | undefined): Child[] {
  return text ? [before, told(text)] : [];
}

import type { Account } from "../account/account";
import { countOf, type FoundItem, itemsOf } from "../account/findings";
import type { Finding, Translations } from "../account/model";
import { h, told } from "../dom";
import { glyph } from "../picture/glyph";
import { addressOf } from "../route";
import { number, said, words } from "../words";
import { whyEmpty } from "./emptiness";
import { type Column, Table } from "./table";

/** What somebody should look at, rule by rule, and after it the rules that found nothing or could not look; or one rule alone. */
export function findingsView(account: Account, only: string): HTMLElement {
  const { findings } = account.model;
  const one = findings.find((finding) => finding.id === only);
  const title = h("h1", {}, words.pages.findings);
  if (one) return h("div", { class: "page" }, title, h("p", {}, h("a", { href: addressOf({ page: "findings" }) }, words.showAll)), ruleView(account, one));
  const found = findings.filter((finding) => finding.items.length > 0);
  const open = findings.filter((finding) => finding.items.length === 0 && finding.unknown.length > 0);
  const clear = findings.filter((finding) => finding.items.length === 0 && finding.unknown.length === 0);
  return h(
    "div",
    { class: "page" },
    title,
    ...found.map((finding) => ruleView(account, finding)),
    open.length > 0 && openView(account, open),
    clear.length > 0 && clearView(clear, account.model.korean),
  );
}

function ruleView(account: Account, finding: Finding): HTMLElement {
  const { korean } = account.model;
  const isUnknown = finding.unknown.length > 0;
  const why = isUnknown ? whyEmpty(account, finding.unknown, "") : words.nothingOfIt;
  const name = said(finding.title, korean);
  const heading = h("h2", {}, name, " ", h("span", { class: "count" }, isUnknown && finding.items.length === 0 ? words.unknownMark : number(countOf(finding))));
  if (finding.items.length === 0) return h("section", { class: "rule" }, heading, h("p", { class: isUnknown ? "note unknown" : "quiet" }, why));
  const columns: Column<FoundItem>[] = [
    { title: words.labels.name, cell: subject, text: (item) => item.subject },
    { title: words.labels.seen, cell: (item) => told(said(item.fact, korean)), text: (item) => said(item.fact, korean) },
  ];
  return h(
    "section",
    { class: "rule" },
    heading,
    h("p", { class: "advice" }, told(said(finding.advice, korean))),
    isUnknown && h("p", { class: "note unknown" }, why),
    new Table({ name, noun: "finding", rows: itemsOf(account, finding), columns, empty: why }).element,
  );
}

function openView(account: Account, rules: Finding[]): HTMLElement {
  const heading = h("h2", {}, words.notLookedFor, " ", h("span", { class: "count" }, number(rules.length)));
  const rows = rules.map((rule) => h("li", { class: "note unknown" }, h("strong", {}, said(rule.title, account.model.korean)), h("p", {}, whyEmpty(account, rule.unknown, ""))));
  return h("section", { class: "rule" }, heading, h("ul", { class: "open" }, ...rows));
}

/** What is in order is good to know, but in one place. */
function clearView(rules: Finding[], korean: Translations): HTMLElement {
  const heading = h("h2", {}, words.lookedFor, " ", h("span", { class: "count" }, number(rules.length)));
  return h("section", { class: "rule" }, heading, h("ul", { class: "clear" }, ...rules.map((rule) => h("li", {}, said(rule.title, korean)))));
}

function subject({ entity, subject: name }: FoundItem): HTMLElement {
  if (!entity) return told(name, { class: "mono" });
  return h("a", { class: "entity", href: addressOf({ page: "of", centre: entity.key }) }, glyph(entity.kind), told(entity.name));
}

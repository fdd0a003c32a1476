import type { Account } from "../account/account";
import type { Finding } from "../account/model";
import { h, told } from "../dom";
import { glyph } from "../picture/glyph";
import { addressOf } from "../route";
import { number, words } from "../words";
import { whyEmpty } from "./emptiness";
import { type Column, Table } from "./table";

/** What somebody should look at, rule by rule; or one rule alone. */
export function findingsView(account: Account, only: string): HTMLElement {
  const findings = account.model.findings.filter((finding) => !only || finding.id === only);
  return h("div", { class: "page" }, h("h1", {}, words.pages.findings), ...findings.map((finding) => ruleView(account, finding)));
}

/** Titles come from the program in English. */
export function titleOf(finding: Finding): string {
  return words.findings[finding.id] ?? finding.title;
}

type Item = Finding["items"][number];

function ruleView(account: Account, finding: Finding): HTMLElement {
  const isUnknown = finding.unknown.length > 0;
  const columns: Column<Item>[] = [
    { title: words.labels.name, cell: (item) => subject(account, item), text: (item) => item.subject },
    { title: words.labels.seen, cell: (item) => told(item.fact), text: (item) => item.fact },
  ];
  const empty = isUnknown ? whyEmpty(account, finding.unknown, "") : words.nothingOfIt;
  return h(
    "section",
    { class: "rule" },
    h("h2", {}, titleOf(finding), " ", h("span", { class: "count" }, isUnknown && finding.items.length === 0 ? words.unknownMark : number(finding.items.length))),
    finding.items.length > 0
      ? new Table({ name: titleOf(finding), noun: "finding", rows: finding.items, columns, empty }).element
      : h("p", { class: isUnknown ? "note unknown" : "quiet" }, empty),
  );
}

function subject(account: Account, item: Item): HTMLElement {
  const entity = item.node === undefined ? undefined : account.entities[item.node];
  if (!entity) return told(item.subject, { class: "mono" });
  return h("a", { class: "entity", href: addressOf({ page: "of", centre: entity.key }) }, glyph(entity.kind), told(entity.name));
}

import type { Account } from "../account/account";
import type { Entity, Relation } from "../account/entity";
import { h, told } from "../dom";
import { tableTwin } from "../picture/table-twin";
import { type Column, Table } from "../views/table";
import { addressOf } from "../route";
import { words } from "../words";
import { type AskContext, entityLink, page } from "./ask-view";
import { reachedFrom, type Step } from "./becoming";

/** How one principal becomes another: the shortest way, step by step. */
export function becomesView(context: AskContext, from: Entity, to: Entity): HTMLElement[] {
  const { account } = context;
  const way = reachedFrom(account, from).get(to);
  const title = h("h1", {}, told(words.becomesTitle(from.name, to.name)));
  if (!way) return [page(title, h("p", { class: "note" }, told(words.becomesNot(from.name, to.name)), " ", isIncomplete(account) ? words.becomesIncomplete : ""))];
  const list = h("ol", { class: "steps" }, ...way.map((step) => h("li", {}, entityLink(step.from), " ", textOf(step), " ", entityLink(step.to))));
  const head = h("div", { class: "page head" }, title, h("p", { class: "quiet" }, words.becomesWays), list);
  const relations = way.map(tieOf);
  const part = { entities: [...new Set([from, ...way.map((step) => step.to)])], relations, centre: from, isWhole: false, folded: 0 };
  return [head, ...context.picture(part, () => tableTwin(account, part))];
}

/** Everything that a principal can become. */
export function reachedView(account: Account, from: Entity): HTMLElement {
  const rows = [...reachedFrom(account, from)];
  const columns: Column<[Entity, Step[]]>[] = [
    {
      title: words.whom,
      cell: ([to]) => h("a", { href: addressOf({ page: "ask", who: from.key, whom: to.key }) }, told(to.name)),
      text: ([to]) => to.name,
    },
    {
      title: words.through,
      cell: ([, way]) => told(way.map((step) => step.from.name).join(" → ")),
      text: ([, way]) => way.map((step) => step.from.name).join(" "),
      rank: ([, way]) => way.length,
    },
    { title: words.labels.tie, cell: ([, way]) => way.map(textOf).join("; "), text: ([, way]) => way.map(textOf).join(" ") },
  ];
  const name = words.reaches(from.name);
  const table = new Table({ name, noun: "role", rows, columns, empty: words.nothingOfIt });
  const note = isIncomplete(account) ? h("p", { class: "note unknown" }, words.becomesIncomplete) : null;
  return page(h("h1", {}, told(name)), h("p", { class: "quiet" }, words.becomesWays), note, table.element);
}

function isIncomplete(account: Account): boolean {
  return !account.model.isBecomesComplete || account.knows("users", "roles", "groups", "managedPolicies") !== "known";
}

function textOf(step: Step): string {
  return step.kind === "pass" ? words.steps.pass(step.service) : words.steps[step.kind];
}

/** The tie that a step goes along; a step that no single tie makes gets one of its own. */
function tieOf(step: Step): Relation {
  const tie = step.from.out.find((one) => one.to === step.to && one.kind === "MayAssume");
  if (tie && step.kind === "assume") return tie;
  return { from: step.from, to: step.to, kind: "MayAssume", statement: -1, isConditional: false, isUnknown: step.kind === "maybe" };
}

import type { Account } from "../account/account";
import type { Entity, Relation } from "../account/entity";
import { conditionOf } from "../details/condition";
import { h, told } from "../dom";
import { addressOf } from "../route";
import { type Column, Table } from "../views/table";
import { words } from "../words";
import { entityLink, page } from "./ask-view";

interface Right {
  tie: Relation;
  /** How the principal comes to the policy: itself, a group, or a limit. */
  through: Entity | null;
  isLimit: boolean;
}

/** What a principal's policies say, statement by statement. */
export function whatCanView(account: Account, who: Entity): HTMLElement {
  const columns: Column<Right>[] = [
    { title: words.labels.outcome, cell: ({ tie, isLimit }) => effect(tie, isLimit), text: ({ tie }) => tie.kind },
    { title: words.services, cell: ({ tie }) => entityLink(tie.to), text: ({ tie }) => tie.to.name },
    { title: words.labels.by, cell: ({ tie }) => statement(tie), text: ({ tie }) => tie.from.name },
    { title: words.labels.when, cell: ({ tie }) => told(conditionOf(account, tie)), text: ({ tie }) => conditionOf(account, tie) },
    { title: words.through, cell: ({ through }) => through && entityLink(through), text: ({ through }) => through?.name ?? "" },
  ];
  const name = words.whatCanTitle(who.name);
  const table = new Table({ name, noun: "statement", rows: rightsOf(who), columns, empty: words.noRights });
  const centre = h("p", {}, h("a", { class: "action", href: addressOf({ page: "of", centre: who.key }) }, words.putIntoCentre));
  return page(h("h1", {}, told(name)), h("p", { class: "quiet" }, words.whatCanNote), centre, table.element);
}

function rightsOf(who: Entity): Right[] {
  const own = held(who, null);
  const groups = who.out.filter((tie) => tie.kind === "MemberOf").flatMap((tie) => held(tie.to, tie.to));
  return [...own, ...groups];
}

function held(holder: Entity, through: Entity | null): Right[] {
  return holder.out
    .filter((tie) => ["Attached", "Inline", "BoundedBy"].includes(tie.kind))
    .flatMap((tie) => tie.to.out.map((right) => ({ tie: right, through, isLimit: tie.kind === "BoundedBy" })));
}

function effect(tie: Relation, isLimit: boolean): HTMLElement {
  if (isLimit) return h("span", { class: "badge quiet" }, words.limitedBy);
  return tie.kind === "Denies"
    ? h("span", { class: "badge denied" }, words.answers["denied"] ?? "")
    : h("span", { class: tie.isConditional ? "badge conditional" : "badge allowed" }, tie.isConditional ? words.underConditions : (words.answers["allowed"] ?? ""));
}

function statement(tie: Relation): HTMLElement {
  const route = { page: "of" as const, centre: tie.from.key, selected: tie.from.key, statement: tie.statement };
  return h("a", { href: addressOf(route) }, told(tie.from.name), ` #${tie.statement + 1}`);
}

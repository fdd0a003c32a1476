import type { Account } from "../account/account";
import type { Entity, Relation } from "../account/entity";
import { h, told } from "../dom";
import { addressOf } from "../route";
import { type Column, Table } from "../views/table";
import { words } from "../words";
import { conditionOf } from "../details/condition";
import { holderOf } from "../details/ties";
import type { Part } from "./part";

/** The picture's content as rows: what stands on each line, and the statement that makes it. */
export function tableTwin(account: Account, part: Part): HTMLElement {
  const columns: Column<Relation>[] = [
    { title: words.labels.from, cell: (relation) => link(relation.from), text: (relation) => relation.from.name },
    {
      title: words.labels.tie,
      cell: (relation) => words.verbs[relation.kind] + (relation.isUnknown ? ` (${words.unknown})` : relation.isConditional ? `, ${words.underConditions}` : ""),
      text: (relation) => words.verbs[relation.kind],
    },
    { title: words.labels.to, cell: (relation) => link(relation.to), text: (relation) => relation.to.name },
    { title: words.labels.by, cell: statement, text: (relation) => String(relation.statement) },
    {
      title: words.labels.when,
      cell: (relation) => (relation.isConditional ? told(conditionOf(account, relation)) : ""),
      text: (relation) => (relation.isConditional ? conditionOf(account, relation) : ""),
    },
  ];
  const rows = part.relations;
  return new Table({ name: words.pictureTable, noun: "line", rows, columns, empty: words.noTies }).element;
}

function link(entity: Entity): HTMLElement {
  return h("a", { href: addressOf({ page: "of", centre: entity.key }) }, told(entity.name), " ", h("span", { class: "quiet" }, words.kinds[entity.kind]));
}

function statement(relation: Relation): HTMLElement | string {
  const holder = holderOf(relation);
  if (!holder) return "";
  const route = { page: "of" as const, centre: holder.key, selected: holder.key, statement: relation.statement };
  return h("a", { href: addressOf(route) }, told(holder.name), ` #${relation.statement + 1}`);
}

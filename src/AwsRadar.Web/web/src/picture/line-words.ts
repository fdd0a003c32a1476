import type { Account } from "../account/account";
import { conditionOf } from "../details/condition";
import { words } from "../words";
import { isOpen, type Link } from "./links";

/** The condition in words, if all ties of the line have the same; empty where the line is not open. */
export function conditionOfLink(account: Account, link: Link): string {
  const [first, ...others] = link.relations;
  if (!first || !isOpen(link)) return "";
  const condition = conditionOf(account, first);
  const isCommon = others.every((relation) => conditionOf(account, relation) === condition);
  return isCommon ? condition : link.style === "conditional" ? words.underConditions : "";
}

/** What a line says when it is pointed at. */
export function titleOfLink(account: Account, link: Link): string {
  const [relation] = link.relations;
  if (!relation) return "";
  const more = link.count > 1 ? ` (+ ${link.count - 1})` : "";
  const open = conditionOfLink(account, link) || (link.style === "conditional" ? words.underConditions : "");
  return `${relation.from.name} ${words.verbs[relation.kind]} ${relation.to.name}${open && `, ${open}`}${more}`;
}

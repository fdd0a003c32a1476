import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import { type Fact, isPowerful, mainFact, isAtRisk } from "../account/facts";
import { count, words } from "../words";
import { english } from "../words/english";
import { type Box, groupOf } from "./boxes";

/** The first line of a box. */
export function titleOf(box: Box): string {
  const [first] = box.entities;
  if (!first) return "";
  if (!box.stack) return first.name;
  // Nouns are named as in English, and counted in the language of the page.
  const noun = english.groups[groupOf(box.entities)] ?? english.kinds[first.kind];
  const many = count(box.entities.length, noun);
  const named = box.label ? `${many}: ${box.label}` : many;
  return box.stack === "more" ? words.more(many) : named;
}

/** Of stacks, whose entities stay the same while others are opened: some have thousands. */
const known = new WeakMap<Entity[], Fact>();

/** The second line: for a stack, why it is one and what in it asks for attention. */
export function factOf(account: Account, box: Box): Fact {
  const [first] = box.entities;
  if (!first) return { text: "", tone: "quiet" };
  if (!box.stack) return mainFact(account, first);
  let fact = known.get(box.entities);
  if (!fact) known.set(box.entities, (fact = factOfStack(account, box, first)));
  return fact;
}

function factOfStack(account: Account, box: Box, first: Entity): Fact {
  const risks = box.entities.filter((entity) => isAtRisk(account, entity)).length;
  const power = box.entities.filter(isPowerful).length;
  const why = box.stack === "same" && !box.label ? samenessOf(first) : "";
  if (power > 0) return { text: words.withFullAccess(power), tone: "power" };
  if (risks > 0) return { text: words.toLookAt(risks), tone: "attention" };
  return { text: why, tone: "quiet" };
}

function samenessOf(entity: Entity): string {
  switch (entity.kind) {
    case "User":
      return entity.out.length > 0 ? words.sameAccess : words.noAccess;
    case "Role":
      return words.sameTrust;
    case "InlinePolicy":
      return words.sameText;
    default:
      return words.sameTies;
  }
}

import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import { type Fact, isAtRisk, isPowerful, mainFact } from "../account/facts";
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

/** The second line: for a stack, what in it asks for attention, or why it is one, and a name to know it by. */
export function factOf(account: Account, box: Box): Fact {
  const [first] = box.entities;
  if (!first) return { text: "", tone: "quiet" };
  if (!box.stack) return mainFact(account, first);
  let fact = known.get(box.entities);
  if (!fact) known.set(box.entities, (fact = factOfStack(account, box, first)));
  return fact;
}

function factOfStack(account: Account, { entities, stack, label }: Box, first: Entity): Fact {
  // A label, or that it is the rest, tells a stack from others of its kind; else the name of one that is meant.
  const isNameless = stack === "same" && !label;
  const named = (text: string, [one, another]: Entity[]): string => (isNameless && one ? `${text}: ${one.name}${another ? "\u00a0…" : ""}` : text);
  const power = entities.filter(isPowerful);
  const risks = entities.filter((entity) => isAtRisk(account, entity));
  if (power.length > 0) {
    const text = power.length === entities.length ? words.fullAccess : words.withFullAccess(power.length);
    return { text: named(text, power), tone: "power" };
  }
  if (risks.length > 0) return { text: named(words.toLookAt(risks.length), risks), tone: "attention" };
  return { text: isNameless ? named(samenessOf(first), entities) : "", tone: "quiet" };
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

import type { Account } from "../account/account";
import type { Relation } from "../account/entity";
import type { ConditionModel, ConditionTerm } from "../account/model";
import { words } from "../words";
import { holderOf } from "./ties";

type Phrase = (key: string, values: string) => string;

/** The operators of a condition, without case and without IfExists. */
const phrases: Record<string, Phrase> = {
  stringequals: words.conditions.is,
  stringequalsignorecase: words.conditions.is,
  stringnotequals: words.conditions.isNot,
  stringnotequalsignorecase: words.conditions.isNot,
  stringlike: words.conditions.isLike,
  stringnotlike: words.conditions.isNotLike,
  numericequals: words.conditions.is,
  numericnotequals: words.conditions.isNot,
  numericlessthan: words.conditions.isBelow,
  numericlessthanequals: words.conditions.isAtMost,
  numericgreaterthan: words.conditions.isAbove,
  numericgreaterthanequals: words.conditions.isAtLeast,
  dateequals: words.conditions.is,
  datenotequals: words.conditions.isNot,
  datelessthan: words.conditions.isBelow,
  datelessthanequals: words.conditions.isAtMost,
  dategreaterthan: words.conditions.isAbove,
  dategreaterthanequals: words.conditions.isAtLeast,
  bool: words.conditions.is,
  binaryequals: words.conditions.is,
  ipaddress: words.conditions.isWithin,
  notipaddress: words.conditions.isNotWithin,
  arnequals: words.conditions.isLike,
  arnlike: words.conditions.isLike,
  arnnotequals: words.conditions.isNotLike,
  arnnotlike: words.conditions.isNotLike,
};

/** A condition longer than this would not be read; the policy text has it in full. */
const maxValues = 3;

/** The condition of a tie's statement in words; empty if it has none, or if the text cannot be read. */
export function conditionOf(account: Account, relation: Relation): string {
  if (relation.condition !== undefined) return relation.condition;
  const text = holderOf(relation)?.text;
  return text === undefined ? "" : conditionAt(account.document(text), relation.statement);
}

/** What each text's statements say: a line stands for thousands of ties, most of them to the same few texts. */
const said = new Map<string, string[]>();

/** The condition of a statement of a policy text, from 0. */
export function conditionAt(text: string, statement: number): string {
  let conditions = said.get(text);
  if (!conditions) said.set(text, (conditions = parse(text).map(conditionIn)));
  return conditions[statement] ?? "";
}

function conditionIn(statement: Record<string, unknown>): string {
  const condition = statement["Condition"];
  if (!isObject(condition)) return "";
  const parts = Object.entries(condition).flatMap(([operator, keys]) =>
    isObject(keys) ? Object.entries(keys).map(([key, values]) => phraseOf(operator, key, values)) : [],
  );
  return parts.length > 0 ? words.conditions.when(parts.join(words.conditions.and)) : "";
}

/** What an answer turns on, all of its statements together. */
export function circumstances(conditions: ConditionModel[]): string {
  const all = conditions.map(({ isUnless, terms }) => {
    const text = terms.map(termText).join(words.conditions.and);
    return isUnless ? words.conditions.unless(text) : words.conditions.when(text);
  });
  return all.join(", ");
}

function termText({ operator, key, values }: ConditionTerm): string {
  if (key) return phraseOf(operator, key, values);
  const names = values.join(words.conditions.or);
  return operator === "NotResource" ? words.conditions.isNot(words.theResource, names) : words.conditions.is(words.theResource, names);
}

function phraseOf(operator: string, key: string, values: unknown): string {
  const [, set = "", base = "", absent] = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/i.exec(operator) ?? [];
  const all = (Array.isArray(values) ? values : [values]).map(String);
  if (base.toLowerCase() === "null") {
    return all[0]?.toLowerCase() === "true" ? words.conditions.isAbsent(key) : words.conditions.isPresent(key);
  }
  const subject = /any/i.test(set) ? words.conditions.anyOf(key) : set ? words.conditions.allOf(key) : key;
  const shown = all.slice(0, maxValues).join(words.conditions.or) + (all.length > maxValues ? ` + ${all.length - maxValues}` : "");
  const phrase = phrases[base.toLowerCase()];
  const text = phrase ? phrase(subject, shown) : `${operator} ${key} ${shown}`;
  return absent ? words.conditions.orAbsent(text) : text;
}

function parse(text: string): Record<string, unknown>[] {
  try {
    const document: unknown = JSON.parse(text);
    const statements = isObject(document) ? document["Statement"] : [];
    return (Array.isArray(statements) ? statements : [statements]).filter(isObject);
  } catch {
    return [];
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

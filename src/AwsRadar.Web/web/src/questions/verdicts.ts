import type { Account, Entity } from "../account/account";
import type { AnswerModel, NodeKind, OtherKind } from "../account/model";
import { circumstances } from "../details/condition";
import { number, said, words } from "../words";

export const decisions = ["allowed", "conditional", "unknown", "denied"] as const;
export type Decision = (typeof decisions)[number];

/** The answer for one principal. */
export interface Verdict {
  principal: Entity;
  decision: Decision;
  /** The policy whose statement decides, where the page knows it. */
  policy: Entity | undefined;
  /** Its name, which is known even where the policy is not. */
  policyName: string;
  /** From 0; -1: none. */
  statement: number;
  /** On what it turns, in words; empty where nothing is left open. */
  when: string;
  /** What is not known. */
  reason: string;
  /** To what, where it is not all that was asked about. */
  resource: string;
  isSome: boolean;
  /** How many more resources there are. */
  more: string;
}

const stride = 9;

export function verdictsOf(account: Account, answer: AnswerModel): Verdict[] {
  const verdicts: Verdict[] = [];
  const circumstancesOf = answer.conditions.map(circumstances);
  for (let at = 0; at < answer.verdicts.length; at += stride) {
    const verdict = verdictAt(account, answer, circumstancesOf, answer.verdicts.slice(at, at + stride));
    if (verdict) verdicts.push(verdict);
  }
  return verdicts.sort((one, other) => decisions.indexOf(one.decision) - decisions.indexOf(other.decision));
}

/** How many principals an answer gives this decision. */
export function countOf(answer: AnswerModel, decision: Decision): number {
  const number = decisions.indexOf(decision);
  return answer.verdicts.filter((value, at) => at % stride === 1 && value === number).length;
}

function verdictAt(account: Account, answer: AnswerModel, circumstancesOf: string[], numbers: number[]): Verdict | undefined {
  const [principal = 0, decision = 2, policy = -1, statement = -1, reason = -1, conditions = -1, resource = -1, some = 0, more = 0] = numbers;
  const entity = principal < 0 ? otherOf(answer, -principal - 1) : account.entities[principal];
  if (!entity) return undefined;
  const policyName = answer.policies[policy] ?? "";
  return {
    principal: entity,
    decision: decisions[decision] ?? "unknown",
    policy: policyName ? policyOf(entity, policyName) : undefined,
    policyName,
    statement,
    when: circumstancesOf[conditions] ?? "",
    reason: said(answer.reasons[reason] ?? "", answer.korean),
    resource: answer.resources[resource] ?? "",
    isSome: some === 1,
    more: more > 0 ? words.moreResources(number(more)) : "",
  };
}

const others = new WeakMap<AnswerModel, Entity[]>();

const kindOfOther: Record<OtherKind, NodeKind> = {
  User: "User",
  Role: "Role",
  Root: "User",
  Account: "Account",
  ForeignPrincipal: "ForeignPrincipal",
  Session: "Role",
  Service: "ServicePrincipal",
  IdentityProvider: "OidcProvider",
  Everyone: "Everyone",
};

/** Somebody who was asked and is nowhere else on the page; the same each time. */
function otherOf(answer: AnswerModel, at: number): Entity | undefined {
  let known = others.get(answer);
  if (!known) {
    known = answer.others.map(({ kind, name }, index) => ({
      kind: kindOfOther[kind],
      key: `${askedPrefix} ${index}`,
      name: kind === "Root" ? words.rootUser : (words.names[kind] ?? name),
      index: -index - 2,
      out: [],
      in: [],
    }));
    others.set(answer, known);
  }
  return known[at];
}

/** What is left open, in one text. */
export function openText({ decision, when, reason }: Verdict): string {
  return [reason, decision === "unknown" && when ? words.wouldApply(when) : when].filter(Boolean).join(" ");
}

/** What the keys of boxes begin with that only an answer has: there is nothing to lead to. */
export const askedPrefix = "asked";

/** The policy of that name which a principal has itself, through a group, or as its limit. */
function policyOf(principal: Entity, name: string): Entity | undefined {
  const holders = [principal, ...principal.out.filter((tie) => tie.kind === "MemberOf").map((tie) => tie.to)];
  for (const holder of holders) {
    const tie = holder.out.find((one) => ["Attached", "Inline", "BoundedBy"].includes(one.kind) && one.to.name === name);
    if (tie) return tie.to;
  }
  return undefined;
}

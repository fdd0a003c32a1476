import type { Account } from "../account/account";
import { Entity } from "../account/entity";
import type { AnswerModel, NodeKind, OtherKind } from "../account/model";
import { circumstances } from "../details/condition";
import { number, said, words } from "../words";

export const decisions = ["allowed", "conditional", "unknown", "denied"] as const;
export type Decision = (typeof decisions)[number];

/** The answer for one principal. */
export interface Verdict extends Ruling {
  principal: Entity;
  /** The policy whose statement decides, where the page knows it. */
  policy: Entity | undefined;
}

/** What thousands of principals may be told alike. */
interface Ruling {
  decision: Decision;
  /** The name of the policy that decides, which is known even where the policy is not. */
  policyName: string;
  /** From 0; -1: none. */
  statement: number;
  /** On what it turns, in words; empty where nothing is left open. */
  when: string;
  /** What is not known. */
  reason: string;
  /** What is left open, in one text. */
  open: string;
  /** To what, where it is not all that was asked about. */
  resource: string;
  isSome: boolean;
  /** How many more resources there are. */
  more: string;
}

/** Numbers of a ruling. */
const stride = 8;

/** Those for whom it is surest come first. */
export function verdictsOf(account: Account, answer: AnswerModel): Verdict[] {
  const rulings = rulingsOf(answer);
  const byDecision = new Map<Decision, Verdict[]>(decisions.map((decision) => [decision, []]));
  for (let at = 0; at < answer.verdicts.length; at += 2) {
    const node = answer.verdicts[at] ?? 0;
    const principal = node < 0 ? otherOf(answer, -node - 1) : account.entities[node];
    const ruling = rulings[answer.verdicts[at + 1] ?? -1];
    if (principal && ruling) byDecision.get(ruling.decision)?.push({ ...ruling, principal, policy: policyOf(principal, ruling.policyName) });
  }
  return [...byDecision.values()].flat();
}

/** How many principals an answer gives this decision. */
export function countOf(answer: AnswerModel, decision: Decision): number {
  const number = decisions.indexOf(decision);
  return answer.verdicts.filter((row, at) => at % 2 === 1 && answer.rows[row * stride] === number).length;
}

function rulingsOf(answer: AnswerModel): Ruling[] {
  const circumstancesOf = answer.conditions.map(circumstances);
  return Array.from({ length: answer.rows.length / stride }, (_, at) => {
    const [decided = 2, policy = -1, statement = -1, reason = -1, conditions = -1, resource = -1, some = 0, more = 0] = answer.rows.slice(at * stride, (at + 1) * stride);
    const decision = decisions[decided] ?? "unknown";
    const [when, why] = [circumstancesOf[conditions] ?? "", said(answer.reasons[reason] ?? "", answer.korean)];
    return {
      decision,
      policyName: answer.policies[policy] ?? "",
      statement,
      when,
      reason: why,
      open: [why, decision === "unknown" && when ? words.wouldApply(when) : when].filter(Boolean).join(" "),
      resource: answer.resources[resource] ?? "",
      isSome: some === 1,
      more: more > 0 ? words.moreResources(number(more)) : "",
    };
  });
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
    known = answer.others.map(({ kind, name }, index) => {
      const shown = kind === "Root" ? words.rootUser : (words.names[kind] ?? name);
      return new Entity(kindOfOther[kind], `${askedPrefix} ${index}`, shown, -index - 2);
    });
    others.set(answer, known);
  }
  return known[at];
}

/** What the keys of boxes begin with that only an answer has: there is nothing to lead to. */
export const askedPrefix = "asked";

/** The policy of that name which a principal has itself, through a group, or as its limit. */
function policyOf(principal: Entity, name: string): Entity | undefined {
  if (!name) return undefined;
  const own = heldPolicy(principal, name);
  if (own) return own;
  for (const tie of principal.out) {
    const groups = tie.kind === "MemberOf" ? heldPolicy(tie.to, name) : undefined;
    if (groups) return groups;
  }
  return undefined;
}

function heldPolicy(holder: Entity, name: string): Entity | undefined {
  return holder.out.find(({ kind, to }) => to.name === name && (kind === "Attached" || kind === "Inline" || kind === "BoundedBy"))?.to;
}

import type { Account, Entity } from "../account/account";
import type { AnswerModel } from "../account/model";

export const decisions = ["allowed", "unknown", "denied"] as const;
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
  reason: string;
}

const stride = 5;

export function verdictsOf(account: Account, answer: AnswerModel): Verdict[] {
  const verdicts: Verdict[] = [];
  for (let at = 0; at < answer.verdicts.length; at += stride) {
    const [principal, decision, policy, statement, reason] = answer.verdicts.slice(at, at + stride);
    const entity = account.entities[principal ?? -1];
    if (!entity) continue;
    const policyName = answer.policies[policy ?? -1] ?? "";
    verdicts.push({
      principal: entity,
      decision: decisions[decision ?? 1] ?? "unknown",
      policy: policyName ? policyOf(entity, policyName) : undefined,
      policyName,
      statement: statement ?? -1,
      reason: answer.reasons[reason ?? -1] ?? "",
    });
  }
  return verdicts.sort((one, other) => decisions.indexOf(one.decision) - decisions.indexOf(other.decision));
}

/** The policy of that name which a principal has itself, through a group, or as its limit. */
function policyOf(principal: Entity, name: string): Entity | undefined {
  const holders = [principal, ...principal.out.filter((tie) => tie.kind === "MemberOf").map((tie) => tie.to)];
  for (const holder of holders) {
    const tie = holder.out.find((one) => ["Attached", "Inline", "BoundedBy"].includes(one.kind) && one.to.name === name);
    if (tie) return tie.to;
  }
  return undefined;
}

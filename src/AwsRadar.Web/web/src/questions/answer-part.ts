import type { Entity, Relation } from "../account/account";
import type { AnswerModel } from "../account/model";
import type { Part } from "../picture/part";
import { askedPrefix, openText, type Verdict } from "./verdicts";

/** An answer as a picture: from each principal over its groups to the policy that decides, and on to what was asked. */
export function partOfAnswer(answer: AnswerModel, verdicts: Verdict[]): Part {
  const asked: Entity = { kind: "Service", key: askedPrefix, name: `${answer.action} ${answer.resource}`, index: -1, out: [], in: [] };
  const entities = new Set<Entity>();
  const relations = new Map<string, Relation>();
  for (const verdict of verdicts) {
    entities.add(verdict.principal);
    const ways = verdict.policy ? waysTo(verdict.principal, verdict.policy) : [];
    for (const tie of ways) {
      entities.add(tie.from);
      entities.add(tie.to);
      relations.set(`${tie.from.index} ${tie.to.index} ${tie.kind}`, tie.from === verdict.principal ? openTie(tie, verdict) : tie);
    }
    const last = ways.length > 0 && verdict.policy ? verdict.policy : verdict.principal;
    const tie = lastTie(last, asked, verdict);
    relations.set(`${last.index} asked ${tie.kind} ${tie.isUnknown} ${tie.condition}`, tie);
  }
  asked.in = [...relations.values()].filter((tie) => tie.to === asked);
  return { entities: [...entities, asked], relations: [...relations.values()], centre: null, folded: 0 };
}

/**
 * What is open is so for this principal: its own tie says it, for the tie from the policy to what was asked may be that of
 * others, too, to whom the policy allows it without more.
 */
function openTie(tie: Relation, verdict: Verdict): Relation {
  if (verdict.decision !== "conditional" && verdict.decision !== "unknown") return tie;
  return { ...tie, isConditional: verdict.decision === "conditional", isUnknown: verdict.decision === "unknown", condition: openText(verdict) };
}

function lastTie(from: Entity, to: Entity, verdict: Verdict): Relation {
  const kind = verdict.decision === "denied" ? "Denies" : "Allows";
  // Where no policy of the page decides, as where a resource's own does, there is no text to mark.
  const statement = from === verdict.policy ? verdict.statement : -1;
  const tie = { from, to, kind, statement, isConditional: verdict.decision === "conditional", isUnknown: verdict.decision === "unknown" } as const;
  return { ...tie, condition: openText(verdict) };
}

function waysTo(principal: Entity, policy: Entity): Relation[] {
  return principal.out.flatMap((tie) => {
    if (tie.to === policy) return [tie];
    const ways = tie.kind === "MemberOf" ? tie.to.out.filter((other) => other.to === policy) : [];
    return ways.length > 0 ? [tie, ...ways] : [];
  });
}

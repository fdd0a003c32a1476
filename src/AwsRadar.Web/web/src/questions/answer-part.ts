import { Entity, type Relation } from "../account/entity";
import type { AnswerModel } from "../account/model";
import type { Part } from "../picture/part";
import { askedPrefix, type Verdict } from "./verdicts";

/** An answer as a picture: from each principal over its groups to the policy that decides, and on to what was asked. */
export function partOfAnswer(answer: AnswerModel, verdicts: Verdict[]): Part {
  const asked = new Entity("Service", askedPrefix, `${answer.action} ${answer.resource}`, -1);
  const entities = new Set<Entity>();
  /** What is drawn for a tie of the account. */
  const ways = new Map<Relation, Relation>();
  const ends = new LastTies(asked);
  for (const verdict of verdicts) {
    const { principal, policy } = verdict;
    entities.add(principal);
    const way = policy ? waysTo(principal, policy) : [];
    for (const tie of way) {
      entities.add(tie.from);
      entities.add(tie.to);
      ways.set(tie, tie.from === principal ? openTie(tie, verdict) : tie);
    }
    ends.add(way.length > 0 && policy ? policy : principal, verdict);
  }
  asked.in = ends.all;
  return { entities: [...entities, asked], relations: [...ways.values(), ...ends.all], centre: null, isWhole: false, folded: 0 };
}

/** The ties to what was asked: one for all that is told alike of a policy or, where none is known, of a principal. */
class LastTies {
  readonly all: Relation[] = [];
  private readonly told = new Map<Entity, Set<string>>();

  constructor(private readonly asked: Entity) {}

  add(from: Entity, verdict: Verdict): void {
    const known = this.told.get(from) ?? new Set();
    const told = `${verdict.decision} ${verdict.open}`;
    if (known.size === 0) this.told.set(from, known);
    if (known.has(told)) return;
    known.add(told);
    this.all.push(lastTie(from, this.asked, verdict));
  }
}

/**
 * What is open is so for this principal: its own tie says it, for the tie from the policy to what was asked may be that of
 * others, too, to whom the policy allows it without more.
 */
function openTie(tie: Relation, verdict: Verdict): Relation {
  if (verdict.decision !== "conditional" && verdict.decision !== "unknown") return tie;
  return { ...tie, isConditional: verdict.decision === "conditional", isUnknown: verdict.decision === "unknown", condition: verdict.open };
}

function lastTie(from: Entity, to: Entity, verdict: Verdict): Relation {
  const kind = verdict.decision === "denied" ? "Denies" : "Allows";
  // Where no policy of the page decides, as where a resource's own does, there is no text to mark.
  const statement = from === verdict.policy ? verdict.statement : -1;
  const tie = { from, to, kind, statement, isConditional: verdict.decision === "conditional", isUnknown: verdict.decision === "unknown" } as const;
  return { ...tie, condition: verdict.open };
}

function waysTo(principal: Entity, policy: Entity): Relation[] {
  return principal.out.flatMap((tie) => {
    if (tie.to === policy) return [tie];
    const ways = tie.kind === "MemberOf" ? tie.to.out.filter((other) => other.to === policy) : [];
    return ways.length > 0 ? [tie, ...ways] : [];
  });
}

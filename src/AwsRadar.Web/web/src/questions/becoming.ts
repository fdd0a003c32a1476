import type { Account } from "../account/account";
import type { Entity } from "../account/entity";

/** One step from a principal to a role that it can act as. */
export interface Step {
  from: Entity;
  to: Entity;
  kind: "assume" | "maybe" | "pass";
  /** The service that is made to act, for "pass". */
  service: string;
}

const stride = 3;
const known = new WeakMap<Account, Map<Entity, Step[]>>();

/** All steps of the account, by who takes them. */
export function stepsOf(account: Account): Map<Entity, Step[]> {
  let steps = known.get(account);
  if (!steps) known.set(account, (steps = readSteps(account)));
  return steps;
}

function readSteps(account: Account): Map<Entity, Step[]> {
  const steps = new Map<Entity, Step[]>();
  const add = (step: Step): void => void (steps.get(step.from) ?? steps.set(step.from, []).get(step.from))?.push(step);
  const { becomes } = account.model;
  for (let at = 0; at < becomes.length; at += stride) {
    const from = account.entities[becomes[at] ?? -1];
    const to = account.entities[becomes[at + 1] ?? -1];
    if (from && to) add({ from, to, kind: becomes[at + 2] === 1 ? "maybe" : "assume", service: "" });
  }
  for (const from of account.entities) {
    const to = account.byKey.get(from.administrator?.through ?? "");
    if (to) add({ from, to, kind: "pass", service: from.administrator?.service ?? "" });
  }
  return steps;
}

/** The shortest ways from a principal to everything that it can become. What is sure comes before what is not. */
export function reachedFrom(account: Account, start: Entity): Map<Entity, Step[]> {
  const steps = stepsOf(account);
  const ways = new Map<Entity, Step[]>([[start, []]]);
  for (const isSure of [true, false]) {
    const queue = [...ways.keys()];
    for (let at = queue.shift(); at; at = queue.shift()) {
      for (const step of steps.get(at) ?? []) {
        if ((isSure && step.kind === "maybe") || ways.has(step.to)) continue;
        ways.set(step.to, [...(ways.get(at) ?? []), step]);
        queue.push(step.to);
      }
    }
  }
  ways.delete(start);
  return ways;
}

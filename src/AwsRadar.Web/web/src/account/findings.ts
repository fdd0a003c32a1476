import type { Account } from "./account";
import type { Entity } from "./entity";
import type { Finding } from "./model";

/** What a rule saw. */
export interface FoundItem {
  /** Undefined for what is no node, such as the root user. */
  entity: Entity | undefined;
  subject: string;
  /** In English. */
  fact: string;
}

/** Numbers of an item. */
const stride = 2;

/** How many findings a rule has. */
export function countOf({ items }: Finding): number {
  return items.length / stride;
}

export function itemsOf(account: Account, finding: Finding): FoundItem[] {
  const { items, subjects, facts } = finding;
  return Array.from({ length: countOf(finding) }, (_, at) => {
    const node = items[at * stride] ?? -1;
    const entity = account.entities[node];
    return { entity, subject: entity?.key ?? subjects[-1 - node] ?? "", fact: facts[items[at * stride + 1] ?? -1] ?? "" };
  });
}

import type { Finding } from "./model";

/** How many findings a rule has. */
export function countOf({ items }: Finding): number {
  return items.length / 2;
}

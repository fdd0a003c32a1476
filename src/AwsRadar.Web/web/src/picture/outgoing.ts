import type { Entity, Relation } from "../account/entity";
import { ByEntity } from "../account/by-entity";
import type { Part } from "./part";

/** The ties of a part by where they begin, as chains of numbers: a list for each of thousands of entities would be megabytes. */
export class Outgoing {
  private readonly relations: Relation[];
  /** The number of each entity's first tie. */
  private readonly first = new ByEntity<number>();
  /** For each tie the number of the next one that begins where it does; -1: none. */
  private readonly next: Int32Array;

  constructor({ relations }: Part) {
    this.relations = relations;
    this.next = new Int32Array(relations.length);
    for (let at = relations.length - 1; at >= 0; at--) {
      const from = relations[at]?.from;
      if (!from) continue;
      this.next[at] = this.first.get(from) ?? -1;
      this.first.set(from, at);
    }
  }

  of(entity: Entity): Relation[] {
    const out: Relation[] = [];
    for (let at = this.first.get(entity) ?? -1; at >= 0; at = this.next[at] ?? -1) {
      const relation = this.relations[at];
      if (relation) out.push(relation);
    }
    return out;
  }
}

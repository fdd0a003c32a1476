import type { Entity } from "./entity";

/**
 * Something for each of many entities. Those of the account have an index, by which it is found several times as quickly and kept
 * in a fraction of the memory that a map takes.
 */
export class ByEntity<T> {
  private readonly byIndex: T[] = [];
  private readonly others = new Map<Entity, T>();

  get(entity: Entity): T | undefined {
    return entity.index < 0 ? this.others.get(entity) : this.byIndex[entity.index];
  }

  set(entity: Entity, value: T): void {
    if (entity.index < 0) this.others.set(entity, value);
    else this.byIndex[entity.index] = value;
  }
}

import type { Account } from "../account/account";
import type { Entity, Relation } from "../account/entity";

/** What a picture is about: some entities and the ties between them. */
export interface Part {
  entities: Entity[];
  relations: Relation[];
  centre: Entity | null;
  /** Whether it has all that leads on from users, groups and roles. */
  isWhole: boolean;
  /** How many more services there are than entities of that kind, because many are drawn as one. */
  folded: number;
}

export function wholeAccount(account: Account): Part {
  return { entities: account.entities, relations: account.relations, centre: null, isWhole: true, folded: 0 };
}

/** An entity with all that leads to it and all that it leads to, but not what those lead to on other ways. */
export function around(centre: Entity): Part {
  const entities = new Set<Entity>([centre]);
  const relations = new Set<Relation>();
  follow(centre, (entity) => entity.out, (relation) => relation.to, entities, relations);
  follow(centre, (entity) => entity.in, (relation) => relation.from, entities, relations);
  return { entities: [...entities], relations: [...relations], centre, isWhole: false, folded: 0 };
}

function follow(
  centre: Entity,
  ties: (entity: Entity) => Relation[],
  end: (relation: Relation) => Entity,
  entities: Set<Entity>,
  relations: Set<Relation>,
): void {
  const seen = new Set<Entity>([centre]);
  const queue = [centre];
  for (let entity = queue.pop(); entity; entity = queue.pop()) {
    for (const relation of ties(entity)) {
      const other = end(relation);
      relations.add(relation);
      entities.add(other);
      if (!seen.has(other) && leadsOn(relation)) {
        seen.add(other);
        queue.push(other);
      }
    }
  }
}

/** A limit gives nobody anything, and neither does a deny. */
function leadsOn(relation: Relation): boolean {
  return relation.kind !== "BoundedBy" && relation.kind !== "MayNotAssume";
}

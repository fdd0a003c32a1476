import type { Entity, Relation } from "../account/entity";
import { ByEntity } from "../account/by-entity";
import { isServiceLinked } from "../account/kinds";
import type { RelationKind } from "../account/model";
import { Outgoing } from "./outgoing";
import type { Part } from "./part";

/**
 * Gives entities that lead to the same things the same class: users in the same groups with the same policies, roles with
 * the same trust and policies, inline policies with the same text. Classes are found from right to left, so that a
 * class of policies makes a class of roles.
 */
export function classesOf(part: Part, byColumn: Entity[][]): ByEntity<number> {
  const classes = new ByEntity<number>();
  const known = new Map<string, number>();
  const outgoing = part.isWhole ? null : new Outgoing(part);
  for (const column of [...byColumn].reverse()) {
    for (const entity of column) {
      const signature = entity === part.centre ? entity.key : signatureOf(entity, outgoing, classes);
      let number = known.get(signature);
      if (number === undefined) known.set(signature, (number = known.size));
      classes.set(entity, number);
    }
  }
  return classes;
}

function signatureOf(entity: Entity, outgoing: Outgoing | null, classes: ByEntity<number>): string {
  switch (entity.kind) {
    case "ManagedPolicy":
      return isServiceLinked(entity) ? "service-linked policies" : entity.key;
    case "InlinePolicy":
      return `inline ${entity.text}`;
    case "Service":
    case "EveryService":
    case "ThisAccount":
    case "Everyone":
      return entity.key;
    case "Role":
      if (isServiceLinked(entity)) return "service-linked roles";
      return `Role ${entity.text} ${endsOf(entity, outgoing?.of(entity) ?? entity.out, classes)}`;
    default:
      return `${entity.kind} ${endsOf(entity, outgoing?.of(entity) ?? entity.out, classes)}`;
  }
}

function endsOf(entity: Entity, out: Relation[], classes: ByEntity<number>): string {
  const ends: number[] = [];
  for (const relation of out) {
    const end = endOf(entity, relation, classes);
    if (!ends.includes(end)) ends.push(end);
  }
  return ends.sort((one, other) => one - other).join(" ");
}

const numbers: Record<RelationKind, number> = {
  MemberOf: 0,
  Attached: 1,
  Inline: 2,
  BoundedBy: 3,
  MayAssume: 4,
  MayNotAssume: 5,
  HandsOut: 6,
  Allows: 7,
  Denies: 8,
};

/**
 * A tie as one number: where it leads, of what kind it is, and what is open about it. Within a column the other end counts by
 * itself, as a class of its own: chains of roles never merge.
 */
function endOf(entity: Entity, { to, kind, isConditional, isUnknown }: Relation, classes: ByEntity<number>): number {
  const known = to.column > entity.column ? classes.get(to) : undefined;
  const end = known === undefined ? to.index * 2 + 1 : known * 2;
  return (end * 16 + numbers[kind]) * 4 + (isConditional ? 2 : 0) + (isUnknown ? 1 : 0);
}

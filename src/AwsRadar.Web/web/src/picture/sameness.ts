import type { Entity, Relation } from "../account/account";
import { ByEntity } from "../account/by-entity";
import { columnOf, columns, isServiceLinked } from "../account/kinds";
import { Outgoing } from "./outgoing";
import type { Part } from "./part";

/**
 * Gives entities that lead to the same things the same class: users in the same groups with the same policies, roles with
 * the same trust and policies, inline policies with the same text. Classes are found from right to left, so that a
 * class of policies makes a class of roles.
 */
export function classesOf(part: Part): ByEntity<number> {
  const classes = new ByEntity<number>();
  const known = new Map<string, number>();
  const outgoing = new Outgoing(part);
  const byColumn: Entity[][] = columns.map(() => []);
  for (const entity of part.entities) byColumn[columnOf(entity)]?.push(entity);
  for (const column of byColumn.reverse()) {
    for (const entity of column) {
      const signature = entity === part.centre ? entity.key : signatureOf(entity, outgoing, classes);
      let number = known.get(signature);
      if (number === undefined) known.set(signature, (number = known.size));
      classes.set(entity, number);
    }
  }
  return classes;
}

function signatureOf(entity: Entity, outgoing: Outgoing, classes: ByEntity<number>): string {
  switch (entity.kind) {
    case "ManagedPolicy":
      return isServiceLinked(entity) ? "service-linked policies" : entity.key;
    case "InlinePolicy":
      return `inline ${textOf(entity)}`;
    case "Service":
    case "EveryService":
    case "ThisAccount":
    case "Everyone":
      return entity.key;
    case "Role":
      if (isServiceLinked(entity)) return "service-linked roles";
      return `Role ${textOf(entity)} ${endsOf(entity, outgoing.of(entity), classes)}`;
    default:
      return `${entity.kind} ${endsOf(entity, outgoing.of(entity), classes)}`;
  }
}

function textOf(entity: Entity): string {
  return (entity.documents ?? []).map((document) => document.text).join(",");
}

/** Ties within a column count by the other's key, which is a class of its own: chains of roles never merge. */
function endsOf(entity: Entity, out: Relation[], classes: ByEntity<number>): string {
  const own = columnOf(entity);
  const ends = out.map((relation) => {
    const end = columnOf(relation.to) > own ? (classes.get(relation.to) ?? relation.to.key) : relation.to.key;
    return `${relation.kind}${relation.isConditional ? "?" : ""}${relation.isUnknown ? "~" : ""}${end}`;
  });
  return ends.length < 2 ? (ends[0] ?? "") : [...new Set(ends)].sort().join(" ");
}

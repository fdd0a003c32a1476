import type { Entity, Relation } from "../account/account";
import { columnOf, columns, isServiceLinked } from "../account/kinds";
import type { Part } from "./part";

/**
 * Gives entities that lead to the same things the same class: users in the same groups with the same policies, roles with
 * the same trust and policies, inline policies with the same text. Classes are found from right to left, so that a
 * class of policies makes a class of roles.
 */
export function classesOf(part: Part): Map<Entity, number> {
  const classes = new Map<Entity, number>();
  const known = new Map<string, number>();
  const out = outgoing(part);
  const byColumn: Entity[][] = columns.map(() => []);
  for (const entity of part.entities) byColumn[columnOf(entity)]?.push(entity);
  for (const entity of byColumn.reverse().flat()) {
    const signature = entity === part.centre ? entity.key : signatureOf(entity, out.get(entity) ?? [], classes);
    let number = known.get(signature);
    if (number === undefined) known.set(signature, (number = known.size));
    classes.set(entity, number);
  }
  return classes;
}

function signatureOf(entity: Entity, out: Relation[], classes: Map<Entity, number>): string {
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
      return `Role ${textOf(entity)} ${endsOf(entity, out, classes)}`;
    default:
      return `${entity.kind} ${endsOf(entity, out, classes)}`;
  }
}

function textOf(entity: Entity): string {
  return (entity.documents ?? []).map((document) => document.text).join(",");
}

/** Ties within a column count by the other's key, which is a class of its own: chains of roles never merge. */
function endsOf(entity: Entity, out: Relation[], classes: Map<Entity, number>): string {
  const own = columnOf(entity);
  const ends = out.map((relation) => {
    const end = columnOf(relation.to) > own ? (classes.get(relation.to) ?? relation.to.key) : relation.to.key;
    return `${relation.kind}${relation.isConditional ? "?" : ""}${relation.isUnknown ? "~" : ""}${end}`;
  });
  return ends.length < 2 ? (ends[0] ?? "") : [...new Set(ends)].sort().join(" ");
}

function outgoing(part: Part): Map<Entity, Relation[]> {
  const out = new Map<Entity, Relation[]>();
  for (const relation of part.relations) {
    const list = out.get(relation.from);
    if (list) list.push(relation);
    else out.set(relation.from, [relation]);
  }
  return out;
}

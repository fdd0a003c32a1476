import { Entity, type Relation } from "../account/entity";
import { columns, isPolicy } from "../account/kinds";
import { words } from "../words";
import type { Part } from "./part";

/** A policy that speaks about more services than this is drawn with one line to "many services". */
const maxServices = 20;
const services = columns.indexOf("services");

/**
 * Policies such as ReadOnlyAccess speak about hundreds of services and would hide what the others do. Their services are
 * drawn as one; services that nobody else speaks about are counted there. A policy or service in the centre keeps its lines.
 */
export function foldBroadPolicies(part: Part): Part {
  if (part.centre && part.centre.column >= columns.indexOf("policies")) return part;
  const ends = new Map<Entity, Set<Entity>>();
  for (const { from, to } of part.relations) {
    if (to.column === services && from.out.length > maxServices && isPolicy(from)) ends.set(from, (ends.get(from) ?? new Set()).add(to));
  }
  const broad = new Set([...ends].filter(([, to]) => to.size > maxServices).map(([policy]) => policy));
  if (broad.size === 0) return part;
  const many = new Entity("EveryService", "many services", words.manyServices, -1);
  const kept: Relation[] = [];
  const reached = new Set<Entity>();
  for (const relation of part.relations) {
    if (relation.to.column === services) {
      if (broad.has(relation.from)) continue;
      reached.add(relation.to);
    }
    kept.push(relation);
  }
  many.in = [...broad].map((from): Relation => ({ from, to: many, kind: "Allows", statement: -1, isConditional: false }));
  const entities = part.entities.filter((entity) => entity.column !== services || reached.has(entity));
  return {
    ...part,
    entities: [...entities, many],
    relations: [...kept, ...many.in],
    folded: part.entities.length - entities.length - 1,
  };
}

import type { Entity } from "../account/entity";
import type { Part } from "./part";

/** How entities are stacked: "" by what they lead to, "path", "service", or "tag" with its key. */
export type Grouping = string;

const tagPrefix = "tag ";
/** A choice of more would not be read. */
const maxTags = 8;

const known = new WeakMap<Part, Grouping[]>();

/** Which groupings a picture has something for: of tags, those that most entities have. */
export function groupingsOf(part: Part): Grouping[] {
  let groupings = known.get(part);
  if (!groupings) known.set(part, (groupings = findGroupings(part)));
  return groupings;
}

function findGroupings(part: Part): Grouping[] {
  const tagged = new Map<string, number>();
  for (const { tags } of part.entities) for (const [key] of tags) tagged.set(key, (tagged.get(key) ?? 0) + 1);
  const keys = [...tagged].sort((one, other) => other[1] - one[1]).slice(0, maxTags).map(([key]) => `${tagPrefix}${key}`);
  const common = ["path", "service"].filter((by) => part.entities.some((entity) => groupIn(entity, by)));
  return ["", ...common, ...keys];
}

/** The key of a grouping by tag; null for the others. */
export function tagOf(by: Grouping): string | null {
  return by.startsWith(tagPrefix) ? by.slice(tagPrefix.length) : null;
}

/** What an entity has in common with others; null where the grouping says nothing about it. */
export function groupIn(entity: Entity, by: Grouping): string | null {
  if (by === "path") return entity.path ?? null;
  if (by === "service") return serviceOf(entity);
  const key = tagOf(by);
  return entity.tags.find(([name]) => name === key)?.[1] ?? null;
}

/** Of a role, the services that may assume it; of a policy, the one that it speaks about. */
function serviceOf(entity: Entity): string | null {
  const names =
    entity.kind === "Role"
      ? entity.in.filter((tie) => tie.kind === "MayAssume" && tie.from.kind === "ServicePrincipal").map((tie) => tie.from.name)
      : entity.kind === "ManagedPolicy" || entity.kind === "InlinePolicy"
        ? entity.out.map((tie) => tie.to.name)
        : [];
  const different = [...new Set(names)].sort();
  return different.length > 0 && different.length <= 3 ? different.join(", ") : null;
}

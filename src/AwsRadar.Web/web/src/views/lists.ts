import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import { hasOldKey, isUnusedRole, isWithoutMfa, mainFact, oldestActiveKeyDays } from "../account/facts";
import { isServiceLinked, outsideKinds } from "../account/kinds";
import type { NodeKind, Section } from "../account/model";
import type { ListName } from "../route";
import { h, told } from "../dom";
import { glyph } from "../picture/glyph";
import { addressOf } from "../route";
import { day, number, words } from "../words";
import type { Column } from "./table";

export interface List {
  noun: string;
  sections: Section[];
  /** One after the other. */
  kinds: NodeKind[];
  /** Within a kind; otherwise in the account's order. */
  isByName?: boolean;
  columns: (account: Account) => Column<Entity>[];
}

/** Narrower lists that the overview's numbers lead to. */
export const narrowed: Record<string, (account: Account, entity: Entity) => boolean> = {
  administrators: (_, entity) => entity.administrator !== undefined,
  "without-mfa": (_, entity) => isWithoutMfa(entity),
  "old-keys": hasOldKey,
  unused: isUnusedRole,
  "service-linked": (_, entity) => isServiceLinked(entity),
  customer: (_, entity) => entity.kind === "ManagedPolicy" && entity.policy?.isAwsManaged !== true,
};

const name: Column<Entity> = {
  title: words.labels.name,
  cell: (entity) => h("a", { class: "entity", href: addressOf({ page: "of", centre: entity.key }) }, glyph(entity.kind), told(entity.name)),
  text: (entity) => entity.name,
};
const path: Column<Entity> = {
  title: words.labels.path,
  cell: (entity) => told(entity.path ?? "/", { class: "mono quiet" }),
  text: (entity) => entity.path ?? "/",
};
const created: Column<Entity> = {
  title: words.labels.created,
  cell: (entity) => h("span", { class: "date" }, day(entity.createdAt)),
  text: (entity) => day(entity.createdAt),
};
const kind: Column<Entity> = {
  title: words.labels.kind,
  cell: (entity) => words.kinds[entity.kind],
  text: (entity) => words.kinds[entity.kind],
};

function fact(account: Account): Column<Entity> {
  return {
    title: words.labels.notable,
    cell: (entity) => {
      const { text, tone } = mainFact(account, entity);
      return h("span", { class: `badge ${tone}` }, text);
    },
    text: (entity) => mainFact(account, entity).text,
  };
}

/** The names at the other end of some ties. */
function names(title: string, kinds: string[], direction: "in" | "out"): Column<Entity> {
  const ends = (entity: Entity): string[] => [
    ...new Set(
      entity[direction]
        .filter((relation) => kinds.includes(relation.kind))
        .map((relation) => (direction === "out" ? relation.to.name : relation.from.name)),
    ),
  ];
  return {
    title,
    cell: (entity) => {
      const all = ends(entity);
      const list = h("span", { class: "names" });
      for (const [index, end] of all.slice(0, 4).entries()) list.append(index > 0 ? ", " : "", told(end));
      if (all.length > 4) list.append(` + ${number(all.length - 4)}`);
      return list;
    },
    text: (entity) => ends(entity).join(" "),
    rank: (entity) => ends(entity).length,
  };
}

function keys(account: Account): Column<Entity> {
  const text = (entity: Entity): string => {
    if (!entity.user?.keys) return words.unknown;
    const days = oldestActiveKeyDays(account, entity);
    return days === null ? words.none : words.daysOld(days);
  };
  return { title: words.labels.oldestKey, cell: text, text, rank: (entity) => oldestActiveKeyDays(account, entity) ?? -1 };
}

export function entitiesOf(account: Account, { kinds, isByName }: List): Entity[] {
  return kinds.flatMap((each) => (isByName ? byName(account.ofKind(each)) : account.ofKind(each)));
}

function byName(entities: Entity[]): Entity[] {
  return [...entities].sort((one, other) => one.name.localeCompare(other.name, "en"));
}

const policies = names(words.labels.policies, ["Attached", "Inline"], "out");
const boundary = names(words.labels.boundaryShort, ["BoundedBy"], "out");

export const lists: Record<ListName, List> = {
  users: {
    noun: "user",
    sections: ["users"],
    kinds: ["User"],
    columns: (account) => [name, fact(account), names(words.labels.groups, ["MemberOf"], "out"), policies, boundary, keys(account), path, created],
  },
  groups: {
    noun: "group",
    sections: ["groups"],
    kinds: ["Group"],
    columns: (account) => [name, fact(account), names(words.labels.members, ["MemberOf"], "in"), policies, path, created],
  },
  roles: {
    noun: "role",
    sections: ["roles"],
    kinds: ["Role"],
    columns: (account) => [name, fact(account), names(words.labels.trusts, ["MayAssume"], "in"), policies, boundary, path, created],
  },
  policies: {
    noun: "policy",
    sections: ["managedPolicies"],
    kinds: ["ManagedPolicy", "InlinePolicy"],
    columns: (account) => [
      name,
      fact(account),
      names(words.labels.heldBy, ["Attached", "Inline"], "in"),
      names(words.labels.services, ["Allows"], "out"),
      names(words.labels.denies, ["Denies"], "out"),
      created,
    ],
  },
  outside: {
    noun: "outside principal",
    sections: ["roles"],
    kinds: outsideKinds,
    isByName: true,
    columns: () => [name, kind, names(words.labels.mayAssume, ["MayAssume"], "out")],
  },
  services: {
    noun: "service",
    sections: ["managedPolicies"],
    kinds: ["EveryService", "Service"],
    isByName: true,
    columns: () => [name, names(words.labels.allowedBy, ["Allows"], "in"), names(words.labels.deniedBy, ["Denies"], "in")],
  },
};

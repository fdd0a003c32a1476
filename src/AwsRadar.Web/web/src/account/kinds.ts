import type { Entity } from "./entity";
import type { NodeKind } from "./model";

/** The columns of the picture, from who to what. */
export const columns = ["outside", "users", "identities", "policies", "services"] as const;
export type Column = (typeof columns)[number];

const columnOfKind: Record<NodeKind, Column> = {
  Account: "outside",
  ForeignPrincipal: "outside",
  ServicePrincipal: "outside",
  OidcProvider: "outside",
  SamlProvider: "outside",
  Everyone: "outside",
  Unrecognized: "outside",
  Unreadable: "outside",
  ThisAccount: "users",
  User: "users",
  InstanceProfile: "users",
  Group: "identities",
  Role: "identities",
  ManagedPolicy: "policies",
  InlinePolicy: "policies",
  Service: "services",
  EveryService: "services",
};

const columnNumbers = new Map(
  (Object.keys(columnOfKind) as NodeKind[]).map((kind) => [kind, columns.indexOf(columnOfKind[kind])]),
);

export function columnOf(kind: NodeKind): number {
  return columnNumbers.get(kind) ?? 0;
}

const outside = columns.indexOf("outside");
const policies = columns.indexOf("policies");

export const outsideKinds = (Object.keys(columnOfKind) as NodeKind[]).filter(
  (kind) => columnOfKind[kind] === "outside",
);

export function isPolicy(entity: Entity): boolean {
  return entity.column === policies;
}

export function isOutside(entity: Entity): boolean {
  return entity.column === outside;
}

/** Made by an AWS service for itself: nobody can change what it may do. */
export function isServiceLinked(entity: Entity): boolean {
  return entity.path?.startsWith("/aws-service-role/") ?? false;
}

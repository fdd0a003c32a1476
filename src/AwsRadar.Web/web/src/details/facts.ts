import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import type { KeyModel } from "../account/model";
import { type Child, h, told } from "../dom";
import { count, day, number, words } from "../words";

type Row = [label: string, ...values: Child[]];

/** What is known about an entity, as label and value; what is not known says so. */
export function factList(account: Account, entity: Entity): HTMLElement {
  const rows = [...identity(entity), ...signIn(account, entity), ...particulars(account, entity), ...tags(entity)];
  const list = h("dl", { class: "facts" });
  for (const [label, ...values] of rows) list.append(h("dt", {}, label), h("dd", {}, ...values.filter(Boolean)));
  return list;
}

function identity(entity: Entity): Row[] {
  const rows: Row[] = [];
  if (entity.key.startsWith("arn:") && entity.kind !== "InlinePolicy") {
    rows.push([words.labels.arn, told(entity.key, { class: "mono" })]);
  }
  if (entity.id) rows.push([words.labels.id, told(entity.id, { class: "mono" })]);
  if (entity.createdAt !== undefined) rows.push([words.labels.created, day(entity.createdAt)]);
  if (entity.description) rows.push([words.labels.description, told(entity.description)]);
  return rows;
}

function signIn(account: Account, entity: Entity): Row[] {
  const { user } = entity;
  if (!user) return [];
  const rows: Row[] = [[words.labels.password, yesNo(user.hasPassword)], [words.labels.mfa, yesNo(user.hasMfa)]];
  if (user.hasPassword) rows.push([words.labels.signedIn, user.passwordLastUsedAt === undefined ? words.never : day(user.passwordLastUsedAt)]);
  if (!user.keys) rows.push([words.labels.keys, unknown()]);
  else if (user.keys.length === 0) rows.push([words.labels.keys, words.none]);
  else for (const key of user.keys) rows.push([words.labels.key, ...keyFacts(account, key)]);
  return rows;
}

function keyFacts(account: Account, key: KeyModel): Child[] {
  const age = key.createdAt === undefined ? null : words.daysOld(account.daysSince(key.createdAt));
  const used = key.lastUsedAt !== undefined ? `${words.lastUsed} ${day(key.lastUsedAt)}` : key.isUseKnown ? words.neverUsed : null;
  const facts = [key.isActive ? words.active : words.inactive, age, used].filter(Boolean).join(", ");
  const service: Child[] = key.lastUsedService ? [" (", told(key.lastUsedService), ")"] : [];
  return [key.id ? told(key.id, { class: "mono" }) : null, key.id ? " " : null, facts, ...service];
}

function particulars(account: Account, entity: Entity): Row[] {
  const { policy, provider } = entity;
  const rows: Row[] = [];
  if (entity.kind === "Role" && !entity.isUnread) {
    const used = entity.lastUsedAt;
    rows.push([words.labels.used, ...(used === undefined ? [words.notWithin400] : [day(used), " ", told(entity.lastUsedRegion ?? "")])]);
  }
  if (policy) {
    rows.push([words.labels.kept, policy.isAwsManaged ? words.awsManaged : words.customerManaged]);
    rows.push([words.labels.updated, day(policy.updatedAt), ", ", told(policy.defaultVersionId)]);
    rows.push([words.labels.attached, number(policy.attachmentCount)]);
    if (policy.boundaryCount > 0) rows.push([words.labels.boundary, number(policy.boundaryCount)]);
  }
  if (provider) {
    for (const client of provider.clientIds) rows.push([words.labels.client, told(client, { class: "mono" })]);
    if (provider.validUntil !== undefined) rows.push([words.labels.valid, day(provider.validUntil)]);
  }
  const owner = entity.owner === undefined ? undefined : account.entities[entity.owner];
  if (owner) rows.push([words.labels.owner, told(owner.name)]);
  return rows;
}

function tags(entity: Entity): Row[] {
  if (entity.tags.length === 0) return [];
  const list = h("ul", { class: "tags", "aria-label": count(entity.tags.length, "tag") });
  for (const [key, value] of entity.tags) list.append(h("li", {}, told(key), " = ", told(value)));
  return [[words.labels.tags, list]];
}

function yesNo(value: boolean | undefined): Child {
  return value === undefined ? unknown() : value ? words.yes : words.no;
}

function unknown(): HTMLElement {
  return h("span", { class: "unknown" }, words.unknown);
}

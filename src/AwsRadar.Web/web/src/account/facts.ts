import { count, words } from "../words";
import type { Account } from "./account";
import type { Entity, Relation } from "./entity";
import { isOutside, isPolicy, isServiceLinked } from "./kinds";

/** attention: somebody should look; power: allows much; quiet: for information; unknown: could not be read. */
export type Tone = "attention" | "power" | "quiet" | "unknown" | "outside";

export interface Fact {
  text: string;
  tone: Tone;
}

const oldKeyDays = 90;
const unusedDays = 90;

/** The one fact about an entity that matters most. */
export function mainFact(account: Account, entity: Entity): Fact {
  if (entity.isUnread) return { text: words.notRead, tone: "unknown" };
  if (entity.isUnreadable) return { text: words.notReadable, tone: "unknown" };
  const risk = riskOf(account, entity);
  const power = powerOf(entity);
  if (power) return { text: risk ? `${power}, ${risk}` : power, tone: "power" };
  if (risk) return { text: risk, tone: "attention" };
  return { text: quietFact(account, entity), tone: isOutside(entity) ? "outside" : "quiet" };
}

/** What makes an entity powerful; null if nothing is known to. */
export function powerOf(entity: Entity): string | null {
  if (entity.administrator) {
    const role = /[^/]*$/.exec(entity.administrator.through ?? "")?.[0];
    return role ? words.adminThrough(role) : words.admin;
  }
  return isPowerful(entity) ? words.fullAccess : null;
}

/** An administrator, a policy that allows everything, or a group that holds one. */
export function isPowerful(entity: Entity): boolean {
  if (entity.administrator || entity.allowsEverything) return true;
  return entity.kind === "Group" && entity.out.some((relation) => isHeld(relation) && relation.to.allowsEverything);
}

function isHeld(relation: Relation): boolean {
  return relation.kind === "Attached" || relation.kind === "Inline";
}

type Risk = "anybody" | "unrecognized" | "unused" | "noMfa" | "oldKey" | "neverSignedIn";

const riskText: Record<Risk, (account: Account, entity: Entity) => string> = {
  anybody: () => words.anybody,
  unrecognized: () => words.unrecognized,
  unused: unusedText,
  noMfa: () => words.noMfa,
  oldKey: (account, entity) => words.keyAge(oldestActiveKeyDays(account, entity) ?? 0),
  neverSignedIn: () => words.neverSignedIn,
};

/** What somebody should look at; null if nothing is known to be wrong. */
function riskOf(account: Account, entity: Entity): string | null {
  const risk = findRisk(account, entity);
  return risk && riskText[risk](account, entity);
}

/** Without words: a picture looks at all of an account's thousands. */
export function isAtRisk(account: Account, entity: Entity): boolean {
  return findRisk(account, entity) !== null;
}

function findRisk(account: Account, entity: Entity): Risk | null {
  switch (entity.kind) {
    case "User":
      return userRisk(account, entity);
    case "Role":
      return isUnusedRole(account, entity) ? "unused" : null;
    case "Everyone":
      return "anybody";
    case "Unrecognized":
      return "unrecognized";
    default:
      return null;
  }
}

export function hasOldKey(account: Account, entity: Entity): boolean {
  return (oldestActiveKeyDays(account, entity) ?? 0) > oldKeyDays;
}

/** The age of the oldest active access key in days; null when there is none or it is not known. */
export function oldestActiveKeyDays(account: Account, entity: Entity): number | null {
  let oldest: number | null = null;
  for (const { isActive, createdAt } of entity.user?.keys ?? []) {
    if (isActive && createdAt !== undefined) oldest = Math.max(oldest ?? 0, account.daysSince(createdAt));
  }
  return oldest;
}

export function isWithoutMfa(entity: Entity): boolean {
  return entity.user?.hasPassword === true && entity.user.hasMfa === false;
}

/** A role older than 90 days that nobody took on within the last 90; AWS remembers 400. */
export function isUnusedRole(account: Account, entity: Entity): boolean {
  if (entity.kind !== "Role" || entity.createdAt === undefined || isServiceLinked(entity)) return false;
  const last = entity.lastUsedAt ?? -Infinity;
  return account.daysSince(entity.createdAt) > unusedDays && account.daysSince(last) > unusedDays;
}

function unusedText(account: Account, { lastUsedAt }: Entity): string {
  return lastUsedAt === undefined ? words.neverUsed : words.unusedFor(account.daysSince(lastUsedAt));
}

function userRisk(account: Account, entity: Entity): Risk | null {
  if (isWithoutMfa(entity)) return "noMfa";
  if (hasOldKey(account, entity)) return "oldKey";
  const { user } = entity;
  return user?.hasPassword && user.hasMfa !== undefined && user.passwordLastUsedAt === undefined ? "neverSignedIn" : null;
}

function quietFact(account: Account, entity: Entity): string {
  switch (entity.kind) {
    case "User":
      return userFact(entity);
    case "Group":
      return count(entity.in.filter((relation) => relation.kind === "MemberOf").length, "member");
    case "Role":
      return isServiceLinked(entity) ? words.serviceLinked : roleFact(account, entity);
    case "ManagedPolicy":
      return entity.policy?.isAwsManaged ? words.awsManaged : words.customerManaged;
    case "InlinePolicy":
      return words.inline;
    case "Service":
    case "EveryService":
      return policiesFact(entity);
    default:
      return words.kinds[entity.kind];
  }
}

/** What is asked about may have no policy that leads to it, only those who are asked. */
function policiesFact(entity: Entity): string {
  const policies = new Set(entity.in.map((relation) => relation.from).filter(isPolicy));
  return policies.size > 0 ? count(policies.size, "policy") : "";
}

function userFact(entity: Entity): string {
  // The root user, who is no user of IAM.
  if (entity.index < 0) return "";
  const { user } = entity;
  if (!user || (user.hasPassword === undefined && user.keys === undefined)) return words.signInUnknown;
  const keys = (user.keys ?? []).filter((key) => key.isActive).length;
  const parts = [
    user.hasPassword ? (user.hasMfa ? words.passwordAndMfa : words.password) : null,
    keys > 0 ? count(keys, "key") : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : words.noCredentials;
}

function roleFact(account: Account, entity: Entity): string {
  if (entity.lastUsedAt === undefined) return words.kinds.Role;
  const days = account.daysSince(entity.lastUsedAt);
  return days < 1 ? words.usedToday : words.usedAgo(days);
}

import type { NodeKind, Outcome, RelationKind, Section } from "./account/model";
import type { Knowledge } from "./account/ledger";

const numbers = new Intl.NumberFormat("en");

export function number(value: number): string {
  return numbers.format(value);
}

/** "1 user", "5,000 users", "2 inline policies". */
export function count(value: number, noun: string): string {
  return `${number(value)} ${value === 1 ? noun : plural(noun)}`;
}

export function plural(noun: string): string {
  return / (of|for) /.test(noun) ? noun.replace(/(?= (of|for) )/, "s") : /[^aeou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** "2026-11-23", as everywhere in aws-radar: no month names, no time zones but UTC. */
export function day(time: string | undefined): string {
  return time ? time.slice(0, 10) : "–";
}

export function minute(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

const kinds: Record<NodeKind, string> = {
  Account: "AWS account",
  ForeignPrincipal: "of another account",
  ServicePrincipal: "AWS service",
  OidcProvider: "OIDC provider",
  SamlProvider: "SAML provider",
  Everyone: "anybody",
  Unrecognized: "unrecognized principal",
  Unreadable: "unreadable trust policy",
  ThisAccount: "if a policy allows it",
  User: "user",
  InstanceProfile: "instance profile",
  Group: "group",
  Role: "role",
  ManagedPolicy: "managed policy",
  InlinePolicy: "inline policy",
  Service: "service",
  EveryService: "all services",
};

/** What a stack of the rest is called. */
const groups: Record<string, string> = {
  AwsPolicy: "AWS managed policy",
  CustomerPolicy: "customer policy",
  ServiceRole: "role of AWS services",
  OutsideRole: "role for outsiders",
  ForeignPrincipal: "principal of other accounts",
  ServicePrincipal: "AWS service",
};

const relations: Record<RelationKind, { forth: string; back: string }> = {
  MemberOf: { forth: "member of", back: "members" },
  Attached: { forth: "attached policies", back: "attached to" },
  Inline: { forth: "inline policies", back: "inline in" },
  BoundedBy: { forth: "permissions boundary", back: "permissions boundary of" },
  MayAssume: { forth: "may assume", back: "may be assumed by" },
  MayNotAssume: { forth: "is denied to assume", back: "denies to assume" },
  HandsOut: { forth: "hands out", back: "handed out by" },
  Allows: { forth: "allows actions of", back: "allowed by" },
  Denies: { forth: "denies actions of", back: "denied by" },
};

const verbs: Record<RelationKind, string> = {
  MemberOf: "is a member of",
  Attached: "has attached",
  Inline: "has inline",
  BoundedBy: "is limited by",
  MayAssume: "may assume",
  MayNotAssume: "may not assume",
  HandsOut: "hands out",
  Allows: "allows actions of",
  Denies: "denies actions of",
};

const sections: Record<Section, string> = {
  users: "users",
  groups: "groups",
  roles: "roles",
  managedPolicies: "managed policies",
  accountAliases: "account aliases",
  accountSummary: "account summary",
  passwordPolicy: "password policy",
  credentialReport: "credential report",
  accessKeys: "access keys",
  mfaDevices: "MFA devices",
  oidcProviders: "OIDC providers",
  samlProviders: "SAML providers",
};

const outcomes: Record<Outcome, string> = {
  ok: "answered",
  denied: "denied",
  notEnabled: "not in use",
  throttled: "throttled",
  failed: "failed",
  skipped: "not asked",
  incomplete: "incomplete",
};

const knowledge: Record<Knowledge, string> = {
  known: "",
  incomplete: "Not all of it could be read",
  denied: "AWS denied the call that reads it",
  failed: "The call that reads it failed",
  "not collected": "Not collected",
};

export const words = {
  kinds,
  groups,
  relations,
  verbs,
  sections,
  outcomes,
  knowledge,
  notRead: "not read",
  notReadable: "not fully readable",
  fullAccess: "full access",
  admin: "administrator",
  adminThrough: (role: string) => `administrator through ${role}`,
  anybody: "anybody can ask",
  unrecognized: "no longer exists",
  noMfa: "no MFA",
  keyAge: (days: number) => `key ${number(days)} days old`,
  neverSignedIn: "never signed in",
  neverUsed: "never used",
  unusedFor: (days: number) => `unused for ${number(days)} days`,
  usedToday: "used today",
  usedAgo: (days: number) => `used ${count(days, "day")} ago`,
  serviceLinked: "service-linked",
  awsManaged: "AWS managed",
  customerManaged: "customer managed",
  inline: "inline",
  signInUnknown: "sign-in not known",
  passwordAndMfa: "password, MFA",
  password: "password",
  noCredentials: "no credentials",
  picture: "Picture of who reaches what",
  columns: ["Outside", "Users", "Groups and roles", "Policies", "Services"],
  hidden: (boxes: string, hidden: string) => `${boxes} drawn one by one, ${hidden} more in stacks that open on click.`,
  allDrawn: (all: string) => `All ${all} are drawn.`,
  pictureKeys: "Arrow keys walk along the lines, Enter selects, c puts into the centre, t shows the table.",
  pictureTable: "Every line of the picture",
  toPicture: "Picture",
  toTable: "Table",
  search: "Search names, ARNs, keys, tags",
  nothingFound: "Nothing has that in its name, ARN, key id or tags.",
  moreFound: (value: number) => `and ${number(value)} more`,
  found: "Found",
  pagesLabel: "Pages",
  pages: {
    overview: "Overview",
    of: "Picture",
    users: "Users",
    groups: "Groups",
    roles: "Roles",
    policies: "Policies",
    outside: "Outside",
    services: "Services",
    findings: "Findings",
    coverage: "Coverage",
  },
  narrowed: {
    administrators: "administrators",
    "without-mfa": "with a password and no MFA",
    "old-keys": "with a key older than 90 days",
    unused: "not used for 90 days",
    "service-linked": "service-linked",
    customer: "customer managed",
  } as Record<string, string>,
  labels: {
    arn: "ARN", id: "Id", created: "Created", description: "Description", password: "Password", mfa: "MFA",
    signedIn: "Signed in", keys: "Access keys", key: "Access key", used: "Last used", kept: "Kept by",
    updated: "Updated", attached: "Attached to", boundary: "Limits", client: "Audience", valid: "Valid until",
    owner: "Part of", tags: "Tags", from: "Who", tie: "How", to: "What", by: "Statement", name: "Name", path: "Path",
    kind: "Kind", notable: "Notable", groups: "Groups", policies: "Policies", boundaryShort: "Boundary",
    members: "Members", trusts: "May be assumed by", heldBy: "Held by", services: "Allows", denies: "Denies",
    mayAssume: "May assume", allowedBy: "Allowed by", deniedBy: "Denied by", oldestKey: "Oldest key",
    seen: "What was seen", operation: "Call", outcome: "Outcome", read: "Read", missing: "Missing permission",
    said: "What AWS said", request: "Request id",
  },
  documents: { trust: "Trust policy", inline: "Policy" } as Record<string, string>,
  version: "Version",
  inForce: "in force",
  policyText: "Policy text",
  noPolicyJson: "This text is not JSON, so nobody can tell what it allows.",
  unreadNote: "Others refer to it, but it is not among what was read.",
  unreadableNote: "Its policy could not be understood in full: it may allow or deny more than is shown.",
  putIntoCentre: "Show what leads here and where it leads",
  details: "Details",
  close: "Close",
  statement: (value: number) => `Statement ${number(value)}`,
  never: "never",
  none: "none",
  yes: "yes",
  no: "no",
  unknown: "Unknown",
  unknownMark: "?",
  known: "known",
  active: "active",
  inactive: "inactive",
  lastUsed: "last used",
  notWithin400: "not within 400 days",
  daysOld: (days: number) => `${count(days, "day")} old`,
  filter: "Filter",
  showMore: (step: number) => `Show ${number(step)} more`,
  showAll: "Show all",
  shownOf: (shown: string, matching: string, all: string, noun: string) =>
    matching === all ? (shown === all ? `${all} ${noun}` : `${shown} of ${all} ${noun}`) : `${shown} of ${matching} that match, ${all} ${noun} in all`,
  nothingOfIt: "None.",
  noTies: "Nothing is tied to it.",
  noCalls: "No call was made.",
  thereIsNo: (noun: string) => `This account has no ${noun}.`,
  missing: (action: string) => `Missing permission: ${action}.`,
  figures: "The account in numbers",
  figureAdminUsers: "Users who are administrators",
  figureAdminRoles: "Roles that are administrators",
  figureOutside: "Trusted from outside",
  figureUnused: "Roles unused for 90 days",
  figureUnknown: "Calls not answered",
  fromFile: (time: string) => `Read from a file of ${time}: what such a file does not hold is not collected.`,
  fromScan: (time: string, calls: string) => `Read on ${time} with ${calls}`,
  asCaller: "as",
  toKnowMore: "To know more, allow",
  everyCall: "Every call",
  readAt: (time: string) => `Read ${time}`,
  complete: "Complete: every call was answered",
  incomplete: (calls: string) => `Incomplete: ${calls} not answered`,
  snapshot: "Snapshot",
  damaged: "This report is damaged or was cut short: write it again.",
  noSuchEntity: "Nothing of that name is in this snapshot.",
  manyServices: "many services",
  underConditions: "under conditions",
  more: (many: string) => many.replace(/^(\S+) /, "$1 more "),
  withFullAccess: (value: number) => `${number(value)} with full access`,
  toLookAt: (value: number) => `${number(value)} to look at`,
  sameAccess: "same access",
  noAccess: "no access",
  sameTrust: "same trust and policies",
  sameText: "same text",
  sameTies: "tied to the same",
} as const;

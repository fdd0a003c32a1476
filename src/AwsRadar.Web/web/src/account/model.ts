// The JSON that the program writes: src/AwsRadar.Web/Model. What is absent is not known; times are Unix seconds.

export type NodeKind =
  | "Account"
  | "ForeignPrincipal"
  | "ServicePrincipal"
  | "OidcProvider"
  | "SamlProvider"
  | "Everyone"
  | "Unrecognized"
  | "Unreadable"
  | "ThisAccount"
  | "User"
  | "InstanceProfile"
  | "Group"
  | "Role"
  | "ManagedPolicy"
  | "InlinePolicy"
  | "Service"
  | "EveryService";

export type RelationKind =
  | "MemberOf"
  | "Attached"
  | "Inline"
  | "BoundedBy"
  | "MayAssume"
  | "MayNotAssume"
  | "HandsOut"
  | "Allows"
  | "Denies";

export type Outcome = "ok" | "denied" | "notEnabled" | "throttled" | "failed" | "skipped" | "incomplete";

export type Section =
  | "users"
  | "groups"
  | "roles"
  | "managedPolicies"
  | "accountAliases"
  | "accountSummary"
  | "passwordPolicy"
  | "credentialReport"
  | "accessKeys"
  | "mfaDevices"
  | "oidcProviders"
  | "samlProviders"
  | "accessKeyUses"
  | "assignedMfaDevices"
  | "serviceSpecificCredentials"
  | "sshPublicKeys"
  | "signingCertificates"
  | "serverCertificates"
  | "instanceProfiles"
  | "organization"
  | "organizationalUnits"
  | "organizationAccounts"
  | "serviceControlPolicies"
  | "resourceControlPolicies"
  | "delegatedAdministrators"
  | "organizationResourcePolicy"
  | "serviceLastAccess"
  | "resources"
  | "resourcePolicies"
  | "publicAccessBlocks"
  | "keyGrants"
  | "permissionSets"
  | "accountAssignments"
  | "identityCenterUsers"
  | "identityCenterGroups"
  | "accessAnalyzers"
  | "accessFindings";

export interface KeyModel {
  id?: string;
  isActive: boolean;
  createdAt?: number;
  lastUsedAt?: number;
  lastUsedService?: string;
  isUseKnown: boolean;
}

export interface UserModel {
  hasPassword?: boolean;
  hasMfa?: boolean;
  passwordLastUsedAt?: number;
  passwordLastChangedAt?: number;
  keys?: KeyModel[];
}

/** Key and value. */
export type Tag = [string, string];

export interface NodeModel {
  /** Index in the model's nodeKinds. */
  kind: number;
  key: string;
  name: string;
  isUnread?: boolean;
  isUnreadable?: boolean;
  allowsEverything?: boolean;
  administrator?: { through?: string; service?: string };
  owner?: number;
  id?: string;
  path?: string;
  createdAt?: number;
  description?: string;
  /** The document in force, of a role its trust policy: index in the model's documents. */
  text?: number;
  /** A managed policy's other versions. */
  versions?: { id: string; text: number }[];
  /** Indexes in the model's tags. */
  tags?: number[];
  lastUsedAt?: number;
  lastUsedRegion?: string;
  user?: UserModel;
  policy?: {
    isAwsManaged: boolean;
    updatedAt: number;
    defaultVersionId: string;
    attachmentCount: number;
    boundaryCount: number;
  };
  provider?: { clientIds: string[]; validUntil?: number };
}

export interface CoverageEntry {
  account?: string;
  region: string;
  service: string;
  operation: string;
  subject?: string;
  outcome: Outcome;
  sections: Section[];
  calls: number;
  items: number;
  missingPermission?: string;
  deniedAction?: string;
  errorCode?: string;
  message?: string;
  requestId?: string;
}

/** By the English sentence. */
export type Translations = Record<string, string>;

export interface Finding {
  id: string;
  title: string;
  /** What to do about it. */
  advice: string;
  unknown: Section[];
  /** What was found and is no node. */
  subjects: string[];
  facts: string[];
  /** Two numbers each: a node (-1: the first of the subjects, -2: the second), and a fact. */
  items: number[];
}

/** What has to hold for a statement to apply; where it denies, nothing is allowed then. */
export interface ConditionModel {
  isUnless: boolean;
  terms: ConditionTerm[];
}

/** A condition, or, without a key, the statement's Resource or NotResource. */
export interface ConditionTerm {
  operator: string;
  key: string;
  values: string[];
}

export type OtherKind = "User" | "Role" | "Root" | "Account" | "ForeignPrincipal" | "Session" | "Service" | "IdentityProvider" | "Everyone";

/** Who can do something to a resource: an answer for each principal but those whom no policy allows it. */
export interface AnswerModel {
  action: string;
  resource: string;
  /** Names of policies, for the verdicts. */
  policies: string[];
  /** What is not known, for the verdicts. */
  reasons: string[];
  /** The Korean of those reasons. */
  korean: Translations;
  /** On what answers turn, for the verdicts: statements that go together. */
  conditions: ConditionModel[][];
  /** Resources and patterns of them, for the verdicts. */
  resources: string[];
  /** Those who were asked and are no nodes, for the verdicts. */
  others: { kind: OtherKind; name: string }[];
  /**
   * Eight numbers for each verdict that somebody got: decision, policy, statement, reason, conditions, resource (-1: none),
   * 1 where it holds for some of those resources only, and how many more resources there are.
   */
  rows: number[];
  /** Two numbers each: a principal (-1: the first of the others, -2: the second), and a row. */
  verdicts: number[];
  /** Types of policies that were not read and are taken to forbid nothing. */
  assumed: string[];
}

export interface Model {
  about: {
    account: string;
    aliases: string[];
    snapshot: string;
    source: "scan" | "file";
    startedAt: number;
    completedAt: number;
    caller?: string;
    version: string;
  };
  nodes: NodeModel[];
  nodeKinds: NodeKind[];
  tags: Tag[];
  relations: number[];
  relationKinds: RelationKind[];
  documents: string[];
  coverage: CoverageEntry[];
  findings: Finding[];
  /** The Korean of what the program says of findings and calls. */
  korean: Translations;
  /** What is often asked, answered when the model was made. */
  answers: AnswerModel[];
  /** Three numbers each: a principal, the role that it can become, 1 if what is known does not decide it. */
  becomes: number[];
  /** Whether every pair was worked out. */
  isBecomesComplete: boolean;
  passwordPolicy?: Record<string, number | boolean>;
  accountSummary: Record<string, number>;
}

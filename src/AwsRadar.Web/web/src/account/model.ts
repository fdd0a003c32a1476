// The JSON that the program writes: src/AwsRadar.Web/Model. What is absent is not known.

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
  createdAt?: string;
  lastUsedAt?: string;
  lastUsedService?: string;
  isUseKnown: boolean;
}

export interface UserModel {
  hasPassword?: boolean;
  hasMfa?: boolean;
  passwordLastUsedAt?: string;
  passwordLastChangedAt?: string;
  keys?: KeyModel[];
}

export interface DocumentModel {
  label: string;
  text: number;
  isDefault: boolean;
}

export interface NodeModel {
  kind: NodeKind;
  key: string;
  name: string;
  isUnread?: boolean;
  isUnreadable?: boolean;
  allowsEverything?: boolean;
  administrator?: { through?: string; service?: string };
  owner?: number;
  id?: string;
  path?: string;
  createdAt?: string;
  description?: string;
  documents?: DocumentModel[];
  tags?: [string, string][];
  user?: UserModel;
  role?: { lastUsedAt?: string; lastUsedRegion?: string };
  policy?: {
    isAwsManaged: boolean;
    updatedAt: string;
    defaultVersionId: string;
    attachmentCount: number;
    boundaryCount: number;
  };
  provider?: { clientIds: string[]; validUntil?: string };
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
  items: { node?: number; subject: string; fact: string }[];
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
   * Nine numbers each: principal (below 0: one of the others), decision, policy, statement, reason, conditions, resource (-1: none),
   * 1 where it holds for some of those resources only, and how many more resources there are.
   */
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
    startedAt: string;
    completedAt: string;
    caller?: string;
    version: string;
  };
  nodes: NodeModel[];
  relations: number[];
  relationKinds: RelationKind[];
  documents: string[];
  coverage: CoverageEntry[];
  findings: Finding[];
  /** The Korean of what the program says of findings. */
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

CREATE TABLE snapshot (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    source TEXT NOT NULL,
    started_at TEXT NOT NULL,
    completed_at TEXT NOT NULL,
    caller TEXT,
    gaps INTEGER NOT NULL,
    -- SHA-256 over the row and the checksums of its lists: the root of the tree of checksums.
    checksum BLOB NOT NULL
) STRICT;

CREATE TABLE section (
    snapshot INTEGER NOT NULL REFERENCES snapshot,
    kind TEXT NOT NULL,
    list INTEGER NOT NULL REFERENCES list,
    PRIMARY KEY (snapshot, kind)
) STRICT, WITHOUT ROWID;

-- A section that did not change between two scans is one list that both point to.
CREATE TABLE list (
    id INTEGER PRIMARY KEY,
    checksum BLOB NOT NULL UNIQUE,
    length INTEGER NOT NULL
) STRICT;

CREATE TABLE list_entry (
    list INTEGER NOT NULL REFERENCES list,
    position INTEGER NOT NULL,
    body INTEGER NOT NULL REFERENCES body,
    PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;

-- An entity that did not change between two scans is one body that both lists point to.
CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    checksum BLOB NOT NULL UNIQUE,
    json TEXT NOT NULL
) STRICT;

CREATE TRIGGER snapshot_is_final BEFORE UPDATE ON snapshot
BEGIN
    SELECT raise(ABORT, 'a snapshot never changes');
END;

CREATE TRIGGER section_is_final BEFORE UPDATE ON section
BEGIN
    SELECT raise(ABORT, 'a snapshot never changes');
END;

CREATE TRIGGER list_is_final BEFORE UPDATE ON list
BEGIN
    SELECT raise(ABORT, 'a snapshot never changes');
END;

CREATE TRIGGER list_entry_is_final BEFORE UPDATE ON list_entry
BEGIN
    SELECT raise(ABORT, 'a snapshot never changes');
END;

CREATE TRIGGER body_is_final BEFORE UPDATE ON body
BEGIN
    SELECT raise(ABORT, 'a snapshot never changes');
END;

CREATE VIEW snapshots AS -- One row for each snapshot.
SELECT
    snapshot.id AS snapshot, -- names the snapshot in every other view
    snapshot.account AS account, -- the account's twelve digits
    snapshot.source AS source, -- `scan` or `file`
    snapshot.started_at AS started_at, -- (time) when the first call was made, or when the file was written
    snapshot.completed_at AS completed_at, -- (time) when the last answer came
    snapshot.caller AS caller, -- ARN of the identity that made the calls; null for a file
    snapshot.gaps AS gaps, -- (integer) how many planned calls did not bring all that was asked for
    snapshot.number = (
        SELECT max(other.number) FROM snapshot AS other WHERE other.account = snapshot.account
    ) AS is_latest -- (boolean) 1 for the snapshot of its account that was stored last
FROM snapshot;

CREATE VIEW entities AS -- Everything that snapshots hold, as JSON: the views below read it.
SELECT
    snapshot.id AS snapshot, -- the snapshot
    section.kind AS kind, -- `user`, `group`, `role`, `managedPolicy`, `accessKey`, …
    list_entry.position AS position, -- (integer) the place in the snapshot's order, from 0
    body.json AS json -- as `show --output json` prints it
FROM snapshot
JOIN section ON section.snapshot = snapshot.number
JOIN list_entry ON list_entry.list = section.list
JOIN body ON body.id = list_entry.body;

CREATE VIEW users AS -- IAM users.
SELECT
    snapshot, -- the snapshot
    json ->> 'name' AS name, -- the user's name
    json ->> 'arn' AS arn, -- the user's ARN
    json ->> 'id' AS id, -- the unique id, `AIDA…`
    json ->> 'path' AS path, -- the path, `/` if none was given
    json ->> 'createdAt' AS created_at, -- (time) when it was made
    json ->> 'permissionsBoundary' AS permissions_boundary, -- ARN of the policy that limits it, or null
    json ->> 'groupNames' AS group_names, -- JSON list of the names of its groups
    json ->> 'tags' AS tags, -- JSON list of `key` and `value`
    json -- the whole entity
FROM entities WHERE kind = 'user';

CREATE VIEW groups AS -- IAM groups.
SELECT
    snapshot, -- the snapshot
    json ->> 'name' AS name, -- the group's name
    json ->> 'arn' AS arn, -- the group's ARN
    json ->> 'id' AS id, -- the unique id, `AGPA…`
    json ->> 'path' AS path, -- the path
    json ->> 'createdAt' AS created_at, -- (time) when it was made
    json -- the whole entity
FROM entities WHERE kind = 'group';

CREATE VIEW roles AS -- IAM roles.
SELECT
    snapshot, -- the snapshot
    json ->> 'name' AS name, -- the role's name
    json ->> 'arn' AS arn, -- the role's ARN
    json ->> 'id' AS id, -- the unique id, `AROA…`
    json ->> 'path' AS path, -- the path; `/aws-service-role/…` for service-linked roles
    json ->> 'createdAt' AS created_at, -- (time) when it was made
    json ->> 'trustPolicy' AS trust_policy, -- the document that says who may assume it
    json ->> 'permissionsBoundary' AS permissions_boundary, -- ARN of the policy that limits it, or null
    json ->> 'lastUsedAt' AS last_used_at, -- (time) null: not within AWS's tracking period of 400 days
    json ->> 'lastUsedRegion' AS last_used_region, -- where it was last used
    json ->> 'tags' AS tags, -- JSON list of `key` and `value`
    json -- the whole entity
FROM entities WHERE kind = 'role';

CREATE VIEW policies AS -- Managed policies: the customer's own, and those of AWS that are in use.
SELECT
    snapshot, -- the snapshot
    json ->> 'name' AS name, -- the policy's name
    json ->> 'arn' AS arn, -- the policy's ARN
    json ->> 'id' AS id, -- the unique id, `ANPA…`
    json ->> 'path' AS path, -- the path
    json ->> 'arn' LIKE 'arn:%:iam::aws:policy/%' AS is_aws_managed, -- (boolean) 1 if AWS keeps it
    json ->> 'createdAt' AS created_at, -- (time) when it was made
    json ->> 'updatedAt' AS updated_at, -- (time) when its version in force was set
    json ->> 'defaultVersionId' AS default_version, -- the version in force
    (
        SELECT version.value ->> 'document'
        FROM json_each(json, '$.versions') AS version
        WHERE version.value ->> 'id' = json ->> 'defaultVersionId'
    ) AS document, -- the document in force
    json ->> 'attachmentCount' AS attachment_count, -- (integer) users, groups and roles it is attached to, as AWS counts
    json ->> 'permissionsBoundaryUsageCount' AS boundary_count, -- (integer) users and roles it is the boundary of, as AWS counts
    json -- the whole entity, all versions
FROM entities WHERE kind = 'managedPolicy';

CREATE VIEW memberships AS -- Which user is in which group.
SELECT
    entities.snapshot AS snapshot, -- the snapshot
    membership.value AS group_name, -- the group's name
    entities.json ->> 'name' AS user_name, -- the user's name
    entities.json ->> 'arn' AS user_arn -- the user's ARN
FROM entities, json_each(entities.json, '$.groupNames') AS membership
WHERE entities.kind = 'user';

CREATE VIEW attachments AS -- Which managed policy is attached to which user, group or role.
SELECT
    entities.snapshot AS snapshot, -- the snapshot
    entities.kind AS kind, -- `user`, `group` or `role`
    entities.json ->> 'name' AS name, -- the name of the user, group or role
    entities.json ->> 'arn' AS arn, -- the ARN of the user, group or role
    attachment.value ->> 'name' AS policy_name, -- the policy's name
    attachment.value ->> 'arn' AS policy_arn -- the policy's ARN
FROM entities, json_each(entities.json, '$.attachedPolicies') AS attachment
WHERE entities.kind IN ('user', 'group', 'role');

CREATE VIEW inline_policies AS -- The policies that are part of one user, group or role.
SELECT
    entities.snapshot AS snapshot, -- the snapshot
    entities.kind AS kind, -- `user`, `group` or `role`
    entities.json ->> 'name' AS name, -- the name of the user, group or role
    entities.json ->> 'arn' AS arn, -- the ARN of the user, group or role
    policy.value ->> 'name' AS policy_name, -- the policy's name
    policy.value ->> 'document' AS document -- the policy's document
FROM entities, json_each(entities.json, '$.inlinePolicies') AS policy
WHERE entities.kind IN ('user', 'group', 'role');

CREATE VIEW access_keys AS -- Access keys of users: the public half.
SELECT
    snapshot, -- the snapshot
    json ->> 'id' AS id, -- the key's id, `AKIA…`
    json ->> 'userName' AS user_name, -- the user it belongs to
    json ->> 'isActive' AS is_active, -- (boolean) 1 if it can sign calls
    json ->> 'createdAt' AS created_at -- (time) when it was made
FROM entities WHERE kind = 'accessKey';

CREATE VIEW mfa_devices AS -- Virtual MFA devices.
SELECT
    snapshot, -- the snapshot
    json ->> 'serialNumber' AS serial_number, -- the device's ARN
    json ->> 'userName' AS user_name, -- whose it is; `root` for the account root, null if not assigned
    json ->> 'enabledAt' AS enabled_at -- (time) since when
FROM entities WHERE kind = 'mfaDevice';

CREATE VIEW identity_providers AS -- OIDC and SAML providers.
SELECT
    snapshot, -- the snapshot
    json ->> 'arn' AS arn, -- the provider's ARN
    json ->> 'kind' AS kind, -- `oidc` or `saml`
    json ->> 'name' AS name, -- the issuer without `https://`, or the SAML provider's name
    json ->> 'clientIds' AS client_ids, -- JSON list of an OIDC provider's audiences
    json ->> 'createdAt' AS created_at, -- (time) when it was made
    json ->> 'validUntil' AS valid_until -- (time) when a SAML provider's metadata ends
FROM entities WHERE kind = 'identityProvider';

CREATE VIEW resources AS -- Resources of the services that the scan was to read.
SELECT
    snapshot, -- the snapshot
    json ->> 'arn' AS arn, -- the resource's ARN
    json ->> 'service' AS service, -- the service that listed it, such as `ec2`
    json ->> 'type' AS type, -- its type in AWS's reference, such as `ec2:instance`
    json ->> 'region' AS region, -- `global` for services without regions
    json ->> 'tags' AS tags, -- JSON list of `key` and `value`
    json ->> 'json' AS json, -- what AWS told of it: `json ->> '$.VpcId'`
    json ->> 'redacted' AS redacted -- (integer) how many values were left out because they may be secrets
FROM entities WHERE kind = 'resource';

CREATE VIEW resource_policies AS -- The policies of resources that were asked for theirs.
SELECT
    snapshot, -- the snapshot
    json ->> 'resource' AS arn, -- the resource's ARN
    json ->> 'service' AS service, -- the service that told it
    json ->> 'region' AS region, -- `global` for services without regions
    json ->> 'document' AS document -- the policy; null: the resource has none
FROM entities WHERE kind = 'resourcePolicy';

CREATE VIEW public_access_blocks AS -- S3 Block Public Access of the account and of its buckets.
SELECT
    snapshot, -- the snapshot
    json ->> 'bucket' AS bucket, -- the bucket's ARN; null: the account's own
    json ->> 'blockPublicAcls' AS has_block_public_acls, -- (boolean) new public ACLs are refused
    json ->> 'ignorePublicAcls' AS has_ignore_public_acls, -- (boolean) public ACLs count for nothing
    json ->> 'blockPublicPolicy' AS has_block_public_policy, -- (boolean) new public policies are refused
    json ->> 'restrictPublicBuckets' AS has_restrict_public_buckets -- (boolean) public policies let nobody else in
FROM entities WHERE kind = 'publicAccessBlock';

CREATE VIEW key_grants AS -- Grants of KMS keys.
SELECT
    snapshot, -- the snapshot
    json ->> 'key' AS key_arn, -- the key's ARN
    json ->> 'id' AS id, -- the grant's id
    json ->> 'region' AS region, -- the key's region
    json ->> 'grantee' AS grantee, -- who may use the key
    json ->> 'operations' AS operations, -- JSON list of operations
    json ->> 'hasConstraints' AS has_constraints -- (boolean) 1 if it holds for one encryption context only
FROM entities WHERE kind = 'keyGrant';

CREATE VIEW credential_report AS -- IAM's credential report.
SELECT
    snapshot, -- the snapshot
    json ->> 'userName' AS user_name, -- the user; `<root_account>` for the account root
    json ->> 'arn' AS arn, -- the user's ARN
    json ->> 'createdAt' AS created_at, -- (time) when the user was made
    json ->> 'hasPassword' AS has_password, -- (boolean) 1 if the user can sign in with a password
    json ->> 'passwordLastUsedAt' AS password_last_used_at, -- (time) null: never, or not known
    json ->> 'passwordLastChangedAt' AS password_last_changed_at, -- (time) null: no password, or not known
    json ->> 'hasMfa' AS has_mfa, -- (boolean) 1 if an MFA device is assigned
    json_array_length(json, '$.accessKeys') AS access_keys, -- (integer) how many keys the user has
    json -- the whole row
FROM entities WHERE kind = 'credentialReportRow';

CREATE VIEW account_aliases AS -- The account's aliases.
SELECT
    snapshot, -- the snapshot
    json ->> '$' AS alias -- the name that stands for the account id in the sign-in address
FROM entities WHERE kind = 'alias';

CREATE VIEW account_summary AS -- IAM's own counts and quotas.
SELECT
    entities.snapshot AS snapshot, -- the snapshot
    entry.key AS name, -- AWS's name for it, such as `Users` or `UsersQuota`
    entry.value AS value -- (integer) the number
FROM entities, json_each(entities.json) AS entry
WHERE entities.kind = 'accountSummary';

CREATE VIEW service_last_access AS -- Which services users and roles may use, and when they last did: IAM's access advisor.
SELECT
    entities.snapshot AS snapshot, -- the snapshot
    entities.json ->> 'arn' AS arn, -- the ARN of the user or role
    service.value ->> 'service' AS service, -- the prefix of the service's actions, such as `s3`
    service.value ->> 'usedAt' AS last_used_at, -- (time) null: not within AWS's tracking period of 400 days
    service.value ->> 'region' AS last_used_region -- where it was last used
FROM entities, json_each(entities.json, '$.services') AS service
WHERE entities.kind = 'serviceLastAccess';

CREATE VIEW permission_sets AS -- Permission sets of IAM Identity Center.
SELECT
    snapshot, -- the snapshot
    json ->> 'name' AS name, -- its name
    json ->> 'arn' AS arn, -- its ARN
    json ->> 'sessionDuration' AS session_duration, -- how long a session lasts, such as `PT8H`
    json ->> 'attachedPolicies' AS attached_policies, -- JSON list of AWS managed policies
    json ->> 'customerManagedPolicies' AS customer_managed_policies, -- JSON list of path and name of the accounts' own policies
    json ->> 'inlinePolicy' AS inline_policy, -- the policy that it holds itself, or null
    json ->> 'permissionsBoundary' AS permissions_boundary, -- the policy that limits it, or null
    json ->> 'accounts' AS accounts -- JSON list of the accounts that it has become a role in
FROM entities WHERE kind = 'permissionSet';

CREATE VIEW account_assignments AS -- Who may come into which account with which permission set.
SELECT
    snapshot, -- the snapshot
    json ->> 'permissionSetArn' AS permission_set_arn, -- the permission set
    json ->> 'account' AS account, -- the account's twelve digits
    json ->> 'principalType' AS principal_type, -- `USER` or `GROUP`
    json ->> 'principalId' AS principal_id -- the id in the identity store
FROM entities WHERE kind = 'accountAssignment';

CREATE VIEW identity_center_users AS -- The people in the identity store of IAM Identity Center.
SELECT
    snapshot, -- the snapshot
    json ->> 'id' AS id, -- the id in the identity store
    json ->> 'name' AS name, -- the name to sign in with
    json ->> 'displayName' AS display_name -- the name that is shown
FROM entities WHERE kind = 'identityCenterUser';

CREATE VIEW identity_center_groups AS -- The groups in the identity store of IAM Identity Center.
SELECT
    snapshot, -- the snapshot
    json ->> 'id' AS id, -- the id in the identity store
    json ->> 'name' AS name, -- its name
    json ->> 'memberIds' AS member_ids -- JSON list of the ids of its users
FROM entities WHERE kind = 'identityCenterGroup';

CREATE VIEW access_analyzers AS -- Analyzers of IAM Access Analyzer.
SELECT
    snapshot, -- the snapshot
    json ->> 'name' AS name, -- its name
    json ->> 'arn' AS arn, -- its ARN
    json ->> 'type' AS type, -- such as `ACCOUNT` or `ORGANIZATION_UNUSED_ACCESS`
    json ->> 'status' AS status, -- such as `ACTIVE`
    json ->> 'createdAt' AS created_at -- (time) when it was made
FROM entities WHERE kind = 'accessAnalyzer';

CREATE VIEW access_findings AS -- What IAM Access Analyzer has found.
SELECT
    snapshot, -- the snapshot
    json ->> 'id' AS id, -- the finding's id
    json ->> 'analyzerArn' AS analyzer_arn, -- the analyzer that found it
    json ->> 'type' AS type, -- such as `ExternalAccess` or `UnusedIAMRole`
    json ->> 'status' AS status, -- `ACTIVE`, `ARCHIVED` or `RESOLVED`
    json ->> 'resource' AS resource, -- what it is about, mostly an ARN
    json ->> 'resourceType' AS resource_type, -- such as `AWS::IAM::Role`
    json ->> 'resourceAccount' AS resource_account, -- whose it is
    json ->> 'createdAt' AS created_at, -- (time) when it was found
    json ->> 'updatedAt' AS updated_at -- (time) when it changed last
FROM entities WHERE kind = 'accessFinding';

CREATE VIEW organization AS -- The organization that the account is in.
SELECT
    snapshot, -- the snapshot
    json ->> 'id' AS id, -- the unique id, `o-…`
    json ->> 'arn' AS arn, -- the organization's ARN
    json ->> 'managementAccount' AS management_account, -- the account that manages it
    json ->> 'hasAllFeatures' AS has_all_features -- (boolean) 0: it only brings bills together, and has no policies
FROM entities WHERE kind = 'organization';

CREATE VIEW organizational_units AS -- The organization's root and its units.
SELECT
    snapshot, -- the snapshot
    json ->> 'id' AS id, -- `r-…` or `ou-…`
    json ->> 'name' AS name, -- its name
    json ->> 'arn' AS arn, -- its ARN
    json ->> 'parentId' AS parent_id, -- the root or unit that it is in; null for the root
    json ->> 'policyTypes' AS policy_types -- JSON list of the types of policies that are switched on; of the root alone
FROM entities WHERE kind = 'organizationalUnit';

CREATE VIEW organization_accounts AS -- The accounts of the organization.
SELECT
    snapshot, -- the snapshot
    json ->> 'account' AS account, -- the account's twelve digits
    json ->> 'name' AS name, -- its name
    json ->> 'email' AS email, -- the address of its root user
    json ->> 'arn' AS arn, -- its ARN
    json ->> 'parentId' AS parent_id, -- the root or unit that it is in
    json ->> 'state' AS state, -- AWS's word for it, such as `ACTIVE` or `SUSPENDED`
    json ->> 'joinedAt' AS joined_at -- (time) when it came into the organization
FROM entities WHERE kind = 'organizationAccount';

CREATE VIEW organization_policies AS -- Service control policies and resource control policies.
SELECT
    snapshot, -- the snapshot
    json ->> 'id' AS id, -- the unique id, `p-…`
    json ->> 'name' AS name, -- its name
    json ->> 'arn' AS arn, -- its ARN
    json ->> 'type' AS type, -- `serviceControlPolicy` or `resourceControlPolicy`
    json ->> 'isAwsManaged' AS is_aws_managed, -- (boolean) 1 if AWS keeps it
    json ->> 'document' AS document, -- its document; null if it could not be read
    json ->> 'targetIds' AS target_ids -- JSON list of the root, units and accounts that it is attached to
FROM entities WHERE kind = 'organizationPolicy';

CREATE VIEW delegated_administrators AS -- Member accounts that administer services for the whole organization.
SELECT
    snapshot, -- the snapshot
    json ->> 'account' AS account, -- the account's twelve digits
    json ->> 'arn' AS arn, -- its ARN
    json ->> 'delegatedAt' AS delegated_at, -- (time) since when
    json ->> 'services' AS services -- JSON list of the services' principals
FROM entities WHERE kind = 'delegatedAdministrator';

CREATE VIEW coverage AS -- The coverage ledger: each planned call and how it ended.
SELECT
    snapshot, -- the snapshot
    json ->> 'service' AS service, -- the service, such as `iam`
    json ->> 'operation' AS operation, -- the API operation
    json ->> 'region' AS region, -- `global` for services without regions
    json ->> 'subject' AS subject, -- what it asked about, such as a user's name; null: a whole list
    json ->> 'outcome' AS outcome, -- `ok`, `denied`, `notEnabled`, `throttled`, `failed`, `skipped`, `incomplete`
    json ->> 'sections' AS sections, -- JSON list of the parts of the snapshot that it fills
    json ->> 'calls' AS calls, -- (integer) how many calls were made
    json ->> 'items' AS items, -- (integer) how many entities were read
    json ->> 'missingPermission' AS missing_permission, -- the IAM action that was missing
    json ->> 'deniedAction' AS denied_action, -- the IAM action that AWS said was denied
    json ->> 'deniedBy' AS denied_by, -- the type of policy that AWS named as the reason, such as `identity`
    json ->> 'isForbidden' AS is_forbidden, -- (boolean) 1 if a policy forbids the call: adding a permission helps nothing
    json ->> 'errorCode' AS error_code, -- AWS's error code
    json ->> 'message' AS message, -- AWS's own words, or what broke off the call
    json ->> 'requestId' AS request_id -- AWS's id of the last request
FROM entities WHERE kind = 'coverage';

"""Drives a lab with boto3 through the life of everything in an account. It prints what was not as expected."""

import json
import time

import boto3

from lab import ACCOUNT, ALLOW, TRUST, arn, expect, iam, refused, run, totp


def users():
    user = iam.create_user(UserName="Mina", Path="/team/", Tags=[{"Key": "부서", "Value": "플랫폼"}])["User"]
    expect("arn", user["Arn"], arn("user/team/Mina"))
    expect("id", (user["UserId"][:4], len(user["UserId"])), ("AIDA", 21))
    expect("tags", user["Tags"], [{"Key": "부서", "Value": "플랫폼"}])
    refused("EntityAlreadyExists", 409, "User with name mina already exists.", iam.create_user, UserName="mina")
    refused("NoSuchEntity", 404, "The user with name nobody cannot be found.", iam.get_user, UserName="nobody")
    refused("ValidationError", 400, None, iam.create_user, UserName="한글")
    refused("ValidationError", 400, None, iam.create_user, UserName="a" * 65)
    refused("ValidationError", 400, None, iam.create_user, UserName="x", Path="no-slashes")
    refused("ValidationError", 400, None, iam.list_users, MaxItems=1001)
    expect("get", iam.get_user(UserName="MINA")["User"]["UserName"], "Mina")
    expect("below path", [u["UserName"] for u in iam.list_users(PathPrefix="/team/")["Users"]], ["Mina"])
    iam.tag_user(UserName="Mina", Tags=[{"Key": "role", "Value": "lead"}])
    iam.untag_user(UserName="Mina", TagKeys=["부서"])
    expect("tags", iam.list_user_tags(UserName="Mina")["Tags"], [{"Key": "role", "Value": "lead"}])
    iam.update_user(UserName="Mina", NewUserName="mina.kim", NewPath="/")
    expect("renamed", iam.get_user(UserName="mina.kim")["User"]["Arn"], arn("user/mina.kim"))
    iam.update_user(UserName="mina.kim", NewUserName="Mina")


def access_keys():
    first = iam.create_access_key(UserName="Mina")["AccessKey"]
    expect("key id", (first["AccessKeyId"][:4], len(first["AccessKeyId"])), ("AKIA", 20))
    expect("secret", len(first["SecretAccessKey"]), 40)
    second = iam.create_access_key(UserName="Mina")["AccessKey"]
    refused("LimitExceeded", 409, "Cannot exceed quota for AccessKeysPerUser: 2", iam.create_access_key, UserName="Mina")
    never = iam.get_access_key_last_used(AccessKeyId=first["AccessKeyId"])["AccessKeyLastUsed"]
    expect("never used", (never["ServiceName"], "LastUsedDate" in never), ("N/A", False))
    mina = boto3.client("sts", aws_access_key_id=first["AccessKeyId"], aws_secret_access_key=first["SecretAccessKey"])
    expect("caller", mina.get_caller_identity()["Arn"], arn("user/Mina"))
    used = iam.get_access_key_last_used(AccessKeyId=first["AccessKeyId"])
    expect("used", (used["UserName"], used["AccessKeyLastUsed"]["ServiceName"]), ("Mina", "sts"))
    refused("DeleteConflict", 409, "Cannot delete entity, must delete access keys first.", iam.delete_user, UserName="Mina")
    iam.update_access_key(UserName="Mina", AccessKeyId=second["AccessKeyId"], Status="Inactive")
    statuses = {k["AccessKeyId"]: k["Status"] for k in iam.list_access_keys(UserName="Mina")["AccessKeyMetadata"]}
    expect("statuses", statuses, {first["AccessKeyId"]: "Active", second["AccessKeyId"]: "Inactive"})
    for key in statuses:
        iam.delete_access_key(UserName="Mina", AccessKeyId=key)
    refused("NoSuchEntity", 404, None, iam.delete_access_key, UserName="Mina", AccessKeyId=second["AccessKeyId"])


def mfa():
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="mina-phone")["VirtualMFADevice"]
    expect("serial", device["SerialNumber"], arn("mfa/mina-phone"))
    now = int(time.time())
    codes = totp(device["Base32StringSeed"], now), totp(device["Base32StringSeed"], now + 30)
    wrong = dict(AuthenticationCode1=codes[1], AuthenticationCode2=codes[0])
    serial = dict(UserName="Mina", SerialNumber=device["SerialNumber"])
    refused("InvalidAuthenticationCode", 403, None, iam.enable_mfa_device, **serial, **wrong)
    iam.enable_mfa_device(**serial, AuthenticationCode1=codes[0], AuthenticationCode2=codes[1])
    expect("mfa", len(iam.list_mfa_devices(UserName="Mina")["MFADevices"]), 1)
    refused("DeleteConflict", 409, None, iam.delete_virtual_mfa_device, SerialNumber=device["SerialNumber"])
    refused("DeleteConflict", 409, "Cannot delete entity, must delete MFA device first.", iam.delete_user, UserName="Mina")
    shown = iam.get_mfa_device(**serial)
    expect("device", (shown["UserName"], shown["SerialNumber"]), ("Mina", device["SerialNumber"]))
    iam.deactivate_mfa_device(**serial)
    refused("NoSuchEntity", 404, None, iam.get_mfa_device, **serial)
    free = iam.list_virtual_mfa_devices(AssignmentStatus="Unassigned")["VirtualMFADevices"]
    expect("free", [d["SerialNumber"] for d in free], [device["SerialNumber"]])
    iam.delete_virtual_mfa_device(SerialNumber=device["SerialNumber"])


def groups():
    group = iam.create_group(GroupName="Night")["Group"]
    expect("id", group["GroupId"][:4], "AGPA")
    refused("EntityAlreadyExists", 409, "Group with name night already exists.", iam.create_group, GroupName="night")
    iam.add_user_to_group(GroupName="Night", UserName="Mina")
    expect("members", [u["UserName"] for u in iam.get_group(GroupName="Night")["Users"]], ["Mina"])
    expect("groups", [g["GroupName"] for g in iam.list_groups_for_user(UserName="Mina")["Groups"]], ["Night"])
    refused("DeleteConflict", 409, None, iam.delete_group, GroupName="Night")
    refused("DeleteConflict", 409, None, iam.delete_user, UserName="Mina")
    iam.update_group(GroupName="Night", NewGroupName="Nightshift")
    expect("renamed", [g["GroupName"] for g in iam.list_groups_for_user(UserName="Mina")["Groups"]], ["Nightshift"])
    iam.put_group_policy(GroupName="Nightshift", PolicyName="inline", PolicyDocument=ALLOW)
    expect("inline", iam.list_group_policies(GroupName="Nightshift")["PolicyNames"], ["inline"])
    iam.delete_group_policy(GroupName="Nightshift", PolicyName="inline")
    iam.remove_user_from_group(GroupName="Nightshift", UserName="Mina")
    iam.delete_group(GroupName="Nightshift")
    refused("NoSuchEntity", 404, "The group with name Nightshift cannot be found.", iam.get_group, GroupName="Nightshift")


def policies():
    name = arn("policy/team/storage")
    refused("MalformedPolicyDocument", 400, None, iam.create_policy, PolicyName="storage", PolicyDocument="{")
    policy = iam.create_policy(PolicyName="storage", Path="/team/", PolicyDocument=ALLOW, Description="S3")["Policy"]
    expect("policy", (policy["Arn"], policy["PolicyId"][:4], policy["DefaultVersionId"]), (name, "ANPA", "v1"))
    taken = "A policy called storage already exists. Duplicate names are not allowed."
    refused("EntityAlreadyExists", 409, taken, iam.create_policy, PolicyName="storage", PolicyDocument=ALLOW)
    for number in range(2, 6):
        version = iam.create_policy_version(PolicyArn=name, PolicyDocument=ALLOW, SetAsDefault=number == 3)
        expect("version", version["PolicyVersion"]["VersionId"], f"v{number}")
    refused("LimitExceeded", 409, None, iam.create_policy_version, PolicyArn=name, PolicyDocument=ALLOW)
    refused("DeleteConflict", 409, "Cannot delete the default version of a policy.", iam.delete_policy_version, PolicyArn=name, VersionId="v3")
    iam.set_default_policy_version(PolicyArn=name, VersionId="v5")
    iam.delete_policy_version(PolicyArn=name, VersionId="v3")
    versions = {v["VersionId"]: v["IsDefaultVersion"] for v in iam.list_policy_versions(PolicyArn=name)["Versions"]}
    expect("versions", versions, {"v5": True, "v4": False, "v2": False, "v1": False})
    document = iam.get_policy_version(PolicyArn=name, VersionId="v5")["PolicyVersion"]["Document"]
    expect("document", document, json.loads(ALLOW))

    iam.attach_user_policy(UserName="Mina", PolicyArn=name)
    iam.attach_user_policy(UserName="Mina", PolicyArn=name)
    expect("attached", iam.list_attached_user_policies(UserName="Mina")["AttachedPolicies"], [{"PolicyName": "storage", "PolicyArn": name}])
    expect("count", iam.get_policy(PolicyArn=name)["Policy"]["AttachmentCount"], 1)
    expect("entities", [u["UserName"] for u in iam.list_entities_for_policy(PolicyArn=name)["PolicyUsers"]], ["Mina"])
    refused("DeleteConflict", 409, "Cannot delete a policy attached to entities.", iam.delete_policy, PolicyArn=name)
    refused("DeleteConflict", 409, "Cannot delete entity, must detach all policies first.", iam.delete_user, UserName="Mina")
    missing = arn("policy/missing")
    refused("NoSuchEntity", 404, f"Policy {missing} does not exist or is not attachable.", iam.attach_user_policy, UserName="Mina", PolicyArn=missing)
    iam.detach_user_policy(UserName="Mina", PolicyArn=name)
    refused("NoSuchEntity", 404, f"Policy {name} was not found.", iam.detach_user_policy, UserName="Mina", PolicyArn=name)

    iam.put_user_permissions_boundary(UserName="Mina", PermissionsBoundary=name)
    expect("boundary", iam.get_user(UserName="Mina")["User"]["PermissionsBoundary"]["PermissionsBoundaryArn"], name)
    expect("use", iam.get_policy(PolicyArn=name)["Policy"]["PermissionsBoundaryUsageCount"], 1)
    iam.delete_user_permissions_boundary(UserName="Mina")
    refused("DeleteConflict", 409, None, iam.delete_policy, PolicyArn=name)
    for version in ("v1", "v2", "v4"):
        iam.delete_policy_version(PolicyArn=name, VersionId=version)
    iam.tag_policy(PolicyArn=name, Tags=[{"Key": "a", "Value": "b"}])
    expect("tags", iam.list_policy_tags(PolicyArn=name)["Tags"], [{"Key": "a", "Value": "b"}])
    iam.delete_policy(PolicyArn=name)
    refused("NoSuchEntity", 404, f"Policy {name} was not found.", iam.get_policy, PolicyArn=name)
    aws = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    expect("aws", iam.get_policy(PolicyArn=aws)["Policy"]["Path"], "/")
    refused("AccessDenied", 403, None, iam.create_policy_version, PolicyArn=aws, PolicyDocument=ALLOW)


def inline_policies():
    refused("MalformedPolicyDocument", 400, None, iam.put_user_policy, UserName="Mina", PolicyName="p", PolicyDocument='{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}')
    iam.put_user_policy(UserName="Mina", PolicyName="p", PolicyDocument=ALLOW)
    expect("inline", iam.get_user_policy(UserName="Mina", PolicyName="p")["PolicyDocument"], json.loads(ALLOW))
    refused("NoSuchEntity", 404, "The user policy with name q cannot be found.", iam.get_user_policy, UserName="Mina", PolicyName="q")
    refused("DeleteConflict", 409, "Cannot delete entity, must delete policies first.", iam.delete_user, UserName="Mina")
    iam.delete_user_policy(UserName="Mina", PolicyName="p")
    long = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::" + "x" * 2040]}]})
    refused("LimitExceeded", 409, "Maximum policy size of 2048 bytes exceeded for user Mina", iam.put_user_policy, UserName="Mina", PolicyName="p", PolicyDocument=long)


def roles():
    refused("MalformedPolicyDocument", 400, None, iam.create_role, RoleName="box", AssumeRolePolicyDocument=ALLOW)
    role = iam.create_role(RoleName="box", AssumeRolePolicyDocument=TRUST, Description="a box")["Role"]
    expect("role", (role["RoleId"][:4], role["MaxSessionDuration"]), ("AROA", 3600))
    expect("trust", role["AssumeRolePolicyDocument"], json.loads(TRUST))
    refused("EntityAlreadyExists", 409, "Role with name BOX already exists.", iam.create_role, RoleName="BOX", AssumeRolePolicyDocument=TRUST)
    iam.update_role(RoleName="box", Description="boxes", MaxSessionDuration=7200)
    expect("updated", iam.get_role(RoleName="box")["Role"]["Description"], "boxes")
    iam.update_assume_role_policy(RoleName="box", PolicyDocument=TRUST.replace("ec2", "lambda"))
    iam.put_role_policy(RoleName="box", PolicyName="p", PolicyDocument=ALLOW)
    iam.attach_role_policy(RoleName="box", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    iam.tag_role(RoleName="box", Tags=[{"Key": "k", "Value": "v"}])
    profile = iam.create_instance_profile(InstanceProfileName="box")["InstanceProfile"]
    expect("profile", profile["InstanceProfileId"][:4], "AIPA")
    iam.add_role_to_instance_profile(InstanceProfileName="box", RoleName="box")
    refused("LimitExceeded", 409, None, iam.add_role_to_instance_profile, InstanceProfileName="box", RoleName="bastion")
    expect("profiles", len(iam.list_instance_profiles_for_role(RoleName="box")["InstanceProfiles"]), 1)
    refused("DeleteConflict", 409, "Cannot delete entity, must remove roles from instance profile first.", iam.delete_role, RoleName="box")
    refused("DeleteConflict", 409, None, iam.delete_instance_profile, InstanceProfileName="box")
    iam.remove_role_from_instance_profile(InstanceProfileName="box", RoleName="box")
    iam.delete_instance_profile(InstanceProfileName="box")
    refused("DeleteConflict", 409, "Cannot delete entity, must detach all policies first.", iam.delete_role, RoleName="box")
    iam.detach_role_policy(RoleName="box", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    refused("DeleteConflict", 409, "Cannot delete entity, must delete policies first.", iam.delete_role, RoleName="box")
    iam.delete_role_policy(RoleName="box", PolicyName="p")
    iam.delete_role(RoleName="box")


def providers():
    oidc = iam.create_open_id_connect_provider(Url="https://oidc.example.com/id", ClientIDList=["a"], ThumbprintList=["0" * 40])
    expect("oidc", oidc["OpenIDConnectProviderArn"], arn("oidc-provider/oidc.example.com/id"))
    name = dict(OpenIDConnectProviderArn=oidc["OpenIDConnectProviderArn"])
    iam.add_client_id_to_open_id_connect_provider(**name, ClientID="b")
    iam.remove_client_id_from_open_id_connect_provider(**name, ClientID="a")
    expect("clients", iam.get_open_id_connect_provider(**name)["ClientIDList"], ["b"])
    iam.delete_open_id_connect_provider(**name)
    saml = iam.create_saml_provider(Name="idp", SAMLMetadataDocument="<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'>" + " " * 1000 + "</EntityDescriptor>")
    expect("saml", saml["SAMLProviderArn"], arn("saml-provider/idp"))
    expect("saml list", arn("saml-provider/idp") in [p["Arn"] for p in iam.list_saml_providers()["SAMLProviderList"]], True)
    iam.delete_saml_provider(SAMLProviderArn=saml["SAMLProviderArn"])


def account():
    iam.create_account_alias(AccountAlias="lab-test")
    expect("alias", iam.list_account_aliases()["AccountAliases"], ["lab-test"])
    iam.delete_account_alias(AccountAlias="lab-test")
    iam.delete_account_password_policy()
    refused("NoSuchEntity", 404, f"The Password Policy with domain name {ACCOUNT} cannot be found.", iam.get_account_password_policy)
    iam.update_account_password_policy(MinimumPasswordLength=12, MaxPasswordAge=90)
    policy = iam.get_account_password_policy()["PasswordPolicy"]
    expect("password policy", (policy["MinimumPasswordLength"], policy["ExpirePasswords"]), (12, True))
    expect("summary", iam.get_account_summary()["SummaryMap"]["AccessKeysPerUserQuota"], 2)
    refused("ReportNotPresent", 410, None, iam.get_credential_report)
    expect("report", [iam.generate_credential_report()["State"] for _ in range(2)], ["STARTED", "COMPLETE"])
    rows = iam.get_credential_report()["Content"].decode().split("\n")
    expect("report", (rows[0][:8], rows[1][:14]), ("user,arn", "<root_account>"))


def pages():
    lists = ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")
    whole = iam.get_account_authorization_details(MaxItems=1000)
    expect("whole", whole["IsTruncated"], False)
    for size in (1, 7, 53):
        found = {name: [] for name in lists}
        for page in iam.get_paginator("get_account_authorization_details").paginate(PaginationConfig={"PageSize": size}):
            for name in lists:
                found[name] += [entity["Arn"] for entity in page[name]]
            expect("page size", sum(len(page[name]) for name in lists) <= size, True)
        expect(f"pages of {size}", found, {name: [entity["Arn"] for entity in whole[name]] for name in lists})
    only = iam.get_account_authorization_details(Filter=["Group"])
    expect("filter", [len(only[name]) for name in lists], [0, len(whole["GroupDetailList"]), 0, 0])
    refused("ValidationError", 400, None, iam.list_users, Marker="bm90IGEgbWFya2Vy")
    first = iam.list_policies(Scope="AWS", MaxItems=1000)
    expect("aws policies", (len(first["Policies"]), first["IsTruncated"]), (1000, True))


def farewell():
    iam.delete_user(UserName="Mina")
    refused("NoSuchEntity", 404, None, iam.get_user, UserName="Mina")


run(users, access_keys, mfa, groups, policies, inline_policies, roles, providers, account, pages, farewell)

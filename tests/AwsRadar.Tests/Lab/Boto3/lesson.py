"""A beginner's first lesson, step by step: a key that can do nothing, a denial, the one permission that it names, and why
nobody goes on like this. It prints what was not as expected."""

import configparser
import os
import re
import stat
import sys

import boto3

from lab import arn, denied, expect, iam, refused, run

USER, GROUP, POLICY, PROFILE = "aws_radar", "aws_viewer", "aws_viewer_readonly", "aws_radar"
FILES = {name: os.path.join(sys.argv[1], name) for name in ("credentials", "config")}
DENIAL = "User: {} is not authorized to perform: iam:{} on resource: {} because no identity-based policy allows the iam:{} action"
learned = {}


def make_user_group_and_key():
    iam.create_group(GroupName=GROUP)
    iam.create_user(UserName=USER)
    iam.add_user_to_group(GroupName=GROUP, UserName=USER)
    key = iam.create_access_key(UserName=USER)["AccessKey"]
    # The console keeps a key's description as a tag of the user, named after the key.
    iam.tag_user(UserName=USER, Tags=[{"Key": key["AccessKeyId"], "Value": "aws_api_to_service_scan"}])
    expect("description", iam.list_user_tags(UserName=USER)["Tags"][0]["Value"], "aws_api_to_service_scan")
    learned["key"] = key


def keep_the_key_in_the_credentials_file():
    key = learned["key"]
    keys = {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
    write(FILES["credentials"], PROFILE, keys)
    write(FILES["config"], f"profile {PROFILE}", {"region": "ap-northeast-2"})
    expect("for the owner alone", stat.S_IMODE(os.stat(FILES["credentials"]).st_mode), 0o600)
    os.environ["AWS_SHARED_CREDENTIALS_FILE"], os.environ["AWS_CONFIG_FILE"] = FILES["credentials"], FILES["config"]
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION"):
        del os.environ[name]
    session = boto3.Session(profile_name=PROFILE)
    expect("region", session.region_name, "ap-northeast-2")
    expect("caller", session.client("sts").get_caller_identity()["Arn"], arn(f"user/{USER}"))
    learned["session"] = session


def write(path, section, values):
    file = configparser.ConfigParser()
    file[section] = values
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        file.write(stream)


def viewer():
    return learned["session"].client("iam")


def denial(operation, resource):
    return DENIAL.format(arn(f"user/{USER}"), operation, resource, operation)


def call_and_be_denied():
    text = denial("ListUsers", arn("user/"))
    denied(text, viewer().list_users)
    learned["permission"] = re.search(r"not authorized to perform: (\S+)", text)[1]
    expect("permission", learned["permission"], "iam:ListUsers")


def find_the_managed_policies_that_hold_it():
    holders = []
    for page in iam.get_paginator("list_policies").paginate(Scope="AWS"):
        for policy in page["Policies"]:
            if policy["PolicyName"].startswith("IAM"):
                version = iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])
                if allows(version["PolicyVersion"]["Document"], learned["permission"]):
                    holders.append(policy["PolicyName"])
    for name in ("IAMFullAccess", "IAMReadOnlyAccess"):
        expect(f"{name} holds it", name in holders, True)
    expect("IAMUserChangePassword holds it", "IAMUserChangePassword" in holders, False)


def allows(document, action):
    statements = document["Statement"] if isinstance(document["Statement"], list) else [document["Statement"]]
    for statement in statements:
        actions = statement.get("Action", [])
        for pattern in [actions] if isinstance(actions, str) else actions:
            if statement["Effect"] == "Allow" and re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), action, re.I):
                return True
    return False


def give_that_permission_and_no_other():
    document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}'
    made = iam.create_policy(PolicyName=POLICY, PolicyDocument=document)["Policy"]
    expect("arn", made["Arn"], arn(f"policy/{POLICY}"))
    iam.attach_user_policy(UserName=USER, PolicyArn=made["Arn"])
    users = viewer().list_users()["Users"]
    expect("sees itself", USER in [user["UserName"] for user in users], True)
    expect("users", len(users), 16)


def find_that_each_call_is_the_same_again():
    for operation, call, resource in (
        ("ListGroups", viewer().list_groups, "group/"),
        ("ListRoles", viewer().list_roles, "role/"),
    ):
        denied(denial(operation, arn(resource)), call)
    denied(denial("ListPolicies", "policy path /"), viewer().list_policies)
    iam.attach_group_policy(GroupName=GROUP, PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    for call in (viewer().list_groups, viewer().list_roles, viewer().list_policies):
        call()


def collect_how_they_relate():
    pages = viewer().get_paginator("get_account_authorization_details").paginate()
    details = [user for page in pages for user in page["UserDetailList"] if user["UserName"] == USER]
    expect("relations", [(user["GroupList"], names(user)) for user in details], [([GROUP], [POLICY])])
    groups = viewer().list_attached_group_policies(GroupName=GROUP)["AttachedPolicies"]
    expect("of the group", [policy["PolicyName"] for policy in groups], ["IAMReadOnlyAccess"])
    refused("AccessDenied", 403, None, viewer().create_user, UserName="one-more")


def names(user):
    return [policy["PolicyName"] for policy in user["AttachedManagedPolicies"]]


def remove_what_was_made():
    iam.detach_group_policy(GroupName=GROUP, PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    iam.detach_user_policy(UserName=USER, PolicyArn=arn(f"policy/{POLICY}"))
    iam.delete_policy(PolicyArn=arn(f"policy/{POLICY}"))
    iam.remove_user_from_group(GroupName=GROUP, UserName=USER)
    iam.delete_access_key(UserName=USER, AccessKeyId=learned["key"]["AccessKeyId"])
    iam.delete_user(UserName=USER)
    iam.delete_group(GroupName=GROUP)
    refused("InvalidClientTokenId", 403, None, viewer().list_users)


run(
    make_user_group_and_key,
    keep_the_key_in_the_credentials_file,
    call_and_be_denied,
    find_the_managed_policies_that_hold_it,
    give_that_permission_and_no_other,
    find_that_each_call_is_the_same_again,
    collect_how_they_relate,
    remove_what_was_made,
)

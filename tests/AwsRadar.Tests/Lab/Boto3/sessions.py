"""Drives a lab with boto3 through temporary credentials of all kinds. It prints what was not as expected."""

import json
import time

import boto3
from botocore.config import Config

from lab import ACCOUNT, arn, expect, iam, refused, run, sts, totp

INVALID_TOKEN = "The security token included in the request is invalid"


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def allow(*actions, **more):
    return dict(Effect="Allow", Action=actions, Resource="*", **more)


def trust(*actions, **condition):
    principal = {"AWS": arn("root")}
    return policy(dict(Effect="Allow", Principal=principal, Action=actions, **condition))


def client(service, credentials):
    return boto3.client(
        service,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials.get("SessionToken"),
        # The lab is to find what is out of range.
        config=Config(parameter_validation=False),
    )


def user(name, *statements):
    iam.create_user(UserName=name)
    if statements:
        iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy(*statements))
    return iam.create_access_key(UserName=name)["AccessKey"]


def role(name, trust_policy, *statements):
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust_policy)
    iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=policy(*statements))
    return dict(RoleArn=arn(f"role/{name}"), RoleSessionName="test")


def federation():
    key = user("broker", allow("sts:GetFederationToken", "iam:ListUsers", "sts:GetAccessKeyInfo"))
    broker = client("sts", key)
    made = broker.get_federation_token(Name="guest", Policy=policy(allow("sts:*", "iam:*")), DurationSeconds=900)
    expect("user", made["FederatedUser"]["Arn"], f"arn:aws:sts::{ACCOUNT}:federated-user/guest")
    guest = made["Credentials"]
    expect("caller", client("sts", guest).get_caller_identity()["UserId"], f"{ACCOUNT}:guest")
    refused("InvalidClientTokenId", 403, INVALID_TOKEN, client("iam", guest).list_users)
    no_sessions = "Cannot call {0} with session credentials"
    refused("AccessDenied", 403, no_sessions.format("GetSessionToken"), client("sts", guest).get_session_token)
    more = client("sts", guest).get_federation_token
    refused("AccessDenied", 403, no_sessions.format("GetFederationToken"), more, Name="another")
    bad = dict(Name="guest", Policy="{")
    refused("MalformedPolicyDocument", 400, None, broker.get_federation_token, **bad)
    refused("AccessDenied", 403, None, broker.get_federation_token, Name="guest", Tags=[{"Key": "a", "Value": "b"}])
    refused("AccessDenied", 403, None, client("sts", user("no-broker")).get_federation_token, Name="guest")
    refused("ValidationError", 400, None, broker.get_federation_token, Name="guest", DurationSeconds=60)
    by_root = sts.get_federation_token(Name="of-root", Policy=policy(allow("iam:*")))["Credentials"]
    expect("of root", client("sts", by_root).get_caller_identity()["Arn"].split("/")[-1], "of-root")


def session_token():
    key = user("plain", allow("iam:ListUsers", "sts:AssumeRole"))
    mine = client("sts", key)
    session = mine.get_session_token()["Credentials"]
    expect("caller", client("sts", session).get_caller_identity()["Arn"], arn("user/plain"))
    refused("InvalidClientTokenId", 403, INVALID_TOKEN, client("iam", session).list_users)
    with_code = dict(SerialNumber=arn("mfa/plain"), TokenCode="000000")
    refused("AccessDenied", 403, None, mine.get_session_token, **with_code)
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="plain")["VirtualMFADevice"]
    now = int(time.time())
    codes = [totp(device["Base32StringSeed"], now + later) for later in (0, 30)]
    serial = device["SerialNumber"]
    iam.enable_mfa_device(
        UserName="plain", SerialNumber=serial, AuthenticationCode1=codes[0], AuthenticationCode2=codes[1]
    )
    code = totp(device["Base32StringSeed"], int(time.time()))
    with_mfa = mine.get_session_token(SerialNumber=serial, TokenCode=code)["Credentials"]
    client("iam", with_mfa).list_users()
    asks = {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
    guarded = role("guarded", trust("sts:AssumeRole", **asks), allow("iam:ListUsers", **asks))
    refused("AccessDenied", 403, None, mine.assume_role, **guarded)
    wrong = "MultiFactorAuthentication failed with invalid MFA one time pass code."
    refused("AccessDenied", 403, wrong, mine.get_session_token, SerialNumber=serial, TokenCode=code)
    following = totp(device["Base32StringSeed"], int(time.time()) + 30)
    assumed = mine.assume_role(**guarded, SerialNumber=serial, TokenCode=following)["Credentials"]
    client("sts", with_mfa).assume_role(**guarded)
    # What the role does later is not authenticated by MFA any more.
    refused("AccessDenied", 403, None, client("iam", assumed).list_users)


def tags_and_source_identity():
    same_team = {"Condition": {"StringEquals": {"aws:PrincipalTag/team": "blue"}}}
    can_tag = ("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity")
    tagged = role("tagged", trust(*can_tag), allow("iam:ListUsers", **same_team), allow(*can_tag))
    untagged = role("untagged", trust("sts:AssumeRole"), allow("iam:ListUsers"))
    key = user("tagger", allow(*can_tag))
    mine = client("sts", key)
    blue = dict(Tags=[{"Key": "team", "Value": "blue"}])
    refused("AccessDenied", 403, None, mine.assume_role, **untagged, **blue)
    refused("AccessDenied", 403, None, mine.assume_role, **untagged, SourceIdentity="sora")
    plain = mine.assume_role(**tagged)["Credentials"]
    refused("AccessDenied", 403, None, client("iam", plain).list_users)
    made = mine.assume_role(**tagged, **blue, TransitiveTagKeys=["team"], SourceIdentity="sora")
    expect("source", made["SourceIdentity"], "sora")
    client("iam", made["Credentials"]).list_users()
    second = role("second", trust(*can_tag), allow("iam:ListUsers", **same_team))
    chained = client("sts", made["Credentials"]).assume_role(**second)
    expect("source is handed on", chained["SourceIdentity"], "sora")
    client("iam", chained["Credentials"]).list_users()
    again = client("sts", made["Credentials"]).assume_role
    refused("AccessDenied", 403, None, again, **second, SourceIdentity="mina")
    refused("InvalidInput", 400, None, again, **second, **blue)
    twice = dict(Tags=[{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}])
    refused("InvalidInput", 400, None, mine.assume_role, **tagged, **twice)


def key_info():
    key = user("asked-about")
    expect("account", sts.get_access_key_info(AccessKeyId=key["AccessKeyId"])["Account"], ACCOUNT)
    refused("ValidationError", 400, None, sts.get_access_key_info, AccessKeyId="AKIAIOSFODNN7EXAMPLE")
    refused("AccessDenied", 403, None, client("sts", key).get_access_key_info, AccessKeyId=key["AccessKeyId"])


run(federation, session_token, tags_and_source_identity, key_info)

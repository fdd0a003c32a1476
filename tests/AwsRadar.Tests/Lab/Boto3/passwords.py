"""Drives a lab with boto3 through console passwords and their policy. It prints what was not as expected."""

import boto3

from lab import expect, iam, refused, run

OWN_PASSWORD = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ChangePassword",
"Resource":"arn:aws:iam::*:user/${aws:username}"}]}"""


def login_profile():
    iam.delete_account_password_policy()
    iam.create_user(UserName="Sora")
    missing = "Login Profile for User Sora cannot be found."
    refused("NoSuchEntity", 404, missing, iam.get_login_profile, UserName="Sora")
    short = dict(UserName="Sora", Password="Ab1!")
    refused("PasswordPolicyViolation", 400, "Password should have a minimum length of 8", iam.create_login_profile, **short)
    refused("PasswordPolicyViolation", 400, None, iam.create_login_profile, UserName="Sora", Password="only-lower-case")
    iam.create_login_profile(UserName="Sora", Password="Correct-horse-battery", PasswordResetRequired=True)
    refused("EntityAlreadyExists", 409, None, iam.create_login_profile, UserName="Sora", Password="Again-and-again")
    refused("PasswordPolicyViolation", 400, None, iam.update_login_profile, **short)
    iam.update_login_profile(UserName="Sora", PasswordResetRequired=False)
    expect("reset", iam.get_login_profile(UserName="Sora")["LoginProfile"]["PasswordResetRequired"], False)


def own_password():
    key = iam.create_access_key(UserName="Sora")["AccessKey"]
    keys = dict(aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])
    sora = boto3.client("iam", **keys)
    change = dict(OldPassword="Correct-horse-battery", NewPassword="Correct-horse-battery-2")
    refused("AccessDenied", 403, None, sora.change_password, **change)
    iam.put_user_policy(UserName="Sora", PolicyName="own-password", PolicyDocument=OWN_PASSWORD)
    wrong = dict(change, OldPassword="Wrong-horse-battery")
    refused("AccessDenied", 403, "The old password was incorrect.", sora.change_password, **wrong)
    refused("PasswordPolicyViolation", 400, None, sora.change_password, **dict(change, NewPassword="simple"))
    sora.change_password(**change)
    refused("AccessDenied", 403, None, sora.change_password, **change)
    refused("InvalidUserType", 400, None, iam.change_password, **change)


def password_policy():
    iam.update_account_password_policy(
        MinimumPasswordLength=12,
        RequireSymbols=True,
        RequireNumbers=True,
        RequireUppercaseCharacters=True,
        RequireLowercaseCharacters=True,
        PasswordReusePrevention=2,
    )
    for password, fault in (
        ("Short-1", "Password should have a minimum length of 12"),
        ("all-lower-case-1", "Password should have at least one uppercase letter"),
        ("ALL-UPPER-CASE-1", "Password should have at least one lowercase letter"),
        ("No-digits-in-here", "Password should have at least one number"),
        ("NoSymbolsInHere1", "Password should have at least one symbol"),
        ("Correct-horse-battery-2", None),
    ):
        call = dict(UserName="Sora", Password=password)
        refused("PasswordPolicyViolation", 400, fault, iam.update_login_profile, **call)
    for number in (3, 4):
        iam.update_login_profile(UserName="Sora", Password=f"Correct-horse-battery-{number}")
    iam.update_login_profile(UserName="Sora", Password="Correct-horse-battery-2")
    iam.delete_login_profile(UserName="Sora")


run(login_profile, own_password, password_policy)

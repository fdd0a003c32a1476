"""What the scripts of this folder share: a lab's IAM through boto3, and a list of what was not as expected."""

import base64
import hashlib
import hmac
import json
import re
import struct
import sys

import boto3
from botocore.exceptions import ClientError

ACCOUNT = "123456789012"
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]})
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
)
# How a denial of IAM ends.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html
AUTHORIZATION_ID = re.compile(
    r"\. Go to https://us-east-1\.console\.aws\.amazon\.com/iam/home\?region=us-east-1#/authorization-details/([0-9a-z]+) for "
    r"complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: \1$"
)
iam = boto3.client("iam")
sts = boto3.client("sts")
failures = []


def arn(resource):
    return f"arn:aws:iam::{ACCOUNT}:{resource}"


def expect(what, got, want):
    if got != want:
        failures.append(f"{what}: got {got!r}, expected {want!r}")


def refused(code, status, text, call, **arguments):
    try:
        call(**arguments)
        failures.append(f"{call.__name__} {arguments}: not refused, expected {code}")
    except ClientError as error:
        got = error.response
        expect(f"{call.__name__} code", got["Error"]["Code"], code)
        expect(f"{call.__name__} status", got["ResponseMetadata"]["HTTPStatusCode"], status)
        if text is not None:
            expect(f"{call.__name__} text", got["Error"]["Message"], text)


def denied(text, call, **arguments):
    """By IAM, in these words and with an authorization id."""
    try:
        call(**arguments)
        failures.append(f"{call.__name__} {arguments}: not denied")
    except ClientError as error:
        got = error.response
        expect(f"{call.__name__} code", got["Error"]["Code"], "AccessDenied")
        expect(f"{call.__name__} status", got["ResponseMetadata"]["HTTPStatusCode"], 403)
        message = got["Error"]["Message"]
        ending = AUTHORIZATION_ID.search(message)
        expect(f"{call.__name__} has an authorization id", ending is not None, True)
        expect(f"{call.__name__} text", message[: ending.start()] if ending else message, text)


def totp(seed, at):
    digest = hmac.new(base64.b32decode(seed + b"=" * (-len(seed) % 8)), struct.pack(">q", at // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


def run(*steps):
    """Every step, whatever became of those before; ends the script."""
    for step in steps:
        try:
            step()
        except Exception as error:
            failures.append(f"{step.__name__}: {error}")
    print("\n".join(failures))
    sys.exit(1 if failures else 0)

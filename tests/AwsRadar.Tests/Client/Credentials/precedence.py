"""Which credentials boto3 finds: JSON lines of {profile, environment} in, JSON lines of {id, secret, token, account} or {} out."""

import json
import os
import sys

import boto3
import botocore.credentials
import botocore.tokens

# A session of `aws login` needs awscrt for its renewal, which no case here comes to.
if getattr(botocore.credentials, "EC", None) is None:
    botocore.credentials.EC = object()

for line in sys.stdin:
    case = json.loads(line)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(case["environment"])
    # botocore asks for the home folder once, when it is imported.
    logins = os.path.join(os.environ["HOME"], ".aws", "sso", "cache")
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = logins
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = logins
    found = {}
    try:
        credentials = boto3.Session(profile_name=case["profile"]).get_credentials()
        if credentials is not None:
            frozen = credentials.get_frozen_credentials()
            found = {"id": frozen.access_key, "secret": frozen.secret_key, "token": frozen.token, "account": frozen.account_id}
    except Exception:
        pass
    print(json.dumps(found), flush=True)

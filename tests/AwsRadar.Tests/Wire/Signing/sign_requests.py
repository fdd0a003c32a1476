"""AWS's own Python client library as a second opinion on signatures: reads requests, one a line, and prints what it signs."""

import base64
import datetime
import json
import sys

import botocore
import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 11, 23, 21, 15, 0, tzinfo=datetime.timezone.utc)


class Clock(datetime.datetime):
    @classmethod
    def utcnow(cls):
        return NOW.replace(tzinfo=None)

    @classmethod
    def now(cls, tz=None):
        return NOW


if hasattr(botocore.auth, "get_current_datetime"):
    botocore.auth.get_current_datetime = lambda *arguments, **options: NOW
else:
    botocore.auth.datetime.datetime = Clock

SIGNERS = {
    ("service", False): botocore.auth.SigV4Auth,
    ("service", True): botocore.auth.SigV4QueryAuth,
    ("s3", False): botocore.auth.S3SigV4Auth,
    ("s3", True): botocore.auth.S3SigV4QueryAuth,
}


def sign(case):
    key = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", case["token"])
    url = "https://host.example" + case["path"] + ("?" + case["query"] if case["query"] else "")
    request = AWSRequest(case["method"], url, data=base64.b64decode(case["body"]))
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    request.context["client_config"] = Config(s3={"payload_signing_enabled": not case["unsigned"]})
    signer = SIGNERS[case["service"], case["presigned"]](key, case["service"], "ap-northeast-2")
    signer.add_auth(request)
    if case["presigned"]:
        return "Signature=" + request.url.rpartition("X-Amz-Signature=")[2]
    return request.headers["Authorization"]


if __name__ == "__main__":
    if sys.argv[1:]:
        print(botocore.__version__)
    else:
        for line in sys.stdin:
            print(json.dumps(sign(json.loads(line))))

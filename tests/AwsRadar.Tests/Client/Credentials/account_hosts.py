"""Which host boto3 calls for DynamoDB: JSON lines of environments in, JSON lines of {host} out, null where it calls none."""

import json
import os
import sys
import urllib.parse

import boto3
import botocore.awsrequest

for line in sys.stdin:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(json.loads(line))
    hosts = []

    def answer(request, **_):
        hosts.append(urllib.parse.urlsplit(request.url).hostname)
        return botocore.awsrequest.AWSResponse(request.url, 200, {}, type("Raw", (), {"stream": lambda self: iter([b"{}"])})())

    try:
        client = boto3.Session().client("dynamodb", region_name="us-east-1")
        client.meta.events.register("before-send.dynamodb.*", answer)
        client.list_tables()
    except Exception:
        pass
    print(json.dumps({"host": hosts[0] if hosts else None}), flush=True)

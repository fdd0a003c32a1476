"""Reads objects of directory buckets with boto3: JSON lines of {url, buckets} in, {} out."""

import json
import os
import sys

import boto3
import botocore.config

for line in sys.stdin:
    case = json.loads(line)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    client = boto3.client("s3", endpoint_url=case["url"], region_name="ap-northeast-2",
                          aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    for bucket in case["buckets"]:
        client.get_object(Bucket=bucket, Key="k")["Body"].read()
    print("{}", flush=True)

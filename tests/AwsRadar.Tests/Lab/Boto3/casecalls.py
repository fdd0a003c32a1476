"""A lab's account for cases.py: calls by boto3 as whom one likes, a way back to the start, a clock."""

import http.client
import json
import os
from urllib.parse import urlsplit

import boto3
import botocore.session
from botocore import xform_name
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import BotoCoreError, ClientError

from lab import AUTHORIZATION_ID

# The lab is to find what is wrong with an input, and to be asked once.
CONFIG = Config(parameter_validation=False, retries={"total_max_attempts": 1})


class Refusal(Exception):
    """A case cannot go on."""


class Caller:
    def __init__(self, key, secret, token=None, name=None, arn=None):
        self.key, self.secret, self.token, self.name, self.arn = key, secret, token, name, arn


class Account:
    def __init__(self):
        self.endpoint = os.environ["AWS_ENDPOINT_URL"]
        self.root = Caller(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
        session = botocore.session.get_session()
        session.set_credentials(self.root.key, self.root.secret)
        # Every client signs with this one object: another caller needs no other client.
        self.signer = session.get_credentials()
        self.session = boto3.Session(botocore_session=session)
        self.clients = {}
        self.connection = http.client.HTTPConnection(urlsplit(self.endpoint).netloc)
        self.id = self.client("sts").get_caller_identity()["Account"]
        self.seconds_ahead = 0

    def client(self, service):
        if service not in self.clients:
            self.clients[service] = self.session.client(service, config=CONFIG)
        return self.clients[service]

    def call(self, service, operation, arguments, caller):
        """What the operation returns; a refusal as its code, status and message."""
        if operation == "clock":
            return self.clock(arguments)
        if operation in ("web-identity-token", "delegation-token", "authorization-message"):
            return self.control(operation, json.dumps(arguments).encode())
        client = self.client(service)
        self.signer.access_key, self.signer.secret_key, self.signer.token = caller.key, caller.secret, caller.token
        model = client.meta.service_model.operation_model(operation)
        try:
            reply = getattr(client, xform_name(operation))(**with_documents(arguments, model.input_shape))
        except ClientError as error:
            return refused(error.response, model)
        except BotoCoreError as error:
            raise Refusal(f"{operation}: {error}") from error
        reply.pop("ResponseMetadata")
        return reply

    def user(self, name, is_new):
        if is_new:
            self.must("CreateUser", UserName=name)
        arn = self.must("GetUser", UserName=name)["User"]["Arn"]
        key = self.must("CreateAccessKey", UserName=name)["AccessKey"]
        return Caller(key["AccessKeyId"], key["SecretAccessKey"], name=name, arn=arn)

    def caller(self, key, secret, token=None):
        return Caller(key, secret, token)

    def put_policy(self, user, statements):
        policy = {"Version": "2012-10-17", "Statement": statements}
        self.must("PutUserPolicy", UserName=user, PolicyName="permissions-of-this-case", PolicyDocument=policy)

    def must(self, operation, **arguments):
        reply = self.call("iam", operation, arguments, self.root)
        if "!" in reply:
            raise Refusal(f"{operation}: {reply}")
        return reply

    def reset(self):
        self.control("reset", b"")
        self.seconds_ahead = 0

    def clock(self, arguments):
        self.seconds_ahead += arguments["AdvanceSeconds"]
        return self.control("clock", json.dumps(arguments).encode())

    def control(self, path, body):
        request = AWSRequest("POST", f"{self.endpoint}/_lab/{path}", data=body)
        SigV4Auth(Credentials(self.root.key, self.root.secret), "iam", "us-east-1").add_auth(request)
        self.connection.request("POST", f"/_lab/{path}", body, dict(request.headers.items()))
        response = self.connection.getresponse()
        text = response.read()
        if response.status != 200:
            raise Refusal(f"/_lab/{path}: {response.status} {text}")
        return json.loads(text)


def refused(response, model):
    """Where the model gives a code a status, the answer's must be this one."""
    code, status = response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]
    shapes = [shape for shape in model.error_shapes if "error" in shape.metadata]
    modelled = {shape.error_code: shape.metadata["error"]["httpStatusCode"] for shape in shapes}
    of_model = status == modelled.get(code, status)
    message, details = response["Error"].get("Message"), {}
    if message and (ending := AUTHORIZATION_ID.search(message)):
        message, details["authorization"] = message[: ending.start()], ending[1]
    if "Reason" in response:
        details["reason"] = response["Reason"]
    return {"!": code if of_model else f"{code} {status}", "message": message, "status": status, **details}


def with_documents(value, shape):
    """Policies stand in the cases as objects, where the operation takes their text."""
    if shape is None:
        return value
    if shape.type_name == "structure" and isinstance(value, dict):
        return {name: with_documents(item, shape.members.get(name)) for name, item in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [with_documents(item, shape.member) for item in value]
    return json.dumps(value) if shape.type_name == "string" and isinstance(value, (dict, list)) else value

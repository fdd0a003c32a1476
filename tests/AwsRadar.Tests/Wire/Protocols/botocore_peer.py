"""AWS's own Python client library as a second opinion on protocols.

  requests PROTOCOL [SERVICE...]   prints for each operation an input of its own making and the request that botocore writes for it
  outputs PROTOCOL [SERVICE...]    prints for each operation an output of its own making
  responses                        reads responses, one a line, and prints what botocore parses from each
"""

import base64
import datetime
import json
import os
import random
import sys

import botocore.awsrequest
import botocore.eventstream
import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize

TEXTS = ["a", "Alice", "a+b c%20d&e=f;g", "<b>\"1\"</b>'&amp;", "한국어 ü 🦊", "../..//.", "${aws:username}*?", "a,b"]
PLAIN = ["a", "Alice", "a-b_c.d", "x=1; y", "W/\"e\"", "*/*"]
DOCUMENT = {"a": [1, None, "x", {"b": True, "c": 1.5}], "d": {}}
# What botocore's parser alone does not do: one answer without a wrapper, and one element that is two members. Two requests
# are those of their successors, which have the same URI.
SPECIAL = {("outputs", "s3", "GetBucketLocation"), ("outputs", "s3", "GetBucketNotification"),
           ("requests", "s3", "PutBucketLifecycle"), ("requests", "s3", "PutBucketNotification")}
WORDS = {"requests": "input_shape", "outputs": "output_shape"}

LOADER = botocore.loaders.create_loader(os.environ.get("AWS_DATA_PATH"))


def services(protocol, names):
    for name in LOADER.list_available_services("service-2"):
        if names and name not in names:
            continue
        model = botocore.model.ServiceModel(LOADER.load_service_model(name, "service-2"), name)
        spoken = model.metadata["protocol"]
        spoken = "json" if spoken == "smithy-rpc-v2-cbor" else spoken
        if spoken == protocol:
            yield name, model


class Values:
    """Pairs of a value as botocore takes it and the same value as JSON."""

    def __init__(self, seed, is_rest, is_form):
        self.random = random.Random(seed)
        self.is_rest = is_rest
        self.is_form = is_form

    def structure(self, shape, depth=0):
        native, plain = {}, {}
        names = list(shape.members)
        if shape.is_tagged_union:
            names = [self.random.choice(names)]
        payload = shape.serialization.get("payload") if depth == 0 and self.is_rest else None
        for name in names:
            member = shape.members[name]
            location = member.serialization.get("location") if depth == 0 and self.is_rest else None
            # A body of plain bytes is always there, if only with none; so is a status.
            wanted = shape.is_tagged_union or name in shape.required_members or name == payload or location == "statusCode"
            # What stands beside a payload and has no place in the headers is nowhere on the wire.
            lost = payload and name != payload and not member.serialization.get("location")
            if member.serialization.get("eventstream"):
                native[name], plain[name] = [], self.events(member)
                continue
            # A payload of plain bytes is always there as well.
            wanted = wanted or member.serialization.get("eventpayload")
            if lost or (not wanted and (depth > 5 or self.random.random() < 0.3)):
                continue
            native[name], plain[name] = self.value(member, depth + 1, depth == 0)
        return native, plain

    def events(self, stream):
        kinds = [(name, kind) for name, kind in stream.members.items() if not kind.metadata.get("exception")]
        return [{name: self.structure(kind, 2)[1]} for name, kind in kinds]

    def value(self, shape, depth, is_top=False):
        location = shape.serialization.get("location") if is_top and self.is_rest else None
        kind = shape.type_name
        if kind == "structure":
            return (DOCUMENT, DOCUMENT) if shape.is_document_type else self.structure(shape, depth)
        if kind == "list":
            count = 1 + self.random.randrange(3) if depth < 6 else (1 if location else 0)
            pairs = [self.value(shape.member, depth + 1) if not location else self.text(location) for _ in range(count)]
            # In a form an element without a parameter of its own is a gap in the numbers.
            pairs = [pair for pair in pairs if not self.is_form or carries(pair[1])]
            return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        if kind == "map":
            return self.map(shape, depth, location)
        if kind == "string":
            if location in ("header", "headers") and shape.serialization.get("jsonvalue"):
                return DOCUMENT, DOCUMENT
            if shape.serialization.get("hostLabel"):
                return "a-1", "a-1"
            return self.text(location)
        if kind == "boolean":
            return (flag := self.random.random() < 0.5), flag
        if location == "statusCode":
            return 200, 200
        if kind in ("integer", "long"):
            return (number := self.random.randrange(-5, 2**31 - 1)), number
        if kind in ("float", "double"):
            return (number := self.random.randrange(-9, 801, 2) / 8), number
        if kind == "blob":
            data = self.random.randbytes(self.random.randrange(1, 40))
            return data, base64.b64encode(data).decode()
        if kind == "timestamp":
            time = datetime.datetime.fromtimestamp(self.random.randrange(2**31), datetime.timezone.utc)
            return time, time.isoformat()
        raise ValueError(kind)

    def text(self, location):
        text = self.random.choice(PLAIN if location in ("header", "headers") else TEXTS)
        return text, text

    def map(self, shape, depth, location):
        native, plain = {}, {}
        for number in range(1 + self.random.randrange(3) if depth < 6 else 0):
            key = f"k{number}" if location else f"{self.random.choice(TEXTS)}{number}"
            native[key], plain[key] = self.text(location) if location == "headers" else self.value(shape.value, depth + 1)
        return native, plain


def carries(value):
    if isinstance(value, dict):
        return any(carries(each) for each in value.values())
    return not isinstance(value, list) or any(carries(each) for each in value)


def samples(mode, protocol, names):
    shape_name = WORDS[mode]
    for service, model in services(protocol, names):
        for name in model.operation_names:
            operation = model.operation_model(name)
            if mode == "requests" and operation.has_event_stream_input:
                continue  # botocore cannot send them.
            if (mode, service, name) in SPECIAL:
                continue
            shape = getattr(operation, shape_name)
            if shape and any(member.serialization.get("location") == "headers" and not member.serialization["name"]
                             for member in shape.members.values()):
                continue  # All headers of the answer are part of it, also those of HTTP itself.
            is_form = mode == "requests" and protocol in ("query", "ec2")
            values = Values(f"{service}.{name}", protocol.startswith("rest-"), is_form)
            native, plain = values.structure(shape) if shape else ({}, {})
            yield service, operation, native, plain


def write_requests(protocol, names):
    serializer = botocore.serialize.create_serializer(protocol, False)
    for service, operation, native, plain in samples("requests", protocol, names):
        request = serializer.serialize_to_request(native, operation)
        host_prefix = request.get("host_prefix")
        request["context"] = {}
        request.pop("host_prefix", None)
        botocore.awsrequest.prepare_request_dict(request, "https://host")
        prepared = botocore.awsrequest.create_request_object(request).prepare()
        body = prepared.body or b""
        headers = {name: value.decode() if isinstance(value, bytes) else str(value) for name, value in prepared.headers.items()}
        headers.pop("Content-Length", None)
        say({"service": service, "operation": operation.name, "input": plain, "method": prepared.method,
             "url": prepared.url[len("https://host"):], "hostPrefix": host_prefix, "headers": headers,
             "body": base64.b64encode(body.encode() if isinstance(body, str) else bytes(body)).decode()})


def write_outputs(protocol, names):
    for service, operation, _, plain in samples("outputs", protocol, names):
        say({"service": service, "operation": operation.name, "output": plain})


def parse_responses():
    models = {}
    for line in sys.stdin:
        case = json.loads(line)
        name = case["service"]
        if name not in models:
            models[name] = botocore.model.ServiceModel(LOADER.load_service_model(name, "service-2"), name)
        operation = models[name].operation_model(case["operation"])
        body = base64.b64decode(case["body"])
        response = {"headers": botocore.awsrequest.HeadersDict(case["headers"]), "status_code": case["status"],
                    "body": Stream(body) if has_stream(operation) and case["status"] < 300 else body, "context": {}}
        parser = botocore.parsers.create_parser(case["protocol"])
        parsed = parser.parse(response, operation.output_shape)
        metadata = parsed.pop("ResponseMetadata", {})
        say({"parsed": plain_of(parsed), "requestId": metadata.get("RequestId")})


def has_stream(operation):
    return operation.has_streaming_output or operation.has_event_stream_output


class Stream(bytes):
    """What the HTTP library gives for a streamed body; decoding it would be a mistake."""

    def __new__(cls, data):
        stream = super().__new__(cls)
        stream.data = data
        return stream

    def decode(self, *_):
        return self

    def stream(self):
        return (self.data[start:start + 7] for start in range(0, len(self.data), 7))


def plain_of(value):
    if isinstance(value, dict):
        return {key: plain_of(each) for key, each in value.items()}
    if isinstance(value, (list, botocore.eventstream.EventStream)):
        return [plain_of(each) for each in value]
    if isinstance(value, Stream):
        return base64.b64encode(value.data).decode()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def say(answer):
    print(json.dumps(answer))


if __name__ == "__main__":
    mode, *arguments = sys.argv[1:]
    if mode == "version":
        print(botocore.__version__)
    elif mode == "requests":
        write_requests(arguments[0], arguments[1:])
    elif mode == "outputs":
        write_outputs(arguments[0], arguments[1:])
    else:
        parse_responses()

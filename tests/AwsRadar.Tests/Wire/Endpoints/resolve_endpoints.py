"""Resolves endpoints with the installed botocore, one JSON object a line in and out; null where its models know less."""

import json
import os
import sys

import botocore
from botocore.exceptions import DataNotFoundError, UnknownServiceError
from botocore.hooks import HierarchicalEmitter
from botocore.loaders import create_loader
from botocore.model import OperationNotFoundError, ServiceModel
from botocore.regions import EndpointRulesetResolver

BUILT_IN = {
    "AWS::Region": None,
    "AWS::UseFIPS": False,
    "AWS::UseDualStack": False,
    "AWS::STS::UseGlobalEndpoint": False,
    "AWS::S3::UseGlobalEndpoint": False,
    "AWS::S3::Accelerate": False,
    "AWS::S3::ForcePathStyle": False,
    "AWS::S3::UseArnRegion": None,
    "AWS::S3Control::UseArnRegion": None,
    "AWS::S3::DisableMultiRegionAccessPoints": False,
    "SDK::Endpoint": None,
    "AWS::Auth::AccountId": None,
    "AWS::Auth::AccountIdEndpointMode": None,
}

loader = create_loader(os.environ.get("AWS_DATA_PATH"))
partitions = loader.load_data("partitions")
models = {}


class ServiceItself:
    """Stands for no operation: none of its parameters."""

    name = "ServiceItself"
    static_context_parameters = ()
    context_parameters = ()
    operation_context_parameters = {}


def open_service(name):
    if name not in models:
        models[name] = (
            ServiceModel(loader.load_service_model(name, "service-2"), name),
            loader.load_service_model(name, "endpoint-rule-set-1"),
            {},
        )
    return models[name]


def resolver_of(name, settings):
    model, rules, resolvers = open_service(name)
    key = json.dumps(settings, sort_keys=True)
    if key not in resolvers:
        context = {"disable_s3_express_session_auth": settings.get("DisableS3ExpressSessionAuth")}
        resolvers[key] = EndpointRulesetResolver(
            rules, partitions, model, {**BUILT_IN, **settings}, context, HierarchicalEmitter()
        )
    return resolvers[key]


def resolve(case):
    resolver = resolver_of(case["service"], case["settings"])
    model = open_service(case["service"])[0]
    operation = model.operation_model(case["operation"]) if "operation" in case else ServiceItself()
    try:
        found = resolver.construct_endpoint(operation, case.get("input"), {})
    except Exception as problem:
        return {"error": str(problem)}
    schemes = [
        {key: scheme[key] for key in ("name", "signingName", "signingRegion", "signingRegionSet") if key in scheme}
        for scheme in found.properties.get("authSchemes", [])
    ]
    return {"url": found.url, "schemes": schemes, "headers": found.headers}


if sys.argv[1:] == ["--version"]:
    print(botocore.__version__)
else:
    for line in sys.stdin:
        try:
            answer = resolve(json.loads(line))
        except (DataNotFoundError, UnknownServiceError, OperationNotFoundError):
            answer = None
        print(json.dumps(answer))

"""Describes every operation and shape of the installed botocore, through botocore's own loader, one line each."""

import os
import sys

import botocore
from botocore.exceptions import UnknownServiceError, DataNotFoundError
from botocore.loaders import Loader

# On the wire of a member, its own trait comes before that of the shape that it refers to.
INHERITED = ("locationName", "flattened", "streaming", "timestampFormat", "xmlNamespace")
OWN = (
    "location",
    "queryName",
    "idempotencyToken",
    "jsonvalue",
    "hostLabel",
    "xmlAttribute",
    "eventpayload",
    "contextParam",
)
SHAPE_FLAGS = ("union", "document", "eventstream", "event", "sensitive", "sparse", "wrapper", "requiresLength")


def added():
    """The models that this repository adds."""
    return filter(None, os.environ.get("AWS_DATA_PATH", "").split(os.pathsep))


def plain(value):
    if value is True:
        return "true"
    if isinstance(value, dict):
        return value.get("uri") or value.get("name")
    return str(value)


def member(shapes, reference, required=()):
    name, trait = reference
    shape = shapes[trait["shape"]]
    traits = {key: trait.get(key, shape.get(key)) for key in INHERITED}
    traits |= {key: trait.get(key) for key in OWN}
    texts = [f"{key}={plain(value)}" for key, value in sorted(traits.items()) if value not in (None, False)]
    return " ".join([name + ("!" if name in required else ""), trait["shape"], *texts])


def number(value):
    if value is None or abs(value) > 7e28:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def describe_shape(service, shapes, name):
    shape = shapes[name]
    flags = [flag for flag in SHAPE_FLAGS if shape.get(flag)]
    parts = [member(shapes, each, shape.get("required", ())) for each in shape.get("members", {}).items()]
    parts += [member(shapes, ("", shape[key])) for key in ("member", "key", "value") if key in shape]
    return "\t".join(
        [
            f"{service} shape {name} {shape['type']}",
            " ".join(sorted(flags)),
            number(shape.get("min")) + ".." + number(shape.get("max")),
            shape.get("pattern", ""),
            shape.get("payload", ""),
            ",".join(shape.get("enum", ())),
            "; ".join(parts),
        ]
    )


def listed(value):
    return value if isinstance(value, list) else [value] if value else []


def describe_operation(service, name, operation, paginator):
    http = operation["http"]
    pages = [
        ",".join(listed(paginator.get(key)))
        for key in ("input_token", "output_token", "result_key", "non_aggregate_keys", "more_results", "limit_key")
    ]
    return "\t".join(
        [
            f"{service} operation {name}",
            f"{http['method']} {http['requestUri']} {http.get('responseCode', 200)}",
            operation.get("input", {}).get("shape", ""),
            operation.get("output", {}).get("shape", ""),
            operation.get("output", {}).get("resultWrapper", ""),
            operation.get("endpoint", {}).get("hostPrefix", ""),
            ",".join(error["shape"] for error in operation.get("errors", ())),
            "|".join(pages),
        ]
    )


def emit(line):
    print(line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))


def main():
    if sys.argv[1:] == ["--version"]:
        print(botocore.__version__)
        return
    if sys.argv[1:] == ["--folder"]:
        print(os.path.dirname(botocore.__file__))
        return
    sys.stdout.reconfigure(encoding="utf-8")
    loader = Loader(include_default_search_paths=False, extra_search_paths=[Loader.BUILTIN_DATA_PATH, *added()])
    for service in loader.list_available_services("service-2"):
        model = loader.load_service_model(service, "service-2")
        try:
            paginators = loader.load_service_model(service, "paginators-1")["pagination"]
        except (UnknownServiceError, DataNotFoundError):
            paginators = {}
        for name, operation in model["operations"].items():
            emit(describe_operation(service, name, operation, paginators.get(name, {})))
        for name in model["shapes"]:
            emit(describe_shape(service, model["shapes"], name))


main()

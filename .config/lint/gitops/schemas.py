#!/usr/bin/env python3
"""Makes JSON Schemas, one a kind, of what the API server and Flux publish.

schemas.py CONFTEST OUT OPENAPI CRDS...: OPENAPI is the folder of the API server's OpenAPI v3 documents,
CRDS are folders of CustomResourceDefinitions, CONFTEST reads YAML. Files are named as kubeconform looks for
them: OUT/GROUP/KIND_VERSION.json, lower case, with the version as group where there is none.
"""

import json
import subprocess
import sys
from pathlib import Path

# What SOPS adds to a Secret before Flux takes it away again. Nothing else may have it.
SOPS = {"type": "object"}


def main(conftest, out, openapi, *crds):
    for document in sorted(Path(openapi).glob("*_openapi.json")):
        builtin(json.loads(document.read_bytes()), Path(out))
    for file in sorted(file for folder in crds for file in Path(folder).glob("*.yaml")):
        parsed = subprocess.run([conftest, "parse", file], check=True, capture_output=True).stdout
        custom(json.loads(parsed), Path(out))


def builtin(document, out):
    schemas = document.get("components", {}).get("schemas", {})
    for schema in schemas.values():
        strict(schema)
    for name, schema in schemas.items():
        for kind in schema.get("x-kubernetes-group-version-kind", []):
            if (kind["group"], kind["kind"]) == ("", "Secret"):
                schema = schema | {"properties": schema["properties"] | {"sops": SOPS}}
            if "properties" in schema and "apiVersion" in schema["properties"]:
                used = reachable(schema, schemas)
                write(out, kind["group"], kind["version"], kind["kind"], schema | {"components": {"schemas": used}})


def custom(definition, out):
    spec = definition["spec"]
    for version in spec["versions"]:
        if version["served"]:
            schema = version["schema"]["openAPIV3Schema"]
            strict(schema)
            write(out, spec["group"], version["name"], spec["names"]["kind"], schema)


def strict(schema):
    """A field that is not named is a mistake."""
    if isinstance(schema, dict):
        if (
            isinstance(schema.get("properties"), dict)
            and "additionalProperties" not in schema
            and not schema.get("x-kubernetes-preserve-unknown-fields")
        ):
            schema["additionalProperties"] = False
        for value in list(schema.values()):
            strict(value)
    elif isinstance(schema, list):
        for value in schema:
            strict(value)


def reachable(schema, schemas):
    found, todo = {}, list(references(schema))
    while todo:
        name = todo.pop()
        if name not in found:
            found[name] = schemas[name]
            todo.extend(references(schemas[name]))
    return found


def references(schema):
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rsplit("/", 1)[1]
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def write(out, group, version, kind, schema):
    folder = out / (group or version).lower()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kind}_{version}.json".lower()).write_text(json.dumps(schema))


if __name__ == "__main__":
    main(*sys.argv[1:])

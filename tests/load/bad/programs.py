"""The addresses of the API as forms, from its own description."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.test import Client

from tests.load.bad.forms import FILE, Field, Form

OPENAPI = "/api/v1/openapi.json"
# A form is described field by field; this is one that would be taken.
FORMS = {"/api/v1/reports/entries": {"on": "2026-12-31", "task": "Layanan keliling", "ordered_by": "Camat"}}


def described() -> dict[str, Any]:
    """The description as a program fetches it."""
    told: dict[str, Any] = json.loads(Client().get(OPENAPI).content)
    return told


def programs(secrets: Mapping[str, str], ids: Mapping[str, object], person_id: int) -> Iterator[Form]:
    """Each operation with a valid body as its base; `secrets` by scope, `ids` by the name of a field."""
    told = described()
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            scope = operation["security"][0]["token"][0]
            media, shape = body_of(told, operation)
            example = FORMS.get(path) or shape.get("examples", [{}])[0]
            yield Form(
                _filled(path, ids), path, method.upper(), _fields(operation, media, shape), page=OPENAPI,
                person=person_id, kind="program", secret=secrets[scope],
                base=_known(example, ids),
            )  # fmt: skip  # one line a thought


def _known(example: dict[str, Any], ids: Mapping[str, object]) -> dict[str, object]:
    """The example with ids that are there, in the rows of a batch too."""
    inner = {
        name: [_known(row, ids) if isinstance(row, dict) else row for row in rows]
        for name, rows in example.items()
        if isinstance(rows, list)
    }
    return {name: ids.get(name, value) for name, value in example.items()} | inner


def body_of(told: dict[str, Any], operation: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The media type and the shape of a request's body; empty where there is none."""
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        return media, resolved(told, content["schema"])
    return "", {}


def resolved(told: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    """A shape with its reference followed."""
    if "$ref" in shape:
        found: dict[str, Any] = told["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
        return found
    return shape


def _fields(operation: Mapping[str, Any], media: str, shape: Mapping[str, Any]) -> list[Field]:
    if not media:
        return [Field(each["name"], "text") for each in operation["parameters"] if each["in"] == "query"]
    kind = "text" if media.startswith("multipart") else "json"
    return [Field(n, FILE if "binary" in json.dumps(each) else kind) for n, each in shape["properties"].items()]


def _filled(path: str, ids: Mapping[str, object]) -> str:
    for name, number in ids.items():
        path = path.replace("{" + name + "}", str(number))
    return path

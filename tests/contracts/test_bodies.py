"""What a program sends is known by name: no body of the API takes more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, get_args, get_origin

from django.http import HttpRequest
from ninja import File, Form, NinjaAPI, Router, Schema, UploadedFile
from pydantic import BaseModel

from tests.contracts.house import ROOT, kept
from tolok.desk.api.entries import EntryIn
from tolok.people.access import Sent, SentForm

SENT = {"body", "form", "file"}
OUTBOX = ROOT / "tolok" / "desk" / "static" / "desk"


def shapes(annotation: Any) -> Iterator[type]:
    """Every model and open container that an annotation names, those of its fields too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from shapes(field.annotation)
    elif annotation is Any or dict in (annotation, get_origin(annotation)):
        yield dict
    for inner in get_args(annotation):
        yield from shapes(inner)


def operations(routers: Iterable[Router]) -> Iterator[Any]:
    """Every operation of these routers."""
    for router in routers:
        for view in router.path_operations.values():
            yield from view.operations


def faults(routers: Iterable[Router]) -> list[str]:
    """Bodies, and what lies in them, that let an unknown field or file pass."""
    found = []
    for operation in operations(routers):
        models = {model.__ninja_param_source__: model for model in operation.models}
        place = operation.view_func.__name__
        given = [
            field.annotation for source in ("body", "form") if source in models for field in _fields(models[source])
        ]
        for shape in [shape for each in given for shape in shapes(each)]:
            if not issubclass(shape, Sent | SentForm) or shape.model_config["extra"] != "forbid":
                found.append(f"{place}: {shape.__name__} takes unknown fields")
        if "form" in models or "file" in models:
            named = {name for each in given if issubclass(each, SentForm) for name in each.files}
            files = set(models["file"].model_fields) if "file" in models else set()
            found += [f"{place}: the file {name} is not named" for name in sorted(named ^ files)]
    return found


def _fields(model: type[BaseModel]) -> Iterable[Any]:
    return model.model_fields.values()


def open_bodies(told: dict[str, Any]) -> list[str]:
    """Bodies of a description that don't say that they take known fields only."""
    found = []
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                found += [f"{method} {path}: {name}" for name in _open(told, content["schema"], "body")]
    return found


def _open(told: dict[str, Any], shape: dict[str, Any], name: str) -> Iterator[str]:
    if reference := shape.get("$ref", "").rpartition("/")[2]:
        yield from _open(told, told["components"]["schemas"][reference], reference)
    if shape.get("type") == "object" and shape.get("additionalProperties") is not False:
        yield name
    inner = [*shape.get("properties", {}).items(), *((name, each) for each in shape.get("anyOf", []))]
    for below, each in [*inner, *([(name, shape["items"])] if "items" in shape else [])]:
        yield from _open(told, each, below)


def test_no_body_lets_an_unknown_field_pass() -> None:
    from tolok.web.api import MOUNTED

    routers = [router for _place, router in MOUNTED]

    assert sum(1 for each in operations(routers) if SENT & {m.__ninja_param_source__ for m in each.models}) >= 7
    kept(faults(routers))


def test_the_description_says_so() -> None:
    from tolok.web.api import api

    kept(open_bodies(api.get_openapi_schema(path_prefix="/api/v1/")))


def test_the_phone_sends_fields_that_are_known() -> None:
    rows = (OUTBOX / "rows.js").read_text()
    names = re.search(r"const NAMES = \{(.*?)\};", rows, re.DOTALL)
    assert names is not None
    told = set(re.findall(r': "(\w+)"', names[1])) | set(
        re.findall(r"\b(on|noted_at|task|ordered_by|\w+_id)\b[:,]", rows)
    )

    assert {"amount", "is_blocked", "on", "noted_at", "order_giver_id"} <= told
    assert told <= set(EntryIn.model_fields)


class Open(Schema):
    """Planted: a shape that takes anything."""

    on: date


class Holder(Sent):
    """Planted: closed itself, with something open in a list."""

    rows: Annotated[list[Open], "rows"]
    more: dict[str, int] | None = None


class Loose(SentForm):
    """Planted: names a file that no operation takes."""

    files: ClassVar[frozenset[str]] = frozenset({"photo"})
    link: str = ""


def test_what_lets_unknown_fields_pass_is_found() -> None:
    planted = Router()

    @planted.post("/plain")
    def plain(request: HttpRequest, given: Open) -> None: ...

    @planted.post("/nested")
    def nested(request: HttpRequest, given: Holder) -> None: ...

    @planted.post("/form")
    def form(request: HttpRequest, given: Form[Open]) -> None: ...

    @planted.post("/file")
    def file(request: HttpRequest, given: Form[Loose], upload: File[UploadedFile | None] = None) -> None: ...

    api = NinjaAPI(urls_namespace="planted")
    api.add_router("", planted)

    assert faults([planted]) == [
        "plain: Open takes unknown fields",
        "nested: Open takes unknown fields",
        "nested: dict takes unknown fields",
        "form: Open takes unknown fields",
        "file: the file photo is not named",
        "file: the file upload is not named",
    ]
    assert open_bodies(api.get_openapi_schema(path_prefix="/")) == [
        "post /plain: Open",
        "post /nested: Open",
        "post /nested: more",
        "post /form: body",
        "post /file: body",
    ]

"""The OpenAPI description: what every address has in common is told once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninja.openapi.schema import OpenAPISchema

from tolok.people.access import SCOPES, Scoped

if TYPE_CHECKING:
    from ninja.operation import Operation

KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
    "description": "A new UUID for each new act. The same key and body again give the first answer and do nothing.",
}
WAIT = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
ERRORS = {
    400: ("The request can't be read: no JSON, a field twice, or no Idempotency-Key.", "The body is no JSON."),
    401: ("No valid token, or not with this scope.", "The token is missing, has ended, or may not do this."),
    403: ("The person behind the token may not do this.", "You may not do this (file_report)."),
    404: ("Not there, or not for this token; the two are never told apart.", "This is not there."),
    409: (
        "This Idempotency-Key came before: with another body, or for what is told only once.",
        "This key was used before with other contents.",
    ),
    422: ("Understood and refused; `problem` says why and what next, `places` which fields.", "The amount is missing."),
    429: ("Too many requests in a minute.", "Too many requests. Wait 12 seconds, then send again."),
}
PROBLEM = {
    "title": "Problem",
    "description": "Why a request was not carried out, in the language of Accept-Language (id, en).",
    "type": "object",
    "required": ["problem", "places"],
    "additionalProperties": False,
    "properties": {
        "problem": {"type": "string", "description": "What happened, why, and what to do next."},
        "places": {
            "type": "array",
            "description": "Faults by field; empty when the fault is in no single field.",
            "items": {
                "type": "object",
                "required": ["place", "problem"],
                "properties": {"place": {"type": "string"}, "problem": {"type": "string"}},
            },
        },
    },
}


class Described(OpenAPISchema):
    """The description with the errors, the scopes and the key of each address."""

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        """One address: its own part, then what all have."""
        told: dict[str, Any] = super().operation_details(operation)
        told["summary"] = told["description"].split("\n")[0]
        is_write = bool({"POST", "PUT", "PATCH", "DELETE"} & set(operation.methods))
        for status in ERRORS if is_write else ERRORS.keys() - {409}:
            told["responses"].setdefault(status, _error(status))
        if is_write:
            told["parameters"] = [*told["parameters"], KEY]
        return told

    def request_body(self, operation: Operation) -> dict[str, Any]:
        """The body; a form too says that it takes known fields only."""
        told: dict[str, Any] = super().request_body(operation)
        for media, content in told.get("content", {}).items():
            if media != "application/json":
                content["schema"]["additionalProperties"] = False
        return told

    def operation_security(self, operation: Operation) -> list[dict[str, list[str]]]:
        """The one scheme, with the scope this address asks for."""
        return [{"token": [auth.scope]} for auth in operation.auth_callbacks if isinstance(auth, Scoped)]

    def get_components(self) -> dict[str, Any]:
        """The shapes, the shape of a problem, and how to sign in."""
        return {"schemas": {**self.schemas, "Problem": PROBLEM}, "securitySchemes": {"token": _scheme()}}


def _error(status: int) -> dict[str, Any]:
    meaning, example = ERRORS[status]
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": {"problem": example, "places": []}}
    told: dict[str, Any] = {"description": meaning, "content": {"application/json": shape}}
    return {**told, "headers": WAIT} if status == 429 else told


def _scheme() -> dict[str, str]:
    scopes = sorted({scope for kind in SCOPES.values() for scope in kind})
    told = "A token made in the pages, sent as `Authorization: Bearer tolok.…`. Scopes: " + ", ".join(scopes) + "."
    return {"type": "http", "scheme": "bearer", "description": told}

"""Sends bad input and judges what came back and what was stored."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db import connection, transaction
from django.test import Client

from tests.load.bad.errors import Told, misplaced, told, unsaid
from tests.load.bad.files import Upload
from tests.load.bad.forms import FILE, MARK, Field, Form
from tests.load.bad.inputs import TEXTS, Input
from tests.load.bad.strays import strays
from tolok.people.access import enter

PDF = Upload("bukti.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", "application/pdf")
BOUNDARY = "tolokbatas"
# Kinds that a page must give back as they were typed, when it refuses them.
KEPT = {TEXTS[kind] for kind in ("emoji", "homoglyph", "sql", "html", "template", "formula", "path")}
ERROR = re.compile(r'class="(?:[\w ]* )?(?:error|errors|errorlist)(?: [\w ]*)?"|role="alert"')
# A form that was read and refused, and what could not be read at all.
REFUSED, UNREAD = 422, (400, 413)
# A trap, which nobody fills in.
UNSEEN = {"situs"}
TYPED = ("text", "textarea", "search", "email", "url", "tel")


@dataclass
class Found:
    """What became of one form's inputs: how many by status, each fault in words, and what was taken."""

    form: Form
    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many inputs were sent."""
        return sum(self.statuses.values())


def try_form(client: Client, form: Form, given: Iterable[Input], foreign: set[str]) -> Found:
    """Send each input, judge it, and undo it, in the browser's cookies too."""
    found, cookies = Found(form), deepcopy(client.cookies)
    said = _said_of_good(client, form)
    for one in given:
        with transaction.atomic():
            before, ours = last_entry(), government()
            answer = send(client, form, one)
            enter(ours)  # a door that let nobody in shows no rows any more, and entries would seem to be gone
            found.statuses[answer.status_code] += 1
            found.taken += [one.told] if answer.status_code < 400 else []
            faults = _judged(client, form, one, answer, before, foreign)
            faults += misplaced(form, one, said, told(_text(answer))) if is_refused(form, answer) else []
            found.faults += [f"{one.told}: {fault}" for fault in faults]
            transaction.set_rollback(True)
        client.cookies = deepcopy(cookies)
    return found


def is_refused(form: Form, answer: Any) -> bool:
    """Whether a page came back that says what is wrong with a form."""
    return form.kind == "html" and answer.status_code == REFUSED


def _said_of_good(client: Client, form: Form) -> Told:
    """What the page says is wrong when nothing is: an act that can't be done now, or words nobody can guess."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        ours = government()
        answer = send(client, form, Input("nothing wrong", ()))
        enter(ours)
        transaction.set_rollback(True)
    client.cookies = cookies
    return told(_text(answer)) if is_refused(form, answer) else Told()


def government() -> int:
    """Whose rows this transaction sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('tolok.government')")
        return int(cursor.fetchone()[0])


def last_entry() -> int:
    """The newest entry of the ledger: every write leaves one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM ledger_entry")
        return int(cursor.fetchone()[0])


def send(client: Client, form: Form, one: Input) -> Any:
    """The answer to a form with these changes."""
    changes = dict(one.changes)
    headers = {"Authorization": f"Bearer {form.secret}", "Idempotency-Key": str(uuid4())} if form.secret else {}
    if form.kind == "program" and any(each.type == "json" for each in form.fields):
        body = _json(form, changes, one.more)
        return client.generic(form.method, form.address, body, content_type="application/json", headers=headers)
    pairs: list[tuple[str, object]] = [("key", str(uuid4()))] if not form.secret else []
    for each in form.fields:
        value = changes[each.name] if each.name in changes else form.base.get(each.name, _valid(form, each))
        pairs += [] if value is None else [(each.name, value)]
    pairs += one.more
    if form.method == "GET":
        return client.generic("GET", f"{form.address.partition('?')[0]}?{_encoded(pairs)}", headers=headers)
    if form.is_multipart:
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return client.generic("POST", form.address, _parts(pairs), content_type=kind, headers=headers)
    kind = "application/x-www-form-urlencoded"
    return client.generic("POST", form.address, _encoded(pairs), content_type=kind, headers=headers)


def _json(form: Form, changes: dict[str, object], more: Iterable[tuple[str, object]]) -> bytes:
    body = {**form.base, **changes}
    text = json.dumps(body)  # writes NaN and lone surrogates as they are
    for name, value in more:
        text = text[:-1] + ("," if body else "") + f"{json.dumps(name)}:{json.dumps(value)}}}"
    return text.encode()


def _valid(form: Form, each: Field) -> object:
    """What a person would have put there; None for a box left open and for what a program needn't say."""
    if form.kind == "program":
        return None
    if each.type == FILE:
        return PDF if each.is_required else None
    if each.type in ("radio", "checkbox", "button", "select"):
        chosen = next((choice for choice in each.choices if choice), "")
        is_asked = each.type in ("radio", "select") or each.is_required or len(each.choices) > 1
        return each.value or (chosen if is_asked else None)
    if each.value.strip() or not each.is_required:  # an empty area holds the line end that HTML asks for
        return each.value
    return "12" if each.is_number else "2026-12-30" if each.type == "date" else "Catatan contoh"


def _encoded(pairs: Iterable[tuple[str, object]]) -> str:
    plain = [(name, value.name if isinstance(value, Upload) else str(value)) for name, value in pairs]
    return urlencode(plain, errors="surrogatepass")


def _parts(pairs: Iterable[tuple[str, object]]) -> bytes:
    made = b""
    for name, value in pairs:
        made += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
        if isinstance(value, Upload):
            made += f'; filename="{value.name}"\r\nContent-Type: {value.media_type}\r\n\r\n'.encode(errors="replace")
            made += value.content + b"\r\n"
        else:
            made += b"\r\n\r\n" + str(value).encode(errors="surrogatepass") + b"\r\n"
    return made + f"--{BOUNDARY}--\r\n".encode()


def _judged(client: Client, form: Form, one: Input, answer: Any, before: int, foreign: set[str]) -> list[str]:
    """What is wrong with an answer."""
    status = answer.status_code
    if status >= 500:
        return [f"{status}"]
    faults = []
    if status >= 400 and last_entry() != before:
        faults.append(f"{status}, and something was stored")
    if is_refused(form, answer):
        faults += _unkind(form, one, answer)
    if status in UNREAD and form.kind == "html":
        faults += unsaid(_text(answer))
    if status == REFUSED and form.kind == "program" and not json.loads(answer.content).get("problem"):
        faults.append("refused without words")
    if MARK in _text(answer):
        faults.append("markup came back as it was sent")
    if f"?{REDIRECT_FIELD_NAME}=" in answer.headers.get("Location", ""):
        faults.append("sent to the door, so that nothing was tried")
    if status in (200, 201, 302) and form.method == "POST":
        faults += _accepted(client, form, one, answer, {str(value) for _name, value in one.changes} & foreign)
    return faults + [fault for each in uploads(one) for fault in kept(each, is_taken=status < 400)]


def uploads(one: Input) -> list[Upload]:
    """The files of an input."""
    return [value for _name, value in one.changes if isinstance(value, Upload)]


def kept(upload: Upload, *, is_taken: bool) -> list[str]:
    """What of a file is kept that must not be."""
    if not is_taken:
        return []
    faults = ["a file that must be refused was taken"] if upload.is_barred else []
    stored = [place for place in Path(settings.MEDIA_ROOT).rglob("*") if place.is_file()] if upload.hides else []
    return faults + ["what hides in the file was kept" for place in stored if upload.hides in place.read_bytes()]


def _accepted(client: Client, form: Form, one: Input, answer: Any, strange: set[str]) -> list[str]:
    """Whether the pages that show stored markup are unharmed, and whether a row points to another government."""
    faults = []
    is_marked = any(MARK in str(value) for _name, value in one.changes)
    next_page = [(client, address)] if (address := answer.headers.get("Location", "")) else []
    for browser, address in [*next_page, *form.drawn_at] if is_marked else ():
        after: Any = browser.get(address)
        if after.status_code >= 500:
            faults.append(f"the page after it: {after.status_code}")
        if MARK in _text(after):
            faults.append("stored markup is drawn as it was sent")
    if strange and (found := strays()):
        faults.append(f"points to another government: {found}")
    return faults


def _unkind(form: Form, one: Input, answer: Any) -> list[str]:
    """A refusal without an error beside the field, or one that lost what was typed."""
    text = _text(answer)
    is_a_button = all(each.name in UNSEEN for each in form.fields)  # nothing was typed that could be wrong
    faults = [] if is_a_button or ERROR.search(text) else ["refused without saying where"]
    types = {each.name: each.type for each in form.fields}
    for name, value in one.changes:
        is_typed = isinstance(value, str) and value in KEPT and types.get(name) in TYPED and name not in UNSEEN
        if is_typed and html.escape(str(value)) not in text:
            faults.append(f"what was typed into {name} is lost")
    return faults


def _text(answer: Any) -> str:
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    return str(answer.content.decode(errors="replace"))

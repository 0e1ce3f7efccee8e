"""Walks through every page somebody may open, and notes the forms."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve

from tests.load.bad.forms import Form, read

if TYPE_CHECKING:
    from tolok.people.models import Account

BACKEND = "tolok.web.sign_in.NipOrEmailBackend"
# How many addresses of one pattern are opened, and how many differing forms of one name are kept.
PAGES = 3


def browser_of(account: Account) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(account, backend=BACKEND)
    return client


def walk(
    client: Client, slug: str, person_id: int, starts: tuple[str, ...] = ("hari-ini/", "lainnya/")
) -> tuple[dict[str, Form], list[str]]:
    """Every form on the pages that this person reaches from these, by name, and the pages that broke."""
    found: dict[str, Form] = {}
    broken: list[str] = []
    opened: Counter[str] = Counter()
    waiting, seen = deque([f"/{slug}/{start}" for start in starts]), set[str]()
    while waiting:
        page = waiting.popleft()
        route = route_of(page)
        if page in seen or not route or opened[route] >= PAGES:
            continue
        seen.add(page)
        opened[route] += 1
        answer: Any = client.get(page)
        if answer.status_code >= 500:
            broken.append(f"GET {page}: {answer.status_code}")
        if answer.status_code == 302:
            waiting.append(urljoin(page, answer.headers["Location"]))
        if answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting.extend(note(found, page, answer.content.decode(), person_id))
    return found, broken


def route_of(address: str) -> str:
    """The pattern behind an address of ours; empty for one of somebody else's."""
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/") or parts.path.startswith(settings.STATIC_URL):
        return ""
    try:
        return str(resolve(parts.path).route)
    except Resolver404:
        return ""


def note(found: dict[str, Form], page: str, html: str, person_id: int) -> list[str]:
    """Put the forms of a page among those found; where its links lead."""
    forms, links = read(html)
    for action, method, fields in forms:
        address = urljoin(page, action) if action else page
        if route := route_of(address):
            form = Form(address, route, method, fields, page, person_id)
            found.setdefault(form.name, form)
    return [urljoin(page, link).partition("#")[0] for link in links if link and not link.startswith("mailto:")]

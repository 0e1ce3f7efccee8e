"""A public page is light enough for a slow phone: 60 kB at most, with everything."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import Settings

from tests.apps.citizens.public import PAGES, town
from tests.apps.citizens.visitor import MOST
from tests.apps.work import Office
from tolok.engine import packs
from tolok.people.access import enter

pytestmark = pytest.mark.usefixtures("noon")
PARTS = re.compile(r'(?:href|src)="/static/([^"?#]+)"')
# What a style sheet or a script would load in turn.
FURTHER = re.compile(rb"url\((?!['\"]?data:)|@import|^import\b|\bimport\(", re.MULTILINE)
# What is no page, and what only leads to one.
UNDRAWN = {
    "badge", "schema", "dataset", "dataset, index", "dataset, cases", "export_topic", "survey_step", "survey_send",
    "survey_send, sent",
}  # fmt: skip  # one line a glance


def weighed(office: Office, client: Client) -> dict[str, tuple[int, set[str]]]:
    """Each page that is drawn: its bytes with all that it loads, and which files that is."""
    made, found = town(office, 1), {}
    for name, opened in PAGES.items():
        answer = opened(client, made)
        enter(office.government.pk)
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code != 302:
            parts = set(PARTS.findall(answer.content.decode()))
            found[name] = (len(gzip.compress(answer.content)) + sum(map(weight, parts)), parts)
    return found


def weight(part: str) -> int:
    """The bytes of a file that a page loads, and that loads no other."""
    content = Path(str(finders.find(part))).read_bytes()
    assert (part, FURTHER.findall(content)) == (part, [])
    return len(gzip.compress(content))


def too_heavy(found: dict[str, tuple[int, set[str]]]) -> dict[str, int]:
    return {name: each for name, (each, _parts) in found.items() if each > MOST}


def test_every_page_of_the_public_weighs_little_with_all_its_parts(office: Office, client: Client) -> None:
    found = weighed(office, client)

    assert too_heavy(found) == {}
    assert {name for name, (_weight, parts) in found.items() if len(parts) < 4} == set()
    assert {name.partition(":")[2] for name in PAGES.keys() - found.keys()} == UNDRAWN


def test_with_the_proof_of_work_it_still_does(office: Office, client: Client, settings: Settings) -> None:
    limits = packs.load(office.government.pack).contents.forms.limits
    settings.FORM_LIMITS = {limit.form: (1_000, 0, 1_000) for limit in limits}

    found = weighed(office, client)

    assert too_heavy(found) == {}
    working = {name for name, (_weight, parts) in found.items() if "citizens/proof.js" in parts}
    assert {name.partition(":")[2] for name in working} == {
        "report", "report, refused", "report, sent", "track", "track, unknown", "track, found", "survey",
        "survey_invited", "survey_kiosk", "survey_step, last question", "survey_step, last screen", "raise_topic",
        "mine", "mine, aside", "write_post",
    }  # fmt: skip  # one line a glance

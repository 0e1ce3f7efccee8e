"""Every example of docs/api.md works as it stands there, one after the other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer

from tests.apps.web.conftest import Side, side
from tests.conftest import ROOT
from tolok.citizens.actions.survey.opening import open_survey
from tolok.evidence.actions import take_events
from tolok.evidence.queries import Finished
from tolok.people.access import inside
from tolok.people.actions import make_token
from tolok.people.models import Unit
from tolok.skp.actions import Limit, open_service
from tolok.web.clock import now

GUIDE = (ROOT / "docs" / "api.md").read_text()
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```", GUIDE, re.DOTALL)
ORDERS = {"sh": [shutil.which("sh") or "/bin/sh", "-euc"], "python": [sys.executable, "-c"]}
DAY = timedelta(days=1)
MEASURED = ["events:write", "attendance:write", "invitations:write"]
SCOPES = ["reports:read", "reports:write", "evidence:read", "evidence:write"]


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Side]:
    """A government whose rows are committed, so that the server sees them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = side("kita")
        yield made
        connection.close()


@pytest.fixture(scope="module")
def surroundings(town: Side) -> Iterator[dict[str, str]]:
    """A server on loopback, a token of Ani's and one of a measuring system whose service is listed."""
    ani, hadi, today = town.persons["ani"], town.persons["hadi"], now().date()
    with inside(town.government.pk):
        _token, secret = make_token(by=ani, at=now(), kind="program", label="Contoh", scopes=SCOPES)
        _token, source = make_token(by=hadi, at=now(), kind="source", label="SIAK contoh", scopes=MEASURED)
        unit, limit = Unit.objects.get(code="DUK"), Limit(3, "days", today - 7 * DAY, "SK Kepala Dinas 1")
        open_service(by=hadi, at=now(), unit=unit, code="ktp-el", name="KTP-el", limit=limit)
        asked = open_service(by=hadi, at=now(), unit=unit, code="akta", name="Akta kelahiran", limit=limit)
        open_survey(by=hadi, at=now(), service=asked)
        noon = now().replace(hour=4) - DAY
        served = Finished("AKTA-1", ani.nip, "akta", noon - timedelta(hours=1), noon)
        take_events(at=now(), government=town.government, source="SIAK contoh", rows=[served])
    server = LiveServer("127.0.0.1")
    days = {"YESTERDAY": today - DAY, "TODAY": today, "TOMORROW": today + DAY}
    yield {
        **os.environ, **{name: day.isoformat() for name, day in days.items()},
        "SERVER": server.url, "TOKEN": secret, "SOURCE_TOKEN": source, "NIP": ani.nip, "no_proxy": "*", "NO_PROXY": "*",
    }  # fmt: skip  # what the reader sets, then the machine
    server.stop()


@pytest.mark.skipif(not shutil.which("curl"), reason="the examples of the guide use curl")
def test_every_example_of_the_guide_works(surroundings: dict[str, str], tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    python = [(kind, text) for kind, text in EXAMPLES if kind == "python"]
    in_order = [*python[:1], *(each for each in EXAMPLES if each[0] == "sh"), *python[1:]]

    for kind, text in in_order:
        done = subprocess.run(
            [*ORDERS[kind], text], env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), text
        assert '"problem"' not in done.stdout, done.stdout

    assert len(EXAMPLES) >= 7

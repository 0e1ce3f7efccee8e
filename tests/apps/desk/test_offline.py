"""What a phone gets to work without a network names nobody."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.work import Office, enter_as
from tests.conftest import NOON, TODAY
from tolok.desk.queries.offline import label_of, shell_files, version
from tolok.people.actions import make_token
from tolok.people.models import Token
from tolok.reports.models import Report

pytestmark = pytest.mark.usefixtures("noon")
AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture
def clerk(office: Office, client: Client) -> Client:
    """The clerk's browser."""
    enter_as(client, office["self"])
    return client


def asked(client: Client, **more: Any) -> Any:
    """Ask for a token of this phone."""
    return client.post("/contoh/ponsel/", {"key": uuid4(), **more}, headers={"User-Agent": AGENT})


def test_the_shell_is_the_same_for_everybody_and_names_nobody(office: Office, client: Client) -> None:
    visitor = client.get("/contoh/luring/")
    enter_as(client, office["self"])
    clerk = client.get("/contoh/luring/")

    assert visitor.content == clerk.content
    assert office["self"].name not in clerk.content.decode()
    assert f'content="{version()}"' in clerk.content.decode()


def test_the_worker_keeps_every_file_that_the_shell_loads(office: Office, client: Client) -> None:
    worker = client.get("/contoh/pekerja.js")
    shell = client.get("/contoh/luring/").content.decode()

    assert worker.headers["Content-Type"] == "text/javascript"
    loaded = [part.split('"')[0] for part in shell.split('"/static/')[1:]]
    assert {f"/static/{name}" for name in loaded} <= set(shell_files())
    assert all(name in worker.content.decode() for name in [*shell_files(), version(), "/contoh/luring/"])


def test_the_app_has_a_name_icons_and_a_start(office: Office, client: Client) -> None:
    told = json.loads(client.get("/contoh/aplikasi.webmanifest").content)

    assert (told["name"], told["start_url"], told["scope"]) == ("Tolok · Kota Contoh", "/contoh/hari-ini/", "/contoh/")
    assert {icon["sizes"] for icon in told["icons"]} == {"any", "192x192", "512x512"}


@pytest.mark.parametrize("path", ["luring/", "pekerja.js", "aplikasi.webmanifest"])
def test_a_place_that_is_no_government_has_no_shell(office: Office, client: Client, path: str) -> None:
    assert client.get(f"/nihil/{path}").status_code == 404


def test_a_phone_gets_one_token_that_files_only(clerk: Client, office: Office) -> None:
    first, second = asked(clerk), asked(clerk)

    assert (first.status_code, second.status_code) == (201, 201)
    assert "no-store" in first.headers["Cache-Control"]
    held = Token.objects.order_by("pk").values_list("label", "scopes", "revoked_at")
    assert list(held) == [("Android · Chrome", ["reports:write"], NOON), ("Android · Chrome", ["reports:write"], None)]
    assert first.json()["seed"] == second.json()["seed"]


def test_another_session_of_the_same_phone_ends_its_earlier_token(clerk: Client, office: Office) -> None:
    first = asked(clerk).json()
    other = Client()
    enter_as(other, office["self"])

    asked(other, replaces=str(first["id"]))

    assert Token.objects.get(pk=first["id"]).revoked_at == NOON


@pytest.mark.parametrize("number", ["x", "999999", "-1", ""])
def test_nobody_else_s_token_is_ended(clerk: Client, office: Office, number: str) -> None:
    theirs, _secret = make_token(
        by=office["colleague"], at=NOON, kind="phone", label="Ponsel", scopes=["reports:write"]
    )  # fmt: skip  # one line a thought

    asked(clerk, replaces=number or str(theirs.pk))

    assert Token.objects.get(pk=theirs.pk).revoked_at is None


def test_the_seed_of_somebody_else_is_another(clerk: Client, office: Office) -> None:
    own = asked(clerk).json()["seed"]
    enter_as(clerk, office["colleague"])

    assert asked(clerk).json()["seed"] != own


def test_a_visitor_and_a_page_of_another_site_get_no_token(clerk: Client, office: Office) -> None:
    elsewhere = clerk.post("/contoh/ponsel/", {"key": uuid4()}, headers={"Sec-Fetch-Site": "cross-site"})
    visitor = Client().post("/contoh/ponsel/", {"key": uuid4()})

    assert (elsewhere.status_code, visitor.status_code) == (422, 302)
    assert Token.objects.count() == 0


def test_signing_out_ends_the_phone_s_token(clerk: Client, office: Office) -> None:
    asked(clerk)

    clerk.post("/contoh/keluar/", {"key": uuid4()})

    assert [token.revoked_at for token in Token.objects.all()] == [NOON]


def test_a_form_from_the_outbox_is_told_which_keys_are_stored(clerk: Client, office: Office) -> None:
    row, key = f"t{office.documents.pk}", str(uuid4())
    sent = {"key": str(uuid4()), f"{row}-amount": "3", f"{row}-key": key}

    answer = clerk.post("/contoh/hari-ini/", sent, headers={"X-Outbox": "1"})
    again = clerk.post("/contoh/hari-ini/", {**sent, "key": str(uuid4())}, headers={"X-Outbox": "1"})

    assert (answer.status_code, answer.json()) == (201, {"keys": [key], "next": "/contoh/hari-ini/"})
    assert (again.status_code, Report.objects.count()) == (422, 1)
    assert (str(Report.objects.get().key), Report.objects.get().on) == (key, TODAY)


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (AGENT, "Android · Chrome"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "iPhone · Safari"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Windows · Chrome"),
        ("curl/8", "Perangkat"),
    ],
)
def test_a_phone_is_called_by_what_it_is(agent: str, label: str) -> None:
    assert label_of(agent) == label

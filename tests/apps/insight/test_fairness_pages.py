"""The pages of fairness: who opens them, what they say, what they cost."""

from __future__ import annotations

import csv
import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisal.conftest import AFTER, LATER, Office, Visitor
from tests.apps.insight.city import City, city, read
from tolok.insight.actions import ask_reading, stop_reading
from tolok.insight.models import Mirror, Reading
from tolok.insight.tasks import read_ratings
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.people.models import Person

ROOM, OWN = "/contoh/wawasan/keadilan/", "/contoh/wawasan/cermin/"


def text(client: Client, path: str) -> str:
    """A page that opens."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, period_id: object) -> Any:
    """The form as a browser sends it."""
    return client.post(ROOM, {"period": period_id, "key": str(uuid4())})


def rater_in(office: Office, mirror: Mirror) -> str:
    """The role under which a rater of the city can visit."""
    office.people["rater"] = mirror.rater
    return "rater"


@pytest.fixture
def made(office: Office) -> City:
    """A city with strict raters, flat sheets and a gap."""
    return city(office, severe=3, shift=1.8, flat=3, gap=0.9)


@pytest.fixture
def done(office: Office, made: City) -> Reading:
    """Its ratings, read."""
    return read(office, made)


def test_the_agency_asks_watches_and_reads(office: Office, made: City, visitor: Visitor) -> None:
    client = visitor("hr")

    first = text(client, ROOM)
    answer = sent(client, made.period.pk)
    running, bar = text(client, answer.url), text(client, f"{answer.url}kemajuan/")
    read_ratings(government_id=office.government.pk, reading_id=Reading.objects.get().pk)
    ended, ready = client.get(f"{answer.url}kemajuan/"), text(client, answer.url)

    assert "Triwulan II 2026" in first
    assert "0 dari 480" in running
    assert "0 dari 480" in bar
    assert ended["HX-Refresh"] == "true"
    for words in (
        "Petunjuk, bukan vonis",
        "lebih ketat daripada",
        "lembar hampir sama semua",
        "tanyakan",
        "Unit Pegawai 3",
    ):
        assert words in ready, words
    assert "Triwulan II 2026" in text(client, ROOM)


def test_a_refusal_stays_on_the_form(office: Office, made: City, visitor: Visitor) -> None:
    client = visitor("hr")
    sent(client, made.period.pk)

    again, foreign = sent(client, made.period.pk), sent(client, 999_999)

    assert (again.status_code, foreign.status_code) == (422, 422)
    assert "sedang dibaca" in again.content.decode()


def test_without_a_signature_the_pages_say_what_comes_first(office: Office, visitor: Visitor) -> None:
    assert "Belum ada penilaian yang ditandatangani" in text(visitor("hr"), ROOM)
    assert "Belum ada cermin Anda" in text(visitor("superior"), OWN)


def test_a_stopped_reading_says_why(office: Office, made: City, visitor: Visitor) -> None:
    client = visitor("hr")
    sent(client, made.period.pk)
    asked = Reading.objects.get()
    stop_reading(at=LATER, reading_id=asked.pk, reason="Cakram penuh.")

    assert "Cakram penuh." in text(client, f"{ROOM}{asked.pk}/")
    assert [client.get(f"{ROOM}{asked.pk}/{path}").status_code for path in ("penilai/", "penilai.csv")] == [404, 404]


def test_one_signed_rating_is_too_few_for_everything(office: Office, visitor: Visitor) -> None:
    office.signed()
    asked = ask_reading(by=office.people["hr"], at=LATER, period=office.quarter())

    read_ratings(government_id=office.government.pk, reading_id=asked.pk)

    page = text(visitor("hr"), f"{ROOM}{asked.pk}/")
    assert "Tidak ada penilai yang menonjol" in page
    assert "Kurang dari lima penilai" in page
    assert "Tidak dapat dibandingkan" in text(visitor("superior"), OWN)


def test_a_rater_sees_the_own_mirror_and_nobody_elses(
    office: Office, done: Reading, made: City, visitor: Visitor
) -> None:
    own, other = Mirror.objects.order_by("-leads", "-strength")[:2]
    client = visitor(rater_in(office, own))

    page = text(client, OWN)

    assert "Hanya Anda dan BKPSDM" in page
    assert page.count("card sunk") == 2
    assert text(client, f"{OWN}{own.pk}/").count("card sunk") == 2
    assert client.get(f"{OWN}{other.pk}/").status_code == 404
    assert client.get(f"{ROOM}{done.pk}/penilai/{own.pk}/").status_code == 403
    assert client.get(f"{ROOM}{done.pk}/").status_code == 403


def test_superior_colleague_agency_and_strangers_find_no_mirror_at_the_raters_address(
    office: Office, done: Reading, visitor: Visitor
) -> None:
    mirror = Mirror.objects.latest("pk")

    found = {
        role: visitor(role).get(f"{OWN}{mirror.pk}/").status_code for role in ("above", "colleague", "clerk", "hr")
    }
    whole = {
        role: visitor(role).get(f"{ROOM}{done.pk}/").status_code for role in ("above", "colleague", "planner", "hr")
    }
    elsewhere = visitor("hr").get(f"/lain/wawasan/cermin/{mirror.pk}/").status_code

    assert found == dict.fromkeys(("above", "colleague", "clerk", "hr"), 404)
    assert whole == {"above": 403, "colleague": 403, "planner": 403, "hr": 200}
    assert elsewhere in (302, 404)


def test_another_government_sees_nothing_of_it(office: Office, done: Reading, visitor: Visitor) -> None:
    stranger = office.people["stranger"]
    enter(stranger.government_id)

    assert (Reading.objects.count(), Mirror.objects.count()) == (0, 0)


def test_the_agency_sees_the_raters_view_and_each_opening_is_kept(
    office: Office, done: Reading, visitor: Visitor
) -> None:
    client, mirror = visitor("hr"), Mirror.objects.order_by("-leads", "-strength")[0]

    listed = text(client, f"{ROOM}{done.pk}/penilai/")
    page = text(client, f"{ROOM}{done.pk}/penilai/{mirror.pk}/")
    second = text(client, f"{ROOM}{done.pk}/penilai/?page=2")

    assert mirror.rater.name in listed
    assert f"Cermin {mirror.rater.name}" in page
    assert "tercatat di buku besar" in page
    assert mirror.rater.name not in second
    entry = LedgerEntry.objects.get(verb="open_mirror")
    assert (entry.actor_id, entry.person_id) == (office.people["hr"].pk, mirror.rater_id)
    assert LedgerEntry.objects.filter(verb="open_analysis").count() == 2
    assert client.get(f"{ROOM}{done.pk}/penilai/999999/").status_code == 404


def test_the_file_holds_every_rater_and_no_formula(office: Office, made: City, visitor: Visitor) -> None:
    Person.objects.filter(pk=made.raters[0].pk).update(name='=HYPERLINK("x")')
    done = read(office, made)

    answer = visitor("hr").get(f"{ROOM}{done.pk}/penilai.csv")

    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    cells = [cell for row in rows[1:] for cell in row if cell and not cell.lstrip("-").replace(".", "").isdigit()]
    assert len(rows) == 1 + Mirror.objects.count()
    assert {len(row) for row in rows} == {len(rows[0])}
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert answer["Content-Disposition"] == f'attachment; filename="penilai-{done.pk}.csv"'


def test_a_mirror_of_each_period_is_reached_from_the_latest(
    office: Office, done: Reading, made: City, visitor: Visitor
) -> None:
    first = read(office, made._replace(period=office.quarter(1)))
    mirror = Mirror.objects.filter(analysis__reading=done)[0]
    earlier = Mirror.objects.get(analysis__reading=first, rater=mirror.rater)

    page = text(visitor(rater_in(office, mirror)), OWN)

    assert f"{OWN}{earlier.pk}/" in page
    assert page.index("Triwulan II 2026") < page.index("Triwulan I 2026")


def test_pages_cost_few_queries_however_many_raters(office: Office, done: Reading, visitor: Visitor) -> None:
    client, mirror = visitor("hr"), Mirror.objects.order_by("-leads", "-strength")[0]
    counted = {}
    for path in ("", f"{done.pk}/", f"{done.pk}/kemajuan/", f"{done.pk}/penilai/", f"{done.pk}/penilai/{mirror.pk}/"):
        with CaptureQueriesContext(connection) as asked:
            client.get(ROOM + path)
        counted[path.replace(str(done.pk), "1").replace(str(mirror.pk), "2")] = len(asked)
    own = visitor(rater_in(office, mirror))
    with CaptureQueriesContext(connection) as asked:
        own.get(OWN)

    assert counted == {"": 10, "1/": 15, "1/kemajuan/": 8, "1/penilai/": 14, "1/penilai/2/": 13}
    assert len(asked) == 7


def test_leaders_and_the_agency_find_the_pages_from_more(office: Office, visitor: Visitor) -> None:
    found = {
        role: (OWN in (page := text(visitor(role), "/contoh/lainnya/")), ROOM in page)
        for role in ("hr", "superior", "clerk")
    }

    assert found == {"hr": (False, True), "superior": (True, False), "clerk": (False, False)}


def test_nothing_of_a_mirror_is_more_than_figures_of_the_rater(office: Office, done: Reading) -> None:
    people = {str(person.pk) for person in Person.objects.filter(name__startswith="Pegawai")}

    told = [json.loads(mirror.text) for mirror in Mirror.objects.all()]

    assert {row["rater"] for row in told}.isdisjoint(people)
    assert done.asked_at == AFTER

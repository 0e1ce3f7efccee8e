"""The pages of simulations: who opens them, what they say, what they cost."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisal.conftest import LATER, Office, Visitor
from tests.apps.insight.conftest import DRAFT, asked, computed, crowd
from tolok.insight.actions import stop_simulation
from tolok.insight.models import Simulation

ROOM = "/contoh/wawasan/simulasi/"
PATHS = ["", "baru/", "{pk}/", "{pk}/kemajuan/", "{pk}/perubahan/1/", "{pk}/simulasi.xlsx", "{pk}/simulasi.json"]


def text(response: Any) -> str:
    """The page without markup's whitespace."""
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("path", [*PATHS, "{pk}/hapus/"])
def test_only_the_hr_agency_opens_each_page(gathered: Office, visitor: Visitor, path: str) -> None:
    address = ROOM + path.format(pk=computed(gathered).pk)

    allowed = visitor("hr").get(address)
    denied = [visitor(role).get(address).status_code for role in ("clerk", "superior", "above", "planner")]

    assert allowed.status_code == 200
    assert denied == [403, 403, 403, 403]


def test_another_governments_simulation_is_not_found(gathered: Office, visitor: Visitor) -> None:
    hr = visitor("hr")

    answers = [hr.get(f"{ROOM}999999/{page}").status_code for page in ("", "perubahan/1/", "simulasi.xlsx", "hapus/")]

    assert answers == [404, 404, 404, 404]


def test_before_anything_was_gathered_both_pages_teach(office: Office, visitor: Visitor) -> None:
    pages = [text(visitor("hr").get(ROOM + path)) for path in ("", "baru/")]

    assert all("Belum ada periode yang dikumpulkan" in page for page in pages)
    assert "<form novalidate" not in pages[1]


def test_a_first_simulation_is_offered_then_listed_with_its_state(gathered: Office, visitor: Visitor) -> None:
    empty = text(visitor("hr").get(ROOM))
    done, stopped = computed(gathered), asked(gathered)
    stop_simulation(at=LATER, simulation_id=stopped.pk, reason="Terhenti karena contoh.")
    asked(gathered)

    page, reason = text(visitor("hr").get(ROOM)), text(visitor("hr").get(f"{ROOM}{stopped.pk}/"))

    assert "Belum ada yang dicoba" in empty
    assert all(word in page for word in ("Siap", "Terhenti", "Sedang dihitung", "Draf ketat", "Hr"))
    assert f"{ROOM}{done.pk}/" in page
    assert "Terhenti karena contoh." in reason


def test_the_form_starts_one_and_a_repeat_of_its_key_does_not_start_two(gathered: Office, visitor: Visitor) -> None:
    hr, sent = visitor("hr"), {"period": gathered.quarter().pk, "before": "periode", "after": "draf", "draft": DRAFT}
    sent["key"] = str(uuid4())

    answers = [hr.post(ROOM + "baru/", sent) for _number in range(2)]

    assert [each.status_code for each in answers] == [302, 302]
    assert Simulation.objects.count() == 1


def test_a_faulty_draft_comes_back_with_its_fault_and_its_text(gathered: Office, visitor: Visitor) -> None:
    faulty = DRAFT.replace("[outcome]", "[outcum]")
    sent = {"period": gathered.quarter().pk, "before": "periode", "after": "draf", "draft": faulty, "key": uuid4()}

    response = visitor("hr").post(ROOM + "baru/", sent)

    assert response.status_code == 422
    assert "Pada outcum: kunci ini tidak dikenal." in text(response)
    assert "[outcum]" in text(response)


def test_a_fourth_at_once_is_refused_on_the_form(gathered: Office, visitor: Visitor) -> None:
    for _number in range(3):
        asked(gathered)
    sent = {"period": gathered.quarter().pk, "before": "periode", "after": "pp-30-2019", "key": uuid4()}

    response = visitor("hr").post(ROOM + "baru/", sent)

    assert response.status_code == 422
    assert "Tiga simulasi sedang dihitung" in text(response)


def test_while_it_runs_the_page_says_how_far_and_asks_again(gathered: Office, visitor: Visitor) -> None:
    simulation, hr = asked(gathered), visitor("hr")
    row = Simulation.objects.filter(pk=simulation.pk)
    row.update(total=8000, done=4120, seconds_left=20)

    page, bar = text(hr.get(f"{ROOM}{simulation.pk}/")), text(hr.get(f"{ROOM}{simulation.pk}/kemajuan/"))
    row.update(seconds_left=180)
    slow = text(hr.get(f"{ROOM}{simulation.pk}/kemajuan/"))

    assert "4.120 dari 8.000 · kira-kira 20 detik lagi" in bar
    assert "kira-kira 3 menit lagi" in slow
    assert "<html" not in bar
    assert bar.split('id="progress"')[1][:60] in page
    assert "htmx-2.min.js" in page
    assert hr.get(f"{ROOM}{simulation.pk}/simulasi.xlsx").status_code == 404


def test_once_it_has_ended_the_bar_asks_for_the_whole_page(gathered: Office, visitor: Visitor) -> None:
    done = computed(gathered)

    response = visitor("hr").get(f"{ROOM}{done.pk}/kemajuan/")

    assert (response.headers["HX-Refresh"], response.content) == ("true", b"")


def test_deleting_asks_first(gathered: Office, visitor: Visitor) -> None:
    done, hr = computed(gathered), visitor("hr")

    page = text(hr.get(f"{ROOM}{done.pk}/hapus/"))
    answered = hr.post(f"{ROOM}{done.pk}/hapus/", {"key": uuid4()})

    assert "akan dihapus" in page
    assert (answered.status_code, Simulation.objects.count()) == (302, 0)


def test_each_page_costs_the_same_for_50_and_500_people(gathered: Office, visitor: Visitor) -> None:
    few = computed(gathered)
    crowd(gathered, 500)
    many, hr = computed(gathered), visitor("hr")

    counted: dict[str, list[int]] = {}
    for simulation in (few, many):
        for path in PATHS:
            hr.get(ROOM + path.format(pk=simulation.pk))
            with CaptureQueriesContext(connection) as queries:
                hr.get(ROOM + path.format(pk=simulation.pk))
            asked_for = [q for q in queries.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
            counted.setdefault(path, []).append(len(asked_for))

    assert many.total == 501
    assert all(one == other <= 15 for one, other in counted.values()), counted
    assert len(hr.get(f"{ROOM}{many.pk}/").content) < 100 * 1024

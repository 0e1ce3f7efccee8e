"""Teams and family ties on their pages; ties are private."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.apps.people.conftest import JANUARY
from tests.apps.people.test_pages import page, signed_in
from tests.apps.people.test_rater_pages import listed, tie_of
from tests.conftest import NOON
from tolok.people.actions import open_team, place_in_team
from tolok.people.models import Team, TeamPlace, Tie

if TYPE_CHECKING:
    from django.test import Client

    from tolok.people.models import Government, Person


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the shell stands on 14 July 2026."""
    monkeypatch.setattr("tolok.web.middleware.around.now", lambda: NOON)


@pytest.fixture
def hr(office: dict[str, Person]) -> Client:
    """A browser in which Hadi of the HR agency is signed in."""
    return signed_in(office["hadi"])


def test_a_tie_is_told_to_the_person_and_hr_and_to_nobody_else(hr: Client, office: dict[str, Person]) -> None:
    tie_of(office)
    address = page("raters_of", office["ani"].pk)

    own, agency, above = (
        b.get(address).content.decode() for b in (signed_in(office["ani"]), hr, signed_in(office["wira"]))
    )

    for told in (own, agency):
        assert "Suami atau istri" in told
        assert "hubungan keluarga yang dinyatakan" in told
    assert "keluarga" not in above
    assert "Menurut aturan penilai" in above
    assert signed_in(office["hadi"]).get(page("raters_of", 999_999)).status_code == 404


def test_a_tie_is_declared_and_withdrawn_on_the_page(office: dict[str, Person]) -> None:
    browser, address = signed_in(office["ani"]), page("raters_of", office["ani"].pk)
    sent = {"about": "ratna sari", "kind": "spouse", "starts_on": "2020-02-29"}

    done = browser.post(address, {**sent, "key": uuid4()})
    again = browser.post(address, {**sent, "key": uuid4()})
    tie = Tie.objects.get()
    asked = browser.get(page("withdraw_tie", tie.pk))
    silent = browser.post(page("withdraw_tie", tie.pk), {"reason": " ", "key": uuid4()})
    ended = browser.post(page("withdraw_tie", tie.pk), {"reason": "Bercerai", "key": uuid4()})

    assert [each.status_code for each in (done, again, asked, silent, ended)] == [302, 422, 200, 422, 302]
    assert "sudah dinyatakan" in again.content.decode()
    tie.refresh_from_db()
    assert tie.reason == "Bercerai"
    assert browser.post(page("withdraw_tie", 999_999), {"reason": "x", "key": uuid4()}).status_code == 404


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"about": "Ratna"}, "Tidak ada pegawai"),
        ({"about": ""}, "Siapa keluarganya"),
        ({"about": "Ani Lestari"}, "orangnya sendiri"),
        ({"kind": "teman"}, "teman"),
        ({"starts_on": "2026-13-01"}, "tanggal"),
        ({"starts_on": "2026-07-15"}, "setelah hari ini"),
    ],
)
def test_bad_words_about_a_tie_are_named_and_kept(office: dict[str, Person], sent: dict[str, str], words: str) -> None:
    whole = {"about": "Ratna Sari", "kind": "spouse", "starts_on": "2020-01-01", **sent, "key": str(uuid4())}

    answer = signed_in(office["ani"]).post(page("raters_of", office["ani"].pk), whole)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Tie.objects.count() == 0


def test_teams_are_kept_on_their_pages(hr: Client, office: dict[str, Person]) -> None:
    empty = hr.get(page("teams")).content.decode()
    opened = hr.post(
        page("teams"),
        {"name": "Tim A", "decree": "SK 1", "lead": "hadi", "starts_on": "2026-06-01", "key": uuid4()},
    )
    team = Team.objects.get()
    given = hr.post(
        page("team", team.pk), {"person": "ani", "is_rated": "on", "starts_on": "2026-06-01", "key": uuid4()}
    )
    place = TeamPlace.objects.get(is_rated=True)
    listed_team = hr.get(page("team", team.pk)).content.decode()
    rated = listed(hr.get(page("raters"), {"tampil": "tim"}))
    asked = hr.get(page("end_team_place", place.pk)).status_code
    wrong = hr.post(page("end_team_place", place.pk), {"ends_on": "2026-05-01", "key": uuid4()}).status_code
    ended = hr.post(page("end_team_place", place.pk), {"ends_on": "2026-07-14", "key": uuid4()}).status_code

    assert "Belum ada tim" in empty
    assert (opened.status_code, given.status_code) == (302, 302)
    assert "Dinilai ketua" in listed_team
    assert rated == [("Ani Lestari", "Hadi Putra", "Wira Pratama")]
    assert (asked, wrong, ended) == (200, 422, 302)
    assert "Tim A" in hr.get(page("teams")).content.decode()
    for name in ("team", "end_team_place"):
        assert hr.get(page(name, 999_999)).status_code == 404


def test_several_of_one_name_are_asked_for_the_nip(
    government: Government, hr: Client, office: dict[str, Person]
) -> None:
    sent = {"name": "Tim A", "decree": "SK 1", "lead": "a", "starts_on": "2026-06-01", "key": str(uuid4())}

    answer = hr.post(page("teams"), sent)

    assert answer.status_code == 422
    assert "Ani Lestari, Hadi Putra" in answer.content.decode()


def test_only_hr_opens_the_pages_of_hr(government: Government, office: dict[str, Person]) -> None:
    team = open_team(
        by=office["hadi"], at=NOON, government=government, name="A", decree="B", lead=office["hadi"], starts_on=JANUARY
    )
    place = place_in_team(by=office["hadi"], at=NOON, team=team, person=office["ani"], starts_on=JANUARY)
    browser = signed_in(office["ratna"])

    asked = [page("raters"), page("teams"), page("team", team.pk), page("end_team_place", place.pk)]
    assert [browser.get(each).status_code for each in asked] == [403] * 4
    assert browser.get(page("withdraw_tie", tie_of(office).pk)).status_code == 403
    assert signed_in(office["ani"]).get(page("raters_of", office["ratna"].pk)).status_code == 403
    sent = {"about": "Ani Lestari", "kind": "spouse", "starts_on": "2020-01-01", "key": str(uuid4())}
    assert signed_in(office["wira"]).post(page("raters_of", office["ratna"].pk), sent).status_code == 403
    assert Tie.objects.count() == 1

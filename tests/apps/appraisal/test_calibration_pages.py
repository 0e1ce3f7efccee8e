"""Pages of a calibration: call it, speak in private, meet, write the minutes."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.appraisal.test_calibration import change
from tests.apps.appraisal.test_pages import _text as text
from tests.apps.appraisal.units import AT_MEETING, called, closed, decide, met, rate_role, rated_unit, say, sign_role
from tests.apps.work import SAVEPOINTS
from tolok.appraisal.models import Calibration, CalibrationChange, CalibrationWord
from tolok.calendar.models import Period
from tolok.people.access import enter

LIST = "/contoh/penilaian/kalibrasi/"


def filled(**fields: Any) -> dict[str, Any]:
    """A form with its key."""
    return {"key": str(uuid4()), **fields}


def place(*more: str | int) -> str:
    """The address of the only session, or below it."""
    return LIST + "/".join(str(each) for each in (Calibration.objects.get().pk, *more)) + "/"


def call_page(office: Office) -> str:
    """Where a session of the unit is called."""
    return f"/contoh/penilaian/capaian/{office.quarter().pk}/{office.unit.pk}/kalibrasi/"


def at_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the shell stands on the day of the meeting."""
    monkeypatch.setattr("tolok.web.middleware.around.now", lambda: AT_MEETING)


def test_from_the_call_to_the_minutes(office: Office, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    rated_unit(office)
    decide(office)
    hr, head, second = visitor("hr"), visitor("superior"), visitor("second")
    seats = [office.people[role].pk for role in ("superior", "second")]
    junior, clerk = office.appraisal("junior").pk, office.appraisal("clerk").pk

    assert "Undang kalibrasi" in text(hr.get(call_page(office).removesuffix("kalibrasi/")))
    opened = hr.post(call_page(office), filled(held_on="2026-07-09", seats=seats))
    enter(office.government.pk)
    assert (opened.status_code, opened.headers["Location"]) == (302, place())
    word, change_page = place(junior), place(junior, "ubah")
    assert "1 penilaian menunggu pendapat Anda" in text(head.get(place()))
    said = head.post(word, filled(stance="no", line="The counter was empty."))
    enter(office.government.pk)
    assert said.headers["Location"] == place()
    to_next = second.post(place(clerk), filled(stance="yes", line=""))
    enter(office.government.pk)
    assert to_next.headers["Location"] == place(office.appraisal("colleague").pk)
    at_meeting(monkeypatch)
    assert hr.post(place("buka"), filled()).status_code == 302
    enter(office.government.pk)
    page = text(second.get(place()))
    assert "The counter was empty." in page
    assert "Ubah penilaian saya" in page
    enter(office.government.pk)
    typed = filled(work="below", behaviour="meets", reason="The others saw it empty.")
    assert second.post(change_page, typed).status_code == 302
    enter(office.government.pk)
    assert hr.post(place("tutup"), filled(minutes="We compared.\nOne changed.")).status_code == 302
    enter(office.government.pk)
    minutes = text(head.get(place()))
    for told in ("We compared.", "The others saw it empty.", "Butuh Perbaikan", "Second"):
        assert told in minutes


def test_what_is_missing_is_asked_for_and_kept(
    office: Office, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    rated_unit(office)
    hr = visitor("hr")
    few = hr.post(call_page(office), filled(held_on="2026-07-09", seats=[office.people["second"].pk]))
    assert (few.status_code, "paling sedikit dua" in text(few)) == (422, True)
    assert 'value="2026-07-09"' in text(few)
    enter(office.government.pk)
    called(office)
    junior = office.appraisal("junior").pk
    mute = visitor("superior").post(place(junior), filled(stance="no", line=""))
    enter(office.government.pk)
    nothing = visitor("superior").post(place(junior), filled(line="Typed here"))
    enter(office.government.pk)
    early = hr.post(place("buka"), filled())
    assert [each.status_code for each in (mute, nothing, early)] == [422, 422, 422]
    assert "id_line_error" in text(mute)
    assert "Typed here" in text(nothing)
    assert "sampai hari itu setiap pendapat hanya milik pemberinya" in text(early)
    enter(office.government.pk)
    met(office)
    at_meeting(monkeypatch)
    same = visitor("second").post(place(junior, "ubah"), filled(work="meets", behaviour="meets", reason="Typed there"))
    enter(office.government.pk)
    wordless = hr.post(place("tutup"), filled(minutes=""))
    assert (same.status_code, wordless.status_code) == (422, 422)
    assert "Typed there" in text(same)
    enter(office.government.pk)
    assert (CalibrationWord.objects.count(), CalibrationChange.objects.count()) == (0, 0)


def test_nothing_is_chosen_beforehand(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    assert "checked" not in text(visitor("hr").get(call_page(office)))
    enter(office.government.pk)
    called(office)
    say(office, "superior", "junior", agrees=True)
    page = text(visitor("superior").get(place(office.appraisal("junior").pk)))
    assert "checked" not in page.split("<form")[-1]
    assert "Pendapat baru menggantikannya" in page
    enter(office.government.pk)
    met(office)

    assert "checked" not in text(visitor("second").get(place(office.appraisal("junior").pk, "ubah")))


def test_a_changed_rating_asks_for_a_new_word(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    say(office, "superior", "junior", agrees=True)
    rate_role(office, "junior", work="below", work_reason="I counted the files again.")
    client, junior = visitor("superior"), office.appraisal("junior").pk

    assert "Sudah berubah, lihat lagi" in text(client.get(place()))
    enter(office.government.pk)
    assert "Pendapat lama tidak dibaca" in text(client.get(place(junior)))


def test_it_is_called_off_by_who_leads_it(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    assert visitor("superior").post(place("batal"), filled()).status_code == 403
    enter(office.government.pk)
    assert visitor("above").post(place("batal"), filled()).status_code == 302
    enter(office.government.pk)

    assert "Kalibrasi ini dibatalkan" in text(visitor("superior").get(place()))
    assert "Undang kalibrasi" in text(visitor("hr").get(call_page(office).removesuffix("kalibrasi/")))


def test_who_finds_which_session_in_the_list(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    found = {role: "Disdukcapil" in text(visitor(role).get(LIST)) for role in ("hr", "above", "superior", "second")}
    none = {role: "Tidak ada kalibrasi untuk Anda" in text(visitor(role).get(LIST)) for role in ("clerk", "planner")}

    assert found == dict.fromkeys(found, True)
    assert none == {"clerk": True, "planner": True}
    assert "Menunggu pendapat Anda" in text(visitor("second").get(LIST))


def test_only_who_may_call_finds_the_form(office: Office, visitor: Visitor) -> None:
    rated_unit(office)

    found = {role: visitor(role).get(call_page(office)).status_code for role in ("hr", "above", "superior", "second")}

    assert found == {"hr": 200, "above": 200, "superior": 403, "second": 404}
    enter(office.government.pk)
    Period.objects.filter(pk=office.quarter().pk).update(state="closed")
    assert "Undang kalibrasi" not in text(visitor("hr").get(call_page(office).removesuffix("kalibrasi/")))


def test_pages_that_are_not_one_s_own_are_not_there(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    clerk, own = office.appraisal("clerk").pk, office.appraisal("second").pk
    wanted = [f"{LIST}0/", place(0), place(own), place(office.appraisal("junior").pk), place(clerk, "ubah")]

    assert [visitor("second").get(each).status_code for each in wanted] == [404] * 5


def test_what_is_signed_in_the_meeting_says_so(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    met(office)
    sign_role(office, "clerk")

    assert "hanya keberatan yang dapat mengubahnya" in text(visitor("hr").get(place()))


def test_minutes_without_a_change_say_so(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    met(office)
    closed(office)

    page = text(visitor("second").get(place()))

    assert "Tidak ada penilaian yang diubah." in page
    assert "3 penilaian dibahas di hadapan Anda." in page


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize(
    ("state", "role", "queries"),
    [
        ("private", "second", 14),
        ("private", "hr", 9),
        ("meeting", "second", 18),
        ("meeting", "hr", 19),
        ("closed", "second", 15),
    ],
)
def test_a_page_costs_the_same_with_4_ratings_or_6(  # what pytest hands in
    office: Office,
    visitor: Visitor,
    more: int,
    state: str,
    role: str,
    queries: int,
    django_assert_num_queries: Any,
) -> None:
    rated_unit(office, more=more)
    decide(office)
    called(office)
    for number in range(more):
        say(office, "second", f"new{number}", "A line.")
    if state != "private":
        met(office)
        change(office)
    if state == "closed":
        closed(office)
    client, address = visitor(role), place()
    client.get(address)

    with django_assert_num_queries(queries + SAVEPOINTS):
        client.get(address)

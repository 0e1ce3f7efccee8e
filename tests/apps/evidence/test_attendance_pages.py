"""A person sees their own month, a superior decides on one page."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.evidence.attending import FRIDAY, MONDAY, TUESDAY, day, grant, leave, shown, take
from tests.apps.work import SAVEPOINTS, Office, enter_as, send
from tests.conftest import NOON, TODAY
from tolok.evidence.actions import Claim, ask_correction, declare_failure, refuse_correction
from tolok.evidence.models import AttendanceCorrection, AttendanceDay
from tolok.evidence.queries import Record, corrections_for
from tolok.people.access import following

pytestmark = pytest.mark.usefixtures("noon")
MONTH = "/contoh/bukti/presensi/"
ASK = f"bukti/presensi/{MONDAY}/perbaiki/"
WHY = "Mesin di loket mati sampai pukul sembilan."


def ask(office: Office, role: str = "self", on: date = MONDAY) -> AttendanceCorrection:
    """A contested day."""
    return ask_correction(by=office[role], at=NOON, on=on, claim=Claim(Record("present", 0, 0), WHY))


def test_the_month_says_of_each_day_what_is_known(office: Office, client: Client) -> None:
    clerk = office["self"]
    take(
        office,
        day(clerk, date(2026, 7, 1)),
        day(clerk, date(2026, 7, 2), late=15, early=5),
        day(clerk, date(2026, 7, 3), late=None, early=None),
        day(clerk, date(2026, 7, 6), "excused"),
        day(clerk, FRIDAY, "absent"),
        day(clerk, MONDAY, "absent"),
    )
    grant(office, leave(clerk, date(2026, 7, 7), date(2026, 7, 8)), leave(clerk, date(2026, 7, 8), FRIDAY, "unpaid"))
    declare_failure(
        by=office["hr"], at=NOON, unit_id=None, starts_on=TUESDAY, ends_on=TODAY + timedelta(days=1), reason="x"
    )
    ask(office)
    enter_as(client, clerk)

    page = shown(client, MONTH)

    for words in (
        *("Hadir", "Terlambat 15 menit, pulang 5 menit lebih awal", "Tidak tercatat masuk, Tidak tercatat pulang"),
        *("Berizin", "Tanpa keterangan", "Cuti tahunan", "Cuti di luar tanggungan negara; harinya tidak dihitung"),
        *("Mesin terganggu; Anda dihitung hadir", "sampai atasan memutuskan, hari ini tidak dihitung", WHY),
    ):
        assert words in page
    assert page.count("Minta perbaikan<span") == 4
    assert "paling sedikit 15 menit" in page


def test_what_was_decided_stands_beside_the_day(office: Office, client: Client) -> None:
    take(office, day(office["self"], late=15))
    refuse_correction(by=office["superior"], at=NOON, correction_id=ask(office).pk, answer="Rapat apel tetap wajib.")
    enter_as(client, office["self"])

    assert "Ratna tidak mengubah catatan: “Rapat apel tetap wajib.”" in shown(client, MONTH)


def test_a_month_of_nothing_says_so_and_nonsense_is_this_month(office: Office, client: Client) -> None:
    enter_as(client, office["self"])

    assert "Juni 2026" in shown(client, f"{MONTH}?bulan=2026-06")
    assert "Juli 2026" in shown(client, f"{MONTH}?bulan=x")
    assert "Juli 2026" in shown(client, f"{MONTH}?bulan=2030-01")
    assert "Januari 2000" in shown(client, f"{MONTH}?bulan=0001-01")


def test_the_month_takes_as_many_queries_with_many_days_as_with_one(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    enter_as(client, office["self"])
    client.get(MONTH)
    take(office, day(office["self"]))
    with django_assert_num_queries(12 + SAVEPOINTS):
        client.get(MONTH)
    take(office, day(office["self"], FRIDAY, late=3), day(office["self"], TUESDAY, late=4))
    ask(office, on=FRIDAY)

    with django_assert_num_queries(12 + SAVEPOINTS):
        client.get(MONTH)


def test_a_day_is_contested_and_taken_back(office: Office, client: Client) -> None:
    take(office, day(office["self"], late=15))
    enter_as(client, office["self"])
    assert "Terlambat 15 menit" in shown(client, f"/contoh/{ASK}")

    sent = send(client, ASK, kind="excused", late_minutes=9, early_minutes=0, reason=WHY)

    asked = AttendanceCorrection.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"{MONTH}?bulan=2026-07#d13")
    assert (asked.kind, asked.late_minutes, asked.reason) == ("excused", 0, WHY)
    assert send(client, f"bukti/presensi/perbaikan/{asked.pk}/tarik/").status_code == 302
    assert AttendanceCorrection.objects.get().state == "withdrawn"


def test_the_open_month_hears_the_decision_about_ones_own_days_only(office: Office, client: Client) -> None:
    enter_as(client, office["self"])

    token = re.search(r'data-token="([^"]+)"', shown(client, MONTH))

    found = following(token[1]) if token else None
    assert found is not None
    assert (found.person_ids, found.kinds) == ((office["self"].pk,), ("decided",))


def test_what_was_typed_stays_when_it_is_refused(office: Office, client: Client) -> None:
    take(office, day(office["self"]))
    enter_as(client, office["self"])

    said = send(client, ASK, kind="present", late_minutes=0, early_minutes=0, reason=WHY)
    blank = send(client, ASK, kind="present", late_minutes=-1, early_minutes=0, reason=WHY)

    assert [answer.status_code for answer in (said, blank)] == [422, 422]
    assert all(WHY in answer.content.decode() for answer in (said, blank))


def test_a_photo_goes_with_the_question(office: Office, client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    enter_as(client, office["self"])
    photo = SimpleUploadedFile("hasil.pdf", b"%PDF-1.4\n%%EOF")

    send(client, ASK, kind="present", late_minutes=0, early_minutes=0, reason=WHY, file=photo)
    enter_as(client, office["superior"])

    assert "hasil.pdf" in shown(client, "/contoh/bukti/presensi/perbaikan/")


@pytest.mark.parametrize("address", ["bukti/presensi/2026-13-01/perbaiki/", "bukti/presensi/kemarin/perbaiki/"])
def test_no_day_is_not_found(office: Office, client: Client, address: str) -> None:
    enter_as(client, office["self"])

    assert client.get(f"/contoh/{address}").status_code == 404


def test_the_superior_confirms_on_one_page(office: Office, client: Client) -> None:
    take(office, day(office["self"], late=15))
    asked = ask(office)
    enter_as(client, office["superior"])
    page = shown(client, "/contoh/bukti/presensi/perbaikan/")
    assert all(words in page for words in ("Ani", "Terlambat 15 menit", WHY))

    send(client, f"bukti/presensi/perbaikan/{asked.pk}/putuskan/", verdict="confirm", answer="")

    assert AttendanceDay.objects.get().state == "corrected"
    assert "Tidak ada yang meminta perbaikan" in shown(client, "/contoh/bukti/presensi/perbaikan/")


def test_a_refusal_without_a_reason_comes_back_with_what_was_typed(office: Office, client: Client) -> None:
    asked = ask(office)
    enter_as(client, office["superior"])
    address = f"bukti/presensi/perbaikan/{asked.pk}/putuskan/"

    bare = send(client, address, verdict="refuse", answer=" ")
    odd = send(client, address, verdict="x", answer="Sudah saya ketik.")
    done = send(client, address, verdict="refuse", answer="Tidak ada di kantor.")

    assert [answer.status_code for answer in (bare, odd, done)] == [422, 422, 302]
    assert "Tulis alasannya dalam satu kalimat" in bare.content.decode()
    assert "Sudah saya ketik." in odd.content.decode()
    assert AttendanceCorrection.objects.get().answer == "Tidak ada di kantor."


@pytest.mark.parametrize("role", ["self", "above", "colleague", "planner"])
def test_a_question_of_others_is_not_found(office: Office, client: Client, role: str) -> None:
    asked = ask(office)
    enter_as(client, office[role])

    answers = [send(client, f"bukti/presensi/perbaikan/{asked.pk}/putuskan/", verdict="confirm")]
    if role != "self":
        answers.append(send(client, f"bukti/presensi/perbaikan/{asked.pk}/tarik/"))

    assert {answer.status_code for answer in answers} == {404}
    assert AttendanceCorrection.objects.get().state == "asked"


def test_the_oldest_questions_stand_first_and_the_rest_is_counted(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tolok.evidence.queries.attendance.waiting.MOST", 1)
    for on in (MONDAY, FRIDAY, TUESDAY):
        ask(office, on=on)

    page = corrections_for(office["superior"], on=TODAY)

    assert ([row.on for row in page.rows], page.more) == ([MONDAY], 2)

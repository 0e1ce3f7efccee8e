"""The HR agency brings files, declares failures, sees where records lack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.evidence.attending import FRIDAY, MONDAY, day, shown, take
from tests.apps.work import SAVEPOINTS, Office, enter_as, send
from tolok.evidence.models import AttendanceDay, MachineFailure

pytestmark = pytest.mark.usefixtures("noon")


def test_hr_brings_a_file_after_seeing_what_it_would_do(
    office: Office, client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    enter_as(client, office["hr"])
    text = f"NIP;Tanggal;Keterangan\n{office['self'].nip};13/07/2026;Hadir\n"

    kept = send(client, "bukti/presensi/impor/", sheet=SimpleUploadedFile("p.csv", text.encode()))
    page = shown(client, kept["Location"])
    stored = send(client, kept["Location"].removeprefix("/contoh/"))

    assert "Impor sekarang" in page
    assert (stored.status_code, AttendanceDay.objects.count()) == (302, 1)
    assert client.get(kept["Location"]).status_code == 200


def test_a_file_with_faults_names_them_and_is_not_stored(
    office: Office, client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    enter_as(client, office["hr"])
    text = f"NIP;Tanggal;Keterangan\n{office['self'].nip};kemarin;Hadir\n{'9' * 18};13/07/2026;Hadir\n"

    kept = send(client, "bukti/presensi/impor/", sheet=SimpleUploadedFile("p.csv", text.encode()))
    page = shown(client, kept["Location"])
    stored = send(client, kept["Location"].removeprefix("/contoh/"))

    assert "kemarin" in page
    assert "Tidak ada pegawai dengan NIP ini" in page
    assert (stored.status_code, AttendanceDay.objects.count()) == (422, 0)


def test_a_file_that_is_none_and_one_too_large_are_refused_on_the_page(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_as(client, office["hr"])

    none = send(client, "bukti/presensi/impor/", sheet=SimpleUploadedFile("p.xlsx", b"PK"))
    monkeypatch.setattr("tolok.evidence.forms.attendance.LARGEST_FILE", 3)
    large = send(client, "bukti/presensi/impor/", sheet=SimpleUploadedFile("p.csv", b"NIP;Tanggal"))

    assert [answer.status_code for answer in (none, large)] == [422, 422]
    assert client.get("/contoh/bukti/presensi/impor/templat.xlsx").content.startswith(b"PK")


def test_hr_sees_days_without_records_declares_a_failure_and_takes_it_back(office: Office, client: Client) -> None:
    enter_as(client, office["hr"])
    gaps = "bukti/presensi/mesin/"
    assert "6 dari 6" in shown(client, f"/contoh/{gaps}?unit={office.unit.pk}&starts_on={MONDAY}&last_on={MONDAY}")
    fields = {"unit": office.unit.pk, "starts_on": MONDAY, "last_on": MONDAY, "reason": "Listrik padam."}

    wrong = send(client, gaps, **{**fields, "last_on": FRIDAY})
    done = send(client, gaps, **fields)
    declared = MachineFailure.objects.get()
    back = send(client, f"{gaps}{declared.pk}/cabut/")

    assert [answer.status_code for answer in (wrong, done, back)] == [422, 302, 302]
    assert "Listrik padam." in wrong.content.decode()
    assert declared.unit == office.unit
    assert send(client, f"{gaps}{declared.pk}/cabut/").status_code == 404


@pytest.mark.parametrize("role", ["self", "superior", "planner"])
def test_the_pages_of_hr_are_hers(office: Office, client: Client, role: str) -> None:
    enter_as(client, office[role])

    opened = [
        client.get(f"/contoh/bukti/presensi/{page}/").status_code for page in ("mesin", "impor", f"impor/{'a' * 8}")
    ]

    assert opened == [403, 403, 403]


def test_the_overview_takes_as_many_queries_for_many_as_for_few(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    enter_as(client, office["hr"])
    client.get("/contoh/bukti/presensi/mesin/")
    with django_assert_num_queries(15 + SAVEPOINTS):
        client.get("/contoh/bukti/presensi/mesin/")
    take(office, *(day(office[role]) for role in ("self", "colleague", "superior")))

    with django_assert_num_queries(15 + SAVEPOINTS):
        client.get("/contoh/bukti/presensi/mesin/")

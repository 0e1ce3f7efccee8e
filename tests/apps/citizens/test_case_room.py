"""The photos of a day have room by the policy; beyond it words are kept (P3)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pydantic import ValidationError
from pytest_django import Settings

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.test_case_reports import TOLD, picture, sent
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.access.limits import photo_room
from tolok.citizens.actions.guard import ALL, PhotosFull, count_photos
from tolok.citizens.models import Case, CasePhoto, Untold
from tolok.engine.schema.forms import PhotoRoom
from tolok.ledger.models import Tally
from tolok.people.access import enter

HERE, MB = "127.0.0.1", 1_000_000
ADDRESS, ALTOGETHER = 60, 2000


@pytest.fixture
def desk(office: Office, noon: None, settings: Settings, tmp_path: Path) -> Desk:
    """A desk with its people at noon, and an empty folder for photos."""
    settings.MEDIA_ROOT = tmp_path
    return seat(office)


def bring(desk: Desk, *sizes: int, address: str = HERE, hours: float = 0) -> None:
    """Add up photos of these sizes, so many hours after noon."""
    at = NOON + timedelta(hours=hours)
    count_photos(at=at, government=desk.office.government, address=address, sizes=sizes)


def sums(desk: Desk) -> tuple[list[int], int]:
    """What the addresses brought, and all of them."""
    enter(desk.office.government.pk)
    held = Tally.objects.filter(kind="photos")
    every = held.filter(caller=ALL).values_list("count", flat=True).first()
    return sorted(held.exclude(caller=ALL).values_list("count", flat=True)), every or 0


def report(client: Client, key: UUID, photos: int = 1) -> HttpResponse:
    files = [SimpleUploadedFile(f"{n}.jpg", picture(), "image/jpeg") for n in range(photos)]
    return sent(client, key, photos=files)


def test_the_room_is_that_of_the_policy_and_an_address_has_never_more_than_all() -> None:
    assert photo_room("pontianak-2026") == photo_room("permenpanrb-6-2022")
    assert (photo_room("mataram-2026").address, photo_room("mataram-2026").government) == (ADDRESS, ALTOGETHER)
    assert PhotoRoom(address=5, government=5, example=True, reason="uji").address == 5
    for address, government in ((6, 5), (0, 5)):
        with pytest.raises(ValidationError):
            PhotoRoom(address=address, government=government, example=True, reason="uji")


@pytest.mark.parametrize(
    ("sizes", "counted"), [((1,), 1), ((MB,), 1), ((MB, 1), 2), ((MB // 2, MB // 2), 1), ((3 * MB, MB, MB), 5)]
)
def test_a_report_counts_in_whole_megabytes(desk: Desk, sizes: tuple[int, ...], counted: int) -> None:
    bring(desk, *sizes)

    assert sums(desk) == ([counted], counted)


def test_an_address_has_its_room_to_the_last_megabyte_and_what_is_refused_adds_nothing(desk: Desk) -> None:
    bring(desk, (ADDRESS - 1) * MB)
    with pytest.raises(PhotosFull):
        bring(desk, MB + 1)
    kept = sums(desk)
    bring(desk, MB)
    with pytest.raises(PhotosFull):
        bring(desk, 1)
    bring(desk, 1, address="203.0.113.9")

    assert kept == ([ADDRESS - 1], ADDRESS - 1)
    assert sums(desk) == ([1, ADDRESS], ADDRESS + 1)


def test_all_addresses_together_have_theirs(desk: Desk) -> None:
    for number in range(ALTOGETHER // 50):
        bring(desk, 50 * MB, address=f"198.51.100.{number}")

    with pytest.raises(PhotosFull):
        bring(desk, 1)

    assert sums(desk) == ([50] * (ALTOGETHER // 50), ALTOGETHER)


def test_the_day_turns_at_midnight_utc(desk: Desk) -> None:
    bring(desk, ADDRESS * MB)
    with pytest.raises(PhotosFull):
        bring(desk, 1, hours=20 - 1 / 3600)  # it is 04.00 UTC at noon here

    bring(desk, 1, hours=20)

    assert sums(desk) == ([1], 1)


def test_past_the_room_the_words_stay_and_go_out_without_photos(desk: Desk, client: Client, tmp_path: Path) -> None:
    bring(desk, (ADDRESS - 1) * MB)
    fits, key = report(client, uuid4(), photos=3), uuid4()
    enter(desk.office.government.pk)
    before = (Case.objects.count(), CasePhoto.objects.count(), Untold.objects.count(), len(list(tmp_path.rglob("*"))))

    refused = report(client, key)
    page = refused.content.decode()

    enter(desk.office.government.pk)
    after = (Case.objects.count(), CasePhoto.objects.count(), Untold.objects.count(), len(list(tmp_path.rglob("*"))))
    assert (fits.status_code, refused.status_code) == (200, 422)
    assert (before[:3], after) == ((1, 3, 1), before)
    assert "kirim sekarang tanpa foto" in page
    assert [word in page for word in (TOLD["text"], TOLD["name"])] == [True, True]
    assert sums(desk) == ([ADDRESS], ADDRESS)
    assert sent(client, key).status_code == 200
    enter(desk.office.government.pk)
    assert Case.objects.count() == 2


def test_a_repeat_adds_nothing_and_a_report_without_photos_neither(desk: Desk, client: Client) -> None:
    key = uuid4()

    codes = [report(client, key).status_code for _time in range(2)] + [sent(client, uuid4()).status_code]

    assert codes == [200, 200, 200]
    assert sums(desk) == ([1], 1)

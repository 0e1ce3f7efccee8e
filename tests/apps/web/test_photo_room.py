"""Reports with photos that come at once share the room of the day exactly (P3)."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from tests.apps.citizens.test_case_reports import TOLD, picture
from tests.apps.citizens.visitor import ticket
from tests.apps.web.conftest import Side
from tests.apps.web.square import send, town
from tolok.citizens.access.limits import photo_room
from tolok.citizens.actions.guard import ALL, MEGABYTE, count_photos
from tolok.citizens.models import Case, CasePhoto
from tolok.ledger.models import Tally
from tolok.people.access import inside
from tolok.web.clock import now

__all__ = ["town"]

AT_ONCE, LEFT, ADDRESS = 8, 2, "203.0.113.70"


def report(town: Side, number: int) -> Any:
    photo = SimpleUploadedFile("a.jpg", picture(), "image/jpeg")
    told = {"key": uuid4(), "ticket": ticket("case", town.government), **TOLD, "text": f"Sekaligus {number}"}
    return send("/ramai/warga/lapor/", {**told, "photos": photo}, ADDRESS)


def test_of_eight_at_once_exactly_those_with_room_are_taken(town: Side, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    room = photo_room(town.government.pack).address
    with inside(town.government.pk):
        filled = [(room - LEFT) * MEGABYTE]
        count_photos(at=now(), government=town.government, address=ADDRESS, sizes=filled)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda number: report(town, number), range(AT_ONCE)))

    with inside(town.government.pk):
        stored = (Case.objects.filter(text__startswith="Sekaligus").count(), CasePhoto.objects.count())
        sums = set(
            Tally.objects.filter(kind="photos", government_id=town.government.pk).values_list("count", flat=True)
        )
        altogether = Tally.objects.get(kind="photos", caller=ALL, government_id=town.government.pk).count
    assert Counter(answer.status_code for answer in answers) == {200: LEFT, 422: AT_ONCE - LEFT}
    assert (stored, sums, altogether) == ((LEFT, LEFT), {room}, room)

"""Takes what somebody without an account brings, once, with its photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.citizens.actions.cases.steps import Told, leave_trace
from tolok.citizens.actions.guard import count_photos
from tolok.citizens.models import Case, CaseContact, CasePhoto, Standing
from tolok.citizens.models.cases import Concerns, Mode
from tolok.citizens.queries.cases.terms import clocks
from tolok.citizens.queries.receipts import code_hash, code_of, key_hash
from tolok.evidence.actions import IMAGES, Contents, Upload
from tolok.ledger.actions import Refusal

if TYPE_CHECKING:
    from tolok.people.models import Government, Unit
    from tolok.skp.models import Service

MOST_PHOTOS = 3


class NotAPhoto(Refusal):
    """Only pictures are taken, because only they can be drawn anew without hidden traces."""

    about = "file"

    def __init__(self) -> None:
        super().__init__(
            _("One of the files is no photo (JPG or PNG), so nothing was sent. Choose photos, or send without them.")
        )


class TooManyPhotos(Refusal):
    """More photos than may come with one case."""

    about = "file"

    def __init__(self) -> None:
        super().__init__(_("At most %(n)s photos can be sent. Choose the most telling ones.") % {"n": MOST_PHOTOS})


@dataclass(frozen=True)
class Brought:
    """What somebody brings: what happened and where, what it is about, and how they are known."""

    kind: str
    text: str
    mode: str
    concerns: str = Concerns.UNSURE
    service: Service | None = None
    unit: Unit | None = None
    name: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def send_case(
    *, at: datetime, government: Government, brought: Brought, key: UUID, photos: Sequence[Upload] = (),
    standing: str = Standing.OPEN, held_for: str = "", address: str = "",
) -> tuple[Case, str]:  # fmt: skip  # the answer stays in sight
    """Store it and give the tracking code, which nobody can read again; a repeat of the key gives the same of both.

    `address` is not stored: the photos of the day are only added up under it (`count_photos`).
    """
    drawn, code = _drawn(photos), code_of(key, government.pk, form="case")
    unit = brought.service.unit if brought.service else brought.unit
    counts_on = clocks(government, [unit.pk if unit else None])[unit.pk if unit else None].counted_day(at)
    case, is_new = Case.objects.get_or_create(
        government=government,
        key_hash=key_hash(key),
        defaults={
            "code_hash": code_hash(code),
            "standing": standing,
            "held_for": held_for,
            "kind": brought.kind,
            "mode": brought.mode,
            "concerns": brought.concerns,
            "service": brought.service,
            "unit": unit,
            "said_place": _said(brought),
            "is_unsure": unit is None,
            "text": brought.text.strip(),
            "counts_on": counts_on,
            "clock_from": counts_on,
        },
    )
    if is_new:
        _keep_contact(case, brought)
        _keep_photos(at, case, drawn, address)
        leave_trace(by=None, at=at, case=case, verb="send_case", told=Told(), on=counts_on)
    return case, code


def _said(brought: Brought) -> str:
    if brought.service:
        return f"{brought.service.name}, {brought.service.unit.name}"
    return brought.unit.name if brought.unit else ""


def _drawn(photos: Sequence[Upload]) -> list[Contents]:
    if len(photos) > MOST_PHOTOS:
        raise TooManyPhotos
    drawn = [Contents.of(Upload("foto", photo.content)) for photo in photos]
    if any(each.media_type not in IMAGES for each in drawn):
        raise NotAPhoto
    return drawn


def _keep_contact(case: Case, brought: Brought) -> None:
    if brought.mode != Mode.ANONYMOUS:
        CaseContact.objects.create(
            government_id=case.government_id,
            case=case,
            name=brought.name.strip(),
            phone=brought.phone.strip(),
            email=brought.email.strip(),
        )


def _keep_photos(at: datetime, case: Case, drawn: Sequence[Contents], address: str) -> None:
    if drawn:
        sizes = [len(each.body) for each in drawn]
        count_photos(at=at, government=case.government, address=address, sizes=sizes)
    for number, contents in enumerate(drawn, start=1):
        CasePhoto.objects.create(
            government_id=case.government_id,
            case=case,
            number=number,
            file=contents.keep(case.government_id),
            media_type=contents.media_type,
        )

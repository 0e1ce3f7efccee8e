"""Uploaded workbooks that wait between the dry run and the confirmation."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal
from tolok.people.models import Person

WAITS = timedelta(hours=24)
DIGEST = re.compile(r"[0-9a-f]{64}")


class UploadGone(Refusal):
    """The workbook is not there: never uploaded by this person, too old, or imported already."""

    def __init__(self) -> None:
        super().__init__(_("This workbook is no longer here; it waits for one day. Upload it again."))


def upload_place(by: Person) -> Path:
    """The folder of one person's waiting workbooks, outside the web root."""
    return Path(settings.MEDIA_ROOT) / "import" / str(by.government_id) / str(by.pk)


def waiting_upload(by: Person, digest: str, *, at: datetime, ending: str = "xlsx") -> bytes:
    """The file with this ending that this person uploaded within a day; raises UploadGone."""
    path = upload_place(by) / f"{digest}.{ending}"
    if not DIGEST.fullmatch(digest) or not path.is_file() or path.stat().st_mtime < (at - WAITS).timestamp():
        raise UploadGone
    return path.read_bytes()

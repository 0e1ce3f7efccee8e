"""Invitations as CSV: the number of each service, and its address."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tolok.engine.cells import tame

if TYPE_CHECKING:
    from tolok.citizens.actions.survey.invitations import Invited


def invitations_csv(invited: Iterable[Invited], place: str) -> bytes:
    """A row an invitation in UTF-8 with its mark; `~` in the address is where the secret goes."""
    written = io.StringIO(newline="")
    book = csv.writer(written)
    book.writerow(("Nomor", "Alamat survei"))
    book.writerows((tame(each.number), place.replace("~", each.secret)) for each in invited)
    return written.getvalue().encode("utf-8-sig")

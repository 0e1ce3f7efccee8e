"""A citizen without an account, who took the time to fill in a public form."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast
from uuid import UUID, uuid4

from tolok.citizens.access.tickets import issue
from tolok.people.models import Government

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

# Seconds that a person needs for a form.
AWHILE = 60
# Bytes that a public page weighs at most, compressed and with everything it loads.
MOST = 60_000


def ticket(form: str, government: Government, *, age: float = AWHILE) -> str:
    """A ticket that is so many seconds old by the clock of this moment."""
    return issue(form, government_id=government.pk, began=time.time() - age)


def here(form: str) -> str:
    """A good ticket of Kota Contoh."""
    return ticket(form, Government.objects.get(slug="contoh"))


def write(
    client: Client, government: Government, address: str, form: str, *, key: UUID | None = None, **fields: object
) -> HttpResponse:
    """Send a public form as somebody honest; `fields` may replace its ticket."""
    sent = {"key": key or uuid4(), "ticket": ticket(form, government), **fields}
    return cast("HttpResponse", client.post(f"/{government.slug}/warga/{address}", sent))

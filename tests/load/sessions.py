"""Signs many people in at once, as browsers that are ready to report."""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import uuid4

from tests.load.client import post

if TYPE_CHECKING:
    from tests.load.town import Town
    from tolok.people.models import Person
    from tolok.skp.models import Skp

LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True)
class Sender:
    """A person's browser: its cookies, of which the last one's value is also the form's token, and a target."""

    cookie: str
    target: int

    def report(self, port: int, town: Town, *, note: str) -> bytes:
        """One normal item of the today page as it goes over the wire; `note` is encoded already."""
        token, row = self.cookie.rpartition("=")[2], f"t{self.target}"
        fields = f"csrfmiddlewaretoken={token}&key={uuid4()}&{row}-done=on&{row}-amount=12&{row}-note={note}"
        return post(f"/{town.government.slug}/hari-ini/", port, fields, self.cookie)


def senders(town: Town, plans: Sequence[tuple[Person, Skp]]) -> list[Sender]:
    """Everybody with a plan, in its order, signed in and with a target of that plan."""
    from tolok.skp.models import Target

    first = {t.outcome.skp_id: t.pk for t in Target.objects.select_related("outcome").order_by("-pk")}
    cookies = sessions(town.government.pk, [person for person, _ in plans])
    return [Sender(cookies[person.pk], first[skp.pk]) for person, skp in plans]


def sessions(government_id: int, persons: Iterable[Person]) -> dict[int, str]:
    """The cookies of each person's session, by person id; the token of forms is the last one's value."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from tests.load.pages import BACKEND
    from tolok.people.access import inside
    from tolok.people.models import Account

    store = import_module(settings.SESSION_ENGINE).SessionStore
    asked = {person.pk for person in persons}
    found = {}
    with inside(government_id):
        for account in Account.objects.filter(person_id__in=asked):
            kept = store()
            kept[SESSION_KEY], kept[BACKEND_SESSION_KEY] = str(account.pk), BACKEND
            kept[HASH_SESSION_KEY] = account.get_session_auth_hash()
            kept.save()
            token = "".join(secrets.choice(LETTERS) for _ in range(32))
            named = f"{settings.SESSION_COOKIE_NAME}={kept.session_key}; {settings.CSRF_COOKIE_NAME}={token}"
            found[account.person_id] = named
    return found

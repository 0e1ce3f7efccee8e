"""Signs many people in at once, as browsers that already have their cookies."""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tolok.people.models import Person

LETTERS = string.ascii_letters + string.digits


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

"""Django's sessions in the database, found by a query that is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from tolok.ledger.queries import Prepared, Slot

if TYPE_CHECKING:
    from django.contrib.sessions.base_session import AbstractBaseSession


class SessionStore(DatabaseStore):
    """Looks up a session at the start of every request; all else is Django's."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        found = KEPT.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found


KEPT: Prepared[AbstractBaseSession] = Prepared(
    lambda: SessionStore.get_model_class().objects.filter(
        session_key=Slot("key", CharField()), expire_date__gt=Slot("now", DateTimeField())
    )
)

"""Reads what comes before a person is known: governments, accounts, the showcase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import BigIntegerField, Func, TextField, Value
from django.db.models.functions import Cast

from tolok.ledger.queries import Prepared, Slot
from tolok.people.models import Account, Government, Invitation, Person
from tolok.people.queries.nip import tidy_nip


@dataclass(frozen=True)
class Shown:
    """An example person as the first page offers it."""

    id: int
    name: str
    post: str
    unit: str
    story: str


@dataclass(frozen=True)
class Showcase:
    """An example government with the people one may enter as."""

    name: str
    slug: str
    article: str
    people: tuple[Shown, ...]


ENTERING = Func(
    Value("tolok.government"), Cast("id", TextField()), Value(True), function="set_config", output_field=TextField()
)
# These two stand before every page, and what is asked of the one who came (`posting_of`).
ENTERED = Prepared(lambda: Government.objects.filter(slug=Slot("slug", TextField())).annotate(entered=ENTERING))
ACCOUNT = Prepared(
    lambda: Account.objects.select_related("person", "government").filter(
        pk=Slot("account_id", BigIntegerField()), is_active=True
    )
)


def entered(slug: str) -> Government | None:
    """The government of an address, its rows shown to this transaction; None for an unknown one."""
    return ENTERED.first(slug=slug)


def accounts_behind(identifier: str) -> list[tuple[int, int]]:
    """Account and government ids behind a NIP or e-mail; one security-definer function looks them up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT account_id, government_id FROM people_sign_in(%s)", [identifier.strip()])
        return [(int(account), int(government)) for account, government in cursor.fetchall()]


def account(account_id: int) -> Account | None:
    """The active account with its person, when this transaction may see it."""
    return ACCOUNT.first(account_id=account_id)


def account_of(person_id: int) -> Account | None:
    """The active account of a person, with government, when this transaction may see it."""
    return Account.objects.select_related("government").filter(person_id=person_id, is_active=True).first()


def governments() -> list[Government]:
    """Every government, by name."""
    return list(Government.objects.order_by("name"))


def showcase(government: Government) -> Showcase:
    """The example government's story and people, as the example data wrote them down."""
    told = government.showcase
    people = tuple(Shown(**one) for one in told.get("people", []))
    return Showcase(government.name, government.slug, told.get("article", ""), people)


def person_of(person_id: int) -> Person | None:
    """A person of the government of this transaction."""
    return Person.objects.filter(pk=person_id).first()


def persons_of(person_ids: Iterable[int]) -> dict[int, Person]:
    """Persons of the government of this transaction, by id; one query, none when nobody is asked for."""
    return Person.objects.in_bulk(list(person_ids))


def names_of(person_ids: Iterable[int | None]) -> dict[int, str]:
    """Names of persons of the government of this transaction, by id; one query, none when nobody is asked for."""
    asked = {pk for pk in person_ids if pk is not None}
    return dict(Person.objects.filter(pk__in=asked).values_list("pk", "name")) if asked else {}


def person_with(nip: str) -> Person | None:
    """The person with this NIP, typed with or without spaces, in the government of this transaction."""
    return Person.objects.filter(nip=tidy_nip(nip)).first()


def government_of(slug: str) -> Government | None:
    """The government of an address, without entering it."""
    return Government.objects.filter(slug=slug).first()


def invitation_of(token_hash: bytes, *, at: datetime) -> Invitation | None:
    """The unused invitation with this hash that has not expired, with its person."""
    waiting = Invitation.objects.filter(token_hash=token_hash, used_at=None, expires_at__gt=at)
    return waiting.select_related("person").first()


def local_day(government: Government, at: datetime) -> date:
    """The day it is in a government at that moment."""
    return at.astimezone(ZoneInfo(government.time_zone)).date()

"""What programs may send: nothing is taken for what it is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, TypeVar
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy
from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
NUMBER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
# Addresses and calendars hold these years; beyond them the arithmetic of days breaks.
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 30)
FAR = gettext_lazy("Choose a day from 2000 to 2099.")
# What a form lets pass as a day.
DAYS = (MinValueValidator(FIRST, FAR), MaxValueValidator(LAST, FAR))
LARGEST_ID = 2**63 - 1
Read = TypeVar("Read")


def _read(kind: str, pattern: re.Pattern[str], read: Callable[[str], Read], given: Any) -> Read:
    """A text of this pattern, read; one fault of this kind for everything else."""
    try:
        if isinstance(given, str) and pattern.fullmatch(given):
            return read(given)
    except (ValueError, OverflowError):
        pass
    raise PydanticCustomError(kind, "no such value")


def _day(given: Any) -> date:
    day = _read("day", DAY, date.fromisoformat, given)
    if not FIRST <= day <= LAST:
        raise PydanticCustomError("day", "no such value")
    return day


def _moment(given: Any) -> datetime:
    moment = _read("moment", MOMENT, datetime.fromisoformat, given)
    if not FIRST < moment.date() < LAST:
        raise PydanticCustomError("moment", "no such value")
    return moment


def _number(given: Any) -> UUID:
    return _read("number", NUMBER, UUID, given)


def _writable(given: str) -> str:
    """Text that PostgreSQL and every reader can hold: no NUL, no half of a letter."""
    if "\0" in given or any("\ud800" <= letter <= "\udfff" for letter in given):
        raise PydanticCustomError("text", "no such value")
    return given


Day = Annotated[date, BeforeValidator(_day), Field(examples=["2026-07-14"])]
Moment = Annotated[datetime, BeforeValidator(_moment), Field(examples=["2026-07-14T08:30:00+07:00"])]
Key = Annotated[UUID, BeforeValidator(_number)]
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Text = Annotated[str, StringConstraints(max_length=500), AfterValidator(_writable)]
Minutes = Annotated[int, Field(ge=1, le=1440, description="Minutes the work took.")]
Most = Annotated[int, Field(ge=1, le=200, description="How many at most.")]


class Sent(Schema):
    """The body of a request: known fields only, each in its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SentForm(Schema):
    """The body of a request that comes as a form, everything as text: known fields only, and files of these names."""

    model_config = ConfigDict(extra="forbid")
    files: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _with_strangers(cls, given: Any, around: ValidationInfo) -> Any:
        """Put back what the library left out, for it hands on known fields only, and what is lost is never told."""
        if not isinstance(given, dict) or not around.context:
            return given
        request = around.context["request"]
        strangers = (set(request.POST) - set(cls.model_fields)) | (set(request.FILES) - cls.files)
        if strangers:
            cls.meet(strangers)
        return {**dict.fromkeys(sorted(strangers)), **given}

    @classmethod
    def meet(cls, strangers: set[str]) -> None:
        """Say more of unknown fields than that each is unknown, where there is more to say."""

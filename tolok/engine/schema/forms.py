"""How much one address may send through the public's forms, also in photos."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from tolok.engine.schema.table import Name, Sourced

Sent = Annotated[int, Field(ge=1, le=100_000)]


class FormLimit(Sourced):
    """Of one form: at most `minute` a minute; `plain` an hour count at once, `proven` with a proof of work.

    What is more than a minute's is sent back; what is more than an hour's waits for a moderator, never for nothing.
    """

    form: Name
    minute: Sent
    plain: Sent
    proven: Sent

    @model_validator(mode="after")
    def _proof_helps(self) -> Self:
        if self.plain > self.proven:
            raise ValueError("`plain` lies above `proven`, so that a proof would count for nothing; lower it")
        return self


class PhotoRoom(Sourced):
    """How many megabytes (of 1,000,000 bytes) of photos reports may bring in a day: of one address, and of all."""

    address: Sent
    government: Sent

    @model_validator(mode="after")
    def _all_hold_one(self) -> Self:
        if self.address > self.government:
            raise ValueError("`address` lies above `government`, so that it would never be reached; lower it")
        return self


class PublicForms(Sourced):
    """The limits of all forms; one that is not named may be sent `unnamed` times a minute and an hour."""

    unnamed: Sent
    photos: PhotoRoom
    limits: tuple[FormLimit, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names = [each.form for each in self.limits]
        if len(set(names)) < len(names):
            raise ValueError("two `limits` are for the same `form`; keep one")
        return self

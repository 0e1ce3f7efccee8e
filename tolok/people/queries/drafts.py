"""Reads drafts of a reorganisation, and compares who rates whom before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tolok.people.models import Reorganisation
from tolok.people.queries.doors import names_of
from tolok.people.queries.raters import Rated, Why
from tolok.people.queries.rows import ImportRows, PersonRow, PositionRow, PostingRow, UnitRow


@dataclass(frozen=True)
class Difference:
    """Who would be rated otherwise: the name of the rater, or empty, and the whole of what is said."""

    name: str
    before: str
    after: str
    was: Rated | None
    becomes: Rated


@dataclass(frozen=True)
class Trial:
    """What a draft would change on its first day: who is rated by whom else, who by nobody, and new circles."""

    differences: tuple[Difference, ...]
    persons: int

    @property
    def exceptions(self) -> list[Difference]:
        """Whom nobody would rate who has a rater now, or who is new."""
        return [each for each in self.differences if each.becomes.rater_id is None]

    @property
    def circles(self) -> list[Difference]:
        """Those who would rate each other if the rule did not step in, and did not before."""
        was = (each.was.why if each.was else None for each in self.differences)
        pairs = zip(self.differences, was, strict=True)
        return [each for each, why in pairs if each.becomes.why is Why.CIRCLE and why is not Why.CIRCLE]

    @property
    def counts(self) -> Counter[str]:
        """How many would get another rater, lose theirs, or find one."""
        return Counter(
            "lost" if each.becomes.rater_id is None else "found" if not each.before else "other"
            for each in self.differences
        )


def compared(before: Mapping[int, Rated], after: Mapping[int, Rated]) -> Trial:
    """Everybody whose rater would be another one or none, and new circles, by name; one query for the names."""
    changed = [(pk, before.get(pk), told) for pk, told in after.items() if _told(before.get(pk)) != _told(told)]
    named = {rated.rater_id or 0 for _pk, *both in changed for rated in both if rated}
    names = names_of(named | {pk for pk, _was, _told in changed})
    found = [
        Difference(
            names[pk],
            names.get((was.rater_id if was else None) or 0, ""),
            names.get(told.rater_id or 0, ""),
            was,
            told,
        )
        for pk, was, told in changed
    ]
    return Trial(tuple(sorted(found, key=lambda each: (each.becomes.rater_id is not None, each.name))), len(after))


def _told(rated: Rated | None) -> tuple[int | None, Why | None]:
    """What a draft may change about somebody; why a nearer superior was passed over is none of it, but for a circle."""
    if rated is None:
        return 0, None
    is_told = rated.rater_id is None or rated.why is Why.CIRCLE
    return rated.rater_id, rated.why if is_told else None


def reorganisations() -> list[Reorganisation]:
    """All drafts and what became of them: open ones first, then the newest; one query."""
    found = list(Reorganisation.objects.select_related("made_by").order_by("-made_at", "-pk"))
    return sorted(found, key=lambda each: each.state != Reorganisation.State.DRAFT)


def reorganisation_of(draft_id: int) -> Reorganisation | None:
    """A draft, when this transaction may see it."""
    return Reorganisation.objects.select_related("made_by", "government").filter(pk=draft_id).first()


def packed(rows: ImportRows) -> dict[str, Any]:
    """Rows of an import as they are kept."""
    found: dict[str, Any] = asdict(rows)
    for posting in found["postings"]:
        posting["starts_on"] = posting["starts_on"].isoformat()
        posting["ends_on"] = posting["ends_on"].isoformat() if posting["ends_on"] else None
    return found


def unpacked(kept: Mapping[str, Any]) -> ImportRows:
    """Kept rows as rows of an import."""
    return ImportRows(
        units=tuple(UnitRow(**row) for row in kept["units"]),
        positions=tuple(PositionRow(**row) for row in kept["positions"]),
        persons=tuple(PersonRow(**row) for row in kept["persons"]),
        postings=tuple(
            PostingRow(
                **{
                    **row,
                    "starts_on": date.fromisoformat(row["starts_on"]),
                    "ends_on": date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
                }
            )
            for row in kept["postings"]
        ),
    )

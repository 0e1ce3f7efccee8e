"""Rows and their entries are stored together, few and many alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import NOON
from tolok.evidence.models import Evidence
from tolok.ledger.actions import act_on, store_acts
from tolok.ledger.models import LedgerEntry, LedgerSalt
from tolok.ledger.queries import is_committed

if TYPE_CHECKING:
    from tests.apps.web.conftest import Side


@pytest.mark.parametrize("count", [0, 1, 3, 60])
def test_each_row_has_its_entry_with_a_salt_that_opens_it(ours: Side, count: int) -> None:
    giver, place = ours.persons["hadi"], ours.government.pk
    rows = [
        Evidence(government_id=place, owner=giver, kind="link", link=f"https://x/{n}", given_at=NOON)
        for n in range(count)
    ]
    acts = [act_on(verb="give", by=giver, at=NOON, on=row, person=giver, fields={"link": row.link}) for row in rows]

    stored = store_acts(rows, acts)

    assert [row.link for row in Evidence.objects.order_by("pk")] == [row.link for row in stored]
    entries = {entry.object_id: entry for entry in LedgerEntry.objects.filter(verb="give")}
    assert (set(entries), len(entries)) == ({row.pk for row in stored}, count)
    for row in stored:
        entry = entries[row.pk]
        assert (entry.object_type, entry.actor_id, entry.person_id) == ("evidence_evidence", giver.pk, giver.pk)
        assert is_committed(entry.pk, "link", row.link)
        assert not is_committed(entry.pk, "link", "https://elsewhere")
        assert LedgerSalt.objects.get(pk=entry.pk).government_id == place

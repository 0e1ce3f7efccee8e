"""The same dossier and policy give the same result for ever."""

from __future__ import annotations

import pytest
from django.db.utils import ProgrammingError

from tests.apps.appraisal.conftest import Office
from tolok.appraisal.models import Appraisal, GivenLevel, Rating
from tolok.appraisal.queries import Replay, appraisal_by_id, replay


def _replayed(appraisal: Appraisal) -> Replay:
    found = appraisal_by_id(appraisal.pk)
    assert found is not None
    return replay(found)


def test_a_gathered_a_rated_and_a_signed_appraisal_come_out_the_same_again(office: Office) -> None:
    assert _replayed(office.gathered()).same
    assert _replayed(office.rated()).same
    assert _replayed(office.signed()).same


def test_later_reports_change_nothing_that_was_kept(office: Office) -> None:
    appraisal = office.signed()
    office.report("clerk", 5_000)

    assert _replayed(appraisal).same


@pytest.mark.parametrize("tampered", ["rating", "predikat"])
def test_what_was_changed_afterwards_is_found(office: Office, tampered: str) -> None:
    appraisal = office.signed()
    if tampered == "rating":
        GivenLevel.objects.filter(behaviour="loyal").update(level="above")
    else:
        Appraisal.objects.update(predikat="sangat_baik")

    found = _replayed(appraisal)

    assert not found.same
    assert not getattr(found, tampered)


@pytest.mark.parametrize(
    ("tampered", "was", "now"), [("facts", '"checked":29000', '"checked":1'), ("policy", "9000", "1")]
)
def test_a_changed_dossier_is_found_and_the_database_refuses_to_change_it(
    office: Office, tampered: str, was: str, now: str
) -> None:
    found = appraisal_by_id(office.signed().pk)
    assert found is not None
    kept, field = (found.dossier, "facts") if tampered == "facts" else (found.dossier.policy, "text")
    setattr(kept, field, getattr(kept, field).replace(was, now))

    replayed = replay(found)

    assert not getattr(replayed, tampered)
    with pytest.raises(ProgrammingError, match="permission denied"):
        kept.save()


def test_a_rating_changed_in_the_table_is_found_by_the_predikat(office: Office) -> None:
    appraisal = office.signed()
    Rating.objects.update(work="below")

    assert not _replayed(appraisal).predikat

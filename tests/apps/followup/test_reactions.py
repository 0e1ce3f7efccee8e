"""A real worker does what a signature announced, however late it comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.appraisal.conftest import Office, committed
from tests.apps.followup.conftest import judged
from tests.conftest import NOON
from tolok.appraisal.events import announce_predikat_signed
from tolok.appraisal.models import Appraisal, Signature
from tolok.delivery.models import Notice
from tolok.followup.models import FollowUp
from tolok.followup.reactions import open_what_follows
from tolok.ledger.models import LedgerEntry
from tolok.people.access import inside
from tolok.web.server import work


class PowerCut(Exception):
    """The machine stops before the transaction ends."""


def sign_and_fall(office: Office) -> None:
    """Sign, and lose power before the transaction ends."""
    with inside(office.government.pk):
        judged(office, "below")
        raise PowerCut


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """An office whose rows are committed: a worker on another connection sees them."""
    slug = f"kota-{request.node.name[:30]}".replace("_", "-")
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = committed(slug)
        yield made


def jobs() -> list[str]:
    """How each announced job stands."""
    found = ProcrastinateJob.objects.filter(task_name="appraisal.predikat_signed").order_by("pk")
    return list(found.values_list("status", flat=True))


def opened(office: Office) -> list[tuple[str, str]]:
    """What is open in the office."""
    with inside(office.government.pk):
        return list(FollowUp.objects.order_by("pk").values_list("kind", "title"))


def test_a_worker_opens_what_a_signature_announced_though_it_came_late(kept: Office) -> None:
    with inside(kept.government.pk):
        judged(kept, "below")
    before = (jobs()[-1], opened(kept))

    work(until_empty=True)

    assert before == ("todo", [])
    assert jobs()[-1] == "succeeded"
    assert opened(kept) == [("coaching", "Pembinaan oleh pimpinan")]
    with inside(kept.government.pk):
        entry = LedgerEntry.objects.get(verb="open_follow_up")
        notice = Notice.objects.get(person=kept.people["clerk"], key__startswith="follow-up:")
        assert entry.actor_id is None
        assert notice.text == "Predikat Anda Triwulan II 2026 membuka: Pembinaan oleh pimpinan."
        assert notice.address == f"/{kept.government.slug}/tindak-lanjut/{FollowUp.objects.get().pk}/"


def test_the_same_job_twice_opens_once_and_tells_once(kept: Office) -> None:
    with inside(kept.government.pk):
        judged(kept, "above")
        announce_predikat_signed(signatures=[Signature.objects.get()])

    work(until_empty=True)

    assert jobs()[-2:] == ["succeeded", "succeeded"]
    assert [kind for kind, _title in opened(kept)] == ["award"]
    with inside(kept.government.pk):
        assert Notice.objects.filter(key__startswith="follow-up:").count() == 1


def test_a_signing_that_is_rolled_back_leaves_no_job(kept: Office) -> None:
    before = len(jobs())

    with pytest.raises(PowerCut):
        sign_and_fall(kept)

    assert len(jobs()) == before
    with inside(kept.government.pk):
        assert Appraisal.objects.count() == 0


def test_a_job_about_an_appraisal_nobody_can_see_does_nothing(kept: Office) -> None:
    open_what_follows(government_id=kept.government.pk, appraisal_id=0, at=NOON.isoformat())

    assert opened(kept) == []

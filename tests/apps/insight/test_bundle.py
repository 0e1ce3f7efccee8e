"""All forms of a unit in one file: what is in it, and what a kill leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection, transaction

from tests.apps.appraisal.conftest import AFTER, Office, committed
from tests.apps.insight.bundles import heads, names, order, run
from tests.apps.insight.conftest import crowd
from tests.apps.insight.papers import pages
from tolok.appraisal.models import Appraisal
from tolok.feedback.actions import Seen, give_competence
from tolok.feedback.models import Note
from tolok.insight import tasks
from tolok.insight.models import Bundle, Paper
from tolok.insight.queries.papers.bundles import parts_of, place_of
from tolok.insight.tasks import Press, print_bundle
from tolok.insight.tasks.bundle import BATCH, fit
from tolok.ledger.models import LedgerEntry
from tolok.people.access import inside
from tolok.people.models import Unit
from tolok.skp.models import Skp
from tolok.web.server import resume_left_jobs, work

pytestmark = pytest.mark.usefixtures("own_files")


class PowerCut(BaseException):
    """The machine stops; no `except Exception` hears of it."""


def test_a_unit_is_one_file_with_a_folder_a_person(office: Office) -> None:
    office.plan("superior", superior="above")
    signed = office.signed()

    done = run(order(office, period=office.quarter(), ending="both"))

    found = names(done)
    clerk, superior = office.people["clerk"], office.people["superior"]
    own = f"Disdukcapil/Clerk {clerk.nip}/"
    kinds = (f"dokumen-{signed.pk}", f"evaluasi-{signed.pk}", f"lampiran-{signed.skp_id}", f"skp-{signed.skp_id}")
    assert [name.removeprefix(own) for name in found if name.startswith(own)] == sorted(
        f"{kind}.{ending}" for kind in kinds for ending in ("pdf", "xlsx")
    )
    assert any(name.startswith(f"Disdukcapil/Superior {superior.nip}/matriks-") for name in found)
    assert (done.state, done.done, done.total, done.papers) == ("done", 2, 2, len(found))
    assert done.size == place_of(done).stat().st_size
    with ZipFile(place_of(done)) as book:
        text = " ".join(pages(book.read(f"{own}skp-{signed.skp_id}.pdf")))
    assert Paper.objects.get(kind="skp", person=clerk).number in text.replace("-", "").replace(" ", "")


def test_written_competences_are_in_it_and_blank_forms_are_not(office: Office) -> None:
    superior, clerk = office.people["superior"], office.people["clerk"]
    office.plan("superior", superior="above")
    give_competence(by=superior, at=AFTER, person=clerk, seen=Seen("Kerja sama", 4, "Bertanya pada saat yang tepat."))

    found = names(run(order(office)))

    assert [name.partition("/")[2].partition(" ")[0] for name in found if "kompetensi-" in name] == ["Clerk"]
    assert not any("bimbingan-" in name for name in found)


def test_the_hr_agency_gets_no_remarks_and_a_head_does(office: Office) -> None:
    text = {"kind": "praise", "text": "Sangat rapi", "said_at": AFTER - timedelta(days=20)}
    people = {"person": office.people["clerk"], "author": office.people["superior"]}
    Note.objects.create(government=office.government, **people, **text)
    signed = office.signed()
    heads(office, "superior")

    found = {}
    for role in ("hr", "superior"):
        done = run(order(office, role, period=office.quarter()))
        with ZipFile(place_of(done)) as book:
            name = next(name for name in book.namelist() if f"evaluasi-{signed.pk}" in name)
            found[role] = "Sangat rapi" in " ".join(pages(book.read(name)))

    assert found == {"hr": False, "superior": True}


def test_a_head_gets_the_own_plan_and_those_below_only(office: Office) -> None:
    heads(office, "superior")
    for role, superior in (("superior", "above"), ("planner", "superior"), ("colleague", "superior")):
        office.plan(role, superior=superior)

    own, whole = (
        parts_of(office.people[role], office.unit.pk, 2026, on=date(2026, 7, 2)) for role in ("superior", "hr")
    )

    people = [Skp.objects.get(pk=part.skp_id).person.name for part in own]
    assert people == ["Clerk", "Colleague", "Superior"]
    assert [part.is_discreet for part in own] == [False, False, False]
    assert (len(whole), {part.is_discreet for part in whole}) == (4, {True})


def test_the_same_job_twice_prints_once(office: Office) -> None:
    done = run(order(office))
    written = place_of(done).read_bytes()

    again = run(done)

    assert (again.state, place_of(again).read_bytes()) == ("done", written)
    assert LedgerEntry.objects.filter(verb="finish_bundle").count() == 1


def test_a_job_killed_in_the_middle_runs_again_with_the_same_numbers(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.gathered()
    crowd(office, BATCH + 5)
    bundle, told = order(office, unit=Unit.objects.get(code="KOTA")), Press.tell

    def fall(press: Press, done: int) -> None:
        told(press, done)
        raise PowerCut

    monkeypatch.setattr(tasks.Press, "tell", fall)
    with pytest.raises(PowerCut):
        run(bundle)
    monkeypatch.setattr(tasks.Press, "tell", told)
    halfway, numbers = Bundle.objects.get(pk=bundle.pk), set(Paper.objects.values_list("number", flat=True))
    ended = run(bundle)

    assert (halfway.state, halfway.done, halfway.total) == ("running", BATCH, BATCH + 6)
    assert halfway.seconds_left is not None
    assert (ended.state, ended.done, len(names(ended))) == ("done", BATCH + 6, 2 * (BATCH + 6))
    assert numbers < set(Paper.objects.values_list("number", flat=True))
    assert [path.name for path in place_of(ended).parent.iterdir()] == [ended.file_name]


def test_a_fault_is_said_in_words_and_leaves_no_half_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(press: Press, done: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(tasks.Press, "tell", broken)
    failed = run(order(office))

    assert failed.state == "failed"
    assert "tidak terduga" in failed.reason
    assert list(place_of(failed).parent.iterdir()) == []


@pytest.mark.parametrize("step", ["tell", "numbered"])
def test_a_download_removed_meanwhile_stops_quietly(
    office: Office, monkeypatch: pytest.MonkeyPatch, step: str, django_capture_on_commit_callbacks: Any
) -> None:
    bundle, whole = order(office), getattr(Press, step)

    def removed(press: Press, given: Any) -> Any:
        found = whole(press, given)
        Bundle.objects.filter(pk=bundle.pk).delete()
        return found

    monkeypatch.setattr(tasks.Press, step, removed)
    print_bundle(government_id=bundle.government_id, bundle_id=bundle.pk)
    print_bundle(government_id=bundle.government_id, bundle_id=bundle.pk)

    assert Bundle.objects.count() == 0
    assert list(place_of(bundle).parent.iterdir()) == []


def test_names_of_files_suit_every_system() -> None:
    assert [fit(name) for name in ('../a:b*?"<>|\\c', ".", "x" * 200)] == ["a b c", "-", "x" * 80]


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """An office whose rows are committed: a worker on another connection sees them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = committed(f"kota-{request.node.name[:30]}".replace("_", "-"))
        yield made


def test_a_real_worker_prints_what_a_dead_one_left(kept: Office) -> None:
    with inside(kept.government.pk):
        bundle = order(kept)
    with connection.cursor() as cursor:
        # As a worker leaves it that was killed: taken, and in nobody's hands.
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'insight.bundle'")
    work(until_empty=True)
    with inside(kept.government.pk):
        before = Bundle.objects.get(pk=bundle.pk).state

    resumed = resume_left_jobs()
    work(until_empty=True)

    with inside(kept.government.pk):
        after = Bundle.objects.get(pk=bundle.pk)
    assert (before, resumed, after.state) == ("running", 1, "done")
    assert len(names(after)) == 2
    assert Appraisal.objects.count() == 0

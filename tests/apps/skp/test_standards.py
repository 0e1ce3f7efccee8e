"""Services and their limits: kept by heads, read by plans, never rewritten."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.apps.skp.conftest import Office, Visitor, measured, started
from tests.conftest import NOON, TODAY
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Unit
from tolok.skp.actions import (
    Limit,
    LimitOutOfBounds,
    NotYourUnit,
    PlanDraft,
    ReadingDoesNotFit,
    ServiceCodeIsTaken,
    ServiceIsRetired,
    StandardGoesBack,
    TargetDraft,
    add_indicator,
    add_target,
    change_target,
    draft_plans,
    open_service,
    retire_service,
    set_standard,
)
from tolok.skp.actions.drafts import OutcomeDraft
from tolok.skp.actions.wordings import Wording
from tolok.skp.models import Service, Standard, Target
from tolok.skp.queries import (
    kinds,
    kinds_of_services,
    lines_of,
    offered,
    services,
    services_for,
    targets_of,
)

if TYPE_CHECKING:
    from django.db.models import Model
    from pytest_django import DjangoAssertNumQueries

    from tolok.people.models import Government, Person

THREE_DAYS = Limit(3, "days", date(2026, 1, 1), "SK Kepala Dinas 1/2026")
WRITTEN = {"name": "KTP-el", "code": "ktp", "limit": "3", "scale": "days", "valid_from": "2026-01-01", "source": "SK 1"}


def opened(office: Office, code: str = "ktp", *, by: Person | None = None, limit: Limit = THREE_DAYS) -> Service:
    """The service KTP-el of the office's unit."""
    return open_service(by=by or office.hr, at=NOON, unit=office.unit, code=code, name="KTP-el", limit=limit)


def share(service: Model | None, **more: object) -> TargetDraft:
    """A target that is read from the service."""
    given: dict[str, object] = {"accumulation": "mean", "reading": "share_in_time", "unit": "persen", **more}
    service_id = service.pk if service else None
    return TargetDraft(aspect="time", low=9000, name="Tepat waktu", service_id=service_id, **given)  # type: ignore[arg-type]  # the tests say what they pass


@pytest.mark.parametrize("who", ["head", "hr", "planner"])
def test_heads_and_keepers_open_a_service_with_its_standard(office: Office, who: str) -> None:
    service = opened(office, by=getattr(office, who))

    assert offered(["ktp", "kk"])["ktp"].standard(TODAY) == (3, "days")
    assert [(row.name, row.limit) for row in services(on=TODAY)] == [("KTP-el", "3 hari kerja")]
    verbs = LedgerEntry.objects.filter(verb__in=("open_service", "set_standard")).values_list("verb", flat=True)
    assert (service.unit, sorted(verbs)) == (office.unit, ["open_service", "set_standard"])


def test_a_head_keeps_the_units_below_and_no_other(government: Government, office: Office) -> None:
    below = Unit.objects.create(government=government, code="U2", name="Loket", parent=office.unit)
    beside = Unit.objects.create(government=government, code="U3", name="Dinas Lain")

    open_service(by=office.head, at=NOON, unit=below, code="a", name="A", limit=THREE_DAYS)
    with pytest.raises(NotYourUnit):
        open_service(by=office.head, at=NOON, unit=beside, code="b", name="B", limit=THREE_DAYS)
    with pytest.raises(NotAllowed):
        open_service(by=office.clerk, at=NOON, unit=below, code="b", name="B", limit=THREE_DAYS)
    assert [each.code for each in services_for(office.unit)] == ["a"]
    assert services_for(beside) == []


def test_a_new_standard_holds_from_its_day_and_the_old_one_stays(office: Office) -> None:
    service = opened(office)
    set_standard(by=office.hr, at=NOON, service=service, limit=Limit(90, "minutes", date(2026, 8, 1), "SK 2/2026"))

    held = offered(["ktp"])["ktp"]

    assert [held.standard(date(*day)) for day in ((2025, 12, 31), (2026, 7, 31), (2026, 8, 1))] == [
        None,
        (3, "days"),
        (90, "minutes"),
    ]
    with pytest.raises(StandardGoesBack):
        set_standard(by=office.hr, at=NOON, service=service, limit=Limit(2, "days", date(2026, 8, 1), "SK 3"))


@pytest.mark.parametrize(("limit", "scale"), [(0, "days"), (367, "days"), (600_000, "minutes")])
def test_a_limit_that_is_none_is_refused(office: Office, limit: int, scale: str) -> None:
    with pytest.raises(LimitOutOfBounds):
        opened(office, limit=Limit(limit, scale, TODAY, "SK"))


def test_a_code_is_used_once(office: Office) -> None:
    opened(office)

    with pytest.raises(ServiceCodeIsTaken):
        opened(office)


def test_a_retired_service_takes_no_new_target_and_retires_once(office: Office) -> None:
    service = opened(office)
    outcome = measured(started(office.clerk))
    retire_service(by=office.hr, at=NOON, service=service)
    retire_service(by=office.hr, at=NOON, service=service)

    with pytest.raises(ServiceIsRetired):
        add_target(by=office.clerk, at=NOON, outcome=outcome, target=share(service))
    assert LedgerEntry.objects.filter(verb="retire_service").count() == 1
    assert (services_for(office.unit), services(on=TODAY)[0].is_retired) == ([], True)


def test_a_target_is_read_from_a_service_of_the_unit(office: Office) -> None:
    service = opened(office)
    skp = started(office.clerk)
    target = add_target(by=office.clerk, at=NOON, outcome=measured(skp), target=share(service))

    count = share(service, accumulation="sum", reading="count", unit="dokumen")
    changed = change_target(by=office.clerk, at=NOON, target=target, draft=count)

    assert (changed.service, changed.reading) == (service, "count")
    assert [(line.service_id, line.reading) for line in lines_of([skp.pk])[1]] == [(None, ""), (service.pk, "count")]
    assert targets_of(office.clerk, on=TODAY) == []


@pytest.mark.parametrize(
    "given",
    [
        {"accumulation": "sum"},
        {"unit": "dokumen"},
        {"reading": ""},
        {"reading": "speed"},
        {"reading": "count"},
        {"reading": "median_days", "unit": "menit"},
        {"reading": "median_minutes", "unit": "hari"},
    ],
)
def test_a_reading_that_does_not_fit_the_target_is_refused(office: Office, given: dict[str, str]) -> None:
    outcome = measured(started(office.clerk))

    with pytest.raises(ReadingDoesNotFit):
        add_target(by=office.clerk, at=NOON, outcome=outcome, target=share(opened(office), **given))


def test_a_reading_without_a_service_is_refused(office: Office) -> None:
    outcome = measured(started(office.clerk))

    with pytest.raises(ReadingDoesNotFit):
        add_target(by=office.clerk, at=NOON, outcome=outcome, target=share(None))
    assert Target.objects.count() == 1


def test_many_plans_at_once_read_services_as_one_does(office: Office) -> None:
    service = opened(office)
    outcome = OutcomeDraft(key="a", title="Tepat waktu", targets=(share(service),))

    draft_plans(at=NOON, drafts=[PlanDraft(office.clerk, NOON, 2026, "quantitative", (outcome,))])

    assert Target.objects.get().service == service


def test_the_policys_words_for_services_are_offered(government: Government, office: Office) -> None:
    government.pack = "mataram-2026"

    assert [word for word, _label in kinds(government)] == ["population_document"]
    government.pack = "permenpanrb-6-2022"
    assert kinds(government) == []
    service = opened(office)
    assert kinds_of_services() == {service.pk: ""}


def test_the_pages_open_keep_and_retire_a_service(office: Office, noon: None) -> None:
    head, clerk = Visitor(office.head), Visitor(office.clerk)

    assert "Belum ada layanan" in head.open("layanan/").content.decode()
    wrong = head.send("layanan/baru/", **{**WRITTEN, "limit": "0"}, unit=office.unit.pk)
    good = head.send("layanan/baru/", **WRITTEN, unit=office.unit.pk)
    service = Service.objects.get()
    back = head.send(f"layanan/{service.pk}/", **WRITTEN)
    later = head.send(f"layanan/{service.pk}/", **{**WRITTEN, "valid_from": "2026-09-01", "limit": "2"})

    assert [answer.status_code for answer in (wrong, good, back, later)] == [422, 302, 422, 302]
    assert "2 hari kerja" in clerk.open(f"layanan/{service.pk}/").content.decode()
    assert "3 hari kerja" in clerk.open("layanan/").content.decode()
    assert clerk.send(f"layanan/{service.pk}/", **WRITTEN).status_code == 403
    assert clerk.open("layanan/baru/").status_code == clerk.open(f"layanan/{service.pk}/tarik/").status_code == 403
    assert head.open(f"layanan/{service.pk}/tarik/").status_code == 200
    assert head.send(f"layanan/{service.pk}/tarik/").status_code == 302
    assert "Ditarik" in clerk.open(f"layanan/{service.pk}/").content.decode()
    assert Standard.objects.count() == 2


def test_the_target_form_offers_the_units_services(office: Office, noon: None) -> None:
    clerk = Visitor(office.clerk)
    outcome = measured(started(office.clerk))
    target = {"name": "Tepat waktu", "aspect": "time", "amount": "90", "unit": "persen", "polarity": "higher"}

    assert "Diukur dari layanan" not in clerk.open(f"hasil/{outcome.pk}/target/").content.decode()
    service = opened(office)
    read = {"accumulation": "mean", "service": service.pk, "reading": "share_in_time"}
    sent = clerk.send(f"hasil/{outcome.pk}/target/", **target, **read)
    added = Target.objects.get(service=service)
    again = clerk.open(f"target/{added.pk}/ubah/").content.decode()

    assert (sent.status_code, added.reading) == (302, "share_in_time")
    assert f'<option value="{service.pk}" selected>' in again
    assert "Diukur: KTP-el" in clerk.open("").content.decode()


def test_the_list_costs_the_same_for_one_and_three(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    opened(office)
    with django_assert_num_queries(2):
        services(on=TODAY)
    opened(office, "kk")
    opened(office, "kia")
    with django_assert_num_queries(2):
        services(on=TODAY)


def test_a_librarys_indicator_is_measured_as_its_revision_says(office: Office) -> None:
    wording = Wording(
        name="Dokumen terbit", unit="dokumen", polarity="higher", accumulation="sum", formula="Jumlah", source="SK"
    )
    revision = add_indicator(by=office.hr, at=NOON, code="doc", wording=wording)
    outcome = measured(started(office.clerk))
    taken = TargetDraft(
        aspect="quantity", low=100, revision_id=revision.pk, service_id=opened(office).pk, reading="count"
    )

    assert add_target(by=office.clerk, at=NOON, outcome=outcome, target=taken).unit == "dokumen"

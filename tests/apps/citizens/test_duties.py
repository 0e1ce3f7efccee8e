"""Who answers the public is assigned from a day on, and ends on one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.apps.work import Office, enter_as, send
from tests.conftest import NOON, TODAY
from tolok.citizens.actions import DutyEnded, HasThisDuty, assign_duty, end_duty
from tolok.citizens.models import DeskDuty
from tolok.citizens.queries import coordinates, officers_of, units_served
from tolok.people.access import NotAllowed, enter
from tolok.people.models import Unit

PLACE = "warga/meja/petugas/"
TOMORROW = TODAY + timedelta(days=1)


def test_an_officer_answers_from_a_day_until_before_another(office: Office) -> None:
    duty = assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=office.unit, starts_on=TOMORROW)

    before = units_served(office["self"], on=TODAY)
    meanwhile = officers_of(office.unit.pk, on=TOMORROW)
    end_duty(by=office["hr"], at=NOON, duty=duty, ends_on=date(2026, 8, 1))

    assert (before, meanwhile) == (set(), [office["self"]])
    assert units_served(office["self"], on=date(2026, 7, 31)) == {office.unit.pk}
    assert officers_of(office.unit.pk, on=date(2026, 8, 1)) == []
    assert not coordinates(office["self"], on=TOMORROW)


def test_the_same_duty_is_assigned_once_and_ends_once(office: Office) -> None:
    for unit in (office.unit, None):
        duty = assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=unit, starts_on=TODAY)
        with pytest.raises(HasThisDuty):
            assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=unit, starts_on=TODAY)
        with pytest.raises(DutyEnded):
            end_duty(by=office["hr"], at=NOON, duty=duty, ends_on=TODAY)
        end_duty(by=office["hr"], at=NOON, duty=duty, ends_on=TOMORROW)
        with pytest.raises(DutyEnded):
            end_duty(by=office["hr"], at=NOON, duty=duty, ends_on=TOMORROW)

    assert DeskDuty.objects.count() == 2


def test_a_unit_of_another_government_is_no_unit_here(office: Office) -> None:
    unit = Unit(government_id=office["stranger"].government_id, code="X", name="Lain", time_zone="Asia/Jakarta")

    with pytest.raises(NotAllowed):
        assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=unit, starts_on=TODAY)


@pytest.mark.usefixtures("noon")
def test_the_agency_assigns_and_ends_on_the_page(office: Office, client: Client) -> None:
    enter_as(client, office["hr"])
    fields = {"person": office["self"].name, "unit": str(office.unit.pk), "starts_on": TODAY.isoformat()}

    empty = client.get(f"/contoh/{PLACE}")
    codes = [send(client, PLACE, **fields).status_code for _number in range(2)]
    codes += [send(client, PLACE, **{**fields, "person": name}).status_code for name in ("Tak ada", "")]
    enter(office.government.pk)
    duty = DeskDuty.objects.get()
    codes += [send(client, f"{PLACE}{duty.pk}/akhiri/", ends_on=day).status_code for day in ("", "2026-08-01")]

    assert codes == [302, 422, 422, 422, 422, 302]
    assert "Belum ada yang menjawab warga" in empty.content.decode()
    assert client.get(f"/contoh/{PLACE}").status_code == 200
    assert client.get(f"/contoh/{PLACE}999999/akhiri/").status_code == 404


@pytest.mark.usefixtures("noon")
def test_the_pages_are_closed_to_others(office: Office, client: Client) -> None:
    enter_as(client, office["self"])

    assert client.get(f"/contoh/{PLACE}").status_code == 403
    assert client.get(f"/contoh/{PLACE}1/akhiri/").status_code == 403

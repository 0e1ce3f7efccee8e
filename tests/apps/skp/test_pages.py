"""The pages answer, keep what was typed, and cost a fixed number of queries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.apps.skp.conftest import EXACT, Office, Visitor, agreed, measured, proposed, started
from tests.apps.skp.test_bulk import WORDING
from tests.conftest import NOON
from tolok.people.models import Position
from tolok.skp import actions
from tolok.skp.models import AnnexLine, Goal, Indicator, Outcome, Skp, Target

pytestmark = pytest.mark.usefixtures("noon")


def test_a_person_without_plan_is_shown_how_to_start_one(office: Office) -> None:
    visitor = Visitor(office.clerk)

    empty, sent = visitor.open(""), visitor.send("mulai/", year="2026", approach="quantitative")

    assert (empty.status_code, sent.status_code) == (200, 302)
    assert Skp.objects.get().person == office.clerk


def test_a_plan_is_written_proposed_and_agreed_on_the_pages(office: Office) -> None:
    above = agreed(office.head, office.mayor).outcomes.get()
    clerk, head, skp = Visitor(office.clerk), Visitor(office.head), started(office.clerk)

    clerk.send(f"skp/{skp.pk}/hasil/", title="Berkas selesai", kind="main", link=f"outcome-{above.pk}")
    outcome = skp.outcomes.get()
    own = {"name": "Berkas", "unit": "berkas", "polarity": "higher", "accumulation": "sum", "aspect": "quantity"}
    clerk.send(f"hasil/{outcome.pk}/target/", amount="80-90", **own)
    clerk.send(f"skp/{skp.pk}/lampiran/", resources="Komputer\n\nPrinter", accountability="", consequences="")
    clerk.send(f"skp/{skp.pk}/ajukan/")
    listed = head.open("usulan/")
    answer = head.send(f"usulan/{skp.pk}/", akuntabel="Catat setiap berkas")

    assert outcome.supports == above
    assert list(Target.objects.filter(outcome=outcome).values_list("low", "high")) == [(8000, 9000)]
    assert list(AnnexLine.objects.values_list("text", flat=True)) == ["Komputer", "Printer"]
    assert "Ani" in listed.content.decode()
    assert answer.status_code == 302
    assert Skp.objects.get(pk=skp.pk).state == "agreed"
    assert clerk.open("").status_code == 200
    assert clerk.open(f"skp/{skp.pk}/cetak/").status_code == 200


def test_an_incomplete_plan_says_what_is_missing_and_stays_a_draft(office: Office) -> None:
    skp = started(office.clerk)

    answer = Visitor(office.clerk).send(f"skp/{skp.pk}/ajukan/")

    assert answer.status_code == 422
    assert "belum punya hasil kerja utama" in answer.content.decode()
    assert Skp.objects.get().state == "draft"


def test_a_returned_plan_shows_the_remark_and_an_empty_remark_is_refused(office: Office) -> None:
    skp, head = proposed(office.clerk), Visitor(office.head)

    refused = head.send(f"usulan/{skp.pk}/kembalikan/", remark=" ")
    done = head.send(f"usulan/{skp.pk}/kembalikan/", remark="Targetnya terlalu rendah")

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Targetnya terlalu rendah" in Visitor(office.clerk).open("").content.decode()


@pytest.mark.parametrize("amount", ["banyak", "2.5", "90-80", "1,234", "-5", "0"])
def test_a_wrong_amount_is_told_and_everything_typed_stays(office: Office, amount: str) -> None:
    outcome = measured(started(office.clerk))
    own = {"unit": "berkas", "polarity": "higher", "accumulation": "sum", "aspect": "quantity"}

    answer = Visitor(office.clerk).send(f"hasil/{outcome.pk}/target/", name="Nama saya", amount=amount, **own)

    assert answer.status_code == 422
    assert "Nama saya" in answer.content.decode()
    assert f'value="{amount}"' in answer.content.decode()
    assert outcome.targets.count() == 1


def test_a_leader_says_the_perspective_of_a_target_and_others_are_not_asked(office: Office) -> None:
    own = {"name": "Indeks", "unit": "poin", "polarity": "higher", "accumulation": "latest", "aspect": "quality"}
    leader, clerk = started(office.head), started(office.clerk)
    Position.objects.filter(postings__person=office.head).update(level="jpt")

    asked = {}
    for person, skp in ((office.head, leader), (office.clerk, clerk)):
        outcome, visitor = measured(skp), Visitor(person)
        asked[person] = b"perspective" in visitor.open(f"hasil/{outcome.pk}/target/").content
        visitor.send(f"hasil/{outcome.pk}/target/", amount="95", perspective="recipients", **own)

    assert asked == {office.head: True, office.clerk: False}
    kept = Target.objects.filter(name="Indeks").order_by("pk").values_list("outcome__skp__person", "perspective")
    assert list(kept) == [(office.head.pk, "recipients"), (office.clerk.pk, "")]
    with pytest.raises(actions.TargetIsIncomplete):
        actions.add_target(
            by=office.head, at=NOON, outcome=leader.outcomes.get(), target=replace(EXACT, perspective="luck")
        )


def test_outcomes_and_targets_are_changed_linked_and_removed_on_the_pages(office: Office) -> None:
    visitor, skp = Visitor(office.clerk), started(office.clerk)
    outcome = measured(skp)
    target = outcome.targets.get()
    own = {"name": "Baru", "unit": "hari", "polarity": "lower", "accumulation": "mean", "aspect": "time"}

    visitor.send(f"hasil/{outcome.pk}/ubah/", title="Judul baru", kind="main")
    visitor.send(f"target/{target.pk}/ubah/", amount="2,5", **own)
    pages = [visitor.open(f"hasil/{outcome.pk}/{verb}/").status_code for verb in ("ubah", "hapus", "sambung", "target")]
    pages += [visitor.open(f"target/{target.pk}/{verb}/").status_code for verb in ("ubah", "hapus")]
    pages += [visitor.open(f"skp/{skp.pk}/{part}/").status_code for part in ("hasil", "lampiran")]
    above = agreed(office.head, office.mayor).outcomes.get()
    visitor.send(f"hasil/{outcome.pk}/sambung/", link=f"outcome-{above.pk}")
    changed = Target.objects.get(pk=target.pk)

    assert pages == [200] * 8
    assert (changed.low, changed.name, changed.outcome.title, changed.outcome.supports) == (
        250,
        "Baru",
        "Judul baru",
        above,
    )
    visitor.send(f"target/{target.pk}/hapus/")
    visitor.send(f"hasil/{outcome.pk}/hapus/")
    assert Outcome.objects.filter(skp=skp).count() == 0


def test_a_target_is_taken_from_the_library(office: Office) -> None:
    revision = actions.add_indicator(by=office.hr, at=NOON, code="I1", wording=WORDING, service="KTP-el")
    visitor, outcome = Visitor(office.clerk), measured(started(office.clerk))

    found = visitor.open(f"pustaka/?cari=terbit&layanan=KTP-el&untuk={outcome.pk}")
    form = visitor.open(f"hasil/{outcome.pk}/target/?revisi={revision.pk}")
    visitor.send(f"hasil/{outcome.pk}/target/?revisi={revision.pk}", aspect="quantity", amount="95")
    taken = Target.objects.get(revision=revision)

    assert "Dokumen kependudukan terbit" in found.content.decode()
    assert 'value="90"' in form.content.decode()
    assert (taken.name, taken.low) == ("Dokumen kependudukan terbit", 9500)
    assert visitor.open(f"target/{taken.pk}/ubah/").status_code == 200


@pytest.mark.parametrize("number", ["0", "x"])
def test_an_unknown_revision_is_not_found(office: Office, number: str) -> None:
    outcome = measured(started(office.clerk))

    assert Visitor(office.clerk).open(f"hasil/{outcome.pk}/target/?revisi={number}").status_code == 404


def test_the_library_is_kept_on_the_pages(office: Office) -> None:
    hr = Visitor(office.hr)
    said = {"name": "Waktu layanan", "unit": "hari", "polarity": "lower", "accumulation": "mean"}
    said |= {"formula": "median", "source": "SOP", "typical": "2-3"}

    hr.send("pustaka/baru/", code="W1", position="Pelaksana", service="Pengaduan", **said)
    indicator = Indicator.objects.get()
    form = hr.open(f"pustaka/{indicator.pk}/revisi/")
    hr.send(f"pustaka/{indicator.pk}/revisi/", **{**said, "typical": ""})
    shown = hr.open(f"pustaka/{indicator.pk}/")
    pages = [hr.open("pustaka/baru/").status_code, hr.open(f"pustaka/{indicator.pk}/tarik/").status_code]
    hr.send(f"pustaka/{indicator.pk}/tarik/")

    assert 'value="2-3"' in form.content.decode()
    assert "Revisi 2" in shown.content.decode()
    assert pages == [200, 200]
    assert indicator.revisions.count() == 2
    assert "Waktu layanan" not in hr.open("pustaka/").content.decode()


def test_goals_are_written_and_carried_on_the_pages(office: Office) -> None:
    planner = Visitor(office.planner)

    planner.send("sasaran/baru/", code="S1", title="Layanan cepat", source="RPJMD")
    goal = Goal.objects.get()
    planner.send("sasaran/baru/", code="S1.1", title="Dokumen", source="Renstra", parent=str(goal.pk))
    again = planner.send("sasaran/baru/", code="S1", title="Judul yang tetap", source="RPJMD")
    planner.send(f"sasaran/{goal.pk}/", unit=str(office.unit.pk))
    twice = planner.send(f"sasaran/{goal.pk}/", unit=str(office.unit.pk))

    assert (again.status_code, twice.status_code) == (422, 422)
    assert "Judul yang tetap" in again.content.decode()
    assert [g.parent for g in Goal.objects.all()] == [None, goal]
    assert "Dinas Contoh" in planner.open("sasaran/").content.decode()
    assert "S1" in planner.open(f"sasaran/{Goal.objects.get(code='S1.1').pk}/").content.decode()


@pytest.mark.parametrize("kind", ["sasaran", "capaian", "orang", "skp", "unit"])
def test_the_gaps_are_shown_to_planners_and_refused_to_clerks(office: Office, kind: str) -> None:
    agreed(office.clerk, office.head)
    actions.add_goal(by=office.planner, at=NOON, year=2026, code="S1", title="Layanan cepat", source="RPJMD")

    pages = [Visitor(person).open(f"celah/?jenis={kind}").status_code for person in (office.planner, office.clerk)]

    assert pages == [200, 403]


def test_an_unknown_kind_of_gap_is_not_found(office: Office) -> None:
    assert Visitor(office.planner).open("celah/?jenis=apa").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["skp/0/", "hasil/0/ubah/", "target/0/ubah/", "sasaran/0/", "pustaka/0/", "matriks/0/"],
)
def test_what_does_not_exist_is_not_found(office: Office, address: str) -> None:
    visitor = Visitor(office.hr)

    assert visitor.open(address).status_code == 404


def test_a_colleague_sees_neither_plan_nor_matrix_and_a_stranger_finds_nothing(office: Office) -> None:
    skp = proposed(office.clerk)

    colleague = Visitor(office.colleague)

    refused = [colleague.open(a).status_code for a in (f"skp/{skp.pk}/", f"matriks/{office.clerk.pk}/")]
    led = Visitor(office.head).open(f"matriks/{office.clerk.pk}/")

    assert refused == [403, 403]
    assert led.status_code == 200


def test_a_line_too_long_for_the_annex_is_told(office: Office) -> None:
    skp = started(office.clerk)

    answer = Visitor(office.clerk).send(f"skp/{skp.pk}/lampiran/", resources="x" * 301)

    assert answer.status_code == 422
    assert AnnexLine.objects.count() == 0

"""Forty planted words of reporters and desk, and what carries cases outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.surveys import asked, crowded
from tests.apps.citizens.talk import YEAR_END
from tests.apps.citizens.test_answered import CONFIRMED, JANUARY, MONDAY, SILENT, came
from tests.apps.citizens.test_case_reports import CODE, FORM
from tests.apps.citizens.visitor import here
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.actions.cases import work
from tolok.citizens.actions.cases.hearing import ask_person
from tolok.citizens.actions.cases.passing import tell_reporters_acts, warn_staff
from tolok.citizens.actions.cases.releases import release_cases
from tolok.citizens.actions.cases.reporter import add_message
from tolok.citizens.actions.improvements import plan_improvement
from tolok.citizens.models import Case, CaseHearing, Survey
from tolok.people.access import enter

ROLES = ("coordinator", "officer", "other", "superior", "hr", "planner")
LATITUDE = (7.0, 13.0, 59.0)
# What the year's report says as PDF, and how many cases of the unit the public's CSV tells: the four and these.
PLAN, BESIDE = "Buka loket kedua", (8, 5)


@dataclass
class Planted:
    """The canaries by what they are, and the codes; `cases` came with them, `read` is what each visitor read where.

    `texts` are of what was reported: desk and unit read them as they read notes, and nobody else.
    """

    secret: list[str] = field(default_factory=list)
    anonymous: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    read: dict[str, dict[str, str]] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    surveys: list[Survey] = field(default_factory=list)

    @property
    def nowhere(self) -> list[str]:
        """What may not even be stored."""
        return [
            *self.anonymous,
            *self.photos,
            str(LATITUDE),
            *self.codes,
            *(code.replace("-", "") for code in self.codes),
        ]


def photo(hidden: str) -> bytes:
    """A picture with a place, a camera and a word behind its end."""
    exif = Image.Exif()
    exif[0x010F], exif[0x8298] = f"kamera {hidden}", hidden
    exif.get_ifd(0x8825)[2] = LATITUDE
    drawn = BytesIO()
    Image.new("RGB", (60, 40), "green").save(drawn, "JPEG", exif=exif, comment=hidden.encode())
    return drawn.getvalue() + hidden.encode()


@pytest.fixture
def planted(office: Office, noon: None, settings: Settings, tmp_path: Path) -> tuple[Desk, Planted]:
    """Four reports with ten canaries each, worked on by the desk until an answer."""
    settings.MEDIA_ROOT = tmp_path
    desk, made, visitor = seat(office), Planted(), Client()
    for number, mode in enumerate(("secret", "anonymous", "secret", "anonymous")):
        mark = f"kenari{number}{uuid4().hex[:10]}"
        known = {"name": f"nama-{mark}", "phone": f"0899-{mark[:18]}", "email": f"{mark}@rahasia.example"}
        names = [f"berkas-{mark}-{n}.jpg" for n in range(2)]
        hidden = [f"exif-{mark}-{n}" for n in range(2)]
        files = [SimpleUploadedFile(name, photo(word)) for name, word in zip(names, hidden, strict=True)]
        answer = visitor.post(FORM, {
            "key": uuid4(), "ticket": here("case"), "kind": "complaint", "text": f"cerita-{mark}",
            "concerns": "officer", "mode": mode,
            "place": f"u{desk.unit.pk}", "photos": files, **known,
        })  # fmt: skip  # one thought a line
        made.codes += CODE.findall(answer.content.decode())
        enter(office.government.pk)
        (made.secret if mode == "secret" else made.anonymous).extend(known.values())
        made.photos += [*names, *hidden]
        notes = [f"catatan-{n}-{mark}" for n in range(3)]
        made.notes += notes
        made.texts.append(f"cerita-{mark}")
        made.cases.append(worked_on(desk, Case.objects.get(text=f"cerita-{mark}"), notes))
    made.heard += [f"/contoh/warga/meja/tanggapan/{each.pk}/" for each in CaseHearing.objects.all()]
    tell_reporters_acts(at=NOON, government=office.government)
    warn_staff(at=NOON, government=office.government)
    publish(desk, made)
    return desk, made


def publish(desk: Desk, made: Planted) -> None:
    """Let the cases be among those that are published, and a survey with a plan be among the year's."""
    office = desk.office
    Case.objects.filter(pk__in=[case.pk for case in made.cases]).update(counts_on=MONDAY, clock_from=MONDAY)
    for number, ended in zip(BESIDE, (CONFIRMED, SILENT), strict=True):
        came(office, number, **ended)
    release_cases(at=NOON, government=office.government, starts_on=JANUARY)
    made.surveys.append(asked(office))
    crowded(made.surveys[0], 12)
    planned(desk, made, PLAN)


def planned(desk: Desk, made: Planted, text: str) -> None:
    """A plan after the survey."""
    office = desk.office
    plan_improvement(
        by=office["hr"], at=NOON, survey=made.surveys[0], unsur="facilities", text=text, owner=office["superior"],
        due_on=YEAR_END,
    )  # fmt: skip  # one thought a line


def worked_on(desk: Desk, case: Case, notes: list[str]) -> Case:
    """The case with all that is done at a desk, up to an answer that is shown to the public."""
    for verb in ("verify_case", "forward_case", "take_case"):
        case = desk.step(case, verb)
    for note in notes:
        work.note_case(by=desk.officer, at=NOON, case=case, text=note)
    add_message(at=NOON, case=case, key=uuid4(), text="Tolong dipercepat")
    ask_person(by=desk.coordinator, at=NOON, case=case, person=desk.office["superior"], question="Bagaimana?")
    case = work.answer_case(by=desk.officer, at=NOON, case=Case.objects.get(pk=case.pk), answer="Sudah", changed="Baru")
    return work.publish_change(by=desk.coordinator, at=NOON, case=case, words="Loket baru", is_shown=True)

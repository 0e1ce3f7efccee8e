"""Planted words are in no mail, log, job, message or answer of the API (P11)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from django.db import connection
from procrastinate.contrib.django import app
from pypdf import PdfWriter
from pytest_django import Settings

from tests.apps.citizens.at_desk import Desk
from tests.apps.citizens.channels import CHANNELS, MAILS, Wires, in_answers_to_programs, in_log_and_messages, in_mails
from tests.apps.citizens.crawler import words
from tests.apps.citizens.planted import Planted, planted
from tests.apps.work import Office, filed, office
from tests.conftest import NOON
from tolok.citizens.actions.cases.work import note_case
from tolok.delivery.actions import Letter, queue_mails
from tolok.ledger.events import News, announce
from tolok.people.models import Person

__all__ = ["office", "planted"]

#: Where a word may be stored, by what it is; nowhere else, jobs, mails and notices included.
MAY_LIE_IN = {"secret": {"citizens_casecontact"}, "notes": {"citizens_casenote"}}


@pytest.fixture
def wires() -> Iterator[Wires]:
    """Listens from before the first report is sent."""
    heard, root = Wires(), logging.getLogger()
    before = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    with connection.execute_wrapper(heard):
        yield heard
    root.removeHandler(heard)
    root.setLevel(before)


@pytest.fixture(autouse=True)
def mails(office: Office, settings: Settings) -> None:
    """Mails are on, and everybody has an address."""
    settings.MAILS, settings.EMAIL_HOST, settings.EMAIL_USE_TLS, settings.EMAIL_PORT = True, "127.0.0.1", False, 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    Person.objects.update(email="asn@contoh.example")


def forbidden(made: Planted) -> list[str]:
    """Every word that may go over none of the channels."""
    return [*made.secret, *made.notes, *made.nowhere]


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_canary_goes_over_a_channel(
    channel: Callable[..., str], wires: Wires, planted: tuple[Desk, Planted]
) -> None:
    desk, made = planted

    told = channel(desk, made, wires)

    assert [word for word in forbidden(made) if word in told] == []
    assert len(told) > 400
    assert channel is not in_log_and_messages or (wires.payloads and "Unprocessable" in told)


def leaky_log(desk: Desk, word: str) -> None:
    logging.getLogger("tolok.guard").warning("refused %s", word)


def leaky_message(desk: Desk, word: str) -> None:
    announce([News(desk.office.government.pk, desk.officer.pk, word)])


def leaky_letter(desk: Desk, word: str) -> None:
    queue_mails(
        at=NOON, letters=[Letter(Person.objects.get(pk=desk.officer.pk), "leak", "Menunggu", f"Laporan dari {word}.")]
    )


def leaky_report(desk: Desk, word: str) -> None:
    filed(desk.office, note=word)


@pytest.mark.parametrize(
    ("channel", "leak"),
    [
        (in_log_and_messages, leaky_log),
        (in_log_and_messages, leaky_message),
        (in_mails, leaky_letter),
        (in_answers_to_programs, leaky_report),
    ],
)
def test_a_leak_planted_in_a_channel_is_found(
    channel: Callable[..., str],
    leak: Callable[[Desk, str], None],
    wires: Wires,
    planted: tuple[Desk, Planted],
) -> None:
    desk, made = planted

    leak(desk, made.secret[0])

    assert made.secret[0] in channel(desk, made, wires)


def lying_in(word: str) -> set[str]:
    """The tables in which a word lies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        found = set()
        for name in names:
            cursor.execute(f'SELECT 1 FROM "{name}" AS t WHERE strpos(t::text, %s) > 0 LIMIT 1', [word])
            found |= {name} if cursor.fetchone() else set()
    return found


def test_names_and_notes_lie_in_one_table_and_in_no_job_mail_or_notice(planted: tuple[Desk, Planted]) -> None:
    _desk, made = planted

    assert {table for word in made.secret for table in lying_in(word)} == MAY_LIE_IN["secret"]
    assert {table for word in made.notes for table in lying_in(word)} == MAY_LIE_IN["notes"]
    assert lying_in(made.anonymous[0]) == set()


def test_a_name_in_a_job_or_a_note_would_be_found(planted: tuple[Desk, Planted]) -> None:
    """The twin."""
    desk, made = planted
    note_case(by=desk.officer, at=NOON, case=made.cases[0], text=f"Pelapornya {made.secret[0]}")
    import_module("tolok.delivery.tasks")
    app.tasks[MAILS].configure(task_kwargs={"leak": made.secret[0]}).defer()

    assert lying_in(made.secret[0]) == {"citizens_casecontact", "citizens_casenote", "procrastinate_jobs"}


def test_words_in_papers_sheets_and_names_of_files_are_read() -> None:
    """The twin of what the crawler reads of a file: a cell, a paper's title, a name in an archive within another."""
    sheet, paper, inner, outer = (BytesIO() for _each in range(4))
    with xlsxwriter.Workbook(sheet, {"in_memory": True}) as book:
        book.add_worksheet("Lembar").write(0, 0, "kenari-sel")
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "kenari-judul"})
    writer.write(paper)
    with ZipFile(inner, "w") as archive:
        archive.writestr("kenari-nama.csv", "x")
    with ZipFile(outer, "w") as archive:
        archive.writestr("dalam.zip", inner.getvalue())

    told = [words(each.getvalue()) for each in (sheet, paper, outer)]

    assert ["kenari-sel" in told[0], "kenari-judul" in told[1], "kenari-nama.csv" in told[2]] == [True] * 3

"""Evidence is kept by its content; pictures lose what they betray."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.evidence import actions
from tolok.evidence.actions import Gift, Measured, Upload, give_evidence, give_many, record_measured
from tolok.evidence.actions.contents import LARGEST_FILE
from tolok.evidence.models import Evidence
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry

GPS, MAKER = 0x8825, 0x010F
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """A folder for uploaded files of this test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), *, turned: bool = False) -> bytes:
    """A small picture that says where and with what it was taken."""
    exif = Image.Exif()
    exif[MAKER] = "Kamera Rahasia"
    if turned:
        exif[0x0112] = 6
    drawn = BytesIO()
    Image.new("RGB", size, "teal").save(drawn, kind, exif=exif)
    return drawn.getvalue()


def archive(*parts: str) -> bytes:
    """A ZIP with these parts."""
    made = BytesIO()
    with ZipFile(made, "w") as zipped:
        for part in parts:
            zipped.writestr(part, "<x/>")
    return made.getvalue()


SHEET = archive("[Content_Types].xml", "xl/workbook.xml")
TEXT = archive("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "content", "kept_as", "media_type"),
    [
        ("hasil.pdf", PDF, "hasil.pdf", "application/pdf"),
        ("foto.JPEG", picture(), "foto.jpg", "image/jpeg"),
        ("foto.png", picture("PNG"), "foto.png", "image/png"),
        ("foto.pdf", picture("PNG"), "foto.png", "image/png"),
        ("../../etc/rekap", SHEET, "rekap.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (
            "C:\\x\\nota.docx", TEXT, "nota.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("..", PDF, "berkas.pdf", "application/pdf"),
    ],
)  # fmt: skip  # one line a thought
def test_a_file_is_kept_as_what_it_is(
    office: Office, media: Path, name: str, content: bytes, kept_as: str, media_type: str
) -> None:
    evidence = give_evidence(by=office["self"], at=NOON, upload=Upload(name, content))

    assert (evidence.kind, evidence.file_name, evidence.media_type) == ("file", kept_as, media_type)
    assert evidence.file == f"{office.government.pk}/{evidence.sha256[:2]}/{evidence.sha256}"
    assert (media / evidence.file).is_file()


def test_the_same_file_twice_is_stored_once(office: Office, media: Path) -> None:
    for _time in range(2):
        give_evidence(by=office["self"], at=NOON, upload=Upload("a.pdf", PDF))

    assert len([path for path in media.rglob("*") if path.is_file()]) == 1


def test_a_picture_forgets_camera_and_place_and_stands_upright(office: Office, media: Path) -> None:
    evidence = give_evidence(by=office["self"], at=NOON, upload=Upload("a.jpg", picture(turned=True)))

    with Image.open(media / evidence.file) as kept:
        assert (dict(kept.getexif()), kept.size) == ({}, (20, 40))
    assert b"Kamera Rahasia" not in (media / evidence.file).read_bytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
def test_a_large_picture_is_made_small_and_looks_the_same(office: Office, media: Path, mode: str) -> None:
    drawn = BytesIO()
    Image.new("RGB", (4000, 1000), "white").convert(mode).save(drawn, "PNG")

    evidence = give_evidence(by=office["self"], at=NOON, upload=Upload("a.png", drawn.getvalue()))

    with Image.open(media / evidence.file) as kept:
        assert (kept.mode, kept.size) == ("RGBA", (3000, 750))
        assert kept.getcolors() == [(3000 * 750, (255, 255, 255, 255))]


def test_what_hides_behind_a_picture_is_gone(office: Office, media: Path) -> None:
    evidence = give_evidence(by=office["self"], at=NOON, upload=Upload("a.jpg", picture() + b"<?php evil() ?>"))

    assert b"evil" not in (media / evidence.file).read_bytes()


@pytest.mark.parametrize(
    ("refusal", "content"),
    [
        (actions.EmptyFile, b""),
        (actions.FileTooLarge, b"%PDF-" + b"x" * LARGEST_FILE),
        (actions.WrongKindOfFile, b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        (actions.WrongKindOfFile, b"<html><script>1</script></html>"),
        (actions.WrongKindOfFile, b"\x00\x01 nothing known"),
        (actions.WrongKindOfFile, b"GIF89a" + b"%PDF-1.4"),
        (actions.WrongKindOfFile, picture()[:60]),
        (actions.WrongKindOfFile, archive("a.txt")),
        (actions.WrongKindOfFile, archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        (actions.WrongKindOfFile, archive("[Content_Types].xml", "ppt/presentation.xml")),
        (actions.WrongKindOfFile, b"PK\x03\x04 torn"),
        (actions.ImageTooLarge, picture("PNG", (10_000, 5_000))),
    ],
)
def test_what_may_do_harm_is_refused_and_not_stored(
    office: Office, media: Path, refusal: type[Refusal], content: bytes
) -> None:
    with pytest.raises(refusal):
        give_evidence(by=office["self"], at=NOON, upload=Upload("bukti.pdf", content))

    assert (list(media.iterdir()), Evidence.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://a.id/x", "https://", "contoh", "https://[",
        "https://a.id/ b", "https://a.id/\x00", "https://a.id/" + "x" * 500,
    ],
)  # fmt: skip  # one line a thought
def test_only_web_addresses_are_links(office: Office, link: str) -> None:
    with pytest.raises(actions.LinkIsNotAnAddress):
        give_evidence(by=office["self"], at=NOON, link=link)


def test_file_and_link_together_are_refused(office: Office) -> None:
    with pytest.raises(actions.OneProof):
        give_evidence(by=office["self"], at=NOON, link="https://a.id", upload=Upload("a.pdf", PDF))


def test_a_system_measures_without_an_author(office: Office) -> None:
    evidence = record_measured(at=NOON, person=office["self"], source="SIAK")

    assert (evidence.kind, evidence.trust, evidence.source) == ("measured", "measured", "SIAK")
    last = LedgerEntry.objects.order_by("-id").values_list("verb", "actor_id", "person_id")[0]
    assert last == ("record_measured", None, office["self"].pk)


def test_many_equal_one_by_one(office: Office) -> None:
    ani = office["self"]
    single = [
        give_evidence(by=ani, at=NOON, link="https://a.id"),
        give_evidence(by=ani, at=NOON),
        record_measured(at=NOON, person=ani, source="SIAK"),
    ]

    many = give_many(at=NOON, gifts=[Gift(ani, NOON, "https://a.id"), Gift(ani, NOON), Measured(ani, NOON, "SIAK")])

    rows = [(row.kind, row.trust, row.link, row.source) for row in single]
    assert rows == [(row.kind, row.trust, row.link, row.source) for row in many]
    verbs = list(LedgerEntry.objects.order_by("id").values_list("verb", "actor_id", "field_names"))
    assert verbs[1:4] == verbs[4:7]


def test_nothing_is_given_after_the_moment_of_the_load(office: Office) -> None:
    later = NOON.replace(hour=5)

    with pytest.raises(actions.NotYet):
        give_many(at=NOON, gifts=[Gift(office["self"], later)])

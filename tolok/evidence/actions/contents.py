"""What an uploaded file is by its content, and the part of it that may be kept."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

import puremagic
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from tolok.evidence.queries import place_of
from tolok.ledger.actions import Refusal

LARGEST_FILE = 10 * 1024 * 1024
# A page scanned at 600 dots an inch has 35 million; 40 million take up to 420 MB while they are drawn anew.
MOST_PIXELS = 40_000_000
# Letters of a photographed page stay readable at this length of the longer side.
LONGEST_SIDE = 3000
LONGEST_NAME = 120
OFFICE = "application/vnd.openxmlformats-officedocument."
EXTENSIONS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    OFFICE + "spreadsheetml.sheet": ".xlsx",
    OFFICE + "wordprocessingml.document": ".docx",
}
IMAGES = {"image/jpeg": "JPEG", "image/png": "PNG"}
# An office document is a ZIP; the part that makes it a sheet or a text.
PARTS = {
    "xl/workbook.xml": OFFICE + "spreadsheetml.sheet",
    "word/document.xml": OFFICE + "wordprocessingml.document",
}


class FileTooLarge(Refusal):
    """The file is larger than may be kept."""

    about = "file"

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s is larger than 10 MB. Send a smaller file or a link to it.") % {"name": name})


class ImageTooLarge(Refusal):
    """The image has more pixels than may be opened."""

    about = "file"

    def __init__(self, name: str) -> None:
        super().__init__(_("The picture %(name)s has too many pixels. Take it again at a lower size.") % {"name": name})


class EmptyFile(Refusal):
    """The file has no content."""

    about = "file"

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s is empty. Choose the file again.") % {"name": name})


class WrongKindOfFile(Refusal):
    """The content is none of the kinds that may be kept, whatever the name says."""

    about = "file"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s can't be kept: it is no readable PDF, JPG, PNG, XLSX or DOCX. Save it as one of these.")
            % {"name": name}
        )


@dataclass(frozen=True)
class Upload:
    """A file as it came: the name the sender gave it and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Contents:
    """Bytes that may be kept, with their true kind and a harmless name."""

    body: bytes
    media_type: str
    name: str

    @property
    def sha256(self) -> str:
        """The hash under which the bytes lie."""
        return sha256(self.body).hexdigest()

    @classmethod
    def of(cls, upload: Upload) -> Contents:
        """What may be kept of an upload; refuses what is empty, too large or of another kind."""
        if not upload.content:
            raise EmptyFile(upload.name)
        if len(upload.content) > LARGEST_FILE:
            raise FileTooLarge(upload.name)
        media_type = _media_type(upload)
        body = _redrawn(upload, IMAGES[media_type]) if media_type in IMAGES else upload.content
        return cls(body, media_type, _name(upload.name, EXTENSIONS[media_type]))

    def keep(self, government_id: int) -> str:
        """Write the bytes below the government's folder, whole or not at all; the path from MEDIA_ROOT."""
        place = place_of(government_id, self.sha256)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished = place.with_name(f"{place.name}.{secrets.token_hex(6)}")
            unfinished.write_bytes(self.body)
            os.replace(unfinished, place)
        return str(PurePath(*place.parts[-3:]))


def _media_type(upload: Upload) -> str:
    try:
        found = str(puremagic.from_string(upload.content, mime=True))
    except (puremagic.PureError, ValueError):
        raise WrongKindOfFile(upload.name) from None
    if upload.content.startswith(b"PK"):
        found = _office_type(upload)
    if found not in EXTENSIONS or (found == "application/pdf" and not upload.content.startswith(b"%PDF-")):
        raise WrongKindOfFile(upload.name)
    return found


def _office_type(upload: Upload) -> str:
    """The kind of an office document without macros; empty for any other ZIP."""
    try:
        with ZipFile(BytesIO(upload.content)) as archive:
            parts = set(archive.namelist())
    except BadZipFile:
        return ""
    if "[Content_Types].xml" not in parts or any(part.endswith("vbaProject.bin") for part in parts):
        return ""
    return next((kind for part, kind in PARTS.items() if part in parts), "")


def _redrawn(upload: Upload, kind: str) -> bytes:
    """The picture drawn anew: no place, no camera, nothing hidden behind its end."""
    try:
        opened = Image.open(BytesIO(upload.content), formats=[kind])
        if opened.width * opened.height > MOST_PIXELS:
            raise ImageTooLarge(upload.name)
        upright = _upright(opened, "RGB" if kind == "JPEG" else "RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise WrongKindOfFile(upload.name) from None
    plain = Image.new(upright.mode, upright.size)
    plain.paste(upright)
    drawn = BytesIO()
    plain.save(drawn, kind, quality=85, optimize=True)
    return drawn.getvalue()


def _upright(picture: Image.Image, mode: str) -> Image.Image:
    """The picture as it is looked at; made small before it is copied, so that a large one is held but once."""
    if picture.mode in ("1", "P"):  # made small without shades between, letters would break
        picture = picture.convert("L" if picture.mode == "1" else mode)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ImageOps.exif_transpose(picture).convert(mode)


def _name(given: str, extension: str) -> str:
    """The sender's name without folders and control characters, ending as its content says."""
    stem = PurePath(given.replace("\\", "/")).stem
    spoken = "".join(letter for letter in stem if letter.isprintable() and letter not in '<>:"/|?*')
    return (spoken.strip(". ") or "berkas")[: LONGEST_NAME - len(extension)] + extension

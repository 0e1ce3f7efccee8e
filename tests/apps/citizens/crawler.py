"""Follows every link somebody can open, and reads what comes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from urllib.parse import urljoin
from zipfile import ZipFile

from django.db import connection
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from PIL import ExifTags, Image
from pypdf import PdfReader

PICTURES = (b"\xff\xd8\xff", b"\x89PNG")
TYPE = re.compile(r"'Content-Type': '([a-z]+/[a-z0-9.+-]+)")
LINK = re.compile(r'(?:href|src|action)="([^"#]*)')
# So many pages of one kind tell what all of that kind tell.
OF_A_KIND = 8
# Leads out of the government, or ends the visit.
ENDS = ("/static/", "/masuk/", "/bahasa/", "/tema/")


def addresses(slug: str) -> list[str]:
    """Every address of a government that has no further blank."""

    def below(resolver: URLResolver, before: str) -> Iterator[str]:
        for entry in resolver.url_patterns:
            text = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from below(entry, text)
            elif isinstance(entry, URLPattern):
                yield text

    found = (text.replace("<slug:government>", slug) for text in below(get_resolver(), "/"))
    return sorted({text for text in found if text.startswith(f"/{slug}/") and "<" not in text and "keluar" not in text})


def pages(client: Client, slug: str, *also: str) -> dict[str, str]:
    """What is read at each address this visitor reaches, by address: text, parts of sheets, words of papers.

    `also` are addresses that only a button leads to.
    """
    waiting, read, kinds = [*addresses(slug), *also], dict[str, str](), Counter[str]()
    while waiting:
        place = waiting.pop(0)
        kind = _kind(place)
        if place in read or kinds[kind] >= OF_A_KIND or place.startswith(ENDS):
            continue
        answer = client.get(place)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]  # a file streams
        read[place] = f"{answer.headers} {words(body)}"
        if answer.status_code == 200:
            kinds[kind] += 1
        further = [*LINK.findall(read[place]), answer.headers.get("Location", "")]
        links = (urljoin(place, unescape(link)) for link in further)
        waiting += [link for link in links if link.startswith(f"/{slug}/")]
    return read


def _kind(place: str) -> str:
    try:
        return resolve(place.partition("?")[0]).view_name
    except Resolver404:
        return place


def words(body: bytes) -> str:
    """Everything that can be read of a body, whatever it is."""
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as parts:
            return " ".join(f"{name} {words(parts.read(name))}" for name in parts.namelist())
    if body.startswith(b"%PDF"):
        paper = PdfReader(BytesIO(body))
        told = " ".join(page.extract_text() for page in paper.pages)
        # A narrow column breaks a word in two; joined, it is found.
        return f"{paper.metadata} {told} {''.join(told.split())}"
    told = body.decode("utf-8", "replace")
    return f"{told} tags {tags_of(body)}" if body.startswith(PICTURES) else told


def tags_of(picture: bytes) -> dict[str, object]:
    """What a camera writes into a picture, its place too, by name."""
    exif = Image.open(BytesIO(picture)).getexif()
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    named = [(ExifTags.TAGS, exif), (ExifTags.GPSTAGS, place)]
    return {str(names.get(number, number)): told for names, part in named for number, told in part.items()}


def kind_of(told: str) -> str:
    """The type of what was read, as `pages` tells it."""
    found = TYPE.search(told)
    return found[1] if found else ""


def tables() -> str:
    """Every row of every table of the database, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        told = []
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{name}" AS t')
            told += [row[0] for row in cursor.fetchall()]
    return "\n".join(told)

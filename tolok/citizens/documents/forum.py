"""The forum as a table for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from tolok.citizens.models import Post

# What a spreadsheet takes for the beginning of a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def tame(text: str) -> str:
    """Text that no program takes for a formula: an apostrophe in front of what could be one."""
    return f"'{text}" if text.lstrip(" ").startswith(RISKY) else text


def posts_csv(posts: Iterable[Post]) -> bytes:
    """Number, which number it answers, day, writer, whether an official, words; UTF-8 with its mark."""
    written = io.StringIO(newline="")
    book = csv.writer(written)
    book.writerow([_("Number"), _("Answers number"), _("Day"), _("Name"), _("Official"), _("Words")])
    for post in posts:
        writer = post.official.name if post.official else post.name
        row = [str(post.pk), str(post.answers_id or ""), post.on.isoformat(), tame(writer)]
        book.writerow([*row, _("yes") if post.official else _("no"), tame(post.text)])
    return written.getvalue().encode("utf-8-sig")

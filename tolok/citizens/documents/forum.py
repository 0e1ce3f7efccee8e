"""The forum as a table for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.engine.cells import tame

if TYPE_CHECKING:
    from tolok.citizens.models import Post


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

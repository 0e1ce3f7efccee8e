"""A refused act is told beside the one field it is about, where that is clear."""

from __future__ import annotations

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from tolok.ledger.actions import Refusal
from tolok.people.access import is_done


class Bad(Refusal):
    """Something is wrong with it."""


class Sheet(forms.Form):
    """Two lines, each with a link and a file."""

    one_link, two_link, reason = (forms.CharField(required=False) for _number in range(3))
    one_file, picture = (forms.FileField(required=False) for _number in range(2))


FILE = {"picture": SimpleUploadedFile("a.pdf", b"x")}


@pytest.mark.parametrize(
    ("about", "sent", "files", "place"),
    [
        ("reason", {}, {}, "reason"),
        ("link", {"two_link": "x"}, {}, "two_link"),
        ("link", {"one_link": "x", "two_link": "x"}, {}, "__all__"),
        ("file", {}, FILE, "picture"),
        ("file", {}, {}, "__all__"),
        ("amount", {"reason": "x"}, FILE, "__all__"),
        ("", {"reason": "x"}, FILE, "__all__"),
    ],
)
def test_a_refusal_stands_beside_its_field(
    about: str, sent: dict[str, str], files: dict[str, SimpleUploadedFile], place: str
) -> None:
    def act() -> None:
        refusal = Bad("Tidak bisa.")
        refusal.about = about
        raise refusal

    form = Sheet(sent, MultiValueDict({name: [file] for name, file in files.items()}))

    assert not is_done(form, act)
    assert form.errors == {place: ["Tidak bisa."]}

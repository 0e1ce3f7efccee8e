"""Forms speak in our voice, also where Django finds the words."""

from __future__ import annotations

import pytest
from django import forms
from django.utils.translation import gettext, override

from tolok.web.forms import SAID_BY_DJANGO


def test_an_empty_field_asks_for_its_answer() -> None:
    class Asked(forms.Form):
        name = forms.CharField()

    with override("id"):
        said = str(Asked({}).errors["name"][0])

    assert said == "Isi dulu bagian ini."


@pytest.mark.parametrize("message", SAID_BY_DJANGO)
def test_what_django_says_of_a_field_never_calls_it_a_field(message: str) -> None:
    with override("id"):
        said = gettext(message)

    assert said != message
    assert "bidang" not in said.lower()

"""Language and theme are one click, kept in a cookie, and lead back here."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

from tolok.web.views import tastes


def test_dark_is_kept_for_a_year_and_leads_back_to_the_page() -> None:
    request = RequestFactory().get("/tampilan/dark/", {"next": "/mataram/tim/?minggu=28"})

    answer = tastes.theme(request, "dark")

    assert (answer.url, answer.cookies["theme"].value, answer.cookies["theme"]["max-age"]) == (
        "/mataram/tim/?minggu=28",
        "dark",
        31_536_000,
    )


def test_the_language_is_kept_in_the_cookie_that_django_reads() -> None:
    answer = tastes.language(RequestFactory().get("/bahasa/en/", {"next": "/"}), "en")

    assert answer.cookies["django_language"].value == "en"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "wished", "language"),
    [("", "en-US,en;q=0.9", "id"), ("", "", "id"), ("en", "id", "en"), ("id", "en", "id"), ("fr", "fr", "id")],
)
def test_pages_are_indonesian_until_the_reader_says_otherwise(cookie: str, wished: str, language: str) -> None:
    client = Client(headers={"accept-language": wished})
    client.cookies.load({"django_language": cookie} if cookie else {})

    answer = client.get("/masuk/")

    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:1", ""])
def test_a_way_back_to_elsewhere_leads_to_the_first_page(elsewhere: str) -> None:
    answer = tastes.theme(RequestFactory().get("/tampilan/light/", {"next": elsewhere}), "light")

    assert answer.url == "/"


def test_an_unknown_taste_is_not_found() -> None:
    request = RequestFactory().get("/")

    with pytest.raises(Http404):
        tastes.theme(request, "purple")
    with pytest.raises(Http404):
        tastes.language(request, "fr")

"""The page that shows every part in every state: the visual test of the look."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from tolok.web.templatetags.icons import ICONS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LEVEL_WORDS = [
    ("above", gettext_lazy("Above expectation")),
    ("meets", gettext_lazy("Meets expectation")),
    ("below", gettext_lazy("Below expectation")),
]
NOON = datetime.datetime(2026, 7, 14, 3, 42, tzinfo=datetime.UTC)
WEEK = [12, 14, None, 9, 16, 18, 15]


@dataclass(frozen=True)
class Step:
    """One line of a sample receipt."""

    label: str
    result: str = ""
    detail: str = ""
    source: str = ""
    href: str = ""
    action: str = ""
    missing: bool = False
    open: bool = False
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """One month of a sample trend; `low` and `high` span what a forecast may be."""

    label: str
    value: float | None
    text: str = ""
    low: float | None = None
    high: float | None = None
    ahead: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of a sample timeline."""

    at: datetime.datetime
    title: str
    text: str = ""
    who: str = ""
    tone: str = ""


class SampleForm(forms.Form):
    """One field of each kind."""

    amount = forms.DecimalField(
        label="Jumlah dokumen",
        help_text="Yang selesai hari ini, dalam dokumen.",
        max_value=500,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    unit = forms.ChoiceField(label="Loket", choices=[("1", "Loket 1: KTP-el"), ("2", "Loket 2: Akta kelahiran")])
    evidence = forms.FileField(label="Bukti", required=False, help_text="Foto atau berkas, paling besar 10 MB.")
    copied = forms.BooleanField(label="Seperti kemarin (akan ditandai sebagai salinan)", required=False)
    results = forms.ChoiceField(
        label="Hasil kerja",
        help_text="Bandingkan dengan ekspektasi yang disepakati di awal tahun.",
        choices=LEVEL_WORDS,
        widget=forms.RadioSelect,
    )


def receipt() -> Step:
    """A receipt with a measured, a held and a not counted line."""
    source = "PermenPANRB 6/2022 Pasal 36 · kebijakan Mataram 2026-01"
    documents = Step(
        "Dokumen kependudukan tepat waktu",
        "93 ÷ 95 = 97,89 %",
        "Diukur oleh sistem pelayanan, 412 bukti.",
        source,
        "#kuitansi",
        "Lihat 412 bukti",
    )
    complaints = Step("Waktu pengaduan", "median 2 hari ≤ 3", "31 kejadian, dua di antaranya hari libur.", source)
    survey = Step(
        "Survei unit",
        "tidak dihitung",
        "Tidak dihitung, bukan nol: baru 4 dari 5 warga menjawab.",
        missing=True,
    )
    return Step("Hasil kerja", "sesuai ekspektasi", open=True, steps=[documents, complaints, survey])


def trend() -> list[Reading]:
    """Ten months with a gap, then two forecast months with their band."""
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt"]
    values = [61, 64, 70, None, 72, 78, 80, 83, 82, 86]
    known = [
        Reading(f"{month} 2026", value, "" if value is None else f"{value} %")
        for month, value in zip(months, values, strict=True)
    ]
    forecast = [
        Reading("Nov 2026 (perkiraan)", 88, "88 % (84–92)", 84, 92, ahead=True),
        Reading("Des 2026 (perkiraan)", 90, "90 % (83–97)", 83, 97, ahead=True),
    ]
    return [*known[:-1], Reading("Okt 2026", 86, "86 %", 86, 86), *forecast]


def timeline() -> list[Entry]:
    """Three acts on one report."""
    later = [NOON + datetime.timedelta(hours=hours) for hours in (0, 2, 27)]
    return [
        Entry(later[0], "Laporan dikirim", "Antrean KTP 40 orang, 12 selesai.", "Ani Lestari", "info"),
        Entry(later[1], "Bukti diperiksa", "Cocok dengan sistem pelayanan.", "Ratna Dewi", "good"),
        Entry(later[2], "Umpan balik", "Bagus, coba buka loket 2 saat ramai.", "Ratna Dewi"),
    ]


def samples() -> dict[str, object]:
    """Everything the page of parts shows."""
    wrong = SampleForm({"amount": "dua belas", "note": "Antrean panjang sejak pagi", "unit": "1"}, auto_id="wrong_%s")
    return {
        "trail": [{"label": "Tolok", "url": "/"}, {"label": "Bagian-bagian"}],
        "icons": sorted(ICONS),
        "tones": ["", "good", "warn", "bad", "info"],
        "levels": ["above", "meets", "below", ""],
        "predikats": ["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"],
        "week": WEEK,
        "receipt": receipt(),
        "trend": trend(),
        "timeline": timeline(),
        "form": SampleForm(initial={"results": "meets"}),
        "wrong": wrong,
        "page": Paginator(range(95), 10).page(3),
        "at": NOON,
        "years": [2025, 2026, 2027],
        "units": [
            ("Disdukcapil", 60, 60, 58),
            ("Dinas Kesehatan", 212, 187, 141),
            ("Kelurahan Cakranegara", 14, 9, 2),
        ],
        "roles": [("Ani Lestari", "12 dokumen sehari", ""), ("Budi Hartono", "", "Survei tiap triwulan")],
    }


def page(request: HttpRequest) -> HttpResponse:
    """Shows all parts in all states."""
    return render(request, "parts/index.html", samples())

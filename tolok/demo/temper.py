"""How people work through the year: steady, rising, tired, silent for weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tolok.demo.chance import dice, weighted
from tolok.demo.days import YEAR
from tolok.demo.structure import Post, town

# kind: the quarters' pace in percent of the target, how surely work is reported, how often copied.
PACES = {
    "steady": ((106, 107, 106, 107), 94, 2),
    "strong": ((126, 127, 126, 128), 97, 1),
    "rising": ((86, 103, 117, 126), 92, 2),
    "tired": ((112, 107, 92, 82), 82, 6),
    "struggling": ((80, 86, 88, 96), 80, 5),
    "silent": ((107, 105, 104, 107), 85, 3),
    "copier": ((105, 104, 106, 103), 92, 35),
    "late": ((104, 105, 104, 107), 90, 4),
}
SHARES = (
    *(("steady", 48), ("strong", 20), ("rising", 7), ("tired", 5), ("struggling", 4)),
    *(("silent", 5), ("copier", 5), ("late", 7)),
)
# People of stories have the temper of their story.
TOLD = {
    ("pontianak", "teknisi"): "rising",
    ("pontianak", "perawat"): "strong",
    ("pontianak", "operator-ktp"): "steady",
    ("pontianak", "penata-izin"): "rising",
    ("bulungan", "jalan"): "steady",
    ("bulungan", "operator"): "rising",
    ("bulungan", "insinyur"): "strong",
    ("bulungan", "pengawas-gedung"): "late",
    ("bukittinggi", "loket"): "strong",
    ("bukittinggi", "pamong"): "steady",
    ("bukittinggi", "kelurahan-2"): "struggling",
    ("mataram", "operator"): "strong",
    ("mataram", "operator-kk"): "rising",
    ("mataram", "lapangan"): "steady",
    ("mataram", "pengaduan"): "struggling",
}


@dataclass(frozen=True)
class Temper:
    """How one person works; `pace` in percent a quarter, `surely` and `copies` in percent."""

    kind: str
    pace: tuple[int, ...]
    surely: int
    copies: int
    conduct: int
    gap: tuple[date, date] | None

    def is_away(self, on: date) -> bool:
        """Whether nothing comes from the person that day."""
        return self.gap is not None and self.gap[0] <= on < self.gap[1]


@cache
def temper(slug: str, nip: str) -> Temper:
    """The person's temper, the same every time; `conduct` is 1 admired, 0 good, -1 troubled."""
    roll = dice("temper", slug, nip)
    kind = _told(slug, nip) or weighted(roll, SHARES)
    pace, surely, copies = PACES[kind]
    own = tuple(each + roll.randint(-4, 4) for each in pace)
    conduct = weighted(roll, _conducts(kind))
    return Temper(kind, own, surely, copies, conduct, _gap(kind, roll.randint(1, 10), roll.randint(3, 6)))


def _conducts(kind: str) -> tuple[tuple[int, int], ...]:
    if kind == "strong":
        return ((1, 85), (0, 15))
    if kind in {"struggling", "tired"}:
        return ((0, 86), (-1, 14))
    return ((1, 12), (0, 85), (-1, 3))


def _gap(kind: str, month: int, weeks: int) -> tuple[date, date] | None:
    """Some are silent for weeks, and everybody takes a week of leave."""
    starts = date(YEAR, month, 8)
    return starts, starts + timedelta(weeks=weeks if kind == "silent" else 1)


def _told(slug: str, nip: str) -> str | None:
    place = town(slug)
    posts: list[Post] = [place.posts[h.post] for h in place.holdings if h.nip == nip]
    first = {label: next(p for p in place.posts.values() if p.label == label) for _, label in TOLD if _ == slug}
    return next((TOLD[slug, p.label] for p in posts if first.get(p.label) == p), None)

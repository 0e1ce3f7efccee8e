"""The phrases and words in which rules are told, Indonesian and English."""

from __future__ import annotations

from tolok.rules.numbers import shown
from tolok.rules.terms import Scale
from tolok.rules.vocabulary import GROUPS, WORDS, Pair

LANGUAGES = ("id", "en")

_PHRASES: dict[str, Pair] = {
    "is": ("{} {}", "{} is {}"),
    "are": ("{} {}", "{} are {}"),
    "≥": ("setidaknya {}", "at least {}"),
    ">": ("lebih dari {}", "more than {}"),
    "≤": ("paling banyak {}", "at most {}"),
    "<": ("kurang dari {}", "less than {}"),
    "=": ("sama dengan {}", "equal to {}"),
    "≠": ("tidak sama dengan {}", "not equal to {}"),
    "word": ("“{}”", "“{}”"),
    "no word": ("bukan “{}”", "not “{}”"),
    "row no word": ("selain “{}”", "not “{}”"),
    "missing": ("tidak ada", "missing"),
    "known": ("ada", "known"),
    "row missing": ("yang belum ada", "missing"),
    "row known": ("yang sudah ada", "known"),
    "untrue": ("tidak benar bahwa {}", "it is not so that {}"),
    "and": ("{} dan {}", "{} and {}"),
    "or": ("{} atau {}", "{} or {}"),
    "row and": ("{} dan {}", "{} and whose {}"),
    "row or": ("{} atau {}", "{} or whose {}"),
    "with": ("{} dengan {}", "{} whose {}"),
    "+": ("{} ditambah {}", "{} plus {}"),
    "−": ("{} dikurangi {}", "{} minus {}"),
    "×": ("{} dikali {}", "{} times {}"),
    "÷": ("{} dibagi {}, dibulatkan ke bawah", "{} divided by {}, rounded down"),
    "down": ("{}, dibulatkan ke bawah", "{}, rounded down"),
    "up": ("{}, dibulatkan ke atas", "{}, rounded up"),
    "ratio": ("{} dibagi {}", "{} divided by {}"),
    "at most": ("{}, paling banyak {}", "{}, at most {}"),
    "at least": ("{}, setidaknya {}", "{}, at least {}"),
    "least of": ("yang terkecil antara {} dan {}", "the smaller of {} and {}"),
    "greatest of": ("yang terbesar antara {} dan {}", "the greater of {} and {}"),
    "either": ("{} (bila tidak ada: {})", "{} (if it is missing: {})"),
    "choice": ("({} bila {}, selain itu {})", "({} if {}, otherwise {})"),
    "yes": ("(1 bila {}, selain itu 0)", "(1 if {}, otherwise 0)"),
    "count": ("banyaknya {}", "the number of {}"),
    "total": ("jumlah {} dari semua {}", "the sum of {} over all {}"),
    "mean": ("rata-rata {} dari semua {} yang memilikinya", "the mean of {} over all {} that have one"),
    "median": ("median {} dari semua {}", "the median of {} over all {}"),
    "percentile": ("persentil ke-{2} {0} dari semua {1}", "the {2}th percentile of {0} over all {1}"),
    "each counted": ("{}, masing-masing dihitung sebanyak {}", "{}, each counted as often as {}"),
    "band": ("golongan menurut {}", "the band reached by {}"),
    "table": ("isi tabel untuk {}", "the table's entry for {}"),
    "cell": ("{} bila {}", "{} if {}"),
    "that": ("nilai itu", "that value"),
    "nothing": ("tanpa nilai", "no value"),
    "if": ("jika {}: {}", "if {}: {}"),
    "otherwise": ("selain itu: {}", "otherwise: {}"),
    "same as": ("sama seperti “{}”, dengan {} sebagai pengganti {}", "the same as “{}”, with {} in place of {}"),
}
_UNITS: dict[str, Pair] = {
    Scale.MINUTES: ("{} menit", "{} minutes"),
    Scale.DAYS: ("{} hari", "{} days"),
    Scale.MONTHS: ("{} bulan", "{} months"),
    Scale.RUPIAH: ("Rp {}", "Rp {}"),
}


def say(phrase: str, language: str, *parts: str) -> str:
    """A phrase of the language (`id` or `en`) with its parts filled in."""
    return _PHRASES[phrase][LANGUAGES.index(language)].format(*parts)


def said(word: str, language: str) -> str:
    """A word of the rules as people say it; a word that needs no telling as it is."""
    return WORDS.get(word, (word.replace("_", " "),) * 2)[LANGUAGES.index(language)]


def group(name: str, language: str) -> str:
    """The rows of a group by their name; KeyError for a group without one."""
    return GROUPS[name][LANGUAGES.index(language)]


def amount(value: int | str, scale: str, language: str) -> str:
    """A value with its unit: 110 %, 3 days, Rp 5.000; words as people say them."""
    if isinstance(value, str):
        return said(value, language)
    return _UNITS.get(scale, ("{}", "{}"))[LANGUAGES.index(language)].format(shown(value, scale))

"""The phrases and words in which rules are told, Indonesian and English."""

from __future__ import annotations

from tolok.rules.numbers import shown
from tolok.rules.terms import Scale

Pair = tuple[str, str]
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
_GROUPS: dict[str, Pair] = {
    "targets": ("indikator", "indicators"),
    "outcomes": ("hasil kerja", "outcomes"),
    "behaviours": ("nilai BerAKHLAK", "BerAKHLAK values"),
    "components": ("komponen", "components"),
    "ratings": ("lembar penilaian", "rating sheets"),
    "attendance": ("catatan presensi", "attendance records"),
    "events": ("layanan yang terukur", "measured services"),
    "conduct": ("catatan proses kerja", "records of how work was done"),
    "projects": ("proyek", "projects"),
    "plans": ("rencana aksi", "action plans"),
    "persons": ("pegawai unit", "persons of the unit"),
}
_PREDIKAT = {
    "istimewa": "Istimewa",
    "sangat_baik": "Sangat Baik",
    "baik": "Baik",
    "butuh_perbaikan": "Butuh Perbaikan",
    "kurang": "Kurang",
    "sangat_kurang": "Sangat Kurang",
}
_WORDS: dict[str, Pair] = {
    **{word: (label, label) for word, label in _PREDIKAT.items()},
    "above": ("di atas ekspektasi", "above expectation"),
    "meets": ("sesuai ekspektasi", "meets expectation"),
    "below": ("di bawah ekspektasi", "below expectation"),
    "higher": ("makin tinggi makin baik", "the higher the better"),
    "lower": ("makin rendah makin baik", "the lower the better"),
    "range": ("kisaran, lebih tetap lebih baik", "a range, more is still better"),
    "stable": ("makin dekat ke target makin baik", "the nearer to the target the better"),
    "zero": ("tidak boleh terjadi", "must not happen"),
    "on_off": ("tercapai atau tidak", "reached or not"),
    "date": ("selesai sebelum tanggal", "finished by a day"),
    "sum": ("dijumlahkan", "added up"),
    "mean": ("dirata-rata", "averaged"),
    "latest": ("angka terakhir", "the latest figure"),
    "main": ("utama", "main"),
    "additional": ("tambahan", "additional"),
    "quantity": ("kuantitas", "quantity"),
    "quality": ("kualitas", "quality"),
    "time": ("waktu", "time"),
    "cost": ("biaya", "cost"),
    "redistribute": ("bobotnya dibagi ke yang lain", "the others share its weight"),
    "refuse": ("tidak dihitung", "nothing is computed"),
    "hold": ("ditunggu", "waited for"),
    "leave_out": ("dikesampingkan", "left out"),
    "holds": ("terpenuhi", "holds"),
    "open": ("masih dapat terpenuhi", "can still hold"),
    "broken": ("tidak lagi dapat terpenuhi", "can no longer hold"),
    "superior": ("atasan", "the superior"),
    "peers": ("rekan kerja", "colleagues"),
    "subordinates": ("bawahan", "subordinates"),
    "served": ("unit yang dilayani", "units served"),
    "citizens": ("masyarakat", "citizens"),
    "self": ("diri sendiri", "oneself"),
    "working": ("hadir atau berizin", "present or excused"),
    "absent": ("tidak masuk tanpa keterangan", "absent without a reason"),
    "late": ("terlambat", "late"),
    "early": ("pulang lebih awal", "left early"),
    "minutes": ("menit", "minutes"),
    "days": ("hari", "days"),
    "count": ("kali", "times"),
}
_UNITS: dict[str, Pair] = {
    Scale.MINUTES: ("{} menit", "{} minutes"),
    Scale.DAYS: ("{} hari", "{} days"),
    Scale.MONTHS: ("{} bulan", "{} months"),
    Scale.RUPIAH: ("Rp {}", "Rp {}"),
}
CHAPTERS: dict[str, Pair] = {
    "target": ("Capaian satu indikator", "What one indicator achieved"),
    "outcome": ("Tingkat satu hasil kerja", "The level of one outcome"),
    "work": ("Rating hasil kerja", "The rating of work results"),
    "behaviour": ("Rating perilaku kerja", "The rating of behaviour"),
    "quadrant": ("Predikat pegawai", "A person's predikat"),
    "local": ("Nilai lokal, di samping predikat", "Local scores, beside the predikat"),
    "organisation": ("Predikat organisasi", "The predikat of an organisation"),
    "distribution": ("Pola distribusi predikat dalam unit", "How predikat are spread in a unit"),
}


def say(phrase: str, language: str, *parts: str) -> str:
    """A phrase of the language (`id` or `en`) with its parts filled in."""
    return _PHRASES[phrase][LANGUAGES.index(language)].format(*parts)


def said(word: str, language: str) -> str:
    """A word of the rules as people say it; a word that needs no telling as it is."""
    return _WORDS.get(word, (word.replace("_", " "),) * 2)[LANGUAGES.index(language)]


def group(name: str, language: str) -> str:
    """The rows of a group by their name; KeyError for a group without one."""
    return _GROUPS[name][LANGUAGES.index(language)]


def amount(value: int | str, scale: str, language: str) -> str:
    """A value with its unit: 110 %, 3 days, Rp 5.000; words as people say them."""
    if isinstance(value, str):
        return said(value, language)
    return _UNITS.get(scale, ("{}", "{}"))[LANGUAGES.index(language)].format(shown(value, scale))

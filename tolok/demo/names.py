"""Invented names, as they sound in each of the four regions."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.demo.chance import dice


@dataclass(frozen=True)
class Voice:
    """First names of women and men, and second names, of one people."""

    weight: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    second: tuple[str, ...]


def _voice(weight: int, women: str, men: str, second: str) -> Voice:
    return Voice(weight, tuple(women.split()), tuple(men.split()), tuple(second.split()))


MALAY = _voice(
    4,
    "Norhayati Suryani Maimunah Zuraida Rosmala Halimatun Syarifah Juriah Nurlela Faridah Asmarini Hamidah",
    "Sabirin Hermansah Zulkipli Jamaluddin Burhansyah Syafrizan Mahmudin Ramdansyah Hasnan Iskandaria Arifuddin",
    "Kapuasari Mempawahan Sambasari Landakan Ketapangan Siantari Ambawangan Kuburaya Melawian Jawaian",
)
DAYAK = _voice(
    3,
    "Kristina Yuliana Agnesia Theresia Martina Elisabet Monika Lusiana Veronika Paulina",
    "Petrus Agustinus Markusius Stefanus Yakobus Lukas Hendrikus Dominikus Albertus Kornelius",
    "Ngidangan Layangsari Bejalan Tukuhan Ranyaian Lintingan Bulanan Sengalangan Apuian Danuman",
)
CHINESE = _voice(
    2,
    "Meilina Lilian Suilan Vivian Jessinta Aliang Meifang Suijin",
    "Hendrilim Acong Jimmiyan Suwito Budilim Kianhong Aphin Jonilim",
    "Limantra Tjandrawan Wijayaman Bongsaputra Ngadiman Chandrawin Tanusaputra Kusumalim",
)
RIVER = _voice(
    4,
    "Rosiana Marlianti Nuraidah Helminawati Yuspita Samsiah Ernawanti Rusmini Jumiana Mardianti",
    "Syahrianto Burhanudin Kaharudin Adrianus Maksimus Jalungan Udauan Ibauan Lawingan Njauan",
    "Kayanara Sesayapan Sekatakan Bunyuan Pesoan Antutanan Salimbatan Tiduwana Palasan Tengkapan",
)
MINANG = _voice(
    1,
    "Rahmiyanti Yulmaini Efridawati Desmariza Gustinar Fitrimaini Nelfiza Rosdaniar Wirdanelis Mursyidah Elvianis",
    "Zulhendrik Afrizanto Yusmardi Syafrinalto Dasrilman Masrizan Efrinalsyah Jufrimal Nofriyandi Hendrizalmi Arizonal",
    "Sikumbangan Piliangsa Kotoanda Chaniagosa Jambakan Tanjungsari Melayuan Guciano Panyalaisa Simaburan Marapian",
)
SASAK = _voice(
    1,
    "Baiq_Hartini Baiq_Nurwana Baiq_Sulastria Baiq_Mayawati Hurniatun Sakinahtun Rohanian Mustiarep Zohriani Rabiatus",
    "Lalu_Wiramaya Lalu_Satriaji Lalu_Mandarip Lalu_Hamdanis Sahnunan Muhsinin Mahsunin Jumaharim Nasrudian Saparwadi",
    "Rinjaniwan Sekarbelan Ampenanta Pejanggikan Selaparan Narmadasa Lingsaran Mayuran Sukrarata Jonggatan Pujutan",
)
VOICES = {
    "pontianak": (MALAY, DAYAK, CHINESE),
    "bulungan": (RIVER, DAYAK, MALAY),
    "bukittinggi": (MINANG,),
    "mataram": (SASAK,),
}


def invented(slug: str, count: int) -> list[tuple[str, int]]:
    """So many different names of a government with the sex digit of the NIP (1 man, 2 woman)."""
    roll = dice("names", slug)
    voices = VOICES[slug]
    found: dict[str, int] = {}
    while len(found) < count:
        voice = roll.choices(voices, [each.weight for each in voices])[0]
        sex = roll.choice((1, 2))
        first = roll.choice(voice.men if sex == 1 else voice.women)
        found.setdefault(f"{first} {roll.choice(voice.second)}".replace("_", " "), sex)
    return list(found.items())

"""A town square with little or much on it, and how each of its pages is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.surveys import APRIL, GOOD, JULY, asked, crowded
from tests.apps.citizens.talk import YEAR_END, post_on, topic_in, wanted
from tests.apps.citizens.test_answered import CONFIRMED, JANUARY, another, came, released
from tests.apps.citizens.visitor import here
from tests.apps.evidence.events import at, row, took
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.actions.cases import reporter, work
from tolok.citizens.actions.forum import raise_topic
from tolok.citizens.actions.moderation import set_aside
from tolok.citizens.actions.outcomes import adopt_indicator
from tolok.citizens.actions.survey.invitations import invite_served
from tolok.citizens.actions.survey.releases import release_survey
from tolok.citizens.actions.topics import close_topic, improve_topic, propose_indicator
from tolok.citizens.models import Survey, Topic
from tolok.citizens.models.cases import State
from tolok.citizens.queries.receipts import code_of

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

BASE = "/contoh/warga/"
HASTE = timedelta(days=1)


@dataclass(frozen=True)
class Town:
    """What is on the square: a survey, an invitation to it, a topic that is talked about, one that became something.

    `code` follows a case, `aside` a topic that a moderator put aside.
    """

    survey: Survey
    secret: str
    talking: Topic
    became: Topic
    code: str
    aside: str


def town(office: Office, n: int) -> Town:
    """A square with `n` of everything that can be many, and answers enough to be told."""
    desk = seat(office)
    surveys = [asked(office, f"layanan-{number}", f"Layanan {number}") for number in range(n)]
    for number, survey in enumerate(surveys):
        crowded(survey, 12 * (number + 1))
        crowded(survey, 12, month=JANUARY)
    took(
        office,
        *(
            row(office, number, service="layanan-0", received_at=at(day), finished_at=at(day + HASTE))
            for number, day in enumerate([*[APRIL] * 12, *[JULY] * 3])
        ),
    )
    for starts_on in (JANUARY, APRIL):
        release_survey(by=office["hr"], at=NOON, government=office.government, starts_on=starts_on)
    secrets = [each.secret for each in invite_served(by=office["hr"], at=NOON, survey=surveys[0])]
    _cases(desk, n)
    talking = topic_in(office)
    for _number in range(n):
        topic_in(office)
        post_on(talking, answers=post_on(talking))
    became = [_became(office, number) for number in range(n)][-1]
    return Town(surveys[0], secrets[0], talking, became, _followed(desk, n), _aside(office))


def _cases(desk: Desk, n: int) -> None:
    """Finished ones of several units, and as many changes shown to the public."""
    for number in range(n):
        came(desk.office, 12, another(desk.office, f"Unit {number}"), **CONFIRMED)
        case = desk.at(State.ANSWERED)
        words = f"Jam loket dipasang di pintu {number}."
        work.publish_change(by=desk.coordinator, at=NOON, case=case, words=words, is_shown=True)
    released(desk.office)


def _followed(desk: Desk, n: int) -> str:
    """The code of a case about which much was said."""
    case = desk.at(State.IN_PROGRESS)
    for _number in range(n):
        desk.step(case, "ask_reporter")
        reporter.add_message(at=NOON, case=case, key=uuid4(), text="Kemarin.")
    desk.step(case, "answer_case")
    return desk.codes[case.pk]


def _became(office: Office, number: int) -> Topic:
    """A closed topic of which came improvements and indicators, `number` more than one of each."""
    found = close_topic(by=office["colleague"], at=NOON, topic=topic_in(office), summary="Loket buka pukul tujuh.")
    told: dict[str, Any] = {"by": office["colleague"], "at": NOON, "topic": found, "unit": office.unit}
    for more in range(number + 1):
        improve_topic(text="Nomor antrean daring", owner=office["superior"], due_on=YEAR_END, **told)
        proposal = propose_indicator(wanted=wanted(office), **told)
        adopt_indicator(by=office["planner"], at=NOON, proposal=proposal, code=f"warga-{number}-{more}")
    return found


def _aside(office: Office) -> str:
    key = uuid4()
    topic = raise_topic(
        at=NOON, government=office.government, key=key, title="Promosi", text="Beli", name="", unit=None,
        standing="open", held_for="",
    )  # fmt: skip  # one line a thought
    set_aside(by=office["colleague"], at=NOON, row=topic, reason="advert")
    return code_of(key, office.government.pk, form="topic")


Open = Callable[["Client", Town], "HttpResponse"]


def get(address: str, base: str = BASE) -> Open:
    """Opens an address in whose blanks stand attributes of the town."""
    return lambda client, made: cast("HttpResponse", client.get(base + address.format(t=made)))


def post(address: str, form: str, **fields: str) -> Open:
    """Sends a form there."""

    def sent(client: Client, made: Town) -> HttpResponse:
        told = {name: value.format(t=made) for name, value in fields.items()}
        filled = {"key": uuid4(), "ticket": here(form), **told}
        return cast("HttpResponse", client.post(BASE + address.format(t=made), filled))

    return sent


SURVEY, TOPIC = "survei/{t.survey.code}/", "forum/{t.talking.pk}/"
BUT_ONE = "".join(map(str, GOOD[:-1]))
WORDS = {"kind": "complaint", "text": "Loket tutup.", "concerns": "system", "mode": "open", "name": "Warga Contoh"}
# Every page of the public, by the name of its pattern and what is shown there.
PAGES: dict[str, Open] = {
    "citizens:home": get(""),
    "citizens:service": get("layanan/{t.survey.service_id}/"),
    "citizens:badge": get("layanan/{t.survey.service_id}/lencana.svg"),
    "citizens:open_data": get("data/"),
    "citizens:schema": get("data/layanan/skema.json"),
    "citizens:dataset": get("data/layanan.csv"),
    "citizens:dataset, index": get("data/ikm.json"),
    "citizens:dataset, cases": get("data/aduan.json"),
    "citizens:report": get("lapor/"),
    "citizens:report, refused": post("lapor/", "case", **{**WORDS, "text": ""}),
    "citizens:report, sent": post("lapor/", "case", **WORDS),
    "citizens:track": get("lapor/lacak/"),
    "citizens:track, unknown": post("lapor/lacak/", "track", code="0000-0000-0000-0000-0000-0000-0000"),
    "citizens:track, found": post("lapor/lacak/", "track", code="{t.code}"),
    "citizens:improved": get("dilakukan/"),
    "citizens:answered": get("aduan/"),
    "citizens:surveys": get("survei/"),
    "citizens:survey_results": get("survei/hasil/"),
    "citizens:survey_invited": get("survei/undangan/{t.secret}/"),
    "citizens:survey": get(SURVEY),
    "citizens:survey_kiosk": get(SURVEY + "kios/"),
    "citizens:survey_kiosk_thanks": get(SURVEY + "kios/terima-kasih/"),
    "citizens:survey_step": get(SURVEY + "langkah/"),
    "citizens:survey_step, last question": post(SURVEY + "langkah/", "survey", marks=BUT_ONE[:-1], mark="3"),
    "citizens:survey_step, last screen": post(SURVEY + "langkah/", "survey", marks=BUT_ONE, mark="3"),
    "citizens:survey_send": get(SURVEY + "kirim/"),
    "citizens:survey_send, sent": post(SURVEY + "kirim/", "survey", marks=BUT_ONE + "3", door="qr", comment="Cepat"),
    "citizens:survey_thanks": get(SURVEY + "terima-kasih/"),
    "citizens:forum": get("forum/"),
    "citizens:forum, closed": get("forum/?tampil=selesai"),
    "citizens:forum, searched": get("forum/?cari=antrean"),
    "citizens:raise_topic": get("forum/baru/"),
    "citizens:raise_topic, sent": post("forum/baru/", "topic", title="Bangku", text="Kurang"),
    "citizens:mine": get("forum/kiriman/"),
    "citizens:mine, aside": post("forum/kiriman/", "appeal", code="{t.aside}"),
    "citizens:topic": get(TOPIC),
    "citizens:topic, closed": get("forum/{t.became.pk}/"),
    "citizens:write_post": get(TOPIC + "tulis/"),
    "citizens:write_post, sent": post(TOPIC + "tulis/", "post", text="Saya juga"),
    "citizens:export_topic": get(TOPIC + "kiriman.csv"),
    "paper:look": get("", base="/contoh/periksa/"),
    "paper:check": get("TIADA/", base="/contoh/periksa/"),
}

"""Which pages a person is offered beside the daily ones, in groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.citizens.queries.duties import answers_public
from tolok.delivery.queries import unread_count
from tolok.desk.queries.more.agency import agency, citizens
from tolok.desk.queries.more.links import Group, Link, to
from tolok.desk.queries.more.team import judging, leading
from tolok.feedback.queries import waiting_sheets
from tolok.followup.queries import Filter, counts
from tolok.insight.access import PERMISSIONS as INSIGHT
from tolok.people.queries import running

if TYPE_CHECKING:
    from tolok.people.models import Person


def groups(person: Person, *, on: date, slug: str) -> list[Group]:
    """The pages the person may open that day, in groups; the number of queries is fixed."""
    return [Group(title, tuple(links)) for title, links in _groups(person, on, slug)]


def _groups(person: Person, on: date, slug: str) -> Iterator[tuple[str, list[Link]]]:
    posts = running(on).filter(person=person)
    held = list(posts.values_list("position__duty", "position__is_head", answers_public(on)))
    duties = {duty for duty, *_more in held}
    is_head = any(is_head for _duty, is_head, _answers in held)
    yield _("For me"), _own(person, on, slug)
    if running(on).filter(position__reports_to__in=posts.values("position")).exists():
        yield _("For my team"), [*leading(slug), *judging(person, slug, is_head)]
    if "hr" in duties:
        yield _("HR agency"), agency(on, slug)
    if "hr" in duties or is_head:
        text = _("SKP, evaluations and annexes of everybody in a unit as one download.")
        yield _("What people say"), [_surveys(slug)]
        yield _("Official forms"), [Link(_("Forms of a unit"), text, to("insight:bundles", slug))]
    sees_gaps = bool(duties & {"hr", "planning"}) or is_head
    if any(answers for *_more, answers in held):
        yield _("For the public"), citizens(slug)
    yield _("Goals of the government"), _goals(sees_gaps, on.year, slug)
    if INSIGHT["see_burden"](person, person, on):
        text = _("Minutes a week by role, and which questions hardly anybody answers.")
        yield _("How the system does"), [Link(_("Burden of reporting"), text, to("insight:burden", slug))]


def _own(person: Person, on: date, slug: str) -> list[Link]:
    opened = counts(Filter(on=on, person_ids=[person.pk])).open
    return [
        Link(_("My SKP"), _("What was agreed with your superior, and what is still a draft."), to("skp:mine", slug)),
        Link(_("My reports"), _("Everything you reported; mend an amount or a note."), to("reports:mine", slug)),
        Link(
            _("Measured work"),
            _("What other systems say you finished, with the time it took."),
            to("evidence:measured", slug),
        ),
        Link(
            _("For e-Kinerja BKN"),
            _("Your entries in BKN's words, ready to copy, and what BKN still lacks."),
            to("desk:bkn", slug),
        ),
        Link(
            _("Notes on my reports"),
            _("What could be misunderstood in your reports; you see it first and can explain."),
            to("desk:own_signals", slug),
        ),
        Link(
            _("My attendance"),
            _("What the machine says of each day; ask for a wrong one to be put right."),
            to("evidence:month", slug),
        ),
        Link(_("Notices"), _("What you were told or reminded of."), to("delivery:notices", slug), unread_count(person)),
        Link(
            _("What follows for me"),
            _("Awards, coaching and training that your predikat opened."),
            to("followup:mine", slug),
            opened,
        ),
        *_around(person, on, slug),
    ]


def _around(person: Person, on: date, slug: str) -> list[Link]:
    return [
        Link(
            _("Voices that are asked for"),
            _("Say how others work, without your name; read what was said of you."),
            to("feedback:voices", slug),
            waiting_sheets(person, on=on),
        ),
        Link(_("My raters"), _("Who rates you on which days; family ties."), to("people:my_raters", slug)),
        Link(
            _("Programs and phones"),
            _("What signs in for you; revoke what you no longer have."),
            to("people:tokens", slug),
        ),
    ]


def _surveys(slug: str) -> Link:
    text = _("Ask people how a service was, read the results of a quarter, plan what gets better.")
    return Link(_("Surveys"), text, to("citizens:survey_desk", slug))


def _goals(sees_gaps: bool, year: int, slug: str) -> list[Link]:
    links = [
        Link(_("Goals"), _("How the goals descend to units and persons."), to("skp:cascade", slug)),
        Link(
            _("Library of indicators"),
            _("Standards to take targets from, with their sources."),
            to("skp:library", slug),
        ),
        Link(_("Services"), _("What each unit gives, and the time it may take."), to("skp:services", slug)),
        Link(
            _("Performance agreements"),
            _("What each unit achieved of its yearly agreement."),
            reverse("skp:agreements", args=[slug, year]),
        ),
        Link(_("Projects"), _("What runs beside the daily work, and how it goes."), to("desk:projects", slug)),
    ]
    if sees_gaps:
        text = _("Goals nobody carries, and people no goal reaches.")
        links.append(Link(_("Gaps"), text, to("skp:gaps", slug)))
        asked = _("What citizens want measured, and what was promised to them.")
        links.append(Link(_("Indicators that citizens ask for"), asked, to("citizens:tasks", slug)))
    return links

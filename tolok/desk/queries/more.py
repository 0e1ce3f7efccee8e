"""What the page of everything else offers, by what the person may do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.appraisal.queries.calibration import sessions_waiting
from tolok.delivery.queries import unread_count
from tolok.feedback.queries import waiting_sheets
from tolok.followup.queries import Filter, counts
from tolok.insight.access import PERMISSIONS as INSIGHT
from tolok.people.queries import running

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class Link:
    """One page, in words; `waiting` is how much waits there."""

    title: str
    text: str
    url: str
    waiting: int = 0


@dataclass(frozen=True)
class Group:
    """Pages that belong together."""

    title: str
    links: tuple[Link, ...]


def groups(person: Person, *, on: date, slug: str) -> list[Group]:
    """The pages the person may open that day, in groups; the number of queries is fixed."""
    return [Group(title, tuple(links)) for title, links in _groups(person, on, slug)]


def _groups(person: Person, on: date, slug: str) -> Iterator[tuple[str, list[Link]]]:
    posts = running(on).filter(person=person)
    held = list(posts.values_list("position__duty", "position__is_head"))
    duties = {duty for duty, _is_head in held}
    yield _("For me"), _own(person, on, slug)
    if running(on).filter(position__reports_to__in=posts.values("position")).exists():
        yield _("For my team"), [*_leading(slug), *_judging(person, slug, any(is_head for _duty, is_head in held))]
    if "hr" in duties:
        yield _("HR agency"), _hr(on, slug)
    if "hr" in duties or any(is_head for _duty, is_head in held):
        text = _("SKP, evaluations and annexes of everybody in a unit as one download.")
        yield _("Official forms"), [Link(_("Forms of a unit"), text, _to("insight:bundles", slug))]
    sees_gaps = bool(duties & {"hr", "planning"}) or any(is_head for _duty, is_head in held)
    yield _("Goals of the government"), _goals(sees_gaps, slug)
    if INSIGHT["see_burden"](person, person, on):
        text = _("Minutes a week by role, and which questions hardly anybody answers.")
        yield _("How the system does"), [Link(_("Burden of reporting"), text, _to("insight:burden", slug))]


def _own(person: Person, on: date, slug: str) -> list[Link]:
    opened = counts(Filter(on=on, person_ids=[person.pk])).open
    return [
        Link(_("My SKP"), _("What was agreed with your superior, and what is still a draft."), _to("skp:mine", slug)),
        Link(_("My reports"), _("Everything you reported; mend an amount or a note."), _to("reports:mine", slug)),
        Link(
            _("Measured work"),
            _("What other systems say you finished, with the time it took."),
            _to("evidence:measured", slug),
        ),
        Link(
            _("For e-Kinerja BKN"),
            _("Your entries in BKN's words, ready to copy, and what BKN still lacks."),
            _to("desk:bkn", slug),
        ),
        Link(
            _("Notes on my reports"),
            _("What could be misunderstood in your reports; you see it first and can explain."),
            _to("desk:own_signals", slug),
        ),
        Link(
            _("My attendance"),
            _("What the machine says of each day; ask for a wrong one to be put right."),
            _to("evidence:month", slug),
        ),
        Link(
            _("Notices"), _("What you were told or reminded of."), _to("delivery:notices", slug), unread_count(person)
        ),
        Link(
            _("What follows for me"),
            _("Awards, coaching and training that your predikat opened."),
            _to("followup:mine", slug),
            opened,
        ),
        *_around(person, on, slug),
    ]


def _around(person: Person, on: date, slug: str) -> list[Link]:
    return [
        Link(
            _("Voices that are asked for"),
            _("Say how others work, without your name; read what was said of you."),
            _to("feedback:voices", slug),
            waiting_sheets(person, on=on),
        ),
        Link(_("My raters"), _("Who rates you on which days; family ties."), _to("people:my_raters", slug)),
        Link(
            _("Programs and phones"),
            _("What signs in for you; revoke what you no longer have."),
            _to("people:tokens", slug),
        ),
    ]


def _leading(slug: str) -> list[Link]:
    return [
        Link(_("Plans to decide"), _("Agree a proposed SKP, or return it with a word."), _to("skp:proposed", slug)),
        Link(
            _("Corrections of attendance"),
            _("Days your team contests; you decide."),
            _to("evidence:corrections", slug),
        ),
        Link(_("To rate"), _("Sheets that wait for you, with the evidence beside."), _to("appraisal:to_rate", slug)),
        Link(_("Objections"), _("Whom you answer, and what you decide."), _to("appraisal:objections", slug)),
        Link(
            _("My mirror of rating"),
            _("How your ratings look beside results and other raters; only you and the HR agency see it."),
            _to("insight:mirrors", slug),
        ),
        Link(
            _("Who carries which outcome"),
            _("The matrix of roles and outcomes of your team."),
            _to("skp:my_matrix", slug),
        ),
        Link(_("Services in time"), _("Shares in time this month, and what is contested."), _to("evidence:unit", slug)),
        Link(
            _("Informative reports"),
            _("How many reports of each member say something new, with their own words."),
            _to("desk:informative", slug),
        ),
        Link(_("Follow-ups"), _("What the predikat of your team opened, and until when."), _to("followup:all", slug)),
    ]


def _judging(person: Person, slug: str, leads_unit: bool) -> list[Link]:
    """Achievements for whoever leads a unit; calibrations for those too, and for whoever is called to one."""
    called = sessions_waiting(person)
    links = [_achievements(slug)] if leads_unit else []
    return [*links, _calibrations(slug, called)] if leads_unit or called else links


def _achievements(slug: str) -> Link:
    text = _("What each unit achieved, and the pattern of its predikat.")
    return Link(_("Achievement of units"), text, _to("appraisal:units", slug))


def _calibrations(slug: str, called: int = 0) -> Link:
    text = _("Raters of a unit compare their ratings, first in private.")
    return Link(_("Calibration"), text, _to("appraisal:calibrations", slug), called)


def _people(slug: str) -> list[Link]:
    return [
        Link(_("Cockpit"), _("What is missing in each period, and who is late."), _to("desk:cockpit", slug)),
        Link(_("People"), _("Find somebody, see their posts, invite them."), _to("people:persons", slug)),
        Link(_("Units"), _("The offices and who works there."), _to("people:units", slug)),
        Link(_("Who rates whom"), _("Every rater on a day, and whom nobody rates."), _to("people:raters", slug)),
        Link(
            _("Measuring systems"),
            _("What sends attendance and finished services by itself."),
            _to("people:sources", slug),
        ),
        Link(_("Import"), _("Bring people in with a workbook, after a dry run."), _to("people:upload", slug)),
    ]


def _hr(on: date, slug: str) -> list[Link]:
    late = counts(Filter(on=on)).late
    return [
        *_people(slug),
        Link(
            _("Periods and holidays"), _("The calendars of the year and its days off."), _to("calendar:periods", slug)
        ),
        Link(_("Office hours"), _("The hours in which time limits are counted."), _to("calendar:hours", slug)),
        Link(
            _("Import measured work"),
            _("Finished services of a system that cannot send."),
            _to("evidence:upload_events", slug),
        ),
        Link(
            _("Attendance"),
            _("Days without records, failures of the machine, import of attendance and leave."),
            _to("evidence:gaps", slug),
        ),
        Link(_("Progress of the periods"), _("How far each period is."), _to("appraisal:periods", slug)),
        Link(_("Outgoing mails"), _("What was mailed, and what did not arrive."), _to("delivery:mails", slug)),
        Link(
            _("Fairness of ratings"),
            _("Strict and mild raters, groups and units beside their results; leads, not verdicts."),
            _to("insight:readings", slug),
        ),
        Link(
            _("Rounds of voices"),
            _("Ask colleagues, subordinates and those served; comments to be read."),
            _to("feedback:rounds", slug),
        ),
        Link(_("All objections"), _("What waits for whom, and how they ended."), _to("appraisal:objections", slug)),
        _achievements(slug),
        _calibrations(slug),
        Link(
            _("Policy simulations"),
            _("Try another policy on gathered facts before it holds."),
            _to("insight:simulations", slug),
        ),
        Link(
            _("All follow-ups"),
            _("Awards, coaching and training; late ones are counted."),
            _to("followup:all", slug),
            late,
        ),
    ]


def _goals(sees_gaps: bool, slug: str) -> list[Link]:
    links = [
        Link(_("Goals"), _("How the goals descend to units and persons."), _to("skp:cascade", slug)),
        Link(
            _("Library of indicators"),
            _("Standards to take targets from, with their sources."),
            _to("skp:library", slug),
        ),
        Link(_("Services"), _("What each unit gives, and the time it may take."), _to("skp:services", slug)),
        Link(_("Projects"), _("What runs beside the daily work, and how it goes."), _to("desk:projects", slug)),
    ]
    if sees_gaps:
        text = _("Goals nobody carries, and people no goal reaches.")
        links.append(Link(_("Gaps"), text, _to("skp:gaps", slug)))
    return links


def _to(name: str, slug: str) -> str:
    return reverse(name, args=[slug])

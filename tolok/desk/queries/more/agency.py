"""What the page of everything else offers to the HR agency."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tolok.desk.queries.more.links import Link, achievements, calibrations, to
from tolok.followup.queries import Filter, counts


def agency(on: date, slug: str) -> list[Link]:
    """Everything the agency keeps, watches and closes; the number of queries is fixed."""
    late = counts(Filter(on=on)).late
    return [
        *_people(slug),
        *_records(slug),
        *_ratings(slug),
        Link(
            _("Policy simulations"),
            _("Try another policy on gathered facts before it holds."),
            to("insight:simulations", slug),
        ),
        Link(
            _("All follow-ups"),
            _("Awards, coaching and training; late ones are counted."),
            to("followup:all", slug),
            late,
        ),
    ]


def _people(slug: str) -> list[Link]:
    return [
        Link(_("Cockpit"), _("What is missing in each period, and who is late."), to("desk:cockpit", slug)),
        Link(_("People"), _("Find somebody, see their posts, invite them."), to("people:persons", slug)),
        Link(_("Units"), _("The offices and who works there."), to("people:units", slug)),
        Link(_("Who rates whom"), _("Every rater on a day, and whom nobody rates."), to("people:raters", slug)),
        Link(
            _("Measuring systems"),
            _("What sends attendance and finished services by itself."),
            to("people:sources", slug),
        ),
        Link(_("Import"), _("Bring people in with a workbook, after a dry run."), to("people:upload", slug)),
    ]


def _records(slug: str) -> list[Link]:
    """When is counted, and what systems bring."""
    return [
        Link(_("Periods and holidays"), _("The calendars of the year and its days off."), to("calendar:periods", slug)),
        Link(_("Office hours"), _("The hours in which time limits are counted."), to("calendar:hours", slug)),
        Link(
            _("Import measured work"),
            _("Finished services of a system that cannot send."),
            to("evidence:upload_events", slug),
        ),
        Link(
            _("Attendance"),
            _("Days without records, failures of the machine, import of attendance and leave."),
            to("evidence:gaps", slug),
        ),
        Link(
            _("Who answers the public"),
            _("Coordinators and the contact officers of units."),
            to("citizens:duties", slug),
        ),
        Link(
            _("Every case"),
            _("What waits in which unit, how old it is and when it is due."),
            to("citizens:watch", slug),
        ),
        Link(
            _("Cases by unit"),
            _("What the public brought, what is late, how it ended."),
            to("citizens:case_board", slug),
        ),
        Link(
            _("Moderation"),
            _("What the public sent that does not count yet, and appeals."),
            to("citizens:moderation", slug),
        ),
    ]


def _ratings(slug: str) -> list[Link]:
    """How people are rated, heard and compared."""
    return [
        Link(_("Progress of the periods"), _("How far each period is."), to("appraisal:periods", slug)),
        Link(_("Outgoing mails"), _("What was mailed, and what did not arrive."), to("delivery:mails", slug)),
        Link(
            _("Fairness of ratings"),
            _("Strict and mild raters, groups and units beside their results; leads, not verdicts."),
            to("insight:readings", slug),
        ),
        Link(
            _("Rounds of voices"),
            _("Ask colleagues, subordinates and those served; comments to be read."),
            to("feedback:rounds", slug),
        ),
        Link(_("All objections"), _("What waits for whom, and how they ended."), to("appraisal:objections", slug)),
        achievements(slug),
        calibrations(slug),
    ]


def citizens(slug: str) -> list[Link]:
    """What the public says, for those who answer it."""
    return [
        Link(
            _("What the public brings"),
            _("Complaints, questions and wishes, the most urgent first."),
            to("citizens:desk", slug),
        ),
        Link(
            _("Forum of citizens"),
            _("Topics of citizens for which you speak, and what comes of them."),
            to("citizens:desk_forum", slug),
        ),
        Link(
            _("Moderation"),
            _("What the public sent that does not count yet, and appeals."),
            to("citizens:moderation", slug),
        ),
    ]

"""What the page of everything else offers to whoever leads others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.queries.calibration import sessions_waiting
from tolok.desk.queries.more.links import Link, achievements, calibrations, to

if TYPE_CHECKING:
    from tolok.people.models import Person


def leading(slug: str) -> list[Link]:
    """What superiors decide, check and rate."""
    return [
        Link(_("Plans to decide"), _("Agree a proposed SKP, or return it with a word."), to("skp:proposed", slug)),
        Link(
            _("Corrections of attendance"),
            _("Days your team contests; you decide."),
            to("evidence:corrections", slug),
        ),
        Link(_("To rate"), _("Sheets that wait for you, with the evidence beside."), to("appraisal:to_rate", slug)),
        Link(_("Objections"), _("Whom you answer, and what you decide."), to("appraisal:objections", slug)),
        Link(
            _("My mirror of rating"),
            _("How your ratings look beside results and other raters; only you and the HR agency see it."),
            to("insight:mirrors", slug),
        ),
        Link(
            _("Who carries which outcome"),
            _("The matrix of roles and outcomes of your team."),
            to("skp:my_matrix", slug),
        ),
        Link(_("Services in time"), _("Shares in time this month, and what is contested."), to("evidence:unit", slug)),
        Link(
            _("Informative reports"),
            _("How many reports of each member say something new, with their own words."),
            to("desk:informative", slug),
        ),
        Link(_("Follow-ups"), _("What the predikat of your team opened, and until when."), to("followup:all", slug)),
    ]


def judging(person: Person, slug: str, leads_unit: bool) -> list[Link]:
    """Achievements for whoever leads a unit; calibrations for those too, and for whoever is called to one."""
    called = sessions_waiting(person)
    links = [achievements(slug)] if leads_unit else []
    return [*links, calibrations(slug, called)] if leads_unit or called else links

"""The receipt as plain text, in the order of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from tolok.appraisal.models import Appraisal, Level, Predikat
from tolok.appraisal.queries.facts import answer
from tolok.appraisal.queries.receipt import receipt, signed_levels
from tolok.people.queries import masked_nip

if TYPE_CHECKING:
    from tolok.appraisal.models import Rating, Signature
    from tolok.appraisal.queries.lines import Line
    from tolok.appraisal.queries.receipt import Local, Receipt

INDENT = "  "


def receipt_text(appraisal: Appraisal) -> str:
    """Everything a receipt says with every step, indented; an unsigned one says that it is a proposal."""
    found = receipt(appraisal)
    sections = [
        _decision(appraisal, found.rating, found.signature)
        if found.rating and found.signature
        else _proposal(appraisal),
        _section(_("What would change it"), [f"{INDENT}{text}" for text in found.changes]),
        _section(_("Work results, line by line"), [*_told(found.outcomes), *(f"{INDENT}{t}" for t in found.missing)]),
        _section(_("From the lines to one proposal"), _told(found.work)),
        _section(_("Behaviour, value by value"), _told(found.behaviours)),
        _section(_("From the seven to one proposal"), _told(found.behaviour)),
        _section(_("How the two ratings become the predikat"), _told(found.quadrant)),
        *(_local(score) for score in found.local),
        _section(_("Projects in this period"), _told(found.projects)),
        _section(_("Where it comes from"), _origin(found)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def result_json(appraisal: Appraisal) -> str:
    """The canonical result: what the rules say with the signed levels, or the stored proposal before."""
    if appraisal.state != Appraisal.State.SIGNED:
        return appraisal.proposal.result
    return answer(appraisal, *signed_levels(appraisal)).to_json()


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """A title over its lines; nothing where there are none."""
    found = list(lines)
    return [title, *found] if found else []


def _told(lines: Iterable[Line], depth: int = 1) -> Iterator[str]:
    """Each line with what it opens to, one step further in."""
    for line in lines:
        yield INDENT * depth + (f"{line.label}: {line.result}" if line.result else line.label)
        if line.detail:
            yield INDENT * (depth + 2) + line.detail
        if line.source:
            yield INDENT * (depth + 2) + _("Source: %(source)s") % {"source": line.source}
        yield from _told(line.steps, depth + 1)


def _decision(appraisal: Appraisal, rating: Rating, signature: Signature) -> list[str]:
    """Who was appraised, what was decided and by whom, as frozen on the day of signing."""
    names = signature.frozen
    person, rater = names["person"], names["rater"]
    signed = {"name": rater["name"], "post": rater["post"], "at": _moment(signature.signed_at, appraisal)}
    return [
        f"{person['name']} ({masked_nip(person['nip'])}) · {names['period']['label']}",
        *(INDENT + person[word] for word in ("rank", "post", "unit") if person[word]),
        "",
        f"Predikat: {Predikat(appraisal.predikat).label}",
        *_rating(rating),
        INDENT + _("Decided and signed by %(name)s, %(post)s, on %(at)s.") % signed,
        *_objection(appraisal),
    ]


def _objection(appraisal: Appraisal) -> Iterator[str]:
    """Where an objection stands, and the ratings it brought."""
    objection = getattr(appraisal, "objection", None)
    if objection is not None:
        yield f"{INDENT}{_('Objection')}: {objection.get_state_display()}"
        if objection.work:
            told = {"work": objection.get_work_display(), "behaviour": objection.get_behaviour_display()}
            yield INDENT * 3 + _("New ratings: %(work)s and %(behaviour)s.") % told


def _rating(rating: Rating) -> Iterator[str]:
    """Both ratings, what the rules had proposed, and the reasons in the rater's words."""
    sides = (
        (_("Work results"), rating.work, rating.proposed_work, rating.work_reason),
        (_("Behaviour"), rating.behaviour, rating.proposed_behaviour, rating.behaviour_reason),
    )
    for label, level, proposed, reason in sides:
        yield f"{INDENT}{label}: {Level(level).label}. {_followed(level, proposed)}"
        if reason:
            yield f"{INDENT * 3}“{reason}”"
    if rating.remark:
        yield f"{INDENT}{_('A word to the person')}: “{rating.remark}”"


def _followed(level: str, proposed: str) -> str:
    if level == proposed:
        return _("As the rules propose.")
    if not proposed:
        return _("The rules could not propose anything.")
    return _("The rules proposed: %(level)s.") % {"level": Level(proposed).label}


def _proposal(appraisal: Appraisal) -> list[str]:
    person = appraisal.person
    return [
        f"{person.name} ({masked_nip(person.nip)}) · {appraisal.period.label}",
        "",
        _("This is a proposal of the rules. Nobody has signed it, so there is no predikat yet."),
    ]


def _local(score: Local) -> list[str]:
    lines = [f"{INDENT}{score.label}: {score.missing or score.points}", *_told(score.parts, 2), *_told(score.rules, 2)]
    return _section(_("Beside it: the scores of your government"), lines)


def _origin(found: Receipt) -> list[str]:
    kept = found.appraisal.dossier
    facts = (
        (_("Facts gathered"), _moment(kept.gathered_at, found.appraisal)),
        (_("Policy"), f"{found.pack} ({kept.pack}, {kept.policy.hash[:12]})"),
        (_("Mark of the facts"), kept.facts_hash[:12]),
    )
    return [f"{INDENT}{label}: {text}" for label, text in facts]


def _moment(at: datetime, appraisal: Appraisal) -> str:
    """The moment on the clocks of the government."""
    return formats.date_format(at.astimezone(ZoneInfo(appraisal.person.government.time_zone)), "j F Y, H.i")

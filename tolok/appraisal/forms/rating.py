"""What a rater sends; nothing is chosen beforehand for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.actions import ReasonMissing, Sheet
from tolok.appraisal.models import Level
from tolok.appraisal.queries.anchors import ANCHORS, Anchors
from tolok.appraisal.queries.attention import Opened

if TYPE_CHECKING:
    from tolok.appraisal.queries.drafts import Draft
    from tolok.appraisal.queries.sheet import Questions

SHORT = [(Level.ABOVE.value, _("Above")), (Level.MEETS.value, _("Meets")), (Level.BELOW.value, _("Below"))]


@dataclass(frozen=True)
class Choice:
    """One level as a form offers it, with what it looks like at work where that is said."""

    word: str
    statement: str

    def __str__(self) -> str:
        return self.word


class RatingForm(forms.Form):
    """One rater's sheet about one person; the fields follow the plan."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, asked: Questions, draft: Draft | None, *, about: int, at: datetime, sent: Any = None) -> None:
        super().__init__(sent, initial=_initial(draft, about, at))
        self.about = about
        self.outcome_names = {each.id: f"outcome_{each.id}" for each in asked.outcomes}
        self.behaviour_names = {each.behaviour.code: f"behaviour_{each.behaviour.code}" for each in asked.expected}
        for outcome in asked.outcomes:
            self.fields[self.outcome_names[outcome.id]] = _levels(outcome.title, "")
        for each in asked.expected:
            guide = each.text or "; ".join(str(line) for line in each.behaviour.guides)
            name, anchors = self.behaviour_names[each.behaviour.code], ANCHORS[each.behaviour.code]
            self.fields[name] = _levels(each.behaviour.name, guide, anchors)
        self.fields["work"] = _levels(_("Work results as a whole"), "")
        self.fields["work_reason"] = _reason(_("Why these results: one example"))
        self.fields["behaviour"] = _levels(_("Behaviour as a whole"), asked.behaviour_rule)
        self.fields["behaviour_reason"] = _reason(_("Why this behaviour: one example"))
        self.fields["remark"] = _reason(_("A word to the person"))

    @property
    def typed(self) -> dict[str, str]:
        """What was sent, field by field, whether right or not."""
        sent = {name: str(self.data.get(name, "")).strip() for name in self.fields if name != "mark"}
        return {name: text for name, text in sent.items() if text}

    @property
    def opened(self) -> Opened | None:
        """When the form was opened; None when the mark is missing, changed or another sheet's."""
        try:
            about, began, before = signing.loads(str(self.data.get("mark", "")), salt="rating.sheet")
        except (signing.BadSignature, ValueError):
            return None
        return Opened(datetime.fromtimestamp(began, UTC), before) if about == self.about else None

    @property
    def outcomes(self) -> list[forms.BoundField]:
        """The fields of outcomes that nothing measures."""
        return [self[name] for name in self.outcome_names.values()]

    @property
    def behaviours(self) -> list[forms.BoundField]:
        """The seven fields of behaviours."""
        return [self[name] for name in self.behaviour_names.values()]

    def sheet(self, *, seconds: int | None) -> Sheet:
        """The sheet as the action takes it."""
        clean = self.cleaned_data
        return Sheet(
            work=clean["work"],
            behaviour=clean["behaviour"],
            behaviours={code: clean[name] for code, name in self.behaviour_names.items()},
            outcomes={key: clean[name] for key, name in self.outcome_names.items()},
            work_reason=clean["work_reason"],
            behaviour_reason=clean["behaviour_reason"],
            remark=clean["remark"],
            seconds=seconds,
        )

    def explain(self, refusal: ReasonMissing) -> None:
        """Put the refusal beside each reason that is missing."""
        for each in refusal.unexplained:
            self.add_error(f"{each.about}_reason", str(each))


def _initial(draft: Draft | None, about: int, at: datetime) -> dict[str, Any]:
    """What the same rater left, a sheet or a part of one; time goes on where it stopped."""
    before = draft.seconds or 0 if draft else 0
    opened = {"mark": signing.dumps((about, int(at.timestamp()), before), salt="rating.sheet")}
    return opened | (draft.filled if draft else {})


def _levels(label: Any, help_text: str, anchors: Anchors | None = None) -> forms.ChoiceField:
    said = [(level, Choice(str(word), str(anchors.at(level)) if anchors else "")) for level, word in SHORT]
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=said,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. Nothing is chosen for you.")},
    )


def _reason(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

"""What is sent while a case is worked on, and when a person is heard about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.citizens.forms.case import CaseForm, sentences
from tolok.citizens.models import Case
from tolok.people.queries import persons_called

if TYPE_CHECKING:
    from datetime import date

    from tolok.people.models import Person


class NothingForm(CaseForm):
    """Only a button."""


class AskForm(CaseForm):
    """A question to the reporter."""

    question = sentences(_("Your question"), _("The reporter reads it. Until the reply the clock stands."), rows=3)


class AnswerForm(CaseForm):
    """The answer, and what was changed."""

    answer = sentences(_("Your answer"), _("The reporter reads it and says whether it is solved."))
    changed = sentences(
        _("What was changed, for everybody to read"),
        _("One or two sentences without any name. The complaint desk decides whether it is shown to the public."),
        rows=3, required=False,
    )  # fmt: skip  # one thought a line


class CloseForm(CaseForm):
    """Why there is no solution."""

    reason = sentences(_("Why it can't be solved"), _("The reporter reads it and may object."), rows=3)


class NoteForm(CaseForm):
    """A word to colleagues."""

    text = sentences(_("Note for colleagues"), _("The reporter never reads this."), rows=3)


class PublishForm(CaseForm):
    """What everybody may read."""

    words = sentences(_("What was changed"), _("No names, no addresses, nothing that tells who reported it."), rows=3)
    is_shown = forms.BooleanField(label=_("Show it on the page “You said, we did”"), required=False)

    def __init__(self, sent: Any = None, *, case: Case, on: date) -> None:
        super().__init__(sent, case=case, on=on)
        self.initial = {"words": case.changed, "is_shown": case.is_published}


class PersonForm(CaseForm):
    """Whom the complaint is about, and what they are asked."""

    person = forms.CharField(label=_("NIP or name"), max_length=160)
    question = sentences(
        _("What you ask"),
        _("In words of your own. Nothing here may tell who reported it: the person reads this."),
        rows=4,
    )

    def clean_person(self) -> Person:
        """The one person so named."""
        found = persons_called(self.cleaned_data["person"])
        if len(found) != 1:
            raise forms.ValidationError(_("Nobody, or more than one, is called so. Write the NIP."))
        return found[0]


class LookForm(CaseForm):
    """Why somebody wants to see a secret name."""

    reason = forms.CharField(label=_("Why do you need the name?"), max_length=300)


class WordsForm(forms.Form):
    """What the person complained of says."""

    words = sentences(_("How it was"), _("The complaint desk reads it. It goes into the decision."))


class DecisionForm(forms.Form):
    """What was decided about the person, and why."""

    verdict = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect,
        choices=[
            ("clear", _("Not theirs: nothing stays with the person")),
            ("attribute", _("Theirs: it is counted in their appraisal")),
        ],
    )  # fmt: skip  # one thought a line
    reason = sentences(_("Why"), _("The person reads it."), rows=4)

"""What the public says on the last screen of a survey, and what its unit sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.citizens.queries.survey.given import LONGEST_COMMENT
from tolok.citizens.queries.survey.questions import AGES, EDUCATIONS, NAMES, SEXES, WORKS
from tolok.people.access import DAYS
from tolok.people.queries import LARGEST_FILE, persons_called

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from tolok.people.models import Person
    from tolok.skp.models import Service

NOT_SAID = ("", _("I'd rather not say"))


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[NOT_SAID, *choices], required=False)


class LastScreenForm(forms.Form):
    """Who answered, as far as they like to say, and a sentence of their own."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    sex = _choice(_("Sex"), SEXES)
    age = _choice(_("Age"), AGES)
    education = _choice(_("Education"), EDUCATIONS)
    work = _choice(_("Occupation"), WORKS)
    comment = forms.CharField(
        label=_("Anything else?"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A moderator reads it first; then the office does, without your name and without a date."),
    )


class OpenSurveyForm(forms.Form):
    """Which service is asked about, and what its unit adds."""

    service = forms.ChoiceField(label=_("Service"))
    extra = forms.CharField(
        label=_("The unit's own question"), required=False, max_length=160,
        help_text=_("Answered from bad to very good, after the nine; for instance: How was the waiting room?"),
    )  # fmt: skip  # one field a thought
    population = forms.IntegerField(
        label=_("People served in a year"), required=False, min_value=1, max_value=100_000_000,
        help_text=_("Only where no system counts the finished services."),
    )  # fmt: skip  # one field a thought

    def __init__(self, sent: Any = None, *, services: list[Service]) -> None:
        super().__init__(sent)
        self.known = {str(each.pk): each for each in services}
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(number, f"{each.name} · {each.unit.name}") for number, each in self.known.items()]

    def clean_service(self) -> Service:
        """The service itself."""
        return self.known[self.cleaned_data["service"]]


class ChangeSurveyForm(forms.Form):
    """What a survey asks besides the nine, and whether it asks at all."""

    extra = forms.CharField(label=_("The unit's own question"), required=False, max_length=160)
    population = forms.IntegerField(
        label=_("People served in a year"), required=False, min_value=1, max_value=100_000_000
    )
    is_open = forms.BooleanField(label=_("The public may answer"), required=False)


class PapersForm(forms.Form):
    """Paper forms of a month, one a line."""

    month = forms.DateField(
        label=_("Month in which they were filled in"), validators=DAYS, input_formats=["%Y-%m", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
    )  # fmt: skip  # one field a thought
    lines = forms.CharField(
        label=_("The forms, one a line"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_(
            "The marks in the order of the form, 0 where nothing was ticked: 434443344. Then, if you like: ;P;25"
        ),
    )
    sheet = forms.FileField(
        label=_("Or a file (XLSX or CSV)"), required=False, widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"})
    )

    def clean_sheet(self) -> UploadedFile[bytes] | None:
        """Refuse a file that is too large before it is read."""
        return _small_enough(self.cleaned_data["sheet"])


class PastForm(forms.Form):
    """A file of published results."""

    sheet = forms.FileField(
        label=_("File (XLSX or CSV)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("One service and year a line: its code, the year, respondents, the IKM, and the nine means."),
    )  # fmt: skip  # one field a thought

    def clean_sheet(self) -> UploadedFile[bytes] | None:
        """Refuse a file that is too large before it is read."""
        return _small_enough(self.cleaned_data["sheet"])


def _small_enough(upload: UploadedFile[bytes] | None) -> UploadedFile[bytes] | None:
    if upload is not None and (upload.size or 0) > LARGEST_FILE:
        raise forms.ValidationError(_("The file is larger than 10 MB. Split it and import one part after the other."))
    return upload


class PlanForm(forms.Form):
    """What is done about an unsur, by whom and until when."""

    unsur = forms.ChoiceField(label=_("About"), choices=list(NAMES.items()))
    text = forms.CharField(
        label=_("What will be done"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In words that people who come to the counter understand."),
    )  # fmt: skip  # one field a thought
    owner = forms.CharField(label=_("Who: NIP or name"), max_length=160)
    due_on = forms.DateField(
        label=_("Until when"), validators=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_owner(self) -> Person:
        """The one person so named."""
        found = persons_called(self.cleaned_data["owner"])
        if len(found) != 1:
            raise forms.ValidationError(_("Nobody, or more than one, is called so. Write the NIP."))
        return found[0]


class CommentForm(forms.Form):
    """Whether a comment may be read, and why not."""

    VERBS = [("show", _("Let the unit read it")), ("withhold", _("Hold it back"))]

    verb = forms.ChoiceField(choices=VERBS)
    reason = forms.CharField(label=_("Why it is held back"), required=False, max_length=300)

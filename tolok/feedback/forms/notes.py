"""A remark of a superior, and a reply to one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.feedback.models import Note

WORDS = forms.Textarea(attrs={"rows": 3})


class SayForm(forms.Form):
    """Praise, a direction or a question, on a person or one report."""

    KINDS = [("praise", _("Good, go on")), ("direction", _("Direction")), ("question", _("Question"))]

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.RadioSelect, initial="direction")
    text = forms.CharField(
        label=_("Your sentence"),
        required=False,
        max_length=500,
        help_text=_("Praise may stay without words."),
        widget=WORDS,
    )
    deed = forms.ChoiceField(
        label=_("What the praise is for"),
        choices=[("", _("Something else")), *Note.Deed.choices],
        required=False,
        help_text=_("Counts where the government's policy looks at effort and help; say in your sentence what it was."),
    )
    report = forms.IntegerField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class ReplyForm(forms.Form):
    """An answer to a remark."""

    text = forms.CharField(label=_("Your reply"), max_length=500, widget=WORDS)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

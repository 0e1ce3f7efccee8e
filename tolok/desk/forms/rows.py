"""Rows of reports on one form: sent together, stored together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tolok.evidence.actions import Upload
from tolok.people.access import refuse
from tolok.reports.actions import SomeAreRefused
from tolok.reports.queries import AmountField, MinutesField

if TYPE_CHECKING:
    from tolok.reports.queries import Proposal

FILE_HELP = _("PDF, JPG, PNG, XLSX or DOCX up to 10 MB.")
CAMERA = {"accept": "image/jpeg,image/png", "capture": "environment"}


class RowForm(forms.Form):
    """One row: done or stuck, how much, how long, a note, evidence."""

    named: ClassVar[tuple[str, ...]] = ("done", "blocked", "amount", "minutes", "note", "link")

    done = forms.BooleanField(label=_("Done"), required=False)
    amount = AmountField()
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=forms.TextInput)
    blocked = forms.BooleanField(label=_("Stuck"), required=False)
    minutes = MinutesField()
    link = forms.CharField(
        label=_("Link as evidence"), required=False, max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"})
    )
    photo = forms.FileField(
        label=_("Take a photo"), required=False, allow_empty_file=True, widget=forms.FileInput(attrs=CAMERA)
    )
    upload = forms.FileField(
        label=_("Photo or file as evidence"), required=False, allow_empty_file=True, help_text=FILE_HELP
    )
    copied_from = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, phrases: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phrases = phrases
        if phrases:
            self.fields["note"].widget.attrs |= {"list": f"frasa-{self.prefix}", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        """One piece of evidence a row."""
        given = super().clean() or self.cleaned_data
        if given.get("photo") and given.get("upload"):
            raise ValidationError(_("One report takes one photo or one file. Remove one of them."))
        return given

    def is_meant(self) -> bool:
        """Whether anything was ticked or typed; of a row filled from an earlier report only the ticks count."""
        if self.data.get(self.add_prefix("copied_from")):
            return any(self.data.get(self.add_prefix(name)) for name in ("done", "blocked"))
        typed = (self.data.get(self.add_prefix(name), "") for name in self.named)
        files = (self.add_prefix(name) in self.files for name in ("upload", "photo"))
        return any(str(each).strip() for each in typed) or any(files)

    def is_copy(self) -> bool:
        """Whether the row is filled from an earlier report."""
        return bool(self["copied_from"].value())

    def content(self) -> dict[str, Any]:
        """What the row says, as a filing takes it."""
        given = self.cleaned_data
        found = given.get("upload") or given.get("photo")
        if found is not None:
            found.seek(0)  # a row may be read twice
        return {
            "amount": given["amount"],
            "note": given["note"],
            "minutes": given["minutes"],
            "is_blocked": given["blocked"],
            "link": given["link"],
            "upload": Upload(found.name, found.read()) if found is not None else None,
            "copied_from_id": given["copied_from"],
            "key": given["key"],
        }


class Rows:
    """The filled rows of a page."""

    def __init__(self, asked: Sequence[RowForm]) -> None:
        self.meant = [form for form in asked if form.is_meant()]
        self.reasons: list[str] = []

    def is_valid(self) -> bool:
        """Whether something was filled in and every filled row can be read."""
        if not self.meant:
            self.reasons.append(str(_("Nothing is ticked yet. Tick what you did, then send.")))
        readable = [form.is_valid() for form in self.meant]
        return bool(readable) and all(readable)

    def refuse(self, refused: SomeAreRefused) -> None:
        """Put each reason beside its row."""
        self.reasons.append(str(refused))
        for place, reason in refused.reasons.items():
            refuse(self.meant[place], reason)

    @property
    def keys(self) -> list[str]:
        """The keys under which a phone kept the filled rows before it sent them."""
        return [str(form.cleaned_data["key"]) for form in self.meant if form.cleaned_data["key"]]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What to repair: the row's address on the page, and the sentence."""
        return [
            (f"baris-{form.prefix}", str(sentence))
            for form in self.meant
            if form.is_bound
            for sentences in form.errors.values()
            for sentence in sentences
        ]


def about(proposal: Proposal) -> dict[str, Any]:
    """What a row on a proposal is about, as a filing takes it."""
    if proposal.kind == "task":
        earlier = proposal.last.report_id if proposal.last else None
        ordered_by = "" if proposal.order_giver_id else proposal.ordered_by
        giver = proposal.order_giver_id
        return {"task": proposal.task, "ordered_by": ordered_by, "order_giver_id": giver, "copied_from_id": earlier}
    return {f"{proposal.kind}_id": proposal.id}

"""A day's reports on one form: a row for each proposal and some for other work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tolok.evidence.actions import Upload
from tolok.reports.actions import Filing, SomeAreRefused
from tolok.reports.queries import NotANumber, Proposal, hundredths, spelled

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.utils.datastructures import MultiValueDict

    from tolok.people.models import Person

OTHER_WORK = ("baru1", "baru2")
FILE_HELP = _("PDF, JPG, PNG, XLSX or DOCX up to 10 MB.")


class RowForm(forms.Form):
    """One row: done or not, how much, a note, evidence."""

    done = forms.BooleanField(label=_("Done"), required=False)
    amount = forms.CharField(
        label=_("Amount"), required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=forms.TextInput)
    link = forms.CharField(
        label=_("Link as evidence"), required=False, max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"})
    )
    upload = forms.FileField(
        label=_("Photo or file as evidence"), required=False, allow_empty_file=True, help_text=FILE_HELP
    )
    copied_from = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_amount(self) -> int | None:
        """The amount in hundredths; None when nothing was typed."""
        typed = str(self.cleaned_data["amount"])
        if not typed.strip():
            return None
        try:
            return hundredths(typed)
        except NotANumber as refusal:
            raise ValidationError(str(refusal)) from None

    def is_meant(self) -> bool:
        """Whether anything was ticked or typed; of a row filled from an earlier report only the tick counts."""
        if self.data.get(self.add_prefix("copied_from")):
            return bool(self.data.get(self.add_prefix("done")))
        named = ("done", "amount", "note", "link", "task", "ordered_by")
        typed = (self.data.get(self.add_prefix(name), "") for name in named)
        return any(str(each).strip() for each in typed) or self.add_prefix("upload") in self.files

    def is_copy(self) -> bool:
        """Whether the row is filled from an earlier report."""
        return bool(self["copied_from"].value())

    def content(self) -> dict[str, Any]:
        """What the row says, as a filing takes it."""
        given = self.cleaned_data
        found = given.get("upload")
        return {
            "amount": given["amount"],
            "note": given["note"],
            "link": given["link"],
            "upload": Upload(found.name, found.read()) if found is not None else None,
            "copied_from_id": given["copied_from"],
            "key": given["key"],
        }


class OtherWorkForm(RowForm):
    """Work that no target names: what, and who ordered it."""

    task = forms.CharField(label=_("Other work"), required=False, max_length=200)
    ordered_by = forms.CharField(label=_("Ordered by"), required=False, max_length=120)


class TodayForm:
    """All rows of the page; sent together, stored together or not at all."""

    def __init__(
        self,
        proposals: Sequence[Proposal],
        typed: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        copied_on: date | None = None,
    ) -> None:
        given: dict[str, Any] = {"data": typed, "files": files}
        self.rows = [(each, RowForm(**given, prefix=each.key, initial=_first(each, copied_on))) for each in proposals]
        self.others = [OtherWorkForm(**given, prefix=prefix) for prefix in OTHER_WORK]
        self.meant = [(each, form) for each, form in [*self.rows, *((None, f) for f in self.others)] if form.is_meant()]
        self.reasons: list[str] = []

    def is_valid(self) -> bool:
        """Whether something was filled in and every filled row can be read."""
        if not self.meant:
            self.reasons.append(str(_("Nothing is ticked yet. Tick what you did, then send.")))
        readable = [form.is_valid() for _each, form in self.meant]
        return bool(readable) and all(readable)

    def filings(self, by: Person, *, at: datetime, on: date) -> list[Filing]:
        """The filled rows as filings."""
        return [Filing(by, at, by, on, **(form.content() | _about(each, form))) for each, form in self.meant]

    def refuse(self, refused: SomeAreRefused) -> None:
        """Put each reason beside its row."""
        self.reasons.append(str(refused))
        for place, reason in refused.reasons.items():
            self.meant[place][1].add_error(None, str(reason))

    @property
    def keys(self) -> list[str]:
        """The keys under which a phone kept the filled rows before it sent them."""
        return [str(form.cleaned_data["key"]) for _each, form in self.meant if form.cleaned_data["key"]]

    @property
    def ticked(self) -> int:
        """How many rows are filled in."""
        return len(self.meant) or sum(bool(form["done"].value()) for _each, form in self.rows)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What to repair: the row's address on the page, and the sentence."""
        return [
            (f"baris-{form.prefix}", str(sentence))
            for _each, form in self.meant
            if form.is_bound
            for sentences in form.errors.values()
            for sentence in sentences
        ]


def _first(proposal: Proposal, copied_on: date | None) -> dict[str, Any]:
    """What a row shows before anybody typed: nothing, or the report of the day that is copied."""
    last = proposal.last
    if last is None or last.on != copied_on:
        return {}
    return {"done": True, "amount": spelled(last.amount), "note": last.note, "copied_from": last.report_id}


def _about(proposal: Proposal | None, form: RowForm) -> dict[str, Any]:
    """What a row is about."""
    if proposal is None:
        return {"task": form.cleaned_data["task"], "ordered_by": form.cleaned_data["ordered_by"]}
    if proposal.kind == "task":
        earlier = proposal.last.report_id if proposal.last else None
        return {"task": proposal.task, "ordered_by": proposal.ordered_by, "copied_from_id": earlier}
    return {f"{proposal.kind}_id": proposal.id}

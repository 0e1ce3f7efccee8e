"""What is asked of a simulation: a period, two policies, perhaps allowances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tolok.engine import packs
from tolok.engine.packs import FaultyPack, Pack
from tolok.insight.actions import Plan
from tolok.insight.forms.engine import said
from tolok.insight.queries.allowances import known_people, read_allowances
from tolok.insight.queries.packs import LARGEST_DRAFT, draft_of
from tolok.ledger.actions import Refusal

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from tolok.calendar.models import Period
    from tolok.insight.queries.facts import Allowance

USED, DRAFT = "periode", "draf"
FAULTS_SHOWN = 10


class SimulationForm(forms.Form):
    """Which people, which two policies; a draft may be uploaded or typed, and is kept as typed when it is faulty."""

    period = forms.TypedChoiceField(label=gettext_lazy("Period"), coerce=int)
    before = forms.ChoiceField(label=gettext_lazy("Policy of now"))
    after = forms.ChoiceField(label=gettext_lazy("Policy to try"))
    draft_file = forms.FileField(
        label=gettext_lazy("Draft as a file (TOML)"),
        help_text=gettext_lazy("At most 100 kB. It is checked first; what is wrong is named with its remedy."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
    )
    draft = forms.CharField(
        label=gettext_lazy("Draft as text"),
        help_text=gettext_lazy("Say what it extends, then only the tables that would change."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "code", "spellcheck": "false"}),
    )
    allowances = forms.FileField(
        label=gettext_lazy("Full allowances (TPP) of a month, CSV or XLSX"),
        help_text=gettext_lazy(
            "Columns nip and tpp in whole rupiah; then hari_kerja and tidak_masuk if you know them. "
            "Used for this simulation only, then deleted."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(
        self, periods: Sequence[Period], offered: Sequence[Pack], government: str, sent: Any = None, files: Any = None
    ) -> None:
        self.typed: dict[str, Any] = {name: sent[name] for name in sent or ()}
        super().__init__(None if sent is None else self.typed, files)
        self.periods, self.packs, self.government = {each.pk: each for each in periods}, offered, government
        titles = [(pack.name, pack.title) for pack in offered]
        self.fields["period"].choices = [(each.pk, each.label) for each in periods]  # type: ignore[attr-defined]  # a choice field
        self.fields["before"].choices = [(USED, _("The one the period uses")), *titles]  # type: ignore[attr-defined]  # likewise
        self.fields["after"].choices = [(DRAFT, _("A draft: upload or type it below")), *titles]  # type: ignore[attr-defined]  # likewise
        self.draft_pack: Pack | None = None
        self.read: tuple[dict[int, Allowance], int] = ({}, 0)

    @property
    def opens_draft(self) -> bool:
        """Whether the fields of the draft stand open: nothing else is chosen."""
        return not self.is_bound or self["after"].value() == DRAFT

    def clean_allowances(self) -> None:
        """Read the file; refuse it with the lines that can't be used."""
        upload: UploadedFile[bytes] | None = self.cleaned_data["allowances"]
        if upload is None:
            return
        try:
            found = read_allowances(upload.name or "", upload.read())
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if found.faults:
            said = [str(fault) for fault in found.faults[:FAULTS_SHOWN]]
            left = len(found.faults) - FAULTS_SHOWN
            raise forms.ValidationError([*said, _more(left)] if left > 0 else said)
        people = known_people(found.by_nip)
        self.read = (people, len(found.by_nip) - len(people))

    def clean(self) -> dict[str, Any]:
        """A draft is read and checked; a faulty one comes back as text, ready to be mended."""
        given = super().clean() or {}
        if given.get("after") == DRAFT:
            given["draft"] = self._draft_text(given)
            if not self.errors:
                self.draft_pack = self._checked(given["draft"])
        return given

    def plan(self) -> Plan:
        """What the action takes."""
        clean, named = self.cleaned_data, {pack.name: pack for pack in self.packs}
        period = self.periods[clean["period"]]
        people, unknown = self.read
        return Plan(
            period=period,
            before=packs.load(period.pack) if clean["before"] == USED else named[clean["before"]],
            after=self.draft_pack or named[clean["after"]],
            draft=clean["draft"] if self.draft_pack else "",
            allowances=people,
            unknown_nips=unknown,
        )

    def _draft_text(self, given: dict[str, Any]) -> str:
        """The text of the file, else what was typed; the field shows it from now on."""
        upload: UploadedFile[bytes] | None = given.get("draft_file")
        text = str(given.get("draft") or "")
        if upload is not None:
            try:
                text = upload.read(LARGEST_DRAFT + 1).decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("draft_file", _("The file is no text in UTF-8. Save it as plain text and try again."))
                return ""
        if len(text.encode()) > LARGEST_DRAFT:
            self.add_error("draft_file", _("The draft is larger than 100 kB. Keep only the tables that change."))
        elif not text.strip():
            self.add_error("draft", _("Upload a draft or type it here, or choose a policy that is there already."))
        else:
            self.typed["draft"] = text
        return text

    def _checked(self, text: str) -> Pack | None:
        try:
            pack = draft_of(text)
        except FaultyPack as fault:
            words = {"key": fault.key, "fault": said(fault.fault), "remedy": said(fault.remedy)}
            self.add_error("draft", _("At %(key)s: %(fault)s %(remedy)s") % words)
            return None
        if pack.government not in ("", self.government):
            words = {"theirs": pack.government, "ours": self.government}
            self.add_error("draft", _("The draft belongs to “%(theirs)s”. Write “%(ours)s” as its government.") % words)
            return None
        return pack


def _more(left: int) -> str:
    return ngettext("And %(count)s more line.", "And %(count)s more lines.", left) % {"count": left}

"""What each step is called, once for the reporter and once for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TO_REPORTER: dict[str, StrPromise] = {
    "send_case": _("You sent it; its time runs from this day"),
    "verify_case": _("Checked: it can be worked on"),
    "forward_case": _("Passed on to %(unit)s"),
    "transfer_case": _("Passed on to %(unit)s"),
    "take_case": _("Somebody works on it"),
    "ask_reporter": _("A question to you"),
    "answer_case": _("The answer"),
    "close_unresolved": _("Closed without a solution"),
    "refer_elsewhere": _("Not within the power of this government"),
    "merge_case": _("Somebody reported the same before; it is followed there"),
    "confirm_case": _("You confirmed that it is solved"),
    "reopen_case": _("You objected; it is looked at again"),
    "pass_case": _("Settled, because nobody objected in time"),
    "rate_case": _("You rated it"),
    "add_message": _("You added"),
}
TO_STAFF: dict[str, StrPromise] = {
    "send_case": _("Came in"),
    "verify_case": _("Checked"),
    "forward_case": _("Passed on to %(unit)s"),
    "transfer_case": _("Transferred to %(unit)s"),
    "take_case": _("Taken on"),
    "ask_reporter": _("Asked the reporter"),
    "answer_case": _("Answered"),
    "close_unresolved": _("Closed without a solution"),
    "refer_elsewhere": _("Referred elsewhere"),
    "merge_case": _("Merged with another case"),
    "confirm_case": _("Confirmed by the reporter"),
    "reopen_case": _("The reporter objects"),
    "pass_case": _("Settled, because nobody objected in time"),
    "rate_case": _("Rated by the reporter"),
    "add_message": _("The reporter adds"),
}
TONES = {
    **dict.fromkeys(("answer_case", "confirm_case", "pass_case"), "good"),
    **dict.fromkeys(("reopen_case", "ask_reporter"), "warn"),
    **dict.fromkeys(("close_unresolved", "refer_elsewhere"), "bad"),
}
STATE_TONES = {
    **dict.fromkeys(("answered", "settled"), "good"),
    "closed_unresolved": "bad",
    **dict.fromkeys(("forwarded", "in_progress", "verified"), "info"),
}
# What each state means to the reporter, in one sentence.
MEANS: dict[str, StrPromise] = {
    "received": _("It has arrived. The complaint desk checks it and passes it on to the right office."),
    "verified": _("It was checked and will be passed on to the office that can solve it."),
    "forwarded": _("The office has it and will take it on."),
    "in_progress": _("The office is working on it."),
    "answered": _("The office says that it is done. Only you can say whether that is so."),
    "settled": _("It is settled."),
    "closed_unresolved": _("It was closed without a solution. It never counts as solved."),
    "not_ours": _("This government may not decide on it. Below you read who can."),
    "duplicate": _("Somebody reported the same before you. What becomes of that is what becomes of yours."),
}
# What a share of the limit is called once it is used, the highest first: from which percent on, the word, its tone.
WARNINGS: tuple[tuple[int, StrPromise, str], ...] = (
    (100, _("its time is up"), "bad"),
    (80, _("its time is nearly over"), "warn"),
    (50, _("half of its time is gone"), "info"),
)
FACES: dict[int, StrPromise] = {
    1: _("Bad"),
    2: _("Not so good"),
    3: _("Good"),
    4: _("Very good"),
}

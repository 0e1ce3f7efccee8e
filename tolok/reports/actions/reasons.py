"""Why the ground refuses a filing: days, plans, projects, earlier reports."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal


class FutureDay(Refusal):
    """The day has not come yet, where the person works."""

    def __init__(self) -> None:
        super().__init__(_("This day has not come yet. Report what is done, on the day it is done."))


class TooLate(Refusal):
    """The day lies further back than the policy allows."""

    def __init__(self, first: date) -> None:
        super().__init__(
            _("Reports are accepted back to %(first)s. Tell your superior about older work.")
            % {"first": formats.date_format(first, "j F Y")}
        )


class NotYourTarget(Refusal):
    """The target stands in no agreed SKP of this person on that day."""

    def __init__(self) -> None:
        super().__init__(
            _("This target is not in your agreed SKP of that day. Choose another one, or report it as other work.")
        )


class CountedBySystem(Refusal):
    """A system counts the target; what somebody types beside it would count twice."""

    def __init__(self) -> None:
        super().__init__(_("A system counts this target, so there is nothing to type. See it under Measured work."))


class NotYourProject(Refusal):
    """The person was no member of the project, or it had not begun."""

    def __init__(self) -> None:
        super().__init__(
            _("You are not a member of this project on that day. Ask its head to add you, or report it as other work.")
        )


class PartBeganLater(Refusal):
    """The person was named as a member after that day."""

    def __init__(self, first: date) -> None:
        super().__init__(
            _("Your part in this project began on %(day)s. Choose a day from then on, or report it as other work.")
            % {"day": formats.date_format(first, "j F Y")}
        )


class PartIsOver(Refusal):
    """The person had left the project by that day."""

    def __init__(self, over: date) -> None:
        super().__init__(
            _("Your last day in this project was %(day)s. Choose a day of your part in it, or report it as other work.")
            % {"day": formats.date_format(over - timedelta(days=1), "j F Y")}
        )


class ProjectIsOver(Refusal):
    """The project was finished or stopped before that day."""

    def __init__(self, ended_on: date) -> None:
        super().__init__(
            _(
                "This project ended on %(day)s. Work on it until that day can still be reported on its day; "
                "report later work as other work, or ask the head of the unit to reopen the project."
            )
            % {"day": formats.date_format(ended_on, "j F Y")}
        )


class NotYourCopy(Refusal):
    """Only one's own earlier report is copied."""

    def __init__(self) -> None:
        super().__init__(_("Only your own earlier report can be copied. Open the page again and start anew."))


class NotAGiver(Refusal):
    """Orders are given by somebody else of one's own government."""

    about = "order_giver"

    def __init__(self) -> None:
        super().__init__(
            _("This person can't be asked about the order. Choose somebody else, or write who asked for the work.")
        )

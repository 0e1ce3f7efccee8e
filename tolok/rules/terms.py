"""The words the rules use: levels, predikat, polarities, aspects, values."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Where something stands against the expectation."""

    ABOVE = "above"
    MEETS = "meets"
    BELOW = "below"


class Predikat(StrEnum):
    """The five words the law gives a person's performance; they are no scale of points."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class OrganisationPredikat(StrEnum):
    """The five words for an organisation's performance; only an organisation can be istimewa."""

    ISTIMEWA = "istimewa"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class Evaluation(StrEnum):
    """Whether a period or the whole year is evaluated."""

    PERIODIC = "periodic"
    YEARLY = "yearly"


class Standing(StrEnum):
    """Where a limit stands while some persons have no predikat yet."""

    HOLDS = "holds"  # whatever the others get
    OPEN = "open"  # it can still hold
    BROKEN = "broken"  # it can no longer hold


class Polarity(StrEnum):
    """Which way an indicator is good."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"  # a range where more than the upper bound is still better
    STABLE = "stable"  # the nearer to the range, the better
    ZERO = "zero"  # nothing may happen, such as audit findings
    ON_OFF = "on_off"  # reached or not
    DATE = "date"  # finished by a day: days from the start, the fewer the better


class Aspect(StrEnum):
    """What side of the work an indicator measures."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    TIME = "time"
    COST = "cost"


class Accumulation(StrEnum):
    """How the amounts reported in a period become one amount."""

    SUM = "sum"
    MEAN = "mean"
    LATEST = "latest"


class OutcomeKind(StrEnum):
    """Whether an outcome belongs to the main duty or came on top."""

    MAIN = "main"
    ADDITIONAL = "additional"


class Value(StrEnum):
    """The seven BerAKHLAK values, in the order the forms print them."""

    BERORIENTASI_PELAYANAN = "berorientasi_pelayanan"
    AKUNTABEL = "akuntabel"
    KOMPETEN = "kompeten"
    HARMONIS = "harmonis"
    LOYAL = "loyal"
    ADAPTIF = "adaptif"
    KOLABORATIF = "kolaboratif"


class Voice(StrEnum):
    """Who else speaks about a person's work."""

    SUPERIOR = "superior"
    PEERS = "peers"
    SUBORDINATES = "subordinates"
    SERVED = "served"  # colleagues of other units who were served
    CITIZENS = "citizens"
    SELF = "self"


class Attendance(StrEnum):
    """What a day's attendance can say."""

    WORKING = "working"  # present or excused
    ABSENT = "absent"  # without a valid reason
    LATE = "late"
    EARLY = "early"  # left before the end


class Conduct(StrEnum):
    """What can be counted of process, effort and working relations."""

    FEEDBACK = "feedback"  # good remarks, of all remarks
    HELP = "help"  # help given to others
    INITIATIVE = "initiative"  # work begun unasked
    INNOVATION = "innovation"  # ideas or methods found useful
    STEADY_PROGRESS = "steady_progress"  # weeks with progress, of all weeks
    COMPLAINT = "complaint"  # complaints found to be true, after the person was heard


class Better(StrEnum):
    """Which way a measure is good."""

    HIGHER = "higher"
    LOWER = "lower"


class Silence(StrEnum):
    """What a pack may say about something that is missing; never zero, never full."""

    REDISTRIBUTE = "redistribute"  # the others share its weight
    REFUSE = "refuse"  # nothing is computed
    HOLD = "hold"  # it is waited for, and somebody is asked


class Claim(StrEnum):
    """What a pack may say about amounts whose evidence nobody has checked yet."""

    HOLD = "hold"  # the checker is asked; the result waits if the claim could change it
    LEAVE_OUT = "leave_out"  # only what is checked is looked at


class Scale(StrEnum):
    """What a whole number stands for."""

    AMOUNT = "amount"  # hundredths of the indicator's unit
    AMOUNT12 = "amount12"  # twelfths of such hundredths, so that a month's share stays exact
    RATIO = "ratio"  # 10,000 = on target
    POINTS = "points"  # 10,000 = 100
    MEAN = "mean"  # ten-thousandths of a mean of answers
    COUNT = "count"
    MINUTES = "minutes"
    DAYS = "days"
    MONTHS = "months"
    RUPIAH = "rupiah"
    RUPIAH8 = "rupiah8"  # hundred-millionths of a rupiah, so that two shares of an amount stay exact
    CREDIT = "credit"  # thousandths of an angka kredit
    LEVEL = "level"
    PREDIKAT = "predikat"
    WORD = "word"

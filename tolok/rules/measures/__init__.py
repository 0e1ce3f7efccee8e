"""What a component may look at: named measures with unit, bounds and direction."""

from tolok.rules.measures.attendance import ATTENDANCE
from tolok.rules.measures.conduct import CONDUCT
from tolok.rules.measures.events import EVENTS
from tolok.rules.measures.indicators import ACHIEVEMENT
from tolok.rules.measures.measure import Measure
from tolok.rules.measures.projects import PROJECTS
from tolok.rules.measures.voices import VOICES

MEASURES: dict[str, Measure] = {**ACHIEVEMENT, **VOICES, **ATTENDANCE, **EVENTS, **CONDUCT, **PROJECTS}

__all__ = ["MEASURES", "Measure"]

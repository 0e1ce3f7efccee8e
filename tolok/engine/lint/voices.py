"""What must hold for voices: a few that are heard are also counted by the rules."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.engine.lint.components import ALONE
from tolok.engine.lint.found import Finding
from tolok.engine.schema.contents import Contents


def voice_findings(pack: Contents) -> Iterator[Finding]:
    """Every rule that asks for more sheets than a voice needs to be heard: small groups are told as so many only."""
    heard: dict[str, int] = {each.voice: each.minimum for each in pack.voices.voice} if pack.voices else {}
    for key, voice, minimum in _asked(pack):
        if voice not in ALONE and minimum > heard.get(voice, minimum):
            told = heard[voice]
            fault = f"a small group is told as {told} sheets, however many there are, so {minimum} are rarely reached."
            yield Finding(key, fault, f"Ask for {told}, or raise `minimum` of {voice} in `voices`.")


def _asked(pack: Contents) -> Iterator[tuple[str, str, int]]:
    """Where the pack says how many sheets a rule needs: key, voice, number."""
    for place, each in enumerate(pack.behaviour.voices.voice if pack.behaviour.voices else ()):
        yield f"behaviour.voices.voice[{place}].minimum", each.voice.value, each.minimum
    for number, scheme in enumerate(pack.scheme):
        for place, part in enumerate(scheme.component):
            if part.measure == "voice":
                yield f"scheme[{number}].component[{place}].minimum", str(part.of), part.minimum

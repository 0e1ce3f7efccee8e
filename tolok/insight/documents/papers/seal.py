"""What a paper is verified by, in letters and as a code that phones read."""

from __future__ import annotations

from dataclasses import dataclass

import segno

# White squares around the code; paper is white beyond them.
EDGE = 1


@dataclass(frozen=True)
class Seal:
    """What a paper is verified by: its number, the address that knows it, a short hash, the day it was printed."""

    number: str
    address: str
    print: str
    printed: str

    @property
    def code(self) -> segno.QRCode:
        """The address as a code that phones read, the same whatever it is drawn on."""
        return segno.make(self.address, error="m", micro=False)

    @property
    def said(self) -> str:
        """The code in words, for whoever cannot see it."""
        return f"Kode QR untuk memeriksa keaslian: {self.address}"

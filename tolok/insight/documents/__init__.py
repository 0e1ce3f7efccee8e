"""What insight hands over as files: simulations, and the government's papers."""

from __future__ import annotations

from tolok.insight.documents.simulation import word, workbook

__all__ = ["word", "workbook"]

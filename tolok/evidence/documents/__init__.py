"""Files that are read elsewhere: evidence as a download, the workbook to fill in."""

from __future__ import annotations

from tolok.evidence.documents.download import download
from tolok.evidence.documents.workbook import EXAMPLE, template

__all__ = ["EXAMPLE", "download", "template"]

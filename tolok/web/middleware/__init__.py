"""What happens around every request: one transaction, one government, once."""

from __future__ import annotations

from tolok.web.middleware.around import GovernmentMiddleware, LanguageMiddleware, PersonMiddleware, RefusalMiddleware
from tolok.web.middleware.guard import GuardMiddleware
from tolok.web.middleware.limit import LimitMiddleware
from tolok.web.middleware.once import OnceMiddleware
from tolok.web.middleware.readable import ReadableMiddleware

__all__ = [
    "GovernmentMiddleware",
    "GuardMiddleware",
    "LanguageMiddleware",
    "LimitMiddleware",
    "OnceMiddleware",
    "PersonMiddleware",
    "ReadableMiddleware",
    "RefusalMiddleware",
]

"""From where pages may reach the stream, and where they look for it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import validate_host


def is_ours(origin: str, web_port: int) -> bool:
    """Whether pages of this origin are this server's own: its host names, and its port or HTTPS in front of it."""
    try:
        parts = urlsplit(origin)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    is_front = settings.HTTPS and parts.scheme == "https" and port is None
    is_direct = not settings.HTTPS and parts.scheme == "http" and (port or 80) == web_port
    return (is_front or is_direct) and validate_host(host, settings.ALLOWED_HOSTS)


def stream_address(request: HttpRequest) -> str:
    """Where this page finds the stream; empty when there is none."""
    live: str = settings.LIVE
    if not live.startswith(":"):
        return live
    host = request.get_host().rsplit(":", 1)[0]
    return "" if host.startswith("[") else f"{request.scheme}://{host}{live}/aliran/"

"""Which files the shell needs, which version they are, and what a phone is called."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import cast

from django.contrib.staticfiles import finders
from django.template.backends.django import Template
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.translation import gettext as _

# Everything the shell loads; the page that works offline names the same files.
FILES = (
    *("web/tokens.css", "web/base.css", "web/parts.css", "web/mark.svg"),
    *("desk/vault.js", "desk/store.js", "desk/outbox.js", "desk/photo.js", "desk/rows.js"),
    *("desk/queue.js", "desk/seconds.js", "desk/shell.js", "desk/today.js"),
)
PAGES = ("base.html", "desk/offline.html", "desk/offline_row.html", "desk/outbox.html", "desk/worker.js")
# What a browser says it runs on, in the order in which the words are looked for.
DEVICES = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")


def shell_files() -> list[str]:
    """The addresses of the shell's files."""
    return [static(name) for name in FILES]


def version() -> str:
    """Changes whenever a file or a page of the shell changes."""
    digest = sha256()
    for place in [*(finders.find(name) for name in FILES), *map(_place, PAGES)]:
        digest.update(Path(str(place)).read_bytes())
    return digest.hexdigest()[:12]


def _place(name: str) -> str:
    return str(cast(Template, get_template(name)).origin.name)


def label_of(agent: str) -> str:
    """What a person recognises their phone by: the kind of device and the browser."""
    device = next((name for name in DEVICES if name in agent), _("Device"))
    browser = re.search(r"Firefox|SamsungBrowser|Chrome|Safari", agent)
    return f"{device} · {browser[0]}" if browser else str(device)

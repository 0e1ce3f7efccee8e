"""Catalogues without gettext: texts found, merged with translations, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
LOCALE, PLURAL = "id", "nplurals=1; plural=0;"
NAMED = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
LAZY = {"gettext_lazy": None, "gettext_noop": None, "ngettext_lazy": (1, 2)}
LAZY_IN_CONTEXT = {"pgettext_lazy": ((1, "c"), 2), "npgettext_lazy": ((1, "c"), 2, 3)}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, **LAZY_IN_CONTEXT}
#: A text by its id and context.
Key = tuple[str, str | None]
Words = str | list[str] | tuple[str, ...] | None
Memory = dict[Key, Words]


def _empty() -> Catalog:
    catalogue = Catalog(locale=LOCALE, fuzzy=False, charset="utf-8")
    catalogue.mime_headers = [("Plural-Forms", PLURAL)]
    return catalogue


def catalogue_of(app: Path) -> Path:
    """Where an app keeps its Indonesian catalogue."""
    return app / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def apps(package: Path = PACKAGE) -> list[Path]:
    """Every app that may hold texts."""
    return sorted(path.parent for path in package.glob("*/__init__.py"))


def key_of(message: Message) -> Key:
    """What a text is looked up by: its (singular) id and its context."""
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def _as_python(template: Path) -> str:
    from django.utils.translation.template import templatize  # the wheel is built without Django

    written: str = templatize(template.read_text(), origin=str(template))
    return re.sub(r"^[ \t]+", "", written, flags=re.MULTILINE)


def _sources(app: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(app.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_text()
    for path in sorted((app / "templates").rglob("*.*")):
        yield path, _as_python(path)


def found_in(app: Path) -> Catalog:
    """Every text in an app's code and templates, untranslated."""
    catalogue = _empty()
    for path, text in _sources(app):
        for _, ids, comments, context in extract(
            "python", BytesIO(text.encode()), KEYWORDS, comment_tags=("Translators:",)
        ):
            place = (str(path.relative_to(app.parent.parent)), 0)
            catalogue.add(ids, None, [place], auto_comments=comments, context=context)
    return catalogue


def kept_in(app: Path) -> Catalog:
    """What an app's catalogue file says now; empty without a file."""
    path = catalogue_of(app)
    return read_po(BytesIO(path.read_bytes()), locale=LOCALE) if path.exists() else _empty()


def texts_of(catalogue: Catalog) -> dict[Key, Message]:
    """The texts of a catalogue, without its header."""
    return {key_of(message): message for message in catalogue if message.id}


def memory(package: Path = PACKAGE) -> Memory:
    """Every translation that some app already has."""
    kept = (entry for app in apps(package) for entry in texts_of(kept_in(app)).items())
    return {key: message.string for key, message in kept if _is_translated(message)}


def merged(app: Path, known: Memory) -> Catalog:
    """The texts of an app with its translations, or those of another app for the same text."""
    old, catalogue = texts_of(kept_in(app)), found_in(app)
    for key, message in texts_of(catalogue).items():
        before = old.get(key, message)
        nothing: Words = "" if isinstance(message.id, str) else ("",)
        message.string = before.string if _is_translated(before) else known.get(key, nothing)
        message.flags |= before.flags & {"fuzzy"}
    return catalogue


def faults(app: Path) -> list[str]:
    """What an app's catalogue lacks, doubts, breaks, or keeps without need."""
    kept, wanted = texts_of(kept_in(app)), texts_of(found_in(app))
    found = [f"missing: {key[0]!r}" for key in wanted if not _is_translated(kept.get(key))]
    found += [f"obsolete: {key[0]!r}" for key in kept if key not in wanted]
    found += [f"doubtful: {key[0]!r}" for key, message in kept.items() if message.fuzzy]
    wrong = [key for key, message in kept.items() if _is_translated(message) and not _same_names(message)]
    return [f"{app.name}: {fault}" for fault in found + [f"loses or invents a name: {key[0]!r}" for key in wrong]]


def _is_translated(message: Message | None) -> bool:
    return bool(message and message.string and all(message.string))


def _same_names(message: Message) -> bool:
    last = message.id if isinstance(message.id, str) else message.id[-1]
    strings = [message.string] if isinstance(message.string, str) else message.string or []
    return all(set(NAMED.findall(last)) == set(NAMED.findall(string)) for string in strings)


def write(app: Path, catalogue: Catalog) -> bool:
    """Write an app's catalogue, the same bytes for the same texts; whether anything changed."""
    path, out = catalogue_of(app), BytesIO()
    if not len(catalogue):
        return False
    write_po(out, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=True)
    header = 'msgid ""\nmsgstr ""\n"Language: id\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    text = header + f'"Plural-Forms: {PLURAL}\\n"\n\n' + out.getvalue().decode()
    path.parent.mkdir(parents=True, exist_ok=True)
    if changed := not path.exists() or path.read_text() != text:
        path.write_text(text)
    return changed


def compile_all(package: Path = PACKAGE) -> int:
    """Compile every catalogue that is newer than its compiled file; how many were."""
    count = 0
    for source in sorted(package.glob(f"*/locale/{LOCALE}/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        out = BytesIO()
        write_mo(out, read_po(BytesIO(source.read_bytes()), locale=LOCALE))
        target.write_bytes(out.getvalue())
        count += 1
    return count

"""Templates are used, safe under the content policy, and every form is guarded."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from tests.contracts.house import File, Module, files, functions, kept, modules, unexcused

#: Names that the framework looks for by itself.
BY_NAME = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
POST_FORM = re.compile(r"<form\b[^>]*method=[\"']?post\b.*?</form>", re.IGNORECASE | re.DOTALL)
INLINE = {
    "an inline style": re.compile(r"\sstyle\s*=\s*[\"']|<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script as an address": re.compile(r"[\"']javascript:", re.IGNORECASE),
}


def templates() -> list[File]:
    """Every template of every app."""
    return [(path, text) for path, text in files("tolok/*/templates/**/*") if not path.endswith(".pyc")]


def unused(given: list[File], texts: list[str]) -> list[str]:
    """Templates that no other file names."""
    names = {path: path.split("/templates/")[1] for path, _ in given}
    spoken = "\n".join(texts)
    return [
        f"{path}: nothing uses this template"
        for path, name in names.items()
        if name not in BY_NAME and f'"{name}"' not in spoken and f"'{name}'" not in spoken
    ]


def inline(given: list[File]) -> list[str]:
    """Styles and scripts that the content policy would refuse."""
    return [f"{path}: has {what}" for path, text in given for what, found in INLINE.items() if found.search(text)]


def unguarded(given: list[File]) -> list[str]:
    """Forms that write without a token against forgery or a key against repetition."""
    found = []
    for path, text in given:
        for form in POST_FORM.findall(text):
            asked = {"csrf_token": "csrf_token", "key": "key|guard"}  # a guard brings its key
            missing = [tag for tag, ways in asked.items() if not re.search(rf"{{%\s*({ways})\b", form)]
            found += [f"{path}: a form without {{% {tag} %}}" for tag in missing]
    return found


def frame_words() -> set[str]:
    """What every page is given by its frame."""
    (frame,) = (each for module in modules() if module.path == "tolok/web/context.py" for each in functions(module.tree)
                if each.name == "frame")  # fmt: skip  # one line a thought
    return {key.value for each in ast.walk(frame) if isinstance(each, ast.Dict) for key in each.keys
            if isinstance(key, ast.Constant) and isinstance(key.value, str)}  # fmt: skip  # one line a thought


def hidden(given: Sequence[Module]) -> list[str]:
    """Views that give a page something under a name of its frame, which would then draw that."""
    return [
        f"{module.path}: {key.value!r} is a word of every page's frame"
        for module in given
        for each in ast.walk(module.tree)
        if isinstance(each, ast.Dict)
        for key in each.keys
        if isinstance(key, ast.Constant) and key.value in frame_words()
    ]


def test_no_view_hides_what_the_frame_of_every_page_draws() -> None:
    kept(unexcused("frame", hidden([module for module in modules() if "/views" in module.path])))


def test_a_hidden_word_of_the_frame_is_found() -> None:
    planted = Module("tolok/a/views.py", 'shown = {"places": [], "rows": []}')

    assert hidden([planted]) == ["tolok/a/views.py: 'places' is a word of every page's frame"]


def test_every_template_is_used() -> None:
    texts = [module.text for module in (*modules(), *modules("tests"))] + [text for _, text in templates()]

    kept(unexcused("templates", unused(templates(), texts)))


def test_no_template_has_an_inline_style_or_script() -> None:
    drawn = [(module.path, module.text) for module in modules()]

    kept(inline(templates()) + inline(drawn))


def test_every_form_that_writes_carries_a_token_and_a_key() -> None:
    kept(unexcused("forms", unguarded(templates())))


def test_an_unused_template_is_found() -> None:
    planted = [("tolok/skp/templates/skp/a.html", ""), ("tolok/skp/templates/skp/b.html", "")]

    assert unused(planted, ['render(request, "skp/a.html")']) == [
        "tolok/skp/templates/skp/b.html: nothing uses this template"
    ]


def test_what_the_content_policy_refuses_is_found() -> None:
    bad = '<p style="a"><script>x</script><a onclick="x" href="javascript:x">'

    assert inline([("a.html", bad), ("b.html", '<script src="x" defer></script><rect fill="#fff"/>')]) == [
        "a.html: has an inline style",
        "a.html: has an inline script",
        "a.html: has an inline handler",
        "a.html: has a script as an address",
    ]


def test_a_form_without_a_key_is_found() -> None:
    safe = '<form method="post">{% csrf_token %}{% key %}</form><form method="get"></form>'
    planted = [("a.html", '<form class="x" method="post">\n{% csrf_token %}</form>'), ("b.html", safe)]

    assert unguarded(planted) == ["a.html: a form without {% key %}"]

"""The forum's public pages: topics, posts, what came of them, and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tolok.citizens.access import guarded, kept, public
from tolok.citizens.actions import forum as actions
from tolok.citizens.documents.forum import posts_csv
from tolok.citizens.forms.forum import CodeForm, PostForm, TopicForm
from tolok.citizens.queries import forum, own
from tolok.citizens.queries.receipts import code_hash, code_of
from tolok.people.access import is_done

if TYPE_CHECKING:
    from typing import Any

    from tolok.citizens.access import Visit
    from tolok.citizens.models import Post, Topic


@public
@kept
def page(request: Visit) -> HttpResponse:
    """The topics that are talked about, or those that are closed, with what came of them."""
    closed, search = request.GET.get("tampil") == "selesai", request.GET.get("cari", "").strip()[:80]
    found = Paginator(forum.topics(closed=closed, search=search), forum.PAGE).get_page(request.GET.get("page"))
    shown = {"page": found, "rows": forum.topic_rows(list(found)), "closed": closed, "search": search}
    return render(request, "citizens/forum.html", shown)


@public
@kept
def topic(request: Visit, number: int) -> HttpResponse:
    """One topic with its posts, the government's summary and what came of it."""
    found, first = _topic(number), _first(request)
    posts, has_more = forum.posts_of(found, first=first)
    shown = {
        "topic": found,
        "posts": posts,
        "can_write": found.state == found.State.TALKING,
        "next": first + forum.PAGE if has_more else 0,
        "improvements": forum.improvements_of(found),
        "proposals": [each for each in forum.proposals_of(found) if each.state != each.State.DECLINED],
    }
    return render(request, "citizens/topic.html", shown)


@public
def export(request: Visit, number: int) -> HttpResponse:
    """The shown posts of a topic as CSV."""
    found = _topic(number)
    response = HttpResponse(posts_csv(forum.all_posts(found)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="forum-{found.pk}.csv"'
    return response


@guarded("topic")
def raise_topic(request: Visit) -> HttpResponse:
    """Open a topic."""
    form = TopicForm(request.POST or None)
    weighed = _weighed(request)
    if is_done(form, lambda: actions.raise_topic(government=request.government, **weighed, **form.cleaned_data)):
        return _sent(request, "topic", None)
    return render(request, "citizens/raise_topic.html", {"form": form}, status=422 if form.errors else 200)


@guarded("post")
def write(request: Visit, number: int) -> HttpResponse:
    """Write on a topic, or answer a post of it (`jawab`)."""
    found, answers = _topic(number), _answered(request, number)
    form, weighed = PostForm(request.POST or None), _weighed(request)
    if is_done(form, lambda: actions.write_post(topic=found, answers=answers, **weighed, **form.cleaned_data)):
        return _sent(request, "post", found)
    shown = {"form": form, "topic": found, "answers": answers}
    return render(request, "citizens/write_post.html", shown, status=422 if form.errors else 200)


@guarded("appeal")
def mine(request: Visit) -> HttpResponse:
    """What became of one's own words, by their code; what was put aside can be looked at again."""
    form, found = CodeForm(request.POST or None), None
    if form.is_bound and (form.is_valid() or "code" in form.cleaned_data):
        found = own.sent_with(code_hash(form.cleaned_data["code"]))
        if found is None:
            form.add_error("code", _unknown())
        elif text := form.cleaned_data.get("text"):
            is_done(form, lambda: actions.raise_appeal(about=found, text=text, **_weighed(request)))
    shown = {"form": form, "found": found, **(_state(found) if found else {})}
    return render(request, "citizens/mine.html", shown, status=422 if form.errors else 200)


def _unknown() -> str:
    return _("Nothing here carries this code. Look at each letter once more.")


def _state(found: Topic | Post) -> dict[str, Any]:
    appeals = own.appeals_about(found)
    aside = forum.put_aside_for(found)
    may_appeal = bool(aside) and not any(each.state == each.State.RAISED for each in appeals)
    return {"aside": aside, "appeals": appeals, "may_appeal": may_appeal, "note": own.last_note(found)}


def _weighed(request: Visit) -> dict[str, Any]:
    """What an action takes of a guarded form."""
    if request.method != "POST":
        return {}
    return {
        "at": request.at, "key": request.key, "standing": request.standing, "held_for": request.held_for
    }  # fmt: skip  # one line a thought


def _sent(request: Visit, form: str, topic: Topic | None) -> HttpResponse:
    """Thanks with the code: the same for what counts, waits or is spam, and the same for a repeat."""
    shown = {"code": code_of(request.key, request.government.pk, form=form), "topic": topic}
    response = render(request, "citizens/forum_sent.html", shown, status=201)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _topic(number: int) -> Topic:
    if (found := forum.shown_topic(number)) is None:
        raise Http404
    return found


def _answered(request: Visit, number: int) -> Post | None:
    asked = request.GET.get("jawab", "")
    if not asked:
        return None
    found = forum.shown_post(_topic(number), int(asked)) if asked.isdecimal() and len(asked) < 19 else None
    if found is None:
        raise Http404
    return found


def _first(request: Visit) -> int:
    asked = request.GET.get("mulai", "")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 0

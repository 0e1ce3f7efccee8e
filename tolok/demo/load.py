"""Loads the example governments that are missing, with a progress bar."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from tolok.demo.scene import Scene
from tolok.demo.structure import SLUGS
from tolok.people.queries import governments

STAGES = 15


def load_missing(slugs: Sequence[str] = SLUGS) -> list[str]:
    """Load each example government that is not there, all of it or nothing; the slugs loaded."""
    there = {government.slug for government in governments()}
    missing = [slug for slug in slugs if slug not in there]
    if not missing:
        return []
    columns = (TextColumn("{task.description:<46}"), BarColumn(), TimeElapsedColumn())
    # Rows by the hundred thousand live until the end; looking for garbage among them costs a quarter of the time.
    gc.disable()
    try:
        with Progress(*columns) as progress:
            for slug in missing:
                load(slug, progress)
    finally:
        gc.enable()
    return missing


@transaction.atomic
def load(slug: str, progress: Progress) -> None:
    """Load one government's year in one transaction."""
    # Imported late: inventing a year needs modules that a start with everything there never uses.
    from tolok.demo import agree, attend, count, cycle, found, judge, show, work
    from tolok.demo.days import QUARTERS, TODAY, workday

    bar = progress.add_task(f"{slug}: the people come", total=STAGES)

    def on(story: str) -> None:
        progress.update(bar, advance=1, description=f"{slug}: {story}")

    _spare_loops()
    scene = found.found(slug)
    on("targets are agreed")
    agree.agree(scene)
    on("leave is granted")
    attend.grant(scene)
    on("the public is asked")
    _hear_the_public(scene)
    before = date(QUARTERS[0].year, 1, 1)
    for number, first in enumerate(QUARTERS[1:], 1):
        gathered_on = workday(date(first.year, first.month, 9)) if first <= TODAY else TODAY
        on(f"work of quarter {number} is reported")
        work.file(scene, before, gathered_on)
        count.measure(scene, before, gathered_on)
        work.check(scene, before, gathered_on)
        work.answer(scene, before, gathered_on)
        attend.record(scene, before, gathered_on)
        on(f"quarter {number} is appraised")
        judge.close(scene, first, gathered_on)
        before = gathered_on
    count.settle(scene)
    on("people talk about the work")
    _look_back(scene)
    on("who has not rated is reminded")
    cycle.turn(scene)
    on("the first page is set")
    show.show(scene)
    _spare_the_worker(scene.government.pk)
    on("ready")


def _hear_the_public(scene: Scene) -> None:
    """What people answer and bring, before the quarters are appraised that read it."""
    from tolok.demo import complain, surveys

    surveys.ask(scene)
    complain.complain(scene)


def _look_back(scene: Scene) -> None:
    """What people say of the year, what it cost to report, and the mirrors of those who rated."""
    from tolok.demo import attend, burden, dialogue, forum, mirrors, work

    work.say(scene)
    dialogue.talk(scene)
    attend.contest(scene)
    burden.count(scene)
    mirrors.hold(scene)
    forum.open_forum(scene)


def _spare_loops() -> None:
    """Rows of this transaction have no statistics yet; loops over them would take minutes."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")


def _spare_the_worker(government_id: int) -> None:
    """Take back the jobs of this load: what they would open is open, and new work would wait behind them."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE args ->> 'government_id' = %s", [str(government_id)])

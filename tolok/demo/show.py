"""Writes the stories of the first page: whom one may enter as."""

from __future__ import annotations

from tolok.demo.days import TODAY
from tolok.demo.scene import Scene
from tolok.demo.told import rows
from tolok.people.actions import show_example


def show(scene: Scene) -> None:
    """Keep the government's article and the people of its stories."""
    told = [cells[1:] for cells in rows("stories") if cells[0] == scene.town.slug]
    article = next(cells[1] for cells in told if cells[0] == "article")
    people = [_person(scene, *cells) for cells in told if cells[0] != "article"]
    showcase = {"article": article, "people": people}
    show_example(by=None, at=scene.end, government=scene.government, showcase=showcase)


def _person(scene: Scene, label: str, story: str) -> dict[str, object]:
    person = scene.holder(label, TODAY)
    post = scene.town.post_of(person.nip, TODAY)
    assert post
    unit = scene.town.units[post.unit].name
    return {"id": person.pk, "name": person.name, "post": post.title, "unit": unit, "story": story}

"""Field and office are groups once posts say where the work is done."""

from __future__ import annotations

import json
from typing import Any

from tests.apps.appraisal.conftest import Office
from tests.apps.insight.city import city, read
from tolok.people.models import Position


def groups(office: Office, made: Any) -> list[str]:
    """The groups by place of work that a reading compares."""
    columns = {each["column"]: each for each in json.loads(read(office, made).analysis.text)["groups"]}
    return sorted(row["value"] for row in columns["place"]["groups"])


def test_field_and_office_are_compared_where_posts_say_so(office: Office) -> None:
    made = city(office)
    unsaid = groups(office, made)
    every_second = [post.pk for post in Position.objects.order_by("pk")][::2]
    Position.objects.filter(pk__in=every_second).update(place="field")
    Position.objects.filter(place="").update(place="office")

    assert (unsaid, groups(office, made)) == ([], ["field", "office"])

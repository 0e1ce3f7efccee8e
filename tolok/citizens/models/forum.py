"""Tables of the forum: topics, posts in two levels, appeals against moderation."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models.arrived import Arrived

LONGEST = 2000


class Written(Arrived):
    """Words for everybody: of a citizen, who may leave a name, or of an official, who is named.

    `code_hash` is the hash of the code that a citizen was shown once.
    """

    official = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    text = models.TextField(max_length=LONGEST)
    on = models.DateField()
    code_hash = models.BinaryField(null=True)

    class Meta(Arrived.Meta):
        abstract = True


class Topic(Written):
    """What is talked about, for one unit or the whole government, and what the government says of it at the end."""

    class State(models.TextChoices):
        TALKING = "talking", _("Open for words")
        CLOSED = "closed", _("Closed")

    title = models.CharField(max_length=120)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="topics")
    state = models.CharField(max_length=7, choices=State.choices, default=State.TALKING)
    summary = models.TextField(max_length=LONGEST, blank=True)
    summed_on = models.DateField(null=True)
    shown_posts = models.PositiveIntegerField(default=0)

    class Meta(Written.Meta):
        indexes = [models.Index(fields=["government", "standing", "-id"], name="topic_shown")]

    def __str__(self) -> str:
        return self.title


class Post(Written):
    """Words on a topic, or an answer to such words; answers have none."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="posts")
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answered_by")

    class Meta(Written.Meta):
        indexes = [models.Index(fields=["topic", "id"], name="post_of_topic")]

    def __str__(self) -> str:
        return f"post {self.pk} on {self.topic_id}"


class Appeal(Arrived):
    """A writer's word against a moderator's decision; somebody else decides."""

    class State(models.TextChoices):
        RAISED = "raised", _("Waits for a decision")
        UPHELD = "upheld", _("Granted: it is shown again")
        REJECTED = "rejected", _("Not granted")

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="appeals")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="appeals")
    text = models.TextField(max_length=LONGEST)
    on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.RAISED)
    answer = models.TextField(max_length=LONGEST, blank=True)
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta(Arrived.Meta):
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(
                condition=Q(topic__isnull=True, post__isnull=False) | Q(topic__isnull=False, post__isnull=True),
                name="an_appeal_is_about_one",
            ),
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}: {self.state}"

"""One priority, goal or action as it was read, and as people made it since."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.models import Versioned
from regietafel.intake.models.reading import Reading
from regietafel.reading import plan_reading


class Level(models.TextChoices):
    """What a node is."""

    PRIORITY = plan_reading.PRIORITY, _("priority")
    GOAL = plan_reading.GOAL, _("goal")
    ACTION = plan_reading.ACTION, _("action")


class NodeState(models.TextChoices):
    """What somebody who looks a reading through says of a node; one that was merged went into the node above it."""

    OPEN = "open", pgettext_lazy("read node", "to look at")
    ACCEPTED = "accepted", pgettext_lazy("read node", "accepted")
    SKIPPED = "skipped", pgettext_lazy("read node", "skipped")
    MERGED = "merged", pgettext_lazy("read node", "merged")


class ReadNode(Versioned):
    """A node of a reading. ``order`` counts through the whole reading, so that the nodes in it read as the document does.

    ``values`` has the rest of :class:`reading.plan_reading.Node` in its shape; ``original`` the whole node as it was
    read, None for one that a person split off. ``doubts`` has by field why somebody should look.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=60, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    number = models.CharField(_("number"), max_length=40, blank=True)
    title = models.TextField(_("title"), blank=True)
    values = models.JSONField(default=dict)
    original = models.JSONField(null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=NodeState, default=NodeState.OPEN)
    doubts = models.JSONField(default=dict, blank=True)
    source = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["reading", "order", "pk"]
        verbose_name = _("node of a reading")
        verbose_name_plural = _("nodes of readings")
        indexes = [models.Index(fields=["reading", "order"], name="read_node_in_order")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def is_doubtful(self) -> bool:
        """Whether something in it was guessed, and nobody said yet that it is right."""
        return bool(self.doubts) and self.state == NodeState.OPEN

    @property
    def node(self) -> plan_reading.Node:
        """The node as it stands now, in the shape of the reading; its keys are those of the rows."""
        data: dict[str, Any] = {
            **self.values,
            "id": str(self.pk),
            "parent": str(self.parent_id) if self.parent_id else None,
            "level": self.level,
            "number": self.number,
            "title": self.title,
            "doubts": self.doubts,
            "source": self.source,
        }
        return plan_reading.node_from_json(data)

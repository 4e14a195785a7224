"""An address at which a calendar program reads along."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models.body import Body
from regietafel.people.models import User
from regietafel.territories.models import Region


class FeedScope(models.TextChoices):
    """Whose meetings and events a feed holds."""

    MINE = "mine", _("my meetings")
    BODY = "body", _("a body")
    REGION = "region", _("the region")


class CalendarFeed(models.Model):
    """A secret address of one person: it shows what that person may see now, until it is withdrawn.

    Only a digest of the secret is kept, so that a backup or a reader of the table cannot follow the feed. The public
    calendar needs no secret and has no row here.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="calendar_feeds")
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="calendar_feeds")
    scope = models.CharField(_("what it holds"), max_length=8, choices=FeedScope.choices)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    last_read_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["user", "region", "made_at"]
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope="body", body__isnull=False)
                | (~models.Q(scope="body") & models.Q(body__isnull=True)),
                name="feed_of_a_body_names_it",
            )
        ]

    def __str__(self) -> str:
        return self.get_scope_display()

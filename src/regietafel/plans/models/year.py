"""The accountable line per action and working year, its evidence, and work that was never planned."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.models import Removable, Versioned
from regietafel.documents.models import Document
from regietafel.people.models import User
from regietafel.plans.models.action import Action, YearState
from regietafel.plans.models.party import PartyRole
from regietafel.plans.models.plan import Priority
from regietafel.territories.models import Region


class YearBasis(models.TextChoices):
    """How we know that the action belongs to the year."""

    STATED = "stated", _("stated in the plan")
    ASSUMED = "assumed", _("assumed: the plan states no years")
    CONFIRMED = "confirmed", _("confirmed by a person")


class WorkingYear(Versioned):
    """What one action came to in one year: a state and a sentence, with who said it and when."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="working_years")
    year = models.PositiveSmallIntegerField(_("working year"))
    basis = models.CharField(max_length=10, choices=YearBasis.choices, default=YearBasis.STATED)
    state = models.CharField(_("state"), max_length=10, choices=YearState.choices, default=YearState.PLANNED)
    sentence = models.TextField(_("what came of it"), blank=True, max_length=4000)
    reason = models.TextField(_("reason"), blank=True, max_length=1000)
    moved_to = models.PositiveSmallIntegerField(_("moved to the year"), null=True, blank=True)
    said_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_as = models.CharField(_("said by"), max_length=200, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["action", "year"]
        verbose_name = _("working year")
        verbose_name_plural = _("working years")
        constraints = [
            models.UniqueConstraint(fields=["action", "year"], name="one_line_per_action_and_year"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["moved", "dropped"]) | ~models.Q(reason=""),
                name="moved_and_dropped_have_a_reason",
                violation_error_message=_("Say why: moving or dropping an action needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_state_display()}"

    @property
    def speaker(self) -> str:
        """Who said it: the account, or the name of somebody who answered without one."""
        return str(self.said_by or self.said_as)


class EvidenceKind(models.TextChoices):
    """What evidence holds."""

    FILE = "file", _("file")
    ADDRESS = "address", _("web address")
    NOTE = "note", _("note")


class Evidence(Versioned, Removable):
    """Something that shows that a line is true: a file, a web address or a note.

    A file lives and goes with its document: what lies in the bin is then the document, and not this row.
    """

    line = models.ForeignKey(WorkingYear, on_delete=models.CASCADE, related_name="evidence")
    label = models.CharField(_("what it shows"), max_length=200)
    url = models.URLField(_("web address"), blank=True, max_length=500)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("document")
    )
    added_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["line", "added_at"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=True, url="")
                | models.Q(document__isnull=True, note="")
                | models.Q(url="", note=""),
                name="evidence_holds_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def kind(self) -> EvidenceKind:
        """What it is, by what it holds."""
        if self.document_id:
            return EvidenceKind.FILE
        return EvidenceKind.ADDRESS if self.url else EvidenceKind.NOTE


class LoggedWork(Versioned, Removable):
    """Work under a priority that no plan announced; it counts as work, not as plan."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="logged_work")
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, related_name="logged_work", verbose_name=_("priority")
    )
    on = models.DateField(_("when"))
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    what = models.CharField(_("what"), max_length=500)
    with_whom = models.CharField(_("with whom"), max_length=300, blank=True)
    role = models.CharField(_("our role"), max_length=12, choices=PartyRole.choices, default=PartyRole.LEAD)
    result = models.TextField(_("result"), blank=True, max_length=4000)
    logged_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    logged_at = models.DateTimeField(auto_now_add=True)
    lifted_to = models.ForeignKey(
        WorkingYear, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="lifted_work"
    )
    lifted_as = models.ForeignKey(
        Evidence, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="lifted_work"
    )
    lifted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("work outside the plan")
        verbose_name_plural = _("work outside the plan")

    def __str__(self) -> str:
        return self.what

    @property
    def when(self) -> PreciseDate:
        """The date, as exact as it is known."""
        return PreciseDate(self.on, Precision(self.precision))

"""What each local government decides about one subject: organ by organ, with who was asked by mail to fill it in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models.agreement import Agreement
from regietafel.agreements.models.declaration import Declaration
from regietafel.agreements.models.framework import FrameworkVersion, RegionalFramework
from regietafel.core.models import Removable, Versioned
from regietafel.documents.models import Document
from regietafel.territories.models import Municipality, Region


class Organ(models.TextChoices):
    """Who decides in a local government, from the first that looks at it to the last; the board is the association's own."""

    BOARD = "board", _("board of the association")
    MANAGEMENT = "management", _("management team")
    BUREAU = "bureau", _("standing bureau")
    COMMITTEE = "bcsd", _("special committee for social service")
    COUNCIL = "council", _("council")


class Outcome(models.TextChoices):
    """What an organ said. With conditions: it adopts the text and deviates from it, as ``words`` say."""

    OPEN = "open", _("not put on yet")
    PUT_ON = "put_on", _("on the agenda")
    YES = "yes", _("yes")
    CONDITIONS = "conditions", _("yes, with conditions")
    POSTPONED = "postponed", _("postponed")
    NO = "no", _("no")
    NOT_NEEDED = "not_needed", _("need not decide")


class Subject(Versioned, Removable):
    """One thing that every local government of the region decides on; about one text of ours, or about nothing else."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="subjects")
    title = models.CharField(_("title"), max_length=200)
    question = models.TextField(_("what is asked, in plain words"), max_length=4000, blank=True)
    asked_on = models.DateField(_("asked on"))
    decide_by = models.DateField(_("to be decided by"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    framework = models.ForeignKey(
        RegionalFramework,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subjects",
        verbose_name=_("framework"),
    )
    framework_version = models.ForeignKey(
        FrameworkVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="subjects", editable=False
    )
    """The text as it was when it was asked about."""
    agreement = models.ForeignKey(
        Agreement,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subjects",
        verbose_name=_("agreement"),
    )
    declaration = models.ForeignKey(
        Declaration,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subjects",
        verbose_name=_("declaration"),
    )

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("subject to decide on")
        verbose_name_plural = _("subjects to decide on")
        indexes = [models.Index(fields=["region", "-asked_on"], name="subjects_of_a_region")]

    def __str__(self) -> str:
        return self.title


class Decision(Versioned):
    """What one organ of one local government said; without a municipality it is the board of the association."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="decisions")
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    organ = models.CharField(_("organ"), max_length=10, choices=Organ)
    outcome = models.CharField(_("what was decided"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    on = models.DateField(_("date"), null=True, blank=True)
    words = models.TextField(_("conditions, deviation or reason"), max_length=2000, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("document")
    )
    filled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    filled_as = models.CharField(_("filled in by"), max_length=150, blank=True)
    filled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["subject", "municipality__name", "pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(fields=["subject", "municipality", "organ"], name="an_organ_decides_once"),
            models.UniqueConstraint(
                fields=["subject", "organ"],
                condition=models.Q(municipality__isnull=True),
                name="the_board_decides_once",
            ),
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=False) | models.Q(organ="board"),
                name="only_the_board_is_of_no_municipality",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome__in=["conditions", "no"]) | ~models.Q(words=""),
                name="conditions_and_refusals_are_explained",
                violation_error_message=_("Say which conditions, or why not."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.organ}: {self.outcome}"


class Ask(models.Model):
    """A mail that asks a local government to fill in its own row; a new issue of the link ends the one before."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="asks")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name or function"), max_length=150, blank=True)
    issue = models.PositiveIntegerField(default=1)
    until = models.DateField(_("link works until"))
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["subject", "municipality__name", "pk"]
        verbose_name = _("question to a local government")
        verbose_name_plural = _("questions to local governments")
        constraints = [models.UniqueConstraint(fields=["subject", "municipality"], name="a_town_is_asked_once")]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.municipality_id}"

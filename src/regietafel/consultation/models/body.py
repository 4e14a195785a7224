"""A body, how often it should meet, what is only known of its past as a number, and who sits in it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision, precise
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Contact, Organisation, StakeholderGroup
from regietafel.plans.models import Action, Tag
from regietafel.territories.models import Region


class BodyKind(models.TextChoices):
    """What kind of table it is."""

    GENERAL_MEETING = "general_meeting", _("general meeting")
    ACTION_GROUP = "action_group", _("action group")
    LEARNING_NETWORK = "learning_network", _("learning network")
    WORKING_GROUP = "working_group", _("working group")
    STEERING_GROUP = "steering_group", _("steering group")
    THEME_SESSION = "theme_session", _("theme session")
    BOARD = "board", _("board")
    BILATERAL = "bilateral", _("consultation between two")
    OTHER = "other", _("other")


class BodyLevel(models.TextChoices):
    """For which territory it speaks."""

    LOCAL = "local", _("local")
    REGIONAL = "regional", _("regional")
    PROVINCIAL = "provincial", _("provincial")
    FLEMISH = "flemish", _("Flemish")


class BodyStance(models.TextChoices):
    """Whose body it is: ours, run together with others, or somebody else's that we attend."""

    OWN = "own", _("ours")
    SHARED = "shared", _("shared")
    OTHER = "other", _("of others, we attend")


class Body(Versioned, Removable):
    """A table at which organisations meet under a name; it may end and be followed by another."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="bodies")
    slug = models.SlugField(max_length=80)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("abbreviation"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices, default=BodyKind.WORKING_GROUP)
    level = models.CharField(_("level"), max_length=12, choices=BodyLevel.choices, default=BodyLevel.REGIONAL)
    stance = models.CharField(_("whose body"), max_length=8, choices=BodyStance.choices, default=BodyStance.OWN)
    organiser = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies_organised",
        verbose_name=_("organiser"),
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("parent body")
    )
    group = models.ForeignKey(
        StakeholderGroup,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bodies",
        verbose_name=_("named in plans as the group"),
    )
    mandate = models.TextField(_("mandate"), blank=True, max_length=4000)
    themes = models.ManyToManyField(Tag, blank=True, related_name="bodies", verbose_name=_("themes"))
    place = models.CharField(_("usual place"), max_length=200, blank=True)
    starts_on = models.DateField(_("exists since"), null=True, blank=True)
    starts_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    ends_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    end_reason = models.TextField(_("why it stopped"), blank=True, max_length=1000)
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    is_public = models.BooleanField(_("its dates are public"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [
            models.UniqueConstraint(fields=["region", "slug"], name="body_address_once_per_region"),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="body_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def starts(self) -> PreciseDate | None:
        """Since when it exists, as exact as it is known."""
        return precise(self.starts_on, self.starts_precision)

    @property
    def ends(self) -> PreciseDate | None:
        """Until when it existed, as exact as it is known."""
        return precise(self.ends_on, self.ends_precision)

    def exists_on(self, day: dt.date) -> bool:
        """Whether the body existed on a day, for all that is known."""
        starts, ends = self.starts, self.ends
        return (starts is None or starts.first <= day) and (ends is None or day <= ends.last)


class BodyNorm(Versioned):
    """How often a body should meet in the years of a plan; with ``with_body`` it is a norm of joint meetings.

    With ``action`` the words and the number are those of the action's own norm and are not repeated here; without
    one they stand in ``text`` and ``times``. A norm that was replaced keeps the day and the reason.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="norms")
    action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.CASCADE, related_name="body_norms", verbose_name=_("action")
    )
    with_body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="joint_norms",
        verbose_name=_("together with"),
    )
    text = models.CharField(_("how often, in words"), max_length=300, blank=True)
    times = models.DecimalField(_("times a year"), max_digits=6, decimal_places=2, null=True, blank=True)
    at_least = models.BooleanField(_("at least"), default=False)
    about = models.BooleanField(_("about"), default=False)
    by_organiser = models.BooleanField(_("the organiser decides"), default=False)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    replaced_on = models.DateField(_("replaced on"), null=True, blank=True)
    replaced_because = models.TextField(_("why it was replaced"), blank=True, max_length=1000)

    class Meta:
        ordering = ["body", "since", "pk"]
        verbose_name = _("frequency norm of a body")
        verbose_name_plural = _("frequency norms of bodies")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "action"],
                condition=models.Q(action__isnull=False),
                name="action_norms_a_body_once",
                violation_error_message=_("This action gives a norm to this body already."),
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="body_norm_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_on__isnull=True) | ~models.Q(replaced_because=""),
                name="replaced_norm_has_a_reason",
                violation_error_message=_("Say why the norm was replaced."),
            ),
            models.CheckConstraint(
                condition=models.Q(times__isnull=True) | models.Q(times__gt=Decimal(0), times__lte=Decimal(366)),
                name="body_norm_is_a_sensible_number",
                violation_error_message=_("Give a number of times a year between 0 and 366."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or f"norm of body {self.body_id}"


class HeldCount(Versioned):
    """How often a body met in a year of which no dates are known; as soon as one meeting is dated, the meetings count."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="held_counts")
    year = models.PositiveSmallIntegerField(_("year"))
    held = models.PositiveSmallIntegerField(_("meetings held"))
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        ordering = ["body", "year"]
        verbose_name = _("number of meetings without dates")
        verbose_name_plural = _("numbers of meetings without dates")
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="one_count_per_body_and_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.held}"


class SeatRole(models.TextChoices):
    """In which role somebody sits in a body."""

    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    LEAD = "lead", _("lead")
    MEMBER = "member", _("member")
    SUBSTITUTE = "substitute", _("substitute")
    ADVISORY = "advisory", _("advisory")
    GUEST = "guest", _("guest")


class Seat(Versioned):
    """The membership of an organisation in a body, or of a group of organisations, in a role and for a time.

    The organisation comes first; the contact says who comes for it, and may be empty.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
        verbose_name=_("organisation"),
    )
    group = models.ForeignKey(
        StakeholderGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="seats", verbose_name=_("group")
    )
    role = models.CharField(_("role"), max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    delegation = models.CharField(_("delegation"), max_length=300, blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="seats", verbose_name=_("contact")
    )
    substitute_for = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="substitutes",
        verbose_name=_("substitute for"),
    )
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["body", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, group__isnull=True)
                | models.Q(organisation__isnull=True, group__isnull=False),
                name="seat_is_of_an_organisation_or_a_group",
            ),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="seat_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            ),
            models.CheckConstraint(
                condition=~models.Q(role="substitute") | models.Q(substitute_for__isnull=False),
                name="substitute_stands_in_for_a_seat",
                violation_error_message=_("Choose for whom this is the substitute."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.group}: {self.get_role_display()}"

    def holds_on(self, day: dt.date) -> bool:
        """Whether the seat was held on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

"""How a person wants to hear, what was told already, what is put off, and who was mentioned where."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.people.models import User
from regietafel.territories.models import Region


class Rhythm(models.TextChoices):
    """How often the mail with what is new comes."""

    DAILY = "daily", _("every working day")
    WEEKLY = "weekly", _("once a week")
    OFF = "off", pgettext_lazy("mail", "never")


class Weekday(models.IntegerChoices):
    """The working days, as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")


class Wish(models.Model):
    """How a person wants to hear what waits. Who never said so has no row, and gets the mail once a week."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="wish")
    rhythm = models.CharField(_("mail with what is new"), max_length=6, choices=Rhythm, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField(
        _("on"), choices=Weekday, default=Weekday.MONDAY, validators=[MaxValueValidator(4)]
    )
    not_mailed = models.JSONField(default=list, blank=True)
    """Kinds of lines that the mail leaves out; the page has them all the same."""

    class Meta:
        verbose_name = _("wish about mail")
        verbose_name_plural = _("wishes about mail")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_rhythm_display()}"


class Round(models.Model):
    """For which day a person's mail was made last, with or without anything in it: so that it is made once."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    last_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.user}: {self.last_on}"


class Told(models.Model):
    """A line that a mail told. It goes again when the line does, so that the same thing can be new once more later."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    told_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_line_is_told_once")]

    def __str__(self) -> str:
        return self.key


class PutOff(models.Model):
    """A line that a person does not want to see before a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    until = models.DateField(_("until"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_line_is_put_off_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.until}"


class Mention(models.Model):
    """Somebody was called by name in a text; it waits until that person has seen it.

    A text that is saved again mentions nobody twice, and one that no longer calls a person takes the mention away.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mentions")
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    object_pk = models.PositiveBigIntegerField()
    by_name = models.CharField(_("by"), max_length=200, blank=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "object_pk"], name="a_text_mentions_somebody_once")
        ]
        indexes = [models.Index(fields=["kind", "object_pk"], name="mentions_of_a_text")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_pk}"

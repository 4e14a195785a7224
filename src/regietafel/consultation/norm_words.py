"""A norm and what was held, in words: one sentence for a screen, a list and a report alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.consultation.norms import Standing, Verdict

VERDICTS: dict[Verdict, tuple[str, Promise, str]] = {
    Verdict.MET: ("✓", gettext_lazy("norm met"), "good"),
    Verdict.BELOW: ("!", gettext_lazy("below the norm"), "bad"),
    Verdict.NOT_YET: ("●", gettext_lazy("under way"), "busy"),
    Verdict.NO_NORM: ("–", gettext_lazy("not judged"), "plain"),
    Verdict.REPLACED: ("→", gettext_lazy("replaced"), "warn"),
}
"""Each verdict with its sign, its word and its tone."""


@dataclass(frozen=True)
class Bar:
    """One slot in the small picture."""

    x: int
    state: str


@dataclass(frozen=True)
class StandingTold:
    """A norm as a page shows it: the sentence, the verdict with its sign, and the bars of the picture."""

    standing: Standing

    STEP = 9
    MOST = 24

    @property
    def words(self) -> str:
        """The words of the norm itself."""
        return self.standing.norm.words or _("The action does not say any more how often.")

    @property
    def sentence(self) -> str:
        """What was held, what is planned, and how much time is left."""
        return norm_said(self.standing)

    @property
    def verdict(self) -> tuple[str, Promise, str]:
        """Sign, word and tone; a norm that runs and lags behind is said to."""
        if self.standing.is_behind:
            return ("!", gettext_lazy("behind"), "warn")
        return VERDICTS[self.standing.verdict]

    @property
    def bars(self) -> list[Bar]:
        """The place of each slot; none at all where nothing is counted, or where they could not be told apart."""
        slots = self.standing.slots if self.standing.expected else []
        if len(slots) > self.MOST:
            return []
        return [Bar(1 + index * self.STEP, slot.value) for index, slot in enumerate(slots)]

    @property
    def width(self) -> int:
        """The width of the picture in pixels."""
        return len(self.bars) * self.STEP + 1

    @property
    def is_met(self) -> bool:
        """Whether the picture is one of success."""
        return self.standing.verdict is Verdict.MET


def norm_said(standing: Standing) -> str:
    """Say it: "3 of 4 held, 1 planned, 5 weeks left"."""
    return ", ".join(parts_said(standing))


def parts_said(standing: Standing) -> Iterator[str]:
    """The parts of the sentence."""
    if standing.verdict is Verdict.REPLACED and standing.norm.replaced_on:
        yield _("replaced on %(date)s") % {"date": formats.date_format(standing.norm.replaced_on, "j F Y")}
    if standing.expected:
        yield _("%(held)s of %(expected)s held") % {"held": standing.held, "expected": standing.expected}
    else:
        yield ngettext("%(held)s held", "%(held)s held", standing.held) % {"held": standing.held}
    if standing.planned:
        yield ngettext("%(count)s planned", "%(count)s planned", standing.planned) % {"count": standing.planned}
    if standing.waiting:
        yield ngettext(
            "%(count)s past and not yet called held", "%(count)s past and not yet called held", standing.waiting
        ) % {"count": standing.waiting}
    if standing.judged is Verdict.NOT_YET and standing.today >= standing.span.first:
        yield time_left(standing.days_left)
    if not standing.expected:
        yield why_not_judged(standing)


def time_left(days: int) -> str:
    """How much time is left: in weeks, and towards the end in days."""
    if days == 0:
        return _("last day")
    if days < 14:
        return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
    weeks = days // 7
    return ngettext("%(count)s week left", "%(count)s weeks left", weeks) % {"count": weeks}


def why_not_judged(standing: Standing) -> str:
    """Why nothing is held against this norm."""
    if standing.norm.by_organiser:
        return _("the organiser decides how often")
    if standing.norm.times is None:
        return _("there is no number to hold it against")
    return _("too short to expect one")

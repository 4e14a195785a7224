"""The ladder in words: what a cell says, what a gap is, what the table as a whole shows. Screen, paper, sheet and picture say the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.workplaces.ladder import Judged, Norm, Spot, Verdict
from regietafel.workplaces.ladder_choice import Measure
from regietafel.workplaces.queries.ladder import Ladder
from regietafel.workplaces.queries.ladder_table import Figure, Table

DECIMALS = {Measure.NUMBER: 0, Measure.PLACES: 0, Measure.PER_1000: 1, Measure.DISTANCE: 1}
SIGNS = {Verdict.MET: "✓", Verdict.FAR: "!", Verdict.FEW: "◐", Verdict.UNKNOWN: "?"}
TONES = {Verdict.MET: "met", Verdict.FAR: "gap", Verdict.FEW: "gap", Verdict.UNKNOWN: "unsure"}


@dataclass(frozen=True)
class Said:
    """What a cell says: the figure, and the sign with its word where the norm is asked."""

    text: str
    sign: str = ""
    word: str = ""
    tone: str = ""


def measure_words() -> dict[Measure, str]:
    """The figures that a cell can hold."""
    return {
        Measure.PER_1000: _("Places per 1,000 inhabitants"),
        Measure.PLACES: _("Places"),
        Measure.NUMBER: _("Workplaces"),
        Measure.DISTANCE: _("Distance to the nearest (km)"),
    }


def number(value: float | None, decimals: int = 1) -> str:
    """A number as people write it."""
    return (
        ""
        if value is None
        else str(number_format(round(value, decimals), decimals, use_l10n=True, force_grouping=True))
    )


def said(figure: Figure, measure: Measure) -> Said:
    """One cell in words and signs."""
    text = figure_text(figure, measure)
    if figure.verdict is None:
        return Said(text)
    return Said(text, SIGNS[figure.verdict], verdict_words()[figure.verdict], TONES[figure.verdict])


def figure_text(figure: Figure, measure: Measure) -> str:
    """The figure; what nobody knows is a question mark, and never a nought."""
    if figure.value is None:
        return "–" if figure.is_change or (measure == Measure.DISTANCE and figure.day) else "?"
    text = number(figure.value, DECIMALS[measure] if figure.value else 0)
    if figure.is_change:
        plain = round(figure.value, DECIMALS[measure])
        return f"+{text}" if plain > 0 else text.replace("-", "−") if plain < 0 else "="
    return f"{text}+" if figure.at_least else text


def verdict_words() -> dict[Verdict, str]:
    """What the signs mean."""
    return {
        Verdict.MET: _("within the norm"),
        Verdict.FAR: _("no workplace near enough"),
        Verdict.FEW: _("too few places"),
        Verdict.UNKNOWN: _("nobody can tell"),
    }


def norm_words(rung: int, norm: Norm) -> str:
    """The norm as a sentence."""
    words = {"km": plain(norm.within), "rung": rung, "per": plain(norm.per_10000 or 0)}
    if norm.per_10000:
        return (
            _(
                "Every municipality has a workplace on rung %(rung)s within %(km)s km, with at least %(per)s places per 10,000 inhabitants."
            )
            % words
        )
    return _("Every municipality has a workplace on rung %(rung)s within %(km)s km.") % words


def plain(value: float) -> str:
    """A number without noughts behind the comma."""
    return number(value, 0 if value == round(value) else 1)


def beyond(value: float | None, bound: float | None) -> str:
    """A figure beside the bound that it does not reach: with so many decimals that one sees the difference."""
    if value is None:
        return ""
    differs = (digits for digits in (1, 2, 3) if round(value, digits) != bound)
    return number(value, next(differs, 4))


def finding(table: Table) -> str:
    """What the table shows, in one sentence: the title of the pictures too."""
    of, gaps = len(table.judged), len(table.gaps)
    words = {"count": gaps, "of": of, "rung": table.choice.rung}
    if not of:
        return _("No municipality belonged to the region on this day.")
    if gaps:
        return (
            ngettext(
                "%(count)s of %(of)s municipalities has a gap on rung %(rung)s",
                "%(count)s of %(of)s municipalities have a gap on rung %(rung)s",
                gaps,
            )
            % words
        )
    if table.unsure:
        return _("No gap is certain on rung %(rung)s, but not every municipality can be judged") % words
    return _("No municipality has a gap on rung %(rung)s") % words


def gap_words(one: Judged, rung: int, norm: Norm, ladder: Ladder) -> str:
    """A gap, or what cannot be judged, as a sentence that can be read aloud; the name of the municipality stands before it."""
    if one.verdict == Verdict.FAR:
        return far_words(one, rung, norm, ladder)
    words = {
        "places": number(one.places, 0),
        "people": number(one.inhabitants, 0),
        "km": plain(norm.within),
        "share": beyond(one.per_10000, norm.per_10000),
        "norm": plain(norm.per_10000 or 0),
    }
    if one.verdict == Verdict.FEW:
        return (
            _(
                "%(places)s places for the %(people)s inhabitants within %(km)s km: %(share)s per 10,000, and the norm asks %(norm)s."
            )
            % words
        )
    return unsure_words(one, words)


def far_words(one: Judged, rung: int, norm: Norm, ladder: Ladder) -> str:
    """No workplace near enough: which is the nearest, where, and how far."""
    if one.nearest is None:
        return _("no workplace on rung %(rung)s is known anywhere.") % {"rung": rung}
    words = {"name": one.nearest.name, "where": where_words(one.nearest, ladder), "km": beyond(one.km, norm.within)}
    if words["where"]:
        return _("the nearest is %(name)s in %(where)s, at %(km)s km.") % words
    return _("the nearest is %(name)s, at %(km)s km.") % words


def where_words(spot: Spot, ladder: Ladder) -> str:
    """The municipality of a workplace, and that it lies across the border if it does."""
    if spot.town is not None and spot.town not in {town.pk for town in ladder.towns}:
        return _("%(place)s, outside the region") % {"place": spot.town_name}
    return spot.town_name


def unsure_words(one: Judged, words: dict[str, str]) -> str:
    """Why nobody can tell."""
    if one.km is None and one.town.latitude is None:
        return _("the municipality has no point on the map, so no distance can be told.")
    if one.inhabitants is None:
        return _("the number of inhabitants is not known.")
    counted = {**words, "count": one.uncounted}
    return (
        ngettext(
            "%(places)s places are known within %(km)s km, and of %(count)s offer nobody knows the places.",
            "%(places)s places are known within %(km)s km, and of %(count)s offers nobody knows the places.",
            one.uncounted,
        )
        % counted
    )

"""The search of the directory, for everybody: what is asked for stands in the address, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.core.limits import is_read_too_often
from regietafel.core.paging import page_of
from regietafel.territories.access import region_called
from regietafel.territories.models import Region
from regietafel.workplaces.forms.search import SearchForm
from regietafel.workplaces.models import DirectorySettings
from regietafel.workplaces.queries.asked import (
    ACTIVITY,
    DUTCH,
    FORM,
    FREE,
    GROUP,
    LANGUAGE,
    MEASURE,
    RUNG,
    WHEELCHAIR,
    YES,
)
from regietafel.workplaces.queries.cards import cards_of
from regietafel.workplaces.queries.choices import choices_on
from regietafel.workplaces.queries.directory import Results, search
from regietafel.workplaces.queries.other_ways import OtherWays, other_ways
from regietafel.workplaces.queries.params import query_of
from regietafel.workplaces.queries.places import municipalities_of
from regietafel.workplaces.queries.visible import settings_of, workplaces_visible_to

PER_PAGE = 20
UNDER_MORE = (FORM, LANGUAGE, GROUP, ACTIVITY, MEASURE, DUTCH)
ON_OR_OFF = (FREE, WHEELCHAIR)


@dataclass(frozen=True)
class Option:
    """A value of a filter, and how many results there are with it, if that was counted."""

    value: str
    label: str
    checked: bool
    count: int | None


@dataclass(frozen=True)
class Facet:
    """A filter with its values; of those that are not chosen only the ones that find something."""

    name: str
    label: str
    options: list[Option]

    @property
    def kind(self) -> str:
        """How its values are chosen."""
        return "radio" if self.name == DUTCH else "checkbox"

    @property
    def is_on(self) -> bool:
        """Whether any value is chosen."""
        return any(option.checked and option.value for option in self.options)


def directory_or_404(user: Any, region_slug: str) -> tuple[Region, DirectorySettings]:
    """The region whose directory somebody may look in, and its rules; the same answer where it is closed and where there is none."""
    region = region_called(region_slug)
    rules = settings_of(region) if region else None
    if region is None or rules is None or not (rules.is_public or user.has_perm("workplaces.view_directory", region)):
        raise Http404("no such directory")
    return region, rules


def deeds_around(user: Any, region: Region) -> set[str]:
    """What somebody may do in the directory beside searching it, for the links above the list."""
    asked = ("view_directory", "view_ladder", "watch_over", "export_workplaces", "import_workplaces")
    return {name for one in asked if user.has_perm(name := f"workplaces.{one}", region)}


@require_safe
@public
def find(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What somebody finds. A script that takes all there is gets a clear answer, and where to ask for the whole."""
    region, rules = directory_or_404(request.user, region_slug)
    if not request.user.is_authenticated and is_read_too_often(request, "search_directory"):
        return render(request, "workplaces/directory/too_many.html", {"region": region}, status=429)
    today = timezone.localdate()
    sees_ended = request.user.has_perm("workplaces.view_ladder", region)
    form = SearchForm(request.GET, choices=choices_on(today), sees_ended=sees_ended)
    results = search(request.user, region, form.asked, today)
    page = page_of(request, results.hits, PER_PAGE)
    context = {
        "region": region,
        "opening": rules.opening,
        "here": reverse("workplaces:search", args=[region.slug]),
        "find": form,
        "page": page,
        "cards": cards_of(request.user, region, list(page.object_list), today),
        "municipalities": municipalities_of(region),
        "may": deeds_around(request.user, region),
        **around(form, results),
    }
    if not results.hits:
        ways = other_ways(request.user, region, results, today)
        context |= after_nothing(ways, results)
        context["nearest"] = cards_of(request.user, region, ways.nearest, today)
    return render(request, "workplaces/directory/search.html", context)


def around(form: SearchForm, results: Results) -> dict[str, Any]:
    """What stands around the list: the filters, the question as an address, and what was found in words."""
    found = {facet.name: facet for facet in facets(form, results)}
    more = [found[name] for name in UNDER_MORE]
    meant = results.unknown_place.meant if results.unknown_place else ()
    return {
        "results": results,
        "query": query_of(results.asked),
        "facets": found,
        "more": more,
        "more_is_on": sum(facet.is_on for facet in more),
        "found_in_words": in_words(results),
        "meant": [{"name": name, "query": query_of(replace(results.asked, where=name))} for name in meant],
    }


def in_words(results: Results) -> str:
    """How many were found, and where."""
    number, spot, km = results.total, results.spot, results.asked.km
    if spot is not None and km is not None and spot.point is not None:
        words = ngettext(
            "%(number)s workplace within %(km)s km of %(place)s",
            "%(number)s workplaces within %(km)s km of %(place)s",
            number,
        )
    elif spot is not None:
        words = ngettext("%(number)s workplace in %(place)s", "%(number)s workplaces in %(place)s", number)
    else:
        words = ngettext("%(number)s workplace", "%(number)s workplaces", number)
    told = words % {"number": formats.localize(number), "km": km, "place": spot.name if spot else ""}
    return told if number else _("No workplaces found")


def facets(form: SearchForm, results: Results) -> Iterator[Facet]:
    """The filters of offers, with what each value would find."""
    chosen = results.asked.chosen
    for name in (RUNG, *UNDER_MORE, *ON_OR_OFF):
        field = form.fields[name]
        values = [(YES, str(field.label))] if name in ON_OR_OFF else list(getattr(field, "choices", ()))
        counts = results.counts.get(name, {})
        options = [
            Option(
                value=str(value),
                label=str(label),
                checked=is_chosen(str(value), chosen.get(name)),
                count=counts.get(str(value), 0) if value and name in results.counted else None,
            )
            for value, label in values
        ]
        gone = {value for value, _label in form.former.get(name, ())}
        kept = [one for one in options if one.checked or (one.count != 0 and one.value not in gone)]
        yield Facet(name, str(field.label), options if name in (RUNG, *ON_OR_OFF) else kept)


def is_chosen(value: str, chosen: frozenset[str] | None) -> bool:
    """Whether a value is on; the empty value is if no other is."""
    return value in chosen if chosen else not value


def after_nothing(ways: OtherWays, results: Results) -> dict[str, Any]:
    """What the page offers where nothing was found."""
    names = {"text": _("the words"), "where": _("the place")}
    labels = {name: str(field.label) for name, field in SearchForm.base_fields.items()}
    return {
        "is_empty": not results.asked.is_narrowed,
        "spelling": ways.spelling and {"words": ways.spelling.text, "query": query_of(ways.spelling)},
        "less": [
            {"label": names.get(one.name) or labels[one.name], "total": one.total, "query": query_of(one.asked)}
            for one in ways.less
        ],
    }


@require_safe
@public
def by_number(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Lead on to the page of a workplace, for what knows only its number."""
    region, _rules = directory_or_404(request.user, region_slug)
    slug = workplaces_visible_to(request.user).filter(region=region, pk=pk).values_list("slug", flat=True).first()
    if slug is None:
        raise Http404("no such workplace")
    return redirect(f"{reverse('workplaces:search', args=[region.slug])}{slug}/")

"""What the pages below show of declarations and cooperation agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.agreements import searchable_pacts
from regietafel.agreements.models import Agreement, AgreementGoal, AgreementYear, ChosenGoal, Declaration
from regietafel.agreements.operations.agreements import purge_agreements, restore_agreement, restore_goal
from regietafel.agreements.operations.declarations import purge_declarations, restore_declaration
from regietafel.agreements.operations.years import restore_year
from regietafel.agreements.queries.pacts import declarations_of
from regietafel.agreements.queries.visible import agreements_visible_to, declarations_visible_to
from regietafel.agreements.queries.yearly import chosen_for, ending
from regietafel.attention import texts
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import Block, Line, NavItem, RemovedRow
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region

MOST = 5
KINDS: dict[str, tuple[Any, str, Any, str]] = {
    "agreements.declaration": (Declaration, "region", restore_declaration, "declaration"),
    "agreements.agreement": (Agreement, "region", restore_agreement, "agreement"),
    "agreements.agreementgoal": (AgreementGoal, "agreement__region", restore_goal, "goal"),
    "agreements.agreementyear": (AgreementYear, "agreement__region", restore_year, "year"),
}
"""What can lie in the bin: kind → model, where its region stands, how it comes back, the argument of that."""


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The overview, for whoever sits at the table."""
    if user.has_perm("agreements.view", region):
        yield NavItem(_("Agreements"), reverse("agreements:list", args=[region.slug]), order=38)


def page_of_agreement(row: Agreement, slug: str) -> str:
    """The page of an agreement."""
    return reverse("agreements:agreement", args=[slug, row.pk])


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """For the team: agreements that end while nothing follows, and declarations that wait for signatures."""
    if not user.has_perm("agreements.keep", region):
        return
    if soon := ending(user, region, today):
        lines = [Line(one.title, page_of_agreement(one, region.slug), note=end_note(one, today), tone="warn") for one in soon]  # fmt: skip
        yield Block("others", _("Agreements that end"), lines, order=50)
    waiting = [one for one in declarations_of(user, region) if 0 < one.asked - one.declined != one.signed]
    if waiting:
        told = _("%(signed)s of %(all)s signed")
        lines = [
            Line(
                one.title,
                reverse("agreements:declaration", args=[region.slug, one.pk]),
                note=told % {"signed": one.signed, "all": one.asked},
            )
            for one in waiting[:MOST]
        ]
        if len(waiting) > MOST:
            here = reverse("agreements:declarations", args=[region.slug])
            lines.append(Line(_("All declarations"), here, count=len(waiting)))
        yield Block("others", _("Not signed by all yet"), lines, order=51)


def end_note(row: Agreement, today: dt.date) -> str:
    """When an agreement ends, or that it did."""
    assert row.ends_on is not None, "only what ends is told"
    told = _("ended on %(day)s, nothing follows") if row.ends_on < today else _("ends on %(day)s, nothing follows yet")
    return told % {"day": date_format(row.ends_on, "j F Y")}


def endings(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the team: an agreement that ends while nothing follows it, once when it is near and once when it is over."""
    if not user.has_perm("agreements.keep", region):
        return
    for one in ending(user, region, today):
        assert one.ends_on is not None, "only what ends is told"
        state = "over" if one.ends_on < today else "near"
        yield Waiting(
            key=f"agreements.agreement:{one.pk}:{one.ends_on}:{state}",
            text=one.title,
            url=page_of_agreement(one, region.slug),
            note=end_note(one, today),
            due=one.ends_on,
        )


def removed_rows(region: Region) -> Iterator[RemovedRow]:
    """What of this lies in the bin of a region; a part of what lies there itself comes back with it."""
    for kind, (model, where, _back, _name) in KINDS.items():
        rows = model._default_manager.filter(removed_at__isnull=False, **{where: region}).select_related("removed_by")
        if where != "region":
            rows = rows.filter(agreement__removed_at__isnull=True).select_related("removed_by", "agreement")
        for row in rows:
            label = f"{row.agreement}: {row.year if kind.endswith('year') else row}" if where != "region" else str(row)
            yield RemovedRow(
                kind, row.pk, label, str(model._meta.verbose_name).capitalize(), row.removed_at,
                str(row.removed_by or ""),
            )  # fmt: skip


def back_of(kind: str) -> Any:
    """How a row of a kind comes back."""
    model, where, restore, name = KINDS[kind]

    def put_back(*, actor: Any, region: Region, pk: int) -> Any:
        row = model._default_manager.filter(pk=pk, **{where: region}).first()
        if row is None:
            raise Refusal(_("This does not lie in the bin any more."))
        return restore(actor=actor, **{name: row})

    return put_back


def purged(before: dt.datetime) -> int:
    """Let the clock empty the bin."""
    return purge_declarations(actor=None, before=before) + purge_agreements(actor=None, before=before)


def declaration_url(region: Region, pk: int) -> str:
    """The page of a declaration, unless it is gone."""
    there = Declaration.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("agreements:declaration", args=[region.slug, pk]) if there else ""


def agreement_url(region: Region, pk: int) -> str:
    """The page of an agreement, unless it is gone."""
    there = Agreement.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("agreements:agreement", args=[region.slug, pk]) if there else ""


def goal_url(region: Region, pk: int) -> str:
    """The agreement to which a goal belongs."""
    row = AgreementGoal.objects.filter(agreement__region=region, pk=pk).first()
    return agreement_url(region, row.agreement_id) if row else ""


def year_url(region: Region, pk: int) -> str:
    """The page of a yearly plan, unless it is gone."""
    rows = AgreementYear.objects.filter(agreement__region=region, pk=pk, removed_at__isnull=True)
    row = rows.filter(agreement__removed_at__isnull=True).first()
    return reverse("agreements:agreement-year", args=[region.slug, row.agreement_id, row.year]) if row else ""


def chosen_url(region: Region, pk: int) -> str:
    """A goal on the page of its year."""
    row = ChosenGoal.objects.filter(year__agreement__region=region, pk=pk).first()
    place = year_url(region, row.year_id) if row else ""
    return f"{place}#goal-{pk}" if place else ""


def carried_out(user: Any, action: Any) -> dict[int, list[Block]]:
    """Year → which goals of which agreements an action carries out, as the page of the action tells."""
    found: dict[int, list[Block]] = {}
    for one in chosen_for(user, action):
        year = one.year
        region = year.agreement.region
        place = reverse("agreements:agreement-year", args=[region.slug, year.agreement_id, year.year])
        line = Line(f"{year.agreement}: {one.goal}", f"{place}#goal-{one.pk}")
        found.setdefault(year.year, []).append(Block("evidence", _("Carries out an agreement"), [line]))
    return found


def mentions(user: Any, region: Region, row: Any) -> Iterator[Block]:
    """The agreements to which an organisation is a party, and the declarations that it signed, declined or should sign."""
    if not isinstance(row, Organisation):
        return
    lines = [
        Line(one.title, page_of_agreement(one, region.slug), note=_("a party to it"))
        for one in agreements_visible_to(user).filter(region=region, parties__organisation=row)
    ]
    rows = declarations_visible_to(user).filter(region=region, signatures__organisation=row)
    for one in rows.prefetch_related("signatures"):
        signature = next(mark for mark in one.signatures.all() if mark.organisation_id == row.pk)
        note = _("does not sign") if signature.declined_because else _("signed") if signature.signed_on else _("not signed yet")  # fmt: skip
        lines.append(Line(one.title, reverse("agreements:declaration", args=[region.slug, one.pk]), note=note))
    if lines:
        yield Block("row", _("Agreements"), lines, order=25)


def year_said(pk: int) -> texts.Spoken | None:
    """What is wanted of a year, and how it went."""
    row = AgreementYear.objects.filter(pk=pk, removed_at__isnull=True).select_related("agreement__region").first()
    return said_in(row, f"{row.intent}\n{row.evaluation}", "") if row else None


def result_said(pk: int) -> texts.Spoken | None:
    """What came of a goal in a year."""
    row = ChosenGoal.objects.filter(pk=pk, year__removed_at__isnull=True).select_related("year__agreement__region").first()  # fmt: skip
    return said_in(row.year, row.result, f"#goal-{pk}") if row else None


def said_in(year: AgreementYear, text: str, anchor: str) -> texts.Spoken | None:
    """A text of a yearly plan, for who reads the agreement."""
    agreement = year.agreement
    if agreement.is_removed:
        return None
    place = reverse("agreements:agreement-year", args=[agreement.region.slug, agreement.pk, year.year])
    return texts.Spoken(
        region=agreement.region,
        text=text,
        label=f"{agreement}, {year.year}",
        url=f"{place}{anchor}",
        seen_by=lambda user: agreements_visible_to(user).filter(pk=agreement.pk).exists(),
    )


def hand_over() -> None:
    """Register with the slots of the registry, and among what can be found."""
    searchable_pacts.hand_over()
    registry.nav_items.register("agreements", nav_items)
    registry.start_blocks.register("agreements", start_blocks)
    registry.removed_rows.register("agreements.pacts", removed_rows)
    for kind in KINDS:
        registry.restorers.register(kind, back_of(kind))
    registry.purgers.register("agreements.pacts", purged)
    urls = {"declaration": declaration_url, "agreement": agreement_url, "agreementgoal": goal_url}
    for name, url in {**urls, "agreementyear": year_url, "chosengoal": chosen_url}.items():
        registry.journal_urls.register(f"agreements.{name}", url)
    registry.mentions.register("agreements", mentions)
    registry.year_evidence.register("agreements", carried_out)
    sources.register(Source("agreement_end", gettext_lazy("Agreements that end"), endings, order=60))
    texts.register("agreements.agreementyear", year_said)
    texts.register("agreements.chosengoal", result_said)

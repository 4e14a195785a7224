"""A reading beside a plan that is there: what is new, changed and gone, and taking over what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.errors import Refusal
from regietafel.core.once import new_key, once, sent_before
from regietafel.intake.adoption_words import FAULTS, FIELDS, WARNINGS, told_notes
from regietafel.intake.beside import Beside, parts
from regietafel.intake.forms.differing import DifferenceForm
from regietafel.intake.models import Reading
from regietafel.intake.operations.adopting import adoptable
from regietafel.intake.operations.differing import Chosen, Decision, adopt_difference, difference_of
from regietafel.intake.queries.adoptions import plans_to_compare
from regietafel.intake.views.adopt import led_to_coverage
from regietafel.intake.views.load import address, get_reading_or_404, reading_crumbs
from regietafel.plans.models import Plan, PlanStatus
from regietafel.reading.comparison import Compared
from regietafel.reading.plan_reading import PRIORITY


@dataclass(frozen=True)
class FieldRow:
    """One value that differs, as the page shows it."""

    key: str
    label: str
    was: tuple[str, ...]
    read: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One goal or action of the comparison, as the page shows it."""

    key: str
    name: str
    level: str
    chosen: bool
    about: str = ""
    fields: tuple[FieldRow, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("intake.read_documents")
def compare(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Choose the plan, look at what differs, and take over what is ticked."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.read_documents", reading)
    if request.method == "POST" and (before := sent_before(request)):
        return before
    if not request.user.has_perm("intake.review_reading", reading):
        return redirect(address("reading", reading))
    plans = list(plans_to_compare(request.user, reading))
    asked = request.POST if request.method == "POST" else request.GET
    plan = next((one for one in plans if one.slug == asked.get("plan")), None)
    if plan is None:
        context = {"reading": reading, "plans": plans, "crumbs": reading_crumbs(reading)}
        return render(request, "intake/compare_choose.html", context)
    plan.region = reading.region
    return difference(request, reading, plan, fold="fold" in asked)


def difference(request: HttpRequest, reading: Reading, plan: Plan, *, fold: bool) -> HttpResponse:
    """The page of one comparison, and what was chosen on it."""
    form = DifferenceForm(request.POST if request.method == "POST" else None, is_draft=plan.status == PlanStatus.DRAFT)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: taken_over(request, reading, plan, form.cleaned_data, fold=fold))
        except Refusal as refusal:
            form.refuse(refusal)
    found = adoptable(reading)
    seen = difference_of(found, plan, fold=fold)
    ticked = set(request.POST.getlist("take")) if request.method == "POST" else None
    context: dict[str, Any] = {
        "reading": reading,
        "plan": plan,
        "form": form,
        "fold": fold,
        "has_priorities": any(node.level == PRIORITY for node in found.nodes),
        "mark": seen.mark,
        "once": request.POST.get("once") or new_key(),
        "new": [new_row(line, ticked) for line in seen.of_kind("new")],
        "changed": [changed_row(line, seen, ticked) for line in seen.of_kind("changed")],
        "gone": [gone_row(line, ticked) for line in seen.of_kind("gone")],
        "equal": len(seen.of_kind("equal")),
        "warnings": told_notes(seen.planned.warnings, WARNINGS),
        "faults": told_notes(seen.planned.faults, FAULTS),
        "undecided": list(seen.planned.undecided.values()),
        "crumbs": reading_crumbs(reading),
    }
    return render(request, "intake/compare.html", context, status=422 if form.is_bound else 200)


def name_of(line: Compared) -> str:
    """Number and title, as the document has them, else as the plan does."""
    item = line.read or line.known
    assert item is not None, "a line has at least one side"
    return f"{item.number} {item.title}".strip()


def level_of(line: Compared) -> str:
    """Goal or action."""
    item = line.read or line.known
    assert item is not None, "a line has at least one side"
    return item.level


def new_row(line: Compared, ticked: set[str] | None) -> Row:
    """Something that the plan does not have; proposed."""
    assert line.read is not None, "what is new was read"
    key = f"new-{line.read.key}"
    return Row(key, name_of(line), level_of(line), ticked is None or key in ticked)


def gone_row(line: Compared, ticked: set[str] | None) -> Row:
    """Something that the document does not have; never proposed, for a document may leave out what goes on."""
    assert line.known is not None, "what is gone stands in the plan"
    key = f"gone-{line.known.key}"
    return Row(key, name_of(line), level_of(line), ticked is not None and key in ticked)


def changed_row(line: Compared, seen: Beside, ticked: set[str] | None) -> Row:
    """Something that says something else; each field is proposed."""
    assert line.read is not None, "what changed was read"
    assert line.known is not None, "what changed stands in the plan"
    titles = {one.key: f"{one.number} {one.title}".strip() for one in seen.planned.goals}
    titles |= {one.known.key: f"{one.known.number} {one.known.title}".strip() for one in seen.lines if one.known}
    fields = []
    for one in line.differences:
        key = f"field-{line.read.key}-{one.name}"
        was, read = (
            worded(value, titles if one.name == "parent" else {}) for value in (parts(one.was), parts(one.read))
        )
        fields.append(FieldRow(key, str(FIELDS[one.name]), was, read, ticked is None or key in ticked))
    known = f"{line.known.number} {line.known.title}".strip()
    return Row(line.read.key, known, level_of(line), chosen=True, fields=tuple(fields))


def worded(values: tuple[str, ...], titles: Mapping[str, str]) -> tuple[str, ...]:
    """Values as they are to be read: a goal by its title."""
    return tuple(titles.get(value, value) for value in values if value)


def taken_over(
    request: HttpRequest, reading: Reading, plan: Plan, values: Mapping[str, Any], *, fold: bool
) -> HttpResponse:
    """Write what was ticked, and lead to the coverage of the plan."""
    decision = Decision(values["decided_on"], values["decided_by"], values["reason"]) if values else None
    adoption = adopt_difference(
        actor=request.user,
        reading=reading,
        plan=plan,
        chosen=Chosen(frozenset(request.POST.getlist("take"))),
        mark=str(request.POST.get("mark", "")),
        fold=fold,
        decision=decision,
        now=timezone.now(),
        today=timezone.localdate(),
    )
    return led_to_coverage(request, reading, adoption)

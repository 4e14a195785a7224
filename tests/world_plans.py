"""A whole plan for :mod:`tests.world`: everything that can hang on one, each thing with the words that mark it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from regietafel.documents.models import FileText, TextState
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import User
from regietafel.plans.models import (
    Action,
    ActionParty,
    ActionPhase,
    ChaseLetter,
    ChaseLine,
    ChaseRound,
    Contribution,
    Evidence,
    Framework,
    FrequencyNorm,
    Goal,
    Indicator,
    IndicatorKind,
    IndicatorYear,
    PartyRole,
    Plan,
    PlanStatus,
    PlanVersion,
    Tag,
    WorkingYear,
    YearBasis,
    YearState,
)
from regietafel.plans.snapshots import content_of
from regietafel.plans.tokens import token_for
from regietafel.territories.models import Region
from tests.documents import files
from tests.plans import make
from tests.reading import pdf_writer
from tests.world_regions import YEAR, add_entry


@dataclass(frozen=True)
class PlanSpec:
    """What a plan of the world is like: its rows are numbered from ``base``, its words begin with ``marker``."""

    moment: str
    base: int
    marker: str
    status: PlanStatus
    published: bool


NUMBERED_AS_THE_PLAN = ("indicator", "evidence", "party", "phase", "line", "version")


def add_plan(region: Region, framework: Framework, spec: PlanSpec, rows: dict[str, Any]) -> dict[str, Any]:
    """Make the plan with all that hangs on it, and say which number is what."""
    base, word = spec.base, spec.marker
    plan = make.make_plan(
        region,
        framework,
        slug=f"{word}-{spec.moment}",
        pk=base,
        title=f"{word} plan",
        status=spec.status,
        approved_on=None if spec.status == PlanStatus.DRAFT else dt.date(2023, 2, 1),
        published_at=timezone.now() if spec.published else None,
    )
    colleague = User.objects.get(pk=rows["person"])
    hidden = "zqelsewhere" if word == "zqelsewhere" or base > 9000 else "zqremoved"
    goals = add_goals(plan, base, word, hidden, colleague)
    actions = add_actions(plan, base, word, hidden, colleague)
    add_parties(base, rows)
    add_measures(base, word, rows)
    add_lines(base, word, colleague)
    add_versions(plan, base, word, colleague)
    gone = make.make_plan(
        region, framework, slug=f"{hidden}-{spec.moment}-weg", pk=base + 50, title=f"{hidden} plan", status=spec.status,
        removed_at=timezone.now(), removed_by=colleague,
    )  # fmt: skip
    secret = "zqelsewhere" if base > 9000 else ("zqdraft" if word == "zqdraft" else "zqhistory")
    add_entry(region, colleague, "changed", base, f"{secret} actie", "plans.action")
    add_entry(region, colleague, "changed", base, f"{secret} plan", "plans.plan")
    return {
        **goals,
        **actions,
        **add_chase(plan, base, rows),
        "plan": plan.pk,
        "plan_slug": plan.slug,
        "removed_plan": gone.pk,
        "removed_plan_slug": gone.slug,
        **dict.fromkeys(NUMBERED_AS_THE_PLAN, base),
        **add_documents(region, base, said(word, base), hidden, colleague),
        "year": YEAR,
        "version_number": 1,
    }


def said(word: str, base: int) -> str:
    """The word for what people say about a plan that the public reads: sentences, reasons and evidence stay inside."""
    inside = "zqelsewhere" if base > 9000 else "zqhistory"
    return inside if word == "zqpublished" else word


def add_goals(plan: Plan, base: int, word: str, hidden: str, colleague: User) -> dict[str, int]:
    """Two goals with one below each, and one in the bin."""
    gone = {"removed_at": timezone.now(), "removed_by": colleague}
    rows: list[tuple[int, int | None, str, str, dict[str, Any]]] = [
        (base, None, "1", word, {}),
        (base + 1, base, "1.1", word, {}),
        (base + 2, None, "2", word, {}),
        (base + 3, base + 2, "2.1", word, {}),
        (base + 5, None, "3", hidden, gone),
    ]
    for order, (pk, parent, number, text, fields) in enumerate(rows):
        goal = Goal.objects.create(
            pk=pk, plan=plan, parent_id=parent, depth=1 if parent is None else 2, order=order, number=number,
            title=f"{text} doel {number}", description=f"{text} doel voluit", **fields,
        )  # fmt: skip
        goal.priorities.set(plan.framework.priorities.filter(order=int(number[0])))
    return {"goal": base + 1, "top_goal": base, "other_goal": base + 3, "removed_goal": base + 5}


def add_actions(plan: Plan, base: int, word: str, hidden: str, colleague: User) -> dict[str, int]:
    """Three actions, linked with each other, and one in the bin."""
    for pk, goal, number, text in (
        (base, base + 1, "1.1.1", word),
        (base + 1, base + 1, "1.1.2", word),
        (base + 2, base + 3, "2.1.1", word),
        (base + 5, base + 1, "1.1.9", hidden),
    ):
        Action.objects.create(
            pk=pk, plan=plan, goal_id=goal, order=pk, number=number, title=f"{text} actie {number}",
            description=f"{text} voluit", timing=f"{text} in het voorjaar", starts_on=dt.date(2023, 1, 1),
        )  # fmt: skip
    Action.objects.filter(pk=base + 5).update(removed_at=timezone.now(), removed_by=colleague)
    first = Action.objects.get(pk=base)
    Contribution.objects.create(pk=base, action=first, goal_id=base + 3, note=f"{word} ook daarvoor")
    first.carried_out_by.add(base + 2)
    first.see_also.add(base + 1, base + 5)
    first.see_goals.add(base + 2)
    Action.objects.get(pk=base + 1).predecessors.add(*Action.objects.filter(plan__region=plan.region, pk=base - 100))
    first.state_override, first.state_reason = YearState.UNDER_WAY, f"{said(word, base)} omdat het zo is"
    first.state_said_by, first.state_said_at = colleague, timezone.now()
    first.save()
    return {"action": base, "other_action": base + 1, "removed_action": base + 5}


def add_parties(base: int, rows: dict[str, Any]) -> None:
    """The partner's organisation leads the first action; a function and a group take part."""
    ActionParty.objects.create(
        pk=base, action_id=base, role=PartyRole.LEAD, organisation=Organisation.objects.get(pk=rows["organisation"])
    )
    ActionParty.objects.create(
        pk=base + 1, action_id=base, role=PartyRole.PARTNER, function=Function.objects.get(pk=rows["function"])
    )
    ActionParty.objects.create(pk=base + 2, action_id=base, role=PartyRole.ADVISER, group_id=rows["group"])


def add_measures(base: int, word: str, rows: dict[str, Any]) -> None:
    """How often, how one would see it, and in which stretches."""
    FrequencyNorm.objects.create(pk=base, action_id=base, text=f"{word} vier keer per jaar", times=4)
    Indicator.objects.create(
        pk=base, action_id=base, kind=IndicatorKind.NUMBER, title=f"{word} aantal deelnemers", unit="mensen"
    )
    Indicator.objects.create(pk=base + 1, action_id=base, title=f"{word} een verslag")
    IndicatorYear.objects.create(pk=base, indicator_id=base, year=YEAR, target_number=20, actual_number=18)
    IndicatorYear.objects.create(pk=base + 1, indicator_id=base + 1, year=YEAR, target_text=f"{word} klaar")
    ActionPhase.objects.create(
        pk=base, action_id=base, starts_on=dt.date(2023, 1, 1), ends_on=dt.date(2023, 6, 30), text=f"{word} eerste fase"
    )
    Action.objects.get(pk=base).tags.add(Tag.objects.get(pk=rows["tag"]))


def add_lines(base: int, word: str, colleague: User) -> None:
    """What came of it: one year reported on with evidence, one assumed, one dropped."""
    inside = said(word, base)
    by: dict[str, Any] = {"said_by": colleague, "said_at": timezone.now()}
    line = WorkingYear.objects.create(
        pk=base, action_id=base, year=YEAR, state=YearState.UNDER_WAY, sentence=f"{inside} we zijn begonnen", **by
    )
    WorkingYear.objects.create(pk=base + 1, action_id=base, year=YEAR + 1, basis=YearBasis.ASSUMED)
    WorkingYear.objects.create(
        pk=base + 2, action_id=base + 1, year=YEAR, state=YearState.DROPPED, reason=f"{inside} geen geld", **by
    )
    WorkingYear.objects.create(pk=base + 3, action_id=base + 2, year=YEAR)
    Evidence.objects.create(
        pk=base, line=line, label=f"{inside} verslag", url=f"https://{inside}.example/verslag", added_by=colleague
    )


def add_chase(plan: Plan, base: int, rows: dict[str, Any]) -> dict[str, Any]:
    """A round that is open, with the letter to the lead of the first action."""
    word = "zqelsewhere" if base > 9000 else "zqletter"
    ChaseRound.objects.create(
        pk=base,
        plan=plan,
        year=YEAR,
        subject=f"{word} vraag",
        text=f"{word} tekst",
        answer_by=timezone.localdate() + dt.timedelta(days=14),
        opened_at=timezone.now() - dt.timedelta(days=2),
    )
    ChaseLetter.objects.create(
        pk=base, chase_id=base, address=f"lezer@{word}.example", name=f"{word} lezer", sent_at=timezone.now()
    )
    key = f"o{rows['organisation']}"
    ChaseLine.objects.create(pk=base, letter_id=base, line_id=base, led_as=key)
    return {"chase": base, "chase_letter": base, "chase_token": token_for(base, 1), "lead_key": key}


def add_documents(region: Region, base: int, inside: str, hidden: str, colleague: User) -> dict[str, int]:
    """A file as evidence of the year that was reported on, and one that was taken away."""
    for pk, word, gone in ((base, inside, None), (base + 5, hidden, timezone.now())):
        page = pdf_writer.Page().flow(f"{word} wat in het bestand {pk} staat")
        document = files.make_document(
            region,
            base,
            pdf_writer.pdf(page, packed=False),
            name="verslag.pdf",
            pk=pk,
            title=f"{word} bewijsstuk",
            source=f"{word} bron",
            removed_at=gone,
        )
        inner = {"text": f"{word} inhoud", "pages": 1, "page_width": 900, "page_height": 1274}
        FileText.objects.create(stored=document.newest.stored, state=TextState.READ, **inner)
        Evidence.objects.create(pk=pk + 1, line_id=base, label=document.title, document=document, added_by=colleague)
    return {"document": base, "removed_document": base + 5}


def add_versions(plan: Plan, base: int, word: str, colleague: User) -> None:
    """The plan as it was decided, unless nobody decided yet."""
    for number in () if plan.status == PlanStatus.DRAFT else (1, 2):
        PlanVersion.objects.create(
            pk=base + number - 1,
            plan=plan,
            number=number,
            decided_on=dt.date(2023, 2, 1),
            decided_by=f"{word} stuurgroep",
            reason=f"{said(word, base)} versie {number}",
            content=content_of(plan),
            recorded_by=colleague,
        )

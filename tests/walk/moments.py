"""At which moments a page is walked: those of the table, and those at which nobody, or nobody of here, gets anything."""

from __future__ import annotations

from tests.page import Page
from tests.walk.table import table
from tests.world import MOMENTS

TWICE = (
    *("plans:work-remove", "plans:action-remove", "plans:goal-remove"),
    *("documents:remove", "consultation:event-remove", "library:remove"),
)
"""Deeds that find their row in the bin too, so that a button pressed twice is no mistake."""

ELSEWHERE = ("elsewhere", "elsewhere-published")
OF_THE_OTHER_REGION = ("other_director",)


def moments_of(page: Page) -> tuple[str, ...]:
    """The moments for which the table has to say what everyone gets."""
    if page.has_plan:
        return MOMENTS
    return ("running",)


def hidden_moments(page: Page) -> list[str]:
    """Addresses that lead to the other region, or across, or to nothing."""
    moments = []
    if page.has_region:
        moments += ["elsewhere", "missing region"]
    if page.has_plan:
        moments += ["elsewhere-published", "missing plan", "smuggled plan"]
        moments += [] if page.name == "plans:restore" else ["removed plan"]
    if page.has_rows:
        moments.append("missing row")
        moments += ["smuggled row"] if page.has_region and page.has_rows_of_a_region else []
        moments += ["removed row"] if page.has_removable_rows and page.name not in TWICE else []
    if len(page.numbered) > 1:
        moments.append("missing part")
        moments += ["smuggled part"] if page.has_rows_of_a_region else []
        moments += ["crossed part"] if page.has_plan else []
    if {"year", "number"} & page.variables:
        moments.append("missing year")
    if page.has_plan and page.has_plan_rows:
        moments += ["crossed plan", "missing draft"]
    return moments


def is_hidden_from(role: str, page: Page, moment: str, method: str) -> bool:
    """Whether somebody may not even learn that the address leads somewhere.

    At a moment of the table it is the table that says so. The other moments are hidden from all, except the other
    region from its own director, and what it published from everyone on the public pages.
    """
    if moment in moments_of(page):
        return any(
            line.answers[role] in {"404", "login"}
            for line in table()[page.key]
            if moment in line.moments and method.replace("HEAD", "GET") in line.methods
        )
    if moment == "missing year" and usual_answer(page, role, method) == "403":
        return False
    if moment in ELSEWHERE and role in OF_THE_OTHER_REGION:
        return False
    return not (moment == "elsewhere-published" and is_public(page)) and not (moment == "elsewhere" and is_open(page))


def usual_answer(page: Page, role: str, method: str) -> str:
    """What a role gets from the page in a plan that runs."""
    lines = [line for line in table()[page.key] if "running" in line.moments]
    return next((line.answers[role] for line in lines if method.replace("HEAD", "GET") in line.methods), "405")


def is_public(page: Page) -> bool:
    """Whether a page shows what a region published."""
    return any(line.answers["stranger"] == "ok" for line in table()[page.key])


def is_open(page: Page) -> bool:
    """Whether a public page is there for each region, whatever its plans are like."""
    return is_public(page) and not page.has_plan


def readable() -> list[str]:
    """The pages that can be asked for without posting."""
    return [key for key, lines in table().items() if any("GET" in line.methods for line in lines)]


def reader_of(page: Page) -> tuple[str, str]:
    """The role and the moment at which a page has most on it: who may most comes first."""
    for moment in reversed(moments_of(page)):
        for role in ("director", "admin", "stranger"):
            lines = [line for line in table()[page.key] if moment in line.moments and "GET" in line.methods]
            if lines and lines[0].answers[role] == "ok":
                return role, moment
    return "stranger", moments_of(page)[0]

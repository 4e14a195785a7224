"""Ways to make the application say that something is wrong, each as it would really happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client, override_settings

from regietafel.plans.models import Goal
from tests.pages import PAGES
from tests.walk.forms import posting_forms
from tests.walk.walker import Answer, Walker, browser, read

TYPED = {"title": "Wat ik net getikt had", "description": "Een hele alinea.\nOp twee regels.", "priorities": ["1", "2"]}


@dataclass(frozen=True)
class Trouble:
    """Something that goes wrong, the status that tells it, and how one meets it."""

    name: str
    status: int
    meet: Callable[[Walker], Answer]


def client_of(walker: Walker, **options: Any) -> Client:
    """A fresh browser for the director."""
    return browser(walker.world.people["director"], **options)


def edit_address(walker: Walker) -> str:
    """A page with a form."""
    return PAGES["plans:goal-edit"].url(walker.world.places["running"])


def not_found(walker: Walker) -> Answer:
    """A page that is not there."""
    return walker.ask_for("director", "/nl/r/leiestreek/plans/nergens/")


def forbidden(walker: Walker) -> Answer:
    """A page for somebody else."""
    return walker.ask_for("partner", edit_address(walker))


def foreign_form(walker: Walker) -> Answer:
    """A form without its token."""
    client = client_of(walker, enforce_csrf_checks=True)
    return read(client.post(edit_address(walker), TYPED), edit_address(walker), ())


def bad_request(walker: Walker) -> Answer:
    """A request that no browser sends."""
    client = client_of(walker, raise_request_exception=False)
    return read(client.get("/nl/", headers={"host": "elsewhere.example"}), "/nl/", ())


def too_often(walker: Walker) -> Answer:
    """One try too many."""
    cache.clear()
    client, url = client_of(walker), "/nl/account/password/reset/"
    for _turn in range(60):
        response = client.post(url, {"email": "iemand@leiestreek.example"})
        if response.status_code == 429:
            break
    cache.clear()
    return read(response, url, ())


def own_mistake(walker: Walker) -> Answer:
    """A mistake in the program."""
    return with_broken_database(walker, RuntimeError("a mistake of ours"))


def database_away(walker: Walker) -> Answer:
    """A database that does not answer, just when a form is sent."""
    return with_broken_database(walker, OperationalError("the database is locked"))


def with_broken_database(walker: Walker, error: Exception) -> Answer:
    """What comes of a form when every question about plans fails."""

    def fail(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if "plans_" in sql:
            raise error
        return execute(sql, params, many, context)

    client, url = client_of(walker, raise_request_exception=False), edit_address(walker)
    with connection.execute_wrapper(fail):
        return read(client.post(url, TYPED), url, ())


def maintenance(walker: Walker) -> Answer:
    """We are at work."""
    with override_settings(MAINTENANCE=True):
        return walker.ask_for("director", "/nl/")


def collision(walker: Walker) -> Answer:
    """Somebody else saved the same thing in the meantime."""
    place = walker.world.places["running"]
    page = PAGES["plans:goal-edit"]
    [form] = posting_forms(walker.ask("director", page, place))
    goal = Goal.objects.get(pk=place.things["goal"])
    goal.title = "Wat een ander intussen schreef"
    goal.save_next()
    data = form.data(title="Wat ik schreef", description="En nog iets anders.")
    return walker.ask("colleague", page, place, "POST", data)


TROUBLES = [
    Trouble("400 bad request", 400, bad_request),
    Trouble("403 forbidden", 403, forbidden),
    Trouble("403 form without token", 403, foreign_form),
    Trouble("404 not found", 404, not_found),
    Trouble("409 collision", 409, collision),
    Trouble("429 too often", 429, too_often),
    Trouble("500 own mistake", 500, own_mistake),
    Trouble("503 database away", 503, database_away),
    Trouble("503 maintenance", 503, maintenance),
]

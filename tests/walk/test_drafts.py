"""Every form with room for text keeps what is typed in it, and none with a secret or a seat in it does."""

from __future__ import annotations

import re

import pytest

from tests.pages import PAGES
from tests.walk.moments import reader_of
from tests.walk.table import table
from tests.walk.walker import Walker

pytestmark = pytest.mark.django_db

FORMS = [key for key in PAGES if {"GET", "POST"} <= {method for line in table()[key] for method in line.methods}]
LONG = re.compile(r"<textarea(?![^>]*\bhidden\b)")
WITHOUT_TEXT = frozenset(
    {
        "plans:add",
        "plans:edit",
        "plans:action-add",
        "plans:action-parties",
        "plans:action-links",
        "plans:phases",
        "organisations:add#organisation",
        "organisations:edit#organisation",
        "organisations:shared-edit",
    }
)
"""Forms without room for text that are long all the same."""
NEVER = frozenset(
    {
        "consultation:minutes-by-link",
        "consultation:meeting-convene",  # addresses of people who may have nothing to do with the region
        "consultation:meeting-convene#more",
        "plans:chase-answer",  # whoever answers has no account to keep a draft for
        "workplaces:check-change",
        "workplaces:check-offer",
        "workplaces:remark-link",
        "policy_signals:sign",
        "policy_signals:short-form",
        "policy_signals:see-too",
        "policy_signals:signal-see-too",
        "workplaces:remark",
        "policy_signals:heard",  # whoever reads by link has no account to keep a draft for
        "policy_signals:step-words",
        "membership:invite",
        "membership:role",
        "membership:invitation",
        "membership:appoint",
        "membership:hand-over",
        "membership:close-account",
        "people:settings",
        "attention:mail",
        "attention:mail-by-link",
        "account_login",
        "account_change_password",
        "account_email",
    }
)


@pytest.mark.parametrize("key", FORMS)
def test_what_is_typed_here_is_kept(key: str, walker: Walker) -> None:
    role, moment = reader_of(PAGES[key])
    text = walker.ask(role, PAGES[key], walker.world.places[moment]).text
    keeps = 'name="draft"' in text and "data-ticket" in text
    if key in NEVER:
        assert not keeps
    elif key in WITHOUT_TEXT or LONG.search(text):
        assert keeps, "the form does not go through core.editing, or leaves out its hidden values"

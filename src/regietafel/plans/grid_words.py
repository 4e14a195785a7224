"""What the script of the grid says, in the language of the page: states with their letters, and every sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regietafel.core.signs import sign_of
from regietafel.plans.lifecycle import NEEDS_REASON, YEAR_MOVES
from regietafel.plans.models import YearState
from regietafel.plans.operations.reports import NOT_BEFORE_ITS_YEAR
from regietafel.plans.state_words import LETTERS

TEXT: dict[str, Promise] = {
    "saved": _("Saved at %(hour)s:%(minute)s"),
    "saving": _("Saving …"),
    "offline": _("No connection. %(count)s changes wait here and are sent as soon as there is one."),
    "offline_one": _("No connection. One change waits here and is sent as soon as there is one."),
    "signed_out": _("You are signed out. %(count)s changes wait here until you have signed in again."),
    "signed_out_one": _("You are signed out. One change waits here until you have signed in again."),
    "attention": _("%(count)s changes were not saved: see below the grid."),
    "attention_one": _("One change was not saved: see below the grid."),
    "step": _("“%(before)s” cannot become “%(after)s”. Possible is: %(possible)s."),
    "too_early": _("%(year)s has not begun, so nothing can be done in it yet."),
    "reason": _("Say why: moving or dropping an action needs a reason."),
    "read_only": _("You can read this cell, but not change it."),
    "set": _("%(action)s, %(year)s: %(state)s."),
    "back": _("Taken back. %(action)s, %(year)s: %(state)s."),
    "again": _("Done again. %(action)s, %(year)s: %(state)s."),
    "nothing_back": _("There is nothing to take back."),
    "nothing_again": _("There is nothing to do again."),
    "not_saved": _("Not saved: %(action)s, %(year)s stays “%(state)s”."),
    "no_evidence": _("Without a connection the evidence cannot be shown."),
    "collision": _("%(who)s set this to “%(state)s” %(at)s."),
    "news": _("%(who)s: %(action)s, %(year)s: %(state)s."),
    "news_many": _("%(count)s cells were changed by others."),
    "none": _("not in this year"),
    "not_in_year": _("does not work in %(year)s"),
    "row_chosen": _("One row chosen."),
    "rows_chosen": _("%(count)s rows chosen."),
    "chosen": _("chosen"),
    "not_chosen": _("no longer chosen"),
    "row_changed": _("One row changed."),
    "rows_changed": _("%(count)s rows were changed."),
    "rows_refused": _("Not changed: %(count)s."),
}


def grid_words(today: dt.date) -> dict[str, Any]:
    """The data that the page carries for its script."""
    return {
        "year": today.year,
        "states": {state.value: told_state(state) for state in YearState},
        "text": {name: str(text) for name, text in TEXT.items()},
    }


def told_state(state: YearState) -> dict[str, Any]:
    """A state: how it looks, by which letter it is set, what may follow it and what it asks for."""
    sign = sign_of(state)
    return {
        "sign": sign.sign,
        "word": str(sign.word),
        "tone": sign.tone,
        "key": str(LETTERS[state]),
        "next": [one.value for one in YearState if one in YEAR_MOVES[state]],
        "reason": state in NEEDS_REASON,
        "only_begun": state in NOT_BEFORE_ITS_YEAR,
    }

"""By which words, signs and letters a state is known when somebody typed it, in all languages of the house."""

from __future__ import annotations

import re
import unicodedata

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from regietafel.core.signs import SIGNS
from regietafel.plans.models import YearState

LETTERS: dict[str, Promise] = {
    YearState.PLANNED: pgettext_lazy("letter that sets the state planned", "p"),
    YearState.UNDER_WAY: pgettext_lazy("letter that sets the state under way", "u"),
    YearState.DONE: pgettext_lazy("letter that sets the state done", "d"),
    YearState.PARTLY: pgettext_lazy("letter that sets the state partly done", "h"),
    YearState.MOVED: pgettext_lazy("letter that sets the state moved", "m"),
    YearState.DROPPED: pgettext_lazy("letter that sets the state dropped", "x"),
}
"""One letter a state, in the grid and in a sheet; in another language it may be another state."""


def folded(text: str) -> str:
    """Text without capitals, accents and blanks around it, to compare."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def languages() -> list[str]:
    """The language of the screen first: a letter may mean something else in another one."""
    here = (get_language() or "nl")[:2]
    return sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != here)


def state_words() -> dict[str, str]:
    """Everything that means a state, folded."""
    words = {folded(SIGNS[state].sign): str(state) for state in YearState}
    for language in languages():
        with translation.override(language):
            for state in YearState:
                for word in (SIGNS[state].word, state.label, state.value):
                    words.setdefault(folded(str(word)), str(state))
            for meant, letter in LETTERS.items():
                words.setdefault(folded(str(letter)), str(meant))
    return words


def read_state(text: str, words: dict[str, str]) -> str | None:
    """The state that somebody typed, with its sign, without, or with what a program made of the sign; else nothing."""
    told = folded(text)
    return words.get(told) or words.get(re.sub(r"^\W+", "", told))

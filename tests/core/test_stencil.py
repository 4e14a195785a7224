"""A stencil writes what its template would, for any texts, in the language of the page."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.stencil import stencil

ROW = "plans/_action_row.html"
SLOTS = ("key", "number", "title", "name", "url", "leads", "norm", "state", "years")
FLAGS = ("numbered", "led", "normed", "overridden", "may_change", "draggable", "many")
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=30)


@given(
    st.fixed_dictionaries(dict.fromkeys(SLOTS, TEXTS)),
    st.fixed_dictionaries({flag: st.booleans() for flag in FLAGS}),
)
def test_it_writes_what_the_template_writes(texts: dict[str, str], flags: dict[str, Any]) -> None:
    assert stencil(ROW, SLOTS, **flags).filled(texts) == render_to_string(ROW, {**flags, **texts}).strip()


def test_a_text_is_escaped_and_markup_is_not() -> None:
    shape = stencil(ROW, SLOTS, numbered=True)
    filled = shape.filled(dict.fromkeys(SLOTS, "<b>") | {"state": SafeString("<i>")})
    assert "<b>" not in filled
    assert "<i>" in filled


@pytest.mark.parametrize(("language", "word"), [("nl", "gedaan"), ("en", "done")])
def test_each_language_has_its_own(language: str, word: str) -> None:
    with translation.override(language):
        assert word in stencil("ui/state.html", (), state="done").filled({})

"""The components that pages are built from, rendered as a page renders them."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from regietafel.core.context import page as page_context
from regietafel.core.forms import Form
from regietafel.core.messages import done
from regietafel.core.signs import SIGNS, sign_of
from regietafel.core.style_guide import style_guide
from regietafel.core.templatetags.ui import NormPicture, inline_svg, short, undo_url


@pytest.fixture(autouse=True)
def _english() -> Any:
    """Messages in their source language, so that the translation may change without this test."""
    with translation.override("en"):
        yield


def written(text: str, request: HttpRequest | None = None, **context: Any) -> str:
    """A piece of template as HTML."""
    return Template(text).render(Context({"request": request, **context}))


def test_a_state_is_a_sign_and_a_word() -> None:
    for state, sign in SIGNS.items():
        html = written('{% include "ui/state.html" %}', state=state)
        assert sign.sign in html
        assert str(sign.word) in html
    assert len({sign.sign for sign in SIGNS.values()}) == len(SIGNS)


def test_an_unknown_state_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        sign_of("nearly")


@pytest.mark.parametrize(
    ("held", "norm", "filled", "empty", "reached"),
    [(3, 4, 3, 1, False), (4, 4, 4, 0, True), (0, 2, 0, 2, False), (5, 4, 5, 0, True), (9, 52, 0, 0, False)],
)
def test_the_picture_of_a_norm_counts(held: int, norm: int, filled: int, empty: int, reached: bool) -> None:
    html = written("{% norm_picture held norm %}", held=held, norm=norm)
    assert html.count('class="ui-norm__held"') == filled
    assert html.count('class="ui-norm__open"') == empty
    assert f"{held} of {norm}" in html
    assert NormPicture(held, norm).reached is reached


def test_a_message_carries_the_way_back() -> None:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    done(request, "Taken away.", undo="/nl/r/x/bin/3/restore/")
    done(request, "Saved.")
    first, second = get_messages(request)
    assert (undo_url(first), undo_url(second)) == ("/nl/r/x/bin/3/restore/", "")


def test_pages_of_a_list_keep_the_filters() -> None:
    request = RequestFactory().get("/", {"lead": "2", "page": "3"})
    html = written("{% pagination page %}", request, page=Paginator(range(100), 10).page(3))
    assert 'href="?lead=2&amp;page=2"' in html
    assert 'href="?lead=2&amp;page=4"' in html
    assert html.count('aria-current="page"') == 1


def test_a_list_of_one_page_has_no_pages() -> None:
    assert written("{% pagination page %}", RequestFactory().get("/"), page=Paginator([1], 10).page(1)).strip() == ""


def test_a_title_is_said_once_and_stands_in_both_places() -> None:
    html = written('{% keep "name" %}  Wie & wat <b>{{ x }}</b> {% endkeep %}{{ name }}|{{ name }}', x="<i>")
    assert html == "Wie & wat <b>&lt;i&gt;</b>|Wie & wat <b>&lt;i&gt;</b>"


@pytest.mark.parametrize(
    ("text", "expected"), [("kort", ""), ("een twee drie vier", "een twee …"), ("a" * 30, "a" * 12 + " …")]
)
def test_the_beginning_of_a_long_text_ends_between_two_words(text: str, expected: str) -> None:
    assert short(text, 12) == expected


def test_what_was_typed_travels_along_with_its_line_ends() -> None:
    request = RequestFactory().post("/")
    html = written("{% typed_again %}", request, typed=[("text", "\nregel <1>"), ("empty", "")], path="/nl/x/")
    assert '<textarea hidden name="text">\n\nregel &lt;1&gt;</textarea>' in html
    assert 'action="/nl/x/"' in html
    assert "csrfmiddlewaretoken" in html


def test_a_drawn_picture_starts_at_its_root() -> None:
    assert inline_svg("<?xml version='1.0'?>\n<svg viewBox='0 0 1 1'></svg>") == "<svg viewBox='0 0 1 1'></svg>"


@pytest.mark.parametrize("template", ["400.html", "500.html", "maintenance.html", "database_away.html"])
def test_pages_for_trouble_ask_nothing_of_anybody(template: str) -> None:
    html = render_to_string(template, {})
    assert "<h1>" in html
    assert "csrf" not in html


@pytest.mark.parametrize("query", [{}, {"mistakes": "1", "lead": "x", "q": "rose", "page": "12"}])
def test_the_style_page_shows_every_component(rf: RequestFactory, query: dict[str, str]) -> None:
    request = rf.get("/nl/", query)
    request.user = AnonymousUser()
    html = style_guide(request).content.decode()
    for part in (
        "ui-tree__row",
        "is-gap",
        "ui-history__entry",
        "ui-collision__version",
        "ui-empty",
        "govuk-pagination",
    ):
        assert part in html
    assert ("govuk-error-summary" in html) is ("mistakes" in query)


def test_a_form_posts_to_its_own_page_whatever_the_page_is_about() -> None:
    text = '{% include "ui/form.html" with submit="Save" %}'
    html = written(text, form=Form(), action="an action of a plan")
    assert "action=" not in html
    assert 'action="/nl/x/"' in written(text.replace("with ", "with post_to=here "), form=Form(), here="/nl/x/")


def test_a_page_about_a_version_still_tells_which_one_of_the_product_it_is(rf: RequestFactory) -> None:
    request = rf.get("/nl/")
    html = render_to_string("ui/footer.html", {"version": "Nota (1)"} | page_context(request))
    assert f"Regietafel {settings.REGIETAFEL_VERSION}" in html

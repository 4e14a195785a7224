"""Pages in the states that nobody draws: a mistake in the form, and trouble."""

from __future__ import annotations

import pytest

from tests.axe.conftest import ABOUT_PASSKEYS, WindowOf
from tests.axe.looking import Look
from tests.axe.troubles import TROUBLES, Trouble
from tests.pages import PAGES
from tests.walk.forms import posting_forms
from tests.walk.moments import reader_of
from tests.walk.table import table
from tests.walk.walker import Answer, Walker

pytestmark = pytest.mark.django_db

IN_A_SUMMARY = """() => {
  const summary = document.querySelector(".govuk-error-summary");
  return summary !== null && summary.contains(document.activeElement);
}"""


def forms_to_mistype() -> list[str]:
    """The pages with a form that somebody may send."""
    return [
        key
        for key, lines in table().items()
        if any("GET" in line.methods and "ok" in line.answers.values() for line in lines)
        and any("POST" in line.methods and "ok" in line.answers.values() for line in lines)
    ]


NOTHING_TO_MISTYPE = {
    "workplaces:places-letter",
    "consultation:event-actions",
    "plans:remove",
    "plans:publish",
    "plans:goal-remove",
    "plans:action-remove",
    "plans:indicator-remove",
    "intake:compare",
    "intake:node-split",
    "account_logout",
    "account_signup",
    "account_reset_password_from_key",
    "socialaccount_connections",
}
"""Forms that only ask whether one is sure or what to take, and pages without a form as they stand here: the plan is closed,
sign-up is closed, the link is spent, what was read stands on one line."""

READ_BY_A_STRANGER = {"membership:invitation"}
"""Forms in which a person without an account has more to fill in."""


@pytest.mark.parametrize("key", forms_to_mistype())
def test_a_form_with_mistakes(key: str, walker: Walker, window_of: WindowOf) -> None:
    page = PAGES[key]
    role, moment = reader_of(page)
    role = "stranger" if key in READ_BY_A_STRANGER else role
    place = walker.world.places[moment]
    asked = walker.ask(role, page, place)
    for data in (mistyped(asked, ""), mistyped(asked, "geen getal, geen adres, geen datum " * 200)):
        answer = walker.ask(role, page, place, "POST", data)
        if "govuk-error-summary" in answer.text:
            break
    else:
        assert key in NOTHING_TO_MISTYPE, f"nothing that one can type gives a summary of mistakes ({answer.status})"
        return
    assert key not in NOTHING_TO_MISTYPE
    with Look(window_of(role)) as look:
        hold_ready(look, answer)
        faults = look.faults_at_both(
            lambda: show_mistakes(look, answer), skip_link=False, passkeys=page.name in ABOUT_PASSKEYS
        )
    assert not faults, "\n".join(faults)


def mistyped(answer: Answer, text: str) -> dict[str, list[str]]:
    """What the longest form of a page would send with this text in all its fields, hidden ones apart."""
    forms = posting_forms(answer)
    if not forms:
        return {}
    longest = max(forms, key=lambda form: len(form.pairs))
    kept = {"version", "once", "csrfmiddlewaretoken", "action"}
    fields = {name: [value if name in kept else text] for name, value in longest.pairs}
    return fields | {name: [value] for name, value in longest.buttons[:1]}


def show_mistakes(look: Look, answer: Answer) -> None:
    """Put a form with mistakes on the screen; it begins with the summary of them, and says so in its title."""
    look.open(answer.path, answer.status)
    assert look.page.evaluate(IN_A_SUMMARY), "the focus is not on the summary of mistakes"
    assert look.page.title().startswith(("Fout", "Mistake")), look.page.title()


def hold_ready(look: Look, answer: Answer) -> None:
    """Let the browser get an answer as it came, at its own address."""
    look.page.route(
        f"**{answer.path}",
        lambda route: route.fulfill(status=answer.status, headers=answer.headers, body=answer.text),
    )


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
def test_a_page_for_when_something_is_wrong(trouble: Trouble, walker: Walker, window_of: WindowOf) -> None:
    answer = trouble.meet(walker)
    assert answer.status == trouble.status, answer.text[:200]
    with Look(window_of("director")) as look:
        hold_ready(look, answer)
        faults = look.faults_at_both(lambda: look.open(answer.path, answer.status))
    assert not faults, "\n".join(faults)

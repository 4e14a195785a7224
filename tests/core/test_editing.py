"""The story of a form: refused, collided; nothing that was typed is ever lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from regietafel.core.editing import act, edit_with_form, version_in
from regietafel.core.errors import Collision, Refusal
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from tests.core.story import NameForm, edit, posted, rename
from tests.submitted import form_with

pytestmark = pytest.mark.django_db


def text(response: HttpResponse) -> str:
    """The page as text."""
    return response.content.decode()


# --- editing alone -----------------------------------------------------------------------


def test_a_form_saves_and_goes_on(director: User, organisation: Organisation) -> None:
    page = edit(director, organisation)
    assert page.status_code == 200
    answer = edit(director, organisation, form_with(page, "name").data(name="Nieuwe naam"))
    assert answer.status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.version) == ("Nieuwe naam", 2)


def test_a_mistake_comes_back_with_what_was_typed(director: User, organisation: Organisation) -> None:
    form = form_with(edit(director, organisation), "name")
    answer = edit(director, organisation, form.data(name="", short_name="blijft staan"))
    assert answer.status_code == 422
    assert form_with(answer, "name").data()["short_name"] == ["blijft staan"]


def test_a_refusal_stands_at_its_field(director: User, organisation: Organisation) -> None:
    form = form_with(edit(director, organisation), "name")
    answer = edit(director, organisation, form.data(name="verboden"))
    assert answer.status_code == 422
    assert 'href="#id_name"' in text(answer)
    assert "Die naam kan niet." in text(answer)
    assert form_with(answer, "name").data()["name"] == ["verboden"]


def test_a_form_that_comes_back_still_knows_what_it_looked_at(director: User, organisation: Organisation) -> None:
    """Otherwise a typing mistake would be a way around the collision."""
    form = form_with(edit(director, organisation), "name")
    rename(actor=director, organisation=organisation, version=1, name="Van de ander", short_name="")
    refused = edit(director, organisation, form.data(name=""))
    answer = edit(director, organisation, form_with(refused, "name").data(name="Van mij"))
    assert answer.status_code == 409


@pytest.mark.parametrize("version", ["", "x", "-1", "1.0", "²", "9" * 30, "0"])
def test_a_version_that_makes_no_sense_never_overwrites(
    director: User, organisation: Organisation, version: str
) -> None:
    answer = edit(director, organisation, {"name": "Van mij", "short_name": "", "version": version})
    assert answer.status_code == 409
    organisation.refresh_from_db()
    assert organisation.name == "Werkhuis De Klaver"


def test_a_version_is_read_as_a_number() -> None:
    assert [version_in(QueryDict(f"version={text}")) for text in ("7", "", "7x")] == [7, 0, 0]


# --- two people --------------------------------------------------------------------------


@pytest.fixture
def second_page(director: User, colleague: User, organisation: Organisation) -> HttpResponse:
    """The answer to the director, who typed an abbreviation while the colleague changed name and abbreviation."""
    form = form_with(edit(director, organisation), "name")
    rename(actor=colleague, organisation=organisation, version=1, name="Van Carla", short_name="CAR")
    return edit(director, organisation, form.data(short_name="DIR"))


def test_the_second_sees_both_versions(second_page: HttpResponse) -> None:
    assert second_page.status_code == 409
    for shown_text in ("Van Carla", "CAR", "DIR", "Werkhuis De Klaver", "Carla Collega"):
        assert shown_text in text(second_page)


def test_what_was_not_touched_is_proposed_as_the_other_left_it(
    director: User, organisation: Organisation, second_page: HttpResponse
) -> None:
    form = form_with(second_page, "resolving")
    assert form.data()["keep-name"] == ["theirs"]
    assert form.data()["keep-short_name"] == ["mine"]
    assert edit(director, organisation, form.data()).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.short_name) == ("Van Carla", "DIR")


@pytest.mark.parametrize(
    ("name", "short_name", "result"),
    [
        ("mine", "mine", ("Werkhuis De Klaver", "DIR")),
        ("mine", "theirs", ("Werkhuis De Klaver", "CAR")),
        ("theirs", "mine", ("Van Carla", "DIR")),
        ("theirs", "theirs", ("Van Carla", "CAR")),
    ],
)
def test_each_field_is_chosen_by_itself(
    director: User,
    organisation: Organisation,
    second_page: HttpResponse,
    name: str,
    short_name: str,
    result: tuple[str, str],
) -> None:
    chosen = form_with(second_page, "resolving").data(keep__name=name, keep__short_name=short_name)
    assert edit(director, organisation, chosen).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.short_name) == result


def test_a_third_change_in_between_is_asked_about_again(
    director: User, colleague: User, organisation: Organisation, second_page: HttpResponse
) -> None:
    form = form_with(second_page, "resolving")
    rename(actor=colleague, organisation=organisation, version=2, name="Nog eens", short_name="CAR")
    again = edit(director, organisation, form.data(keep__name="mine", keep__short_name="mine"))
    assert again.status_code == 409
    assert "Nog eens" in text(again)
    last = form_with(again, "resolving").data(keep__name="theirs", keep__short_name="mine")
    assert edit(director, organisation, last).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.short_name) == ("Nog eens", "DIR")


def test_a_mistake_while_choosing_comes_back_as_a_form(
    director: User, organisation: Organisation, second_page: HttpResponse
) -> None:
    chosen = form_with(second_page, "resolving").data(name="", keep__name="mine", keep__short_name="mine")
    answer = edit(director, organisation, chosen)
    assert answer.status_code == 422
    assert form_with(answer, "name").data()["short_name"] == ["DIR"]


def test_two_who_type_the_same_agree(director: User, colleague: User, organisation: Organisation) -> None:
    form = form_with(edit(director, organisation), "name")
    rename(actor=colleague, organisation=organisation, version=1, name="Samen", short_name="")
    answer = edit(director, organisation, form.data(name="Samen", short_name=""))
    assert answer.status_code == 302
    organisation.refresh_from_db()
    assert organisation.version == 2


def test_the_same_change_sent_twice_is_one_change(director: User, organisation: Organisation) -> None:
    data = form_with(edit(director, organisation), "name").data(name="Een keer")
    assert [edit(director, organisation, data).status_code for _ in range(2)] == [302, 302]
    organisation.refresh_from_db()
    assert organisation.version == 2


# --- buttons -----------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", [Refusal("Dat kan niet."), Collision(None)])
def test_a_button_that_is_refused_goes_back_and_says_why(director: User, trouble: Exception) -> None:
    def deed() -> None:
        raise trouble

    request = posted(director, {})
    answer = act(request, do=deed, done=lambda _made: redirect("/ja/"), otherwise="/nee/")
    assert answer["Location"] == "/nee/"
    assert [message.level_tag for message in get_messages(request)] == ["error"]


def test_a_button_that_works_goes_on(director: User) -> None:
    answer = act(posted(director, {}), do=lambda: 1, done=lambda made: redirect(f"/{made}/"), otherwise="/nee/")
    assert answer["Location"] == "/1/"


def test_a_refusal_after_a_collision_without_difference_comes_back_as_a_form(
    director: User, colleague: User, organisation: Organisation
) -> None:
    """The second try, with the other's version, may be refused as well."""
    tries: list[int] = []

    def save(values: dict[str, Any], version: int) -> Organisation:
        tries.append(version)
        if version == 2:
            raise Refusal("Intussen gesloten.")
        return rename(actor=director, organisation=organisation, version=version, **values)

    rename(actor=colleague, organisation=organisation, version=1, name="Samen", short_name="")
    answer = edit_with_form(
        posted(director, {"name": "Samen", "short_name": "", "version": "1"}),
        row=organisation,
        form_of=lambda row, data: NameForm(data, initial={"name": row.name, "short_name": row.short_name}),
        save=save,
        saved=lambda saved: redirect("/"),
        template="core/test_form.html",
        context={},
    )
    assert tries == [1, 2]
    assert (answer.status_code, "Intussen gesloten." in text(answer)) == (422, True)

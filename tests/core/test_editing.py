"""The story of a form: refused, collided, sent twice; nothing that was typed is ever lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.test import RequestFactory
from django.utils import timezone, translation

from regietafel.core.conflict import conflicts_between, digests, meaning, shown, with_choices
from regietafel.core.editing import act, add_with_form, edit_with_form, version_in
from regietafel.core.errors import Collision, Refusal
from regietafel.core.forms import DateField, Form
from regietafel.core.models import SentForm
from regietafel.core.once import KEPT, forget_sent_forms
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.submitted import form_with

pytestmark = pytest.mark.django_db


class NameForm(Form):
    """Two fields of an organisation, enough to disagree about."""

    name = forms.CharField(label="Naam", max_length=200)
    short_name = forms.CharField(label="Afkorting", max_length=40, required=False)


@operation
def rename(*, actor: User, organisation: Organisation, version: int, name: str, short_name: str) -> Organisation:
    """An operation as the house writes them."""
    row = locked_at(organisation, version)
    if name == "verboden":
        raise Refusal("Die naam kan niet.", field="name")
    if (row.name, row.short_name) != (name, short_name):
        row.name, row.short_name = name, short_name
        row.save_next("name", "short_name")
        record(actor=actor, verb="changed", on=row, region=row.region)
    return row


@operation
def add(*, actor: User, region: Region, name: str, short_name: str) -> Organisation:
    """An operation that makes something."""
    if name == "verboden":
        raise Refusal("Die naam kan niet.", field="name")
    return Organisation.objects.create(region=region, name=name, short_name=short_name)


def posted(user: User, data: dict[str, Any] | None = None) -> HttpRequest:
    """A request as the middleware would hand it to a view; without data it is a GET."""
    factory = RequestFactory()
    request = factory.get("/nl/x/") if data is None else factory.post("/nl/x/", data)
    request.user = user
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def edit(user: User, organisation: Organisation, data: dict[str, Any] | None = None) -> HttpResponse:
    """The view under test, for the row as it stands in the database."""
    row = Organisation.objects.get(pk=organisation.pk)
    return edit_with_form(
        posted(user, data),
        row=row,
        form_of=lambda row, data: NameForm(data, initial={"name": row.name, "short_name": row.short_name}),
        save=lambda values, version: rename(actor=user, organisation=row, version=version, **values),
        saved=lambda saved: redirect(f"/{saved.pk}/"),
        template="core/test_form.html",
        context={},
    )


def create(user: User, region: Region, data: dict[str, Any] | None = None) -> HttpResponse:
    """The view that adds."""
    return add_with_form(
        posted(user, data),
        form_of=lambda data: NameForm(data),
        save=lambda values: add(actor=user, region=region, **values),
        saved=lambda made: redirect(f"/{made.pk}/"),
        template="core/test_form.html",
        context={},
    )


@pytest.fixture(autouse=True)
def _a_template(settings: Any, tmp_path: Any) -> None:
    """A page with nothing but the form."""
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "test_form.html").write_text('{% include "ui/form.html" with submit="Bewaren" %}', "utf8")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]


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


# --- something new -----------------------------------------------------------------------


def test_the_same_new_form_twice_makes_one_row(director: User, region: Region) -> None:
    data = form_with(create(director, region), "once").data(name="Een keer")
    first, second = create(director, region, data), create(director, region, data)
    assert first["Location"] == second["Location"]
    assert Organisation.objects.filter(name="Een keer").count() == 1


def test_a_new_form_that_was_changed_before_it_was_sent_again_is_another_deed(director: User, region: Region) -> None:
    form = form_with(create(director, region), "once")
    for name in ("Eerste", "Tweede"):
        create(director, region, form.data(name=name))
    assert Organisation.objects.filter(name__in=["Eerste", "Tweede"]).count() == 2


def test_two_people_may_send_the_same(director: User, colleague: User, region: Region) -> None:
    """The mark belongs to a person: what one of them made is never shown to the other."""
    data = {"once": "same", "name": "Dubbel", "short_name": ""}
    create(director, region, data)
    Organisation.objects.update(name="Eerste")
    create(colleague, region, data)
    assert Organisation.objects.filter(region=region).count() == 2


def test_what_was_refused_may_be_sent_again(director: User, region: Region) -> None:
    form = form_with(create(director, region), "once")
    refused = create(director, region, form.data(name="verboden"))
    assert refused.status_code == 422
    assert not SentForm.objects.exists()
    again = form_with(refused, "once").data(name="toegelaten")
    assert create(director, region, again).status_code == 302


def test_a_form_without_a_key_is_taken_as_it_comes(director: User, region: Region) -> None:
    assert create(director, region, {"name": "Zonder", "short_name": ""}).status_code == 302
    assert not SentForm.objects.exists()


def test_marks_are_forgotten_after_a_week(director: User, region: Region) -> None:
    create(director, region, form_with(create(director, region), "once").data(name="Oud"))
    now = timezone.now()
    forget_sent_forms(now)
    assert SentForm.objects.count() == 1
    forget_sent_forms(now + KEPT + dt.timedelta(minutes=1))
    assert SentForm.objects.count() == 0


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


# --- what two values mean ----------------------------------------------------------------


class WideForm(Form):
    """One field of every sort."""

    on = DateField(label="Datum", required=False)
    many = forms.MultipleChoiceField(
        label="Meer", choices=[("a", "Aap"), ("b", "Beer"), ("c", "Cavia")], required=False
    )
    one = forms.ChoiceField(label="Een", choices=[("", "Kies"), ("a", "Aap")], required=False)
    flag = forms.BooleanField(label="Vlag", required=False)
    moment = forms.SplitDateTimeField(label="Moment", required=False)
    region = forms.ModelMultipleChoiceField(label="Regio", queryset=Region.objects.all(), required=False)
    text = forms.CharField(label="Tekst", required=False, widget=forms.Textarea)


def query(**values: Any) -> QueryDict:
    """What was posted."""
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def conflicts(posted: QueryDict, initial: dict[str, Any]) -> list[str]:
    """The names of the fields that differ."""
    mine, theirs = WideForm(posted), WideForm(initial=initial)
    assert mine.is_valid(), mine.errors
    return [one.name for one in conflicts_between(mine, theirs, digests(theirs))]


def test_the_same_in_other_words_is_no_conflict(region: Region) -> None:
    initial = {
        "on": dt.date(2026, 6, 16),
        "many": ["a", "b"],
        "flag": True,
        "region": [region],
        "text": "een\ntwee",
        "one": None,
    }
    same = query(on="16 juni 2026", many=["b", "a"], flag="on", region=[str(region.pk)], text="een\r\ntwee ", one="")
    assert conflicts(same, initial) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("on", "17/06/2026"), ("many", ["a"]), ("flag", "on"), ("one", "a"), ("text", "drie"), ("region", "R")],
)
def test_what_differs_is_a_conflict(region: Region, name: str, value: Any) -> None:
    value = str(region.pk) if value == "R" else value
    assert conflicts(query(**{name: value}), {}) == [name]


def test_what_the_other_saved_can_be_taken_over_for_every_sort_of_field(region: Region) -> None:
    other = cast.make_region("tweede", "Tweede")
    initial = {
        "on": dt.date(2026, 6, 16),
        "many": ["a", "b"],
        "one": "a",
        "flag": False,
        "moment": dt.datetime(2026, 6, 16, 9, 30),
        "region": [region.pk],
        "text": " met <tekens> & regels\nop twee",
    }
    typed = query(
        on="1/1/2020", many=["c"], one="", flag="on", moment_0="2020-01-01", moment_1="10:00", region=str(other.pk)
    )
    for name in initial:
        typed[f"keep-{name}"] = "theirs"
    taken = WideForm(with_choices(typed, WideForm(initial=initial)))
    assert taken.is_valid(), taken.errors
    assert {name: meaning(value) for name, value in taken.cleaned_data.items() if name != "moment"} == {
        name: meaning(value) for name, value in initial.items() if name != "moment"
    }
    assert timezone.make_naive(taken.cleaned_data["moment"]) == initial["moment"]


def test_a_choice_is_shown_in_words(region: Region) -> None:
    form = WideForm(initial={"many": ["a", "c"], "one": "", "flag": True, "region": [region]})
    with translation.override("en"):
        words = {name: shown(form[name]).text for name in ("many", "one", "flag", "region")}
    assert words == {"many": "Aap, Cavia", "one": "", "flag": "yes", "region": "Leiestreek"}


def test_figures_are_compared_as_figures() -> None:
    assert meaning(Decimal("4.00")) == meaning(Decimal(4))
    assert meaning(Decimal("4.00")) != meaning(Decimal(40))

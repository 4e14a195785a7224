"""What every form of the house does: markup, mistakes, dates as people write them, filters in the address."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation

from regietafel.core.errors import Refusal
from regietafel.core.forms import BoundField, DateField, FilterForm, Form


@pytest.fixture(autouse=True)
def _english() -> Any:
    """Messages in their source language, so that the translation may change without this test."""
    with translation.override("en"):
        yield


class Sample(Form):
    """One field of each kind."""

    title = forms.CharField(max_length=20, help_text="Short.")
    text = forms.CharField(max_length=30, required=False, widget=forms.Textarea)
    state = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    times = forms.IntegerField()
    share = forms.DecimalField(required=False)
    paper = forms.FileField(required=False)
    sure = forms.BooleanField()


def rendered(form: Form, name: str) -> str:
    """One field as HTML."""
    return str(form[name].as_field_group())


def bound(form: Form, name: str) -> BoundField:
    """The field as our own renderer makes it."""
    return cast(BoundField, form[name])


def test_a_text_that_is_too_long_can_be_typed_and_is_answered_in_plain_words() -> None:
    form = Sample({"title": "x" * 21})
    assert "maxlength" not in rendered(form, "title")
    assert form.errors["title"] == ["This is too long: 21 characters, and 20 fit."]
    assert "x" * 21 in rendered(form, "title")


class Lines(Form):
    """One box of one line, one of many, and two kinds of text with a shape."""

    name = forms.CharField()
    text = forms.CharField(widget=forms.Textarea)
    email = forms.EmailField()


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b\n\n"])
def test_a_box_of_one_line_holds_one_line(sign: str) -> None:
    """Whoever is no browser could otherwise write paragraphs of their own in a mail that greets somebody by name."""
    form = Lines({"name": f"Jan{sign}Klik hier", "text": "een\ntwee", "email": f"jan@x.be{sign}Bcc: piet@x.be"})
    assert not form.is_valid()
    assert list(form.errors) == ["email"]
    assert (form.cleaned_data["name"], form.cleaned_data["text"]) == ("Jan Klik hier", "een\ntwee")


@pytest.mark.parametrize("sign", ["\u202e", "\u2066\u202b"])
def test_a_name_does_not_turn_the_line_around_on_which_it_stands(sign: str) -> None:
    form = Lines({"name": f"Jan{sign}nesnaJ", "text": "een", "email": "jan@x.be"})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "JannesnaJ"


def test_help_and_mistake_are_tied_to_their_field() -> None:
    html = rendered(Sample({}), "title")
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert "Fill this in." in html


def test_a_long_text_counts_and_says_its_limit_without_a_script() -> None:
    html = rendered(Sample(), "text")
    assert 'data-count-to="30"' in html
    assert 'aria-describedby="id_text_count"' in html
    assert "At most 30 characters." in html


def test_a_group_of_choices_has_its_question_as_legend() -> None:
    html = rendered(Sample({}), "state")
    assert "<fieldset" in html
    assert "Make a choice." in html
    assert html.count("govuk-radios__input") == 2
    assert bound(Sample(), "state").anchor == "id_state_0"
    assert 'id="id_state_0"' in html


@pytest.mark.parametrize(("name", "mode"), [("times", "numeric"), ("share", "decimal")])
def test_a_number_that_is_none_stays_in_sight(name: str, mode: str) -> None:
    html = rendered(Sample({name: "veel"}), name)
    assert 'type="text"' in html
    assert f'inputmode="{mode}"' in html
    assert 'value="veel"' in html


def test_each_kind_of_field_asks_in_its_own_words() -> None:
    errors = Sample({"times": "veel", "state": "z"}).errors
    assert errors["times"] == ["Enter a whole number, such as 12."]
    assert errors["state"] == ["Choose one of the options in the list."]
    assert errors["sure"] == ["Tick this box to go on."]


def test_only_fields_that_may_stay_empty_are_marked() -> None:
    form = Sample()
    assert [field.name for field in form if cast(BoundField, field).is_optional] == ["text", "share", "paper"]


def test_messages_of_the_form_itself_stay() -> None:
    class Own(Form):
        title = forms.CharField(error_messages={"required": "Give it a name."})

    assert Own({}).errors["title"] == ["Give it a name."]


def test_the_summary_links_every_mistake_to_its_field() -> None:
    form = Sample({"title": "Goed", "state": "a", "times": "veel"})
    form.add_error(None, "The plan is closed.")
    html = render_to_string("ui/error_summary.html", {"form": form})
    assert '<a href="#id_times">Times: Enter a whole number, such as 12.</a>' in html
    assert '<a href="#id_sure">' in html
    assert "The plan is closed." in html
    assert "#id_title" not in html
    assert 'tabindex="-1"' in html


def test_a_form_without_mistakes_has_no_summary() -> None:
    form = Sample(
        {"title": "Goed", "state": "a", "times": "4", "sure": "on"}, {"paper": SimpleUploadedFile("a.txt", b"a")}
    )
    assert form.is_valid()
    assert render_to_string("ui/error_summary.html", {"form": form}).strip() == ""


def test_a_refusal_comes_back_at_its_field_or_above_the_form() -> None:
    form = Sample({"title": "Goed"})
    form.refuse(Refusal("This number is taken.", field="title"))
    form.refuse(Refusal("The plan is closed.", field="elsewhere"))
    assert form.errors["title"] == ["This number is taken."]
    assert form.non_field_errors() == ["The plan is closed."]


@pytest.mark.parametrize(
    "text",
    ["16/06/2026", "16-6-2026", "16.06.26", "16 06 2026", "16062026", "2026-06-16", "16 juni 2026", "16 Jun. 2026", "16 juin 2026"],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert DateField().clean(text) == dt.date(2026, 6, 16)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "06/16/2026", "morgen", "2026", "16/06", "1/1/1/2026", "16 foo 2026", "٣/٣/٢٠٢٦x"]
)
def test_a_text_that_is_no_date_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(forms.ValidationError, match="Enter a date like 16/06/2026"):
        DateField().clean(text)


@pytest.mark.parametrize("text", ["31/12/9999", "1/1/2151", "31/12/1949", "0001-01-01"])
def test_a_date_that_nobody_means_is_refused(text: str) -> None:
    with pytest.raises(forms.ValidationError, match="Enter a year between 1950 and 2150"):
        DateField().clean(text)


def test_a_date_is_shown_as_it_is_typed() -> None:
    class Dated(Form):
        on = DateField()

    assert 'value="16/06/2026"' in rendered(Dated(initial={"on": dt.date(2026, 6, 16)}), "on")
    assert 'value="morgen"' in rendered(Dated({"on": "morgen"}), "on")


class Filters(FilterForm):
    """Filters of a list."""

    q = forms.CharField(label="Word", required=False)
    lead = forms.MultipleChoiceField(label="Lead", choices=[("1", "Town"), ("2", "Region")], required=False)
    mine = forms.BooleanField(label="Mine", required=False)


def test_a_chip_takes_off_one_filter_and_keeps_the_others() -> None:
    form = Filters(QueryDict("q=rose&lead=1&lead=2&mine=on&page=3&empty="))
    assert [(chip.label, chip.value) for chip in form.chips] == [
        ("Word", "rose"),
        ("Lead", "Town"),
        ("Lead", "Region"),
        ("Mine", ""),
    ]
    assert [chip.url for chip in form.chips][:2] == ["?lead=1&lead=2&mine=on&empty=", "?q=rose&lead=2&mine=on&empty="]
    assert "page" not in form.chips[-1].url


def test_no_filter_no_chip() -> None:
    assert Filters(None).chips == []
    assert Filters(QueryDict("q=&page=2")).chips == []

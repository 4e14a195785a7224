"""Letters to several addressees, each with a clock; replies that answer a part or all; and what the dossier does with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.policy_signals.clocks import ClockState
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Extent, Letter, StepKind
from regietafel.policy_signals.operations.letters import (
    LetterData,
    add_letters,
    edit_letter,
    give_up,
    remove_letter,
    restore_letter,
    send_letters,
    wait_again,
)
from regietafel.policy_signals.operations.replies import (
    ReplyData,
    add_reply,
    drop_reply,
    edit_reply,
    purge_replies,
    restore_reply,
)
from regietafel.policy_signals.queries.letters import letters_of, overdue_letters, shown
from regietafel.policy_signals.queries.visible import replies_visible_to
from regietafel.policy_signals.queries.yearly import yearly
from regietafel.territories.models import Region
from tests.cast import Person
from tests.policy_signals.make import make_dossier, make_letter, make_reply

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
NOW = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 5, 4)


@pytest.fixture
def dossier(region: Region) -> Dossier:
    """A dossier that is bundled."""
    return make_dossier(region, wish="Geef een antwoord.")


def written(director: User, dossier: Dossier, *names: str) -> list[Letter]:
    """A letter to each of these."""
    data = LetterData("", "Onze vraag", answer_by=dt.date(2026, 6, 15))
    return add_letters(actor=director, dossier=dossier, addressees=names, data=data)


def left(director: User, dossier: Dossier, *names: str) -> list[Letter]:
    """Letters that left today."""
    letters = written(director, dossier, *names)
    return send_letters(actor=director, dossier=dossier, letters=letters, on=TODAY, said="We schreven.", now=NOW)


def test_each_addressee_gets_one_letter(director: User, dossier: Dossier) -> None:
    letters = written(director, dossier, "Kabinet Werk", "VDAB", " Kabinet  Werk ", "")
    assert [letter.addressee for letter in letters] == ["Kabinet Werk", "VDAB"]
    dossier.refresh_from_db()
    assert dossier.phase == Phase.BUNDLED


def test_with_the_first_one_the_dossier_is_sent_and_that_is_told_once(director: User, dossier: Dossier) -> None:
    letters = left(director, dossier, "Kabinet Werk", "VDAB")
    dossier.refresh_from_db()
    assert (dossier.phase, dossier.phase_since) == (Phase.SENT, TODAY)
    assert [step.kind for step in dossier.steps.all()] == [StepKind.LETTER]
    send_letters(actor=director, dossier=dossier, letters=letters, on=TODAY, said="Nog eens.", now=NOW)
    assert dossier.steps.count() == 1


def test_one_that_left_changes_only_its_day(director: User, dossier: Dossier) -> None:
    (letter,) = left(director, dossier, "VDAB")
    data = LetterData("Iemand anders", "Iets anders", answer_by=dt.date(2026, 7, 1))
    after = edit_letter(actor=director, letter=letter, data=data, version=letter.version)
    assert (after.addressee, after.subject, after.answer_by) == ("VDAB", "Onze vraag", dt.date(2026, 7, 1))
    with pytest.raises(Refusal):
        edit_letter(
            actor=director,
            letter=after,
            data=LetterData("VDAB", "x", answer_by=dt.date(2026, 5, 1)),
            version=after.version,
        )
    with pytest.raises(Refusal):
        remove_letter(actor=director, letter=after, now=NOW)


def test_a_part_of_an_answer_does_not_answer_the_dossier(director: User, dossier: Dossier) -> None:
    (letter,) = left(director, dossier, "VDAB")
    part = ReplyData(dt.date(2026, 5, 10), "Een deel", extent=Extent.PARTIAL)
    add_reply(actor=director, letter=letter, data=part, tell="", now=NOW, today=dt.date(2026, 5, 11))
    dossier.refresh_from_db()
    assert dossier.phase == Phase.SENT


def test_all_answered_or_given_up_answers_it(director: User, dossier: Dossier) -> None:
    one, other = left(director, dossier, "Kabinet Werk", "VDAB")
    give_up(actor=director, letter=one, reason="geen antwoord", now=NOW)
    full = ReplyData(dt.date(2026, 8, 2), "Akkoord")
    add_reply(actor=director, letter=other, data=full, tell="Men gaat akkoord.", now=NOW, today=dt.date(2026, 8, 2))
    dossier.refresh_from_db()
    assert (dossier.phase, dossier.phase_since) == (Phase.ANSWERED, dt.date(2026, 8, 2))
    assert dossier.steps.get(kind=StepKind.REPLY).said == "Men gaat akkoord."


def test_a_follow_up_question_sends_it_again(director: User, dossier: Dossier) -> None:
    (letter,) = left(director, dossier, "VDAB")
    data = ReplyData(dt.date(2026, 5, 4), "Akkoord")
    reply = add_reply(actor=director, letter=letter, data=data, tell="", now=NOW, today=TODAY)
    (further,) = add_letters(
        actor=director, dossier=dossier, addressees=["VDAB"], data=LetterData("", "En wanneer?"), follows=reply
    )
    send_letters(actor=director, dossier=dossier, letters=[further], on=TODAY, said="We vroegen door.", now=NOW)
    dossier.refresh_from_db()
    assert (dossier.phase, further.follows) == (Phase.SENT, reply)
    assert dossier.steps.latest("pk").kind == StepKind.FOLLOW_UP


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (ReplyData(dt.date(2026, 5, 3), "te vroeg"), "on"),
        (ReplyData(dt.date(2026, 6, 1), "te laat"), "on"),
        (ReplyData(TODAY, "  "), "said"),
    ],
)
def test_a_reply_that_cannot_be(data: ReplyData, field: str, director: User, dossier: Dossier) -> None:
    (letter,) = left(director, dossier, "VDAB")
    with pytest.raises(Refusal) as refused:
        add_reply(actor=director, letter=letter, data=data, tell="", now=NOW, today=TODAY)
    assert refused.value.field == field


def test_a_letter_that_did_not_leave_is_not_answered(director: User, dossier: Dossier) -> None:
    with pytest.raises(Refusal):
        add_reply(
            actor=director, letter=make_letter(dossier), data=ReplyData(TODAY, "x"), tell="", now=NOW, today=TODAY
        )


def test_giving_up_takes_a_reason_and_is_taken_back(director: User, dossier: Dossier) -> None:
    (letter,) = left(director, dossier, "VDAB")
    with pytest.raises(Refusal):
        give_up(actor=director, letter=letter, reason=" ", now=NOW)
    give_up(actor=director, letter=letter, reason="verkiezingen", now=NOW)
    assert wait_again(actor=director, letter=letter).given_up_on is None


def test_giving_up_the_last_one_answers_it_only_if_somebody_answered(director: User, dossier: Dossier) -> None:
    one, other = left(director, dossier, "Kabinet Werk", "VDAB")
    add_reply(actor=director, letter=one, data=ReplyData(TODAY, "Ja"), tell="", now=NOW, today=TODAY)
    give_up(actor=director, letter=other, reason="geen antwoord", now=NOW)
    dossier.refresh_from_db()
    assert dossier.phase == Phase.ANSWERED


def test_giving_up_everything_is_no_answer(director: User, dossier: Dossier) -> None:
    (letter,) = left(director, dossier, "VDAB")
    give_up(actor=director, letter=letter, reason="geen antwoord", now=NOW)
    dossier.refresh_from_db()
    assert dossier.phase == Phase.SENT


def test_nothing_leaves_from_a_dossier_that_was_withdrawn(director: User, dossier: Dossier) -> None:
    letters = written(director, dossier, "VDAB")
    Dossier.objects.update(phase=Phase.WITHDRAWN, reason="dubbel")
    with pytest.raises(Refusal):
        send_letters(actor=director, dossier=dossier, letters=letters, on=TODAY, said="", now=NOW)


def test_a_name_that_is_too_long_is_refused(director: User, dossier: Dossier) -> None:
    with pytest.raises(Refusal):
        written(director, dossier, "x" * 201)


def test_only_those_to_whom_a_letter_left_are_named(
    director: User, region: Region, dossier: Dossier, client_of: ClientOf
) -> None:
    one, _other = written(director, dossier, "Kabinet Werk", "VDAB")
    address = reverse("policy_signals:letters-send", args=[region.slug, dossier.pk])
    client = client_of(director)
    assert "We schreven naar Kabinet Werk, VDAB." in client.get(address).content.decode()
    today = timezone.localdate().strftime("%d/%m/%Y")
    Letter.objects.update(answer_by=None)
    said = "We schreven naar Kabinet Werk, VDAB."
    client.post(address, {"letters": [str(one.pk)], "on": today, "said": said, "once": "a"})
    assert dossier.steps.get().said == "We schreven naar Kabinet Werk."


def test_a_draft_goes_into_the_bin_and_comes_back(director: User, dossier: Dossier) -> None:
    letter = make_letter(dossier)
    assert remove_letter(actor=director, letter=letter, now=NOW).is_removed
    assert not restore_letter(actor=director, letter=letter).is_removed


def state_of(director: User, dossier: Dossier) -> str:
    """Where the only letter of a dossier stands."""
    (one,) = shown(letters_of(director, dossier), TODAY)
    return one.clock.state


def test_a_reply_noted_by_mistake_goes_and_comes_back(director: User, dossier: Dossier) -> None:
    (letter,) = left(director, dossier, "VDAB")
    reply = make_reply(letter, on=TODAY)
    for _again in range(2):
        drop_reply(actor=director, reply=reply, now=NOW)
    assert state_of(director, dossier) == ClockState.WAITING
    assert not replies_visible_to(director).exists()
    assert yearly(director, dossier.region)[0].answered == 0
    for _again in range(2):
        restore_reply(actor=director, reply=reply, now=NOW)
    dossier.refresh_from_db()
    assert (state_of(director, dossier), dossier.phase) == (ClockState.ANSWERED, Phase.ANSWERED)


def test_a_reply_in_the_bin_answers_nothing_and_is_not_edited(director: User, dossier: Dossier) -> None:
    first, second = left(director, dossier, "VDAB", "Kabinet")
    gone = make_reply(first, on=TODAY)
    drop_reply(actor=director, reply=gone, now=NOW)
    data = ReplyData(on=TODAY, said="Ja.")
    add_reply(actor=director, letter=second, data=data, tell="", now=NOW, today=TODAY)
    dossier.refresh_from_db()
    assert dossier.phase == Phase.SENT
    with pytest.raises(Refusal):
        edit_reply(actor=director, reply=gone, data=data, now=NOW, version=None)


def test_a_reply_is_put_back_from_the_bin_of_the_region_until_it_is_purged(
    director: User, dossier: Dossier, client_of: ClientOf
) -> None:
    (letter,) = left(director, dossier, "VDAB")
    reply = make_reply(letter, "Ze past het aan", on=TODAY)
    drop_reply(actor=director, reply=reply, now=NOW)
    client, args = client_of(director), [dossier.region.slug, dossier.pk, reply.pk]
    assert "Ze past het aan" in client.get(reverse("journal:bin", args=[dossier.region.slug])).content.decode()
    assert client.post(reverse("policy_signals:reply-restore", args=args)).status_code == 302
    assert client.post(reverse("policy_signals:reply-restore", args=args)).status_code == 404
    drop_reply(actor=director, reply=reply, now=NOW)
    assert purge_replies(actor=None, before=NOW) == 0
    assert purge_replies(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    assert not letter.replies.exists()


def test_who_is_late_is_on_a_list_with_the_longest_first(director: User, region: Region, dossier: Dossier) -> None:
    for name, days in (("Kort", 2), ("Lang", 9), ("Op tijd", 0)):
        due = timezone.localdate() - dt.timedelta(days=days)
        make_letter(dossier, name, sent_on=due - dt.timedelta(days=30), answer_by=due)
    late = overdue_letters(director, region, timezone.localdate())
    assert [(one.letter.addressee, one.clock.late) for one in late] == [("Lang", 9), ("Kort", 2)]


def test_the_pages_write_send_and_answer(director: User, region: Region, dossier: Dossier, client_of: ClientOf) -> None:
    client, args = client_of(director), [region.slug, dossier.pk]
    client.post(
        reverse("policy_signals:letters-add", args=args),
        {
            "addressees": "Kabinet Werk\nVDAB",
            "subject": "Vraag",
            "channel": "letter",
            "text": "# Kop\n\n- een",
            "once": "a",
        },
    )
    letters = list(dossier.letters.order_by("pk"))
    assert [one.addressee for one in letters] == ["Kabinet Werk", "VDAB"]
    today = timezone.localdate().strftime("%d/%m/%Y")
    keys = [str(one.pk) for one in letters]
    client.post(
        reverse("policy_signals:letters-send", args=args), {"letters": keys, "on": today, "said": "", "once": "b"}
    )
    answer = {"on": today, "channel": "visit", "extent": "full", "said": "Akkoord", "tell": "", "once": "c"}
    client.post(reverse("policy_signals:reply-add", args=[*args, letters[0].pk]), answer)
    page = client.get(reverse("policy_signals:dossier", args=args)).content.decode()
    assert "Akkoord" in page
    assert dossier.letters.get(pk=letters[0].pk).replies.count() == 1

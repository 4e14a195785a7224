"""Two dossiers about the same become one: all that hangs on them goes along, and undone all stands where it stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.documents.queries import documents_visible_to
from regietafel.people.models import User
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, DossierMerge, Figure, Note, StepKind, Told
from regietafel.policy_signals.operations.dossiers import purge_dossiers, restore_dossier
from regietafel.policy_signals.operations.merging import merge_dossiers, undo_merge
from regietafel.policy_signals.queries.hearing import outcome_step
from regietafel.territories.models import Region
from tests.cast import Person
from tests.documents.files import make_document
from tests.policy_signals.make import make_dossier, make_letter, make_note, make_signal, make_step

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
NOW = timezone.now()


@pytest.fixture
def kept(region: Region) -> Dossier:
    """The one that stays: bundled."""
    return make_dossier(region, "Vergoeding", make_signal(region, "Een"), phase=Phase.BUNDLED)


@pytest.fixture
def gone(region: Region) -> Dossier:
    """The one that goes: sent, older, with a letter, a note, a figure, a step and a document; for the team alone."""
    day = dt.date(2026, 1, 5)
    dossier = make_dossier(
        region, "Vergoedingen", make_signal(region, "Twee"), phase=Phase.SENT, opened_on=day, is_shared=False
    )
    version = make_note(dossier, "Nota").versions.get()
    make_letter(dossier, sent_on=dt.date(2026, 3, 3), note_version=version)
    make_step(dossier, "We schreven al.")
    Figure.objects.create(dossier=dossier, label="plaatsen", value=3)
    paper = make_document(region, dossier.pk, b"cijfers", title="Cijfers")
    paper.holder_kind = HOLDER
    paper.save()
    return dossier


def merged(actor: User, kept: Dossier, gone: Dossier, *from_gone: str, said: str = "") -> DossierMerge:
    """The merge of both."""
    return merge_dossiers(
        actor=actor, region=kept.region, kept=kept, gone=gone, from_gone=from_gone, said=said, now=NOW
    )[0]


def state(user: User, dossier: Dossier) -> dict[str, object]:
    """Everything of a dossier that a merge may touch."""
    row = Dossier.objects.get(pk=dossier.pk)
    return {
        "row": (row.title, row.phase, row.phase_since, row.is_shared, row.opened_on, row.outcome, row.is_removed),
        "signals": sorted(row.signals.values_list("pk", flat=True)),
        "letters": sorted(row.letters.values_list("pk", flat=True)),
        "steps": sorted(row.steps.values_list("pk", "kind")),
        "figures": sorted(row.figures.values_list("pk", flat=True)),
        "notes": list(Note.objects.filter(dossier=row).values_list("pk", flat=True)),
        "documents": sorted(
            documents_visible_to(user).filter(holder_kind=HOLDER, holder_pk=row.pk).values_list("pk", flat=True)
        ),
    }


def test_all_goes_along_and_undone_all_stands_where_it_stood(director: User, kept: Dossier, gone: Dossier) -> None:
    before = state(director, kept), state(director, gone)
    merge = merged(director, kept, gone, "title", said="Twee dossiers werden een.")
    row = Dossier.objects.get(pk=kept.pk)
    assert (row.title, row.phase, row.is_shared, row.opened_on) == ("Vergoedingen", Phase.SENT, False, gone.opened_on)
    assert (row.signals.count(), row.letters.count(), row.figures.count()) == (2, 1, 1)
    assert row.note.title == "Vergoedingen"
    assert state(director, kept)["documents"]
    assert row.steps.get(kind=StepKind.JOINED).said == "Twee dossiers werden een."
    assert Dossier.objects.get(pk=gone.pk).is_removed
    _merge, stays = undo_merge(actor=director, merge=merge, now=NOW)
    assert len(stays) == 1
    row = Dossier.objects.get(pk=kept.pk)
    assert not row.is_shared, "what was added meanwhile may be for the team: sharing again is for a person"
    Dossier.objects.filter(pk=kept.pk).update(is_shared=True)
    assert (state(director, kept), state(director, gone)) == before
    assert undo_merge(actor=director, merge=merge, now=NOW)[1] == []


def test_what_somebody_heard_stays_in_the_story(director: User, kept: Dossier, gone: Dossier) -> None:
    merge = merged(director, kept, gone, said="Samen.")
    assert merge.step is not None
    voice = kept.signals.first().voices.get()  # type: ignore[union-attr]
    Told.objects.create(voice=voice, step=merge.step, by_way_of="phone", on=timezone.localdate())
    undo_merge(actor=director, merge=merge, now=NOW)
    assert [one.is_told for one in kept.steps.order_by("pk")] == [True, False]


def test_of_two_notes_one_stays_with_the_old_dossier_and_its_letter_keeps_it(
    director: User, kept: Dossier, gone: Dossier
) -> None:
    make_note(kept, "Eigen nota")
    merge, stayed = merge_dossiers(
        actor=director, region=kept.region, kept=kept, gone=gone, from_gone=(), said="", now=NOW
    )
    assert stayed
    letter = Dossier.objects.get(pk=kept.pk).letters.get()
    assert letter.note_version is not None
    later = NOW + dt.timedelta(days=1)
    assert purge_dossiers(actor=None, before=later) == 0
    letter.refresh_from_db()
    assert letter.note_version is not None
    assert letter.note_version.note.dossier == merge.gone
    letter.delete()
    assert purge_dossiers(actor=None, before=later) == 1


def test_a_letter_with_the_note_of_the_old_dossier_is_still_waited_for(
    director: User, kept: Dossier, gone: Dossier, client_of: ClientOf
) -> None:
    make_note(kept, "Eigen nota")
    merged(director, kept, gone)
    letter = Dossier.objects.get(pk=kept.pk).letters.get()
    url = reverse("policy_signals:letter-edit", args=[kept.region.slug, kept.pk, letter.pk])
    sent = {"answer_by": "1/12/2026", "version": letter.version}
    assert client_of(director).post(url, sent).status_code == 302
    letter.refresh_from_db()
    assert letter.answer_by == dt.date(2026, 12, 1)
    assert letter.note_version is not None


def test_one_of_both_has_the_last_word(director: User, region: Region) -> None:
    one = make_dossier(region, "Een", phase=Phase.ANSWERED, outcome="Opgelost")
    two = make_dossier(region, "Twee", phase=Phase.ANSWERED, outcome="Niet opgelost")
    first, last = (make_step(row, row.outcome, kind=StepKind.OUTCOME) for row in (one, two))
    merge = merged(director, one, two)
    row = Dossier.objects.get(pk=one.pk)
    assert (row.outcome, outcome_step(row)) == ("Opgelost", first)
    undo_merge(actor=director, merge=merge, now=NOW)
    assert outcome_step(Dossier.objects.get(pk=two.pk)) == last


def test_what_is_held_up_closed_or_of_elsewhere_is_not_merged(
    director: User, kept: Dossier, other_region: Region
) -> None:
    for phase in (Phase.PARKED, Phase.WITHDRAWN, Phase.FED_BACK):
        with pytest.raises(Refusal):
            merged(director, kept, make_dossier(kept.region, "Ander", phase=phase))
    with pytest.raises(Refusal):
        merged(director, kept, make_dossier(other_region, "Elders", phase=Phase.BUNDLED))
    with pytest.raises(Refusal):
        merged(director, kept, kept)


def test_the_old_one_comes_back_by_undoing_the_merge_alone(director: User, kept: Dossier, gone: Dossier) -> None:
    merge = merged(director, kept, gone)
    with pytest.raises(Refusal):
        restore_dossier(actor=director, dossier=gone)
    undo_merge(actor=director, merge=merge, now=NOW)
    assert not Dossier.objects.get(pk=gone.pk).is_removed


def test_the_pages_choose_merge_and_undo(director: User, kept: Dossier, gone: Dossier, client_of: ClientOf) -> None:
    client, slug = client_of(director), kept.region.slug
    choose = reverse("policy_signals:dossier-merge-choose", args=[slug, kept.pk])
    assert "Vergoedingen" in client.get(choose).content.decode()
    page = reverse("policy_signals:dossier-merge", args=[slug, kept.pk, gone.pk])
    assert client.get(choose, {"other": gone.pk})["Location"] == page
    assert client.post(page, {"keep": "weg"}).status_code == 422
    assert client.post(page, {"keep": "one", "value-title": "one", "said": ""}).status_code == 302
    shown = client.get(reverse("policy_signals:dossier", args=[slug, kept.pk])).content.decode()
    merge = DossierMerge.objects.get()
    undo = reverse("policy_signals:dossier-unmerge", args=[slug, merge.pk])
    assert undo in shown
    assert client.post(undo).status_code == 302
    merge.refresh_from_db()
    assert merge.undone_at is not None


def test_partners_merge_nothing(partner: User, kept: Dossier, gone: Dossier, client_of: ClientOf) -> None:
    page = reverse("policy_signals:dossier-merge", args=[kept.region.slug, kept.pk, gone.pk])
    assert client_of(partner).post(page, {"keep": "one"}).status_code == 403

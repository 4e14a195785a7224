"""Independent reporters: voices that share an organisation, an account or an address are one; nobody counts twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.policy_signals.reporters import Reporters, VoiceSeen, count_reporters, marks_of

VOICES = st.lists(
    st.builds(
        VoiceSeen,
        st.none() | st.integers(1, 3),
        st.sampled_from(["", "Klaver", " klaver ", "Distel"]),
        st.none() | st.integers(1, 3),
        st.sampled_from(["", "a@example.org", "A@example.org ", "b@example.org"]),
        st.sampled_from(["", "Jobcoach", "jobcoach ", "Buurtwerker"]),
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([], Reporters(0, 0)),
        ([VoiceSeen(organisation=1), VoiceSeen(organisation=1, user=7)], Reporters(1, 0)),
        ([VoiceSeen(organisation=1), VoiceSeen(organisation=2)], Reporters(2, 0)),
        ([VoiceSeen(organisation=1, user=7), VoiceSeen(organisation=2, user=7)], Reporters(1, 0)),
        ([VoiceSeen(email="a@example.org"), VoiceSeen(email="A@Example.org")], Reporters(1, 0)),
        ([VoiceSeen(organisation_said="Klaver vzw"), VoiceSeen(organisation_said=" klaver VZW ")], Reporters(1, 0)),
        ([VoiceSeen(), VoiceSeen()], Reporters(0, 2)),
        ([VoiceSeen(), VoiceSeen(user=1)], Reporters(1, 1)),
        ([VoiceSeen(name="Buurtwerker"), VoiceSeen(name="buurtwerker "), VoiceSeen(name="Jobcoach")], Reporters(2, 0)),
        ([VoiceSeen(user=1, name="Jobcoach"), VoiceSeen(user=2, name="Jobcoach")], Reporters(2, 0)),
    ],
)
def test_who_is_independent(voices: list[VoiceSeen], expected: Reporters) -> None:
    assert count_reporters(voices) == expected


def test_voices_without_a_name_may_all_be_one() -> None:
    assert count_reporters([VoiceSeen(), VoiceSeen()]).at_least == 1


@given(VOICES, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(voices: list[VoiceSeen], random: object) -> None:
    shuffled = list(voices)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count_reporters(shuffled) == count_reporters(voices)


@given(VOICES)
def test_it_is_the_number_of_groups_that_share_nothing(voices: list[VoiceSeen]) -> None:
    """Compared with the slow way: join what shares a mark until nothing changes any more."""
    known = [marks_of(voice) for voice in voices if marks_of(voice)]
    changed = True
    while changed:
        changed = False
        for one in range(len(known)):
            for other in range(one + 1, len(known)):
                if known[one] & known[other]:
                    known[one] |= known.pop(other)
                    changed = True
                    break
            if changed:
                break
    assert count_reporters(voices).independent == len(known)

"""Whatever happens when: each step reaches each person once, never too soon, and one mail a day at most."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.notices.models import OutboxMail
from regietafel.policy_signals.models import Dossier, StepKind, Told
from regietafel.policy_signals.operations.news_clock import tick
from regietafel.policy_signals.operations.steps import add_step
from regietafel.policy_signals.operations.telling import QUIET
from regietafel.territories.models import Region
from tests.policy_signals.make import NOW, make_dossier, make_signal, make_voice

DAY = 24 * 60
minutes = st.lists(st.integers(0, 4000), min_size=1, max_size=6).map(sorted)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minutes, st.integers(150, 700), st.integers(0, 4000))
def test_each_step_reaches_each_person_once(region: Region, steps: list[int], every: int, joins: int) -> None:
    Dossier.objects.all().delete()
    OutboxMail.objects.all().delete()
    signal = make_signal(region, voice={"email": "een@example.org"})
    dossier = make_dossier(region, "Vergoeding", signal)
    waiting, late = list(steps), False
    looks = [*range(0, 4001, every), *range(4100, 4100 + 9 * DAY, DAY // 2)]
    for minute in looks:
        now = NOW + dt.timedelta(minutes=minute)
        while waiting and waiting[0] <= minute:
            number = len(steps) - len(waiting)
            add_step(actor=None, dossier=dossier, kind=StepKind.OTHER, said=f"Stap {number}.", now=now)
            waiting.pop(0)
        if joins <= minute and not late:
            make_voice(signal, email="twee@example.org")
            late = True
        before = set(OutboxMail.objects.values_list("pk", flat=True))
        tick(now)
        for mail in OutboxMail.objects.exclude(pk__in=before):
            told = Told.objects.filter(mail=mail)
            assert all(row.step.at + QUIET <= now for row in told.select_related("step"))
            assert {row.on for row in told} == {timezone.localdate(now)}
    heard = Counter(Told.objects.values_list("voice__email", "step__said"))
    assert set(heard.values()) == {1}
    assert len(heard) == 2 * len(steps)
    mails = {(row.voice_id, row.on, row.mail_id) for row in Told.objects.all()}
    assert len(mails) == len({(voice, on) for voice, on, _mail in mails})

"""The mail to somebody without an account who left an address: thank you, and where it can be followed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from regietafel.core.operations import operation
from regietafel.notices.operations import post
from regietafel.policy_signals.models import Signal
from regietafel.policy_signals.operations.news import heard_address, keep_link, language_of


@operation
def thank(*, actor: Any, signal: Signal, now: dt.datetime) -> bool:
    """Mail the link to the page of a signal to its first voice; whether there was an address."""
    voice = signal.voices.select_related("user", "signal__region").filter(is_first=True).exclude(email="").first()
    if voice is None:
        return False
    keep_link(voice, timezone.localdate(now))
    language = language_of(voice)
    with translation.override(language):
        words = {
            "region": signal.region,
            "signal": signal,
            "link": heard_address(voice, language),
            "until": voice.until,
        }
        subject = render_to_string("policy_signals/mail/thanks_subject.txt", words)
        body = render_to_string("policy_signals/mail/thanks_message.txt", words).strip() + "\n"
    post(
        to=voice.email,
        subject=subject,
        body=body,
        language=language,
        region=signal.region,
        key=f"signal-thanks-{voice.pk}",
    )
    return True

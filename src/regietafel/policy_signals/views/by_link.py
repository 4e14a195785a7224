"""The page behind the link in the mails about a signal: own words, the story in plain words, and where it stands.

Opening it writes nothing, for mail scanners open it too; it keeps no cookie. What it may do, its buttons post.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.forms import Form
from regietafel.core.limits import is_too_often, too_often
from regietafel.core.link_forms import secretly
from regietafel.policy_signals import links
from regietafel.policy_signals.forms.telling import ForgetForm, LinkRemarkForm
from regietafel.policy_signals.models import Voice
from regietafel.policy_signals.operations.by_link import add_remark, choose_news, forget_voice, renew_link
from regietafel.policy_signals.queries.story import Behind, story_of, voice_behind
from regietafel.workplaces.views.by_link import status_of

DONE = frozenset({"stopped", "again", "remark"})
Deed = Callable[[HttpRequest, str, Voice], HttpResponse]


@secretly
@never_cache
@require_safe
@public
def heard(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody who reported reads, without an account."""
    found = voice_behind(token, timezone.localdate())
    if found.voice is None or found.problem:
        return over(request, token, found)
    return show(request, token, found.voice, LinkRemarkForm())


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def deed(request: HttpRequest, token: str, deed: str) -> HttpResponse:
    """One of the things that the page lets somebody do."""
    if request.method == "POST":
        if refused := too_often(request, "answer_heard"):
            return refused
        if not links.is_form_key(token, request.POST.get("key", "")):
            return over(request, token, Behind(None, "form"), status=403)
    found = voice_behind(token, timezone.localdate())
    if deed == "renew" and request.method == "POST" and found.voice is not None and found.problem == "expired":
        return renewed(request, token, found.voice)
    if found.voice is None or found.problem:
        return over(request, token, found)
    handler = DEEDS.get(deed)
    if handler is None:
        return over(request, token, Behind(None, "unknown"))
    if request.method != "POST" and deed != "forget":
        return redirect("policy_signals:heard", token)
    return handler(request, token, found.voice)


def stop(request: HttpRequest, token: str, voice: Voice) -> HttpResponse:
    """No news any more."""
    choose_news(actor=None, voice=voice, wants=False)
    return back(token, "stopped")


def again(request: HttpRequest, token: str, voice: Voice) -> HttpResponse:
    """News after all."""
    choose_news(actor=None, voice=voice, wants=True)
    return back(token, "again")


def remark(request: HttpRequest, token: str, voice: Voice) -> HttpResponse:
    """Something more for the team."""
    form = LinkRemarkForm(request.POST)
    if form.is_valid():
        try:
            add_remark(actor=None, voice=voice, text=form.cleaned_data["text"], now=timezone.now())
            return back(token, "remark")
        except Refusal as refusal:
            form.refuse(refusal)
    return show(request, token, voice, form)


def forget(request: HttpRequest, token: str, voice: Voice) -> HttpResponse:
    """Take away name and address, asked twice."""
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            forget_voice(actor=None, voice=voice)
            return over(request, token, Behind(voice, "forgotten"), status=200)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "voice": voice,
        "region": voice.signal.region,
        "form": form,
        "key": links.form_key(token),
        "back": reverse("policy_signals:heard", args=[token]),
    }
    return render(request, "policy_signals/telling/forget.html", context, status=422 if form.errors else 200)


DEEDS: dict[str, Deed] = {"stop": stop, "again": again, "remark": remark, "forget": forget}


def renewed(request: HttpRequest, token: str, voice: Voice) -> HttpResponse:
    """Send a new link to the address that we know; the page never says which one that is."""
    if is_too_often(request, "ask_heard_link", str(voice.pk)):
        return over(request, token, Behind(voice, "often"), status=429)
    renew_link(actor=None, voice=voice, now=timezone.now())
    return over(request, token, Behind(voice, "sent"), status=200)


def back(token: str, done: str) -> HttpResponse:
    """Back on the page, with what was done."""
    return redirect(f"{reverse('policy_signals:heard', args=[token])}?done={done}#done")


def show(request: HttpRequest, token: str, voice: Voice, form: Form) -> HttpResponse:
    """The page; 422 when a remark says nothing."""
    done = request.GET.get("done", "")
    context = {
        "voice": voice,
        "signal": voice.signal,
        "region": voice.signal.region,
        "story": story_of(voice.signal),
        "token": token,
        "key": links.form_key(token),
        "form": form,
        "done": done if done in DONE else "",
    }
    return render(request, "policy_signals/telling/heard.html", context, status=422 if form.errors else 200)


def over(request: HttpRequest, token: str, found: Behind, *, status: int = 0) -> HttpResponse:
    """Say in words why a link opens nothing (any more), without saying whose it was or what it was about."""
    context = {
        "problem": found.problem,
        "token": token,
        "key": links.form_key(token),
        "region": found.voice.signal.region if found.voice else None,
    }
    return render(request, "policy_signals/telling/over.html", context, status=status or status_of(found.problem))

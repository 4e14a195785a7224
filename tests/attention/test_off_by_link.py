"""The link under the mail opens a page; its button turns the mail off, and on again."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from regietafel.attention import links
from regietafel.attention.models import Rhythm, Wish
from regietafel.people.models import User
from tests.submitted import form_with


def test_looking_changes_nothing_and_the_button_does(client: Client, director: User) -> None:
    link = reverse("attention:mail-by-link", args=[links.token_for(director.pk)])
    page = client.get(link)
    assert not Wish.objects.exists()
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    assert client.post(link, {"key": "made up", "off": "1"}).status_code == 403
    client.post(link, form_with(page, "key").data(off="1"))
    assert Wish.objects.get(user=director).rhythm == Rhythm.OFF
    again = client.get(link)
    assert "Je krijgt geen mail met wat nieuw is" in again.content.decode()
    client.post(link, form_with(again, "key").data(on="1"))
    assert Wish.objects.get(user=director).rhythm == Rhythm.WEEKLY


def test_a_link_that_was_altered_or_whose_account_is_closed_opens_nothing(client: Client, director: User) -> None:
    token = links.token_for(director.pk)
    assert client.get(reverse("attention:mail-by-link", args=[token[:-1]])).status_code == 404
    other = links.token_for(director.pk + 1).partition(".")[0] + "." + token.partition(".")[2]
    assert client.get(reverse("attention:mail-by-link", args=[other])).status_code == 404
    User.objects.filter(pk=director.pk).update(is_active=False)
    assert client.get(reverse("attention:mail-by-link", args=[token])).status_code == 404

"""Addresses of notes, co-signatories, letters and replies."""

from __future__ import annotations

from django.urls import path

from regietafel.policy_signals.views import (
    annexes,
    cosigning,
    letter_by_link,
    letters,
    mailing,
    note_compare,
    notes,
    replies,
    signing,
)

DOSSIER = "r/<slug:region_slug>/signals/dossiers/<int:pk>/"
NOTE = f"{DOSSIER}note/"
VERSION = f"{NOTE}versions/<int:number>/"
SIGNER = f"{NOTE}co-signatories/<int:row>/"
LETTER = f"{DOSSIER}letters/<int:letter>/"
REPLY = f"{DOSSIER}replies/<int:reply>/"

urlpatterns = [
    path("r/<slug:region_slug>/signals/letters/", replies.letter_list, name="letters"),
    path(NOTE, notes.note, name="note"),
    path(f"{NOTE}annexes/", annexes.annexes, name="note-annexes"),
    path(f"{NOTE}compare/", note_compare.compare, name="note-compare"),
    path(f"{NOTE}fix/", notes.fix, name="note-fix"),
    path(VERSION, notes.version_page, name="note-version"),
    path(f"{VERSION}file/<slug:format>/", notes.version_file, name="note-file"),
    path(f"{VERSION}take-back/", notes.take_back, name="note-take-back"),
    path(f"{NOTE}co-signatories/new/", cosigning.ask, name="cosign-ask"),
    path(f"{SIGNER}signed/", cosigning.signed, name="cosign-signed"),
    path(f"{SIGNER}declined/", cosigning.declined, name="cosign-declined"),
    path(f"{SIGNER}mail/", cosigning.mail, name="cosign-mail"),
    path(f"{SIGNER}drop/", cosigning.drop, name="cosign-drop"),
    path(f"{DOSSIER}letters/new/", letters.add, name="letters-add"),
    path(f"{DOSSIER}letters/send/", letters.send, name="letters-send"),
    path(f"{LETTER}edit/", letters.edit, name="letter-edit"),
    path(f"{LETTER}mail/", mailing.mail, name="letter-mail"),
    path(f"{LETTER}give-up/", letters.give_up, name="letter-give-up"),
    path(f"{LETTER}wait/", letters.wait, name="letter-wait"),
    path(f"{LETTER}remove/", letters.remove, name="letter-remove"),
    path(f"{LETTER}restore/", letters.restore, name="letter-restore"),
    path(f"{LETTER}file/<slug:format>/", letters.letter_file, name="letter-file"),
    path(f"{LETTER}replies/new/", replies.add, name="reply-add"),
    path(f"{REPLY}edit/", replies.edit, name="reply-edit"),
    path(f"{REPLY}drop/", replies.drop, name="reply-drop"),
    path(f"{REPLY}restore/", replies.restore, name="reply-restore"),
    path("letter/<str:token>/", letter_by_link.letter_read, name="letter-read"),
    path("letter/<str:token>/<slug:what>.pdf", letter_by_link.letter_read_file, name="letter-read-file"),
    path("sign/<str:token>/", signing.sign, name="sign"),
]

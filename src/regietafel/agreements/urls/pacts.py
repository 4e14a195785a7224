"""Addresses of declarations and of cooperation agreements with their yearly plans."""

from __future__ import annotations

from django.urls import URLPattern, path

from regietafel.agreements.views import (
    agreements,
    agreements_deeds,
    agreements_years,
    declarations,
    declarations_deeds,
    declarations_signing,
    documents,
)

ROOM = "r/<slug:region_slug>/agreements/"
MANY = f"{ROOM}declarations/"
DECLARATION = f"{MANY}<int:pk>/"
VERSION = f"{DECLARATION}versions/<int:number>/"
SIGNATURE = f"{DECLARATION}signatures/<int:row>/"
AGREEMENT = f"{ROOM}<int:pk>/"
YEAR = f"{AGREEMENT}<int:year>/"

urlpatterns: list[URLPattern] = [
    path(ROOM, agreements.agreement_list, name="list"),
    path(MANY, declarations.declaration_list, name="declarations"),
    path(f"{MANY}new/", declarations_deeds.add, name="declaration-add"),
    path(DECLARATION, declarations.declaration, name="declaration"),
    path(f"{DECLARATION}edit/", declarations_deeds.edit, name="declaration-edit"),
    path(f"{DECLARATION}text/", declarations_deeds.text, name="declaration-text"),
    path(f"{DECLARATION}remove/", declarations_deeds.remove, name="declaration-remove"),
    path(f"{DECLARATION}restore/", declarations_deeds.restore, name="declaration-restore"),
    path(f"{DECLARATION}documents/new/", documents.add_to_declaration, name="declaration-paper"),
    path(VERSION, declarations.version, name="declaration-version"),
    path(f"{VERSION}file/<slug:format>/", declarations.version_file, name="declaration-file"),
    path(f"{DECLARATION}signatories/", declarations_signing.signatories, name="signatories"),
    path(f"{DECLARATION}signatories/export/<slug:format>/", declarations.export, name="signatories-export"),
    path(f"{DECLARATION}sign/", declarations_signing.sign_many, name="declaration-sign"),
    path(f"{SIGNATURE}edit/", declarations_signing.mend, name="signature-edit"),
    path(f"{SIGNATURE}decline/", declarations_signing.refuse, name="signature-decline"),
    path(f"{SIGNATURE}take-back/", declarations_signing.undo, name="signature-undo"),
    path(f"{ROOM}new/", agreements_deeds.add, name="agreement-add"),
    path(AGREEMENT, agreements.agreement, name="agreement"),
    path(f"{AGREEMENT}edit/", agreements_deeds.edit, name="agreement-edit"),
    path(f"{AGREEMENT}parties/", agreements_deeds.parties, name="agreement-parties"),
    path(f"{AGREEMENT}goals/", agreements_deeds.goals, name="agreement-goals"),
    path(f"{AGREEMENT}remove/", agreements_deeds.remove, name="agreement-remove"),
    path(f"{AGREEMENT}restore/", agreements_deeds.restore, name="agreement-restore"),
    path(f"{AGREEMENT}documents/new/", documents.add_to_agreement, name="agreement-paper"),
    path(f"{AGREEMENT}years/new/", agreements_years.add, name="agreement-year-add"),
    path(f"{AGREEMENT}years/<int:row>/restore/", agreements_years.restore, name="agreement-year-restore"),
    path(YEAR, agreements.year_page, name="agreement-year"),
    path(f"{YEAR}edit/", agreements_years.edit, name="agreement-year-edit"),
    path(f"{YEAR}evaluate/", agreements_years.look_back, name="agreement-year-evaluate"),
    path(f"{YEAR}remove/", agreements_years.remove, name="agreement-year-remove"),
    path(f"{YEAR}goals/<int:row>/", agreements_years.work, name="agreement-year-goal"),
]

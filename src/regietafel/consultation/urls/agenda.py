"""Addresses of the agenda of a meeting and of its items."""

from django.urls import path

from regietafel.consultation.urls.meetings import MEETING
from regietafel.consultation.views import agenda, agenda_paper, agenda_proposals

AGENDA = f"{MEETING}agenda/"
ITEM = f"{AGENDA}<int:item>/"

urlpatterns = [
    path(f"{AGENDA}new/", agenda.add, name="agenda-item-add"),
    path(f"{AGENDA}propose/", agenda_proposals.propose, name="agenda-propose"),
    path(f"{AGENDA}print/", agenda_paper.printed, name="agenda-print"),
    path(f"{AGENDA}pdf/", agenda_paper.pdf, name="agenda-pdf"),
    path(f"{AGENDA}drop/", agenda.drop, name="agenda-drop"),
    path(f"{AGENDA}standard/", agenda.standard, name="agenda-standard"),
    path(f"{ITEM}edit/", agenda.edit, name="agenda-item-edit"),
    path(f"{ITEM}step/", agenda.step, name="agenda-item-step"),
    path(f"{ITEM}take/", agenda.take, name="agenda-item-take"),
    path(f"{ITEM}carry/", agenda.carry, name="agenda-item-carry"),
    path(f"{ITEM}remove/", agenda.take_off, name="agenda-item-remove"),
    path(f"{ITEM}restore/", agenda.restore, name="agenda-item-restore"),
    path(f"{ITEM}accept/", agenda_proposals.accept, name="agenda-item-accept"),
    path(f"{ITEM}decline/", agenda_proposals.decline, name="agenda-item-decline"),
]

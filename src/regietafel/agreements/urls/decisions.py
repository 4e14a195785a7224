from django.urls import path

from regietafel.agreements.views import deciding, frameworks, papers, subjects

HERE = "r/<slug:region_slug>/agreements/"
FRAMEWORK = f"{HERE}frameworks/<int:pk>/"
SUBJECT = f"{HERE}decisions/<int:pk>/"

urlpatterns = [
    path(f"{HERE}frameworks/", frameworks.frameworks, name="frameworks"),
    path(f"{HERE}frameworks/new/", frameworks.add, name="framework-add"),
    path(FRAMEWORK, frameworks.framework, name="framework"),
    path(f"{FRAMEWORK}edit/", frameworks.edit, name="framework-edit"),
    path(f"{FRAMEWORK}text/", frameworks.write, name="framework-write"),
    path(f"{FRAMEWORK}remove/", frameworks.remove, name="framework-remove"),
    path(f"{FRAMEWORK}restore/", frameworks.restore, name="framework-restore"),
    path(f"{HERE}decisions/", subjects.subjects, name="subjects"),
    path(f"{HERE}decisions/new/", subjects.add, name="subject-add"),
    path(f"{HERE}decisions/export.<slug:format>", subjects.subjects_export, name="subjects-export"),
    path(f"{HERE}decisions/town/<slug:nis>/", subjects.town, name="town"),
    path(SUBJECT, subjects.subject, name="subject"),
    path(f"{SUBJECT}edit/", subjects.edit, name="subject-edit"),
    path(f"{SUBJECT}close/", subjects.close, name="subject-close"),
    path(f"{SUBJECT}reopen/", subjects.reopen, name="subject-reopen"),
    path(f"{SUBJECT}remove/", subjects.remove, name="subject-remove"),
    path(f"{SUBJECT}restore/", subjects.restore, name="subject-restore"),
    path(f"{SUBJECT}export.<slug:format>", subjects.subject_export, name="subject-export"),
    path(f"{SUBJECT}ask/", deciding.ask, name="ask"),
    path(f"{SUBJECT}rows/<slug:nis>/", deciding.fill, name="fill"),
    path(f"{SUBJECT}rows/<slug:nis>/withdraw/", deciding.withdraw, name="ask-withdraw"),
    path(f"{HERE}<slug:about>/<int:pk>/documents/new/", papers.add, name="paper-add"),
    path("decide/<str:token>/", deciding.decide, name="decide"),
]

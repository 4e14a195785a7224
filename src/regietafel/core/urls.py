from django.urls import path

from regietafel.core import draft_pages, replay

app_name = "core"
urlpatterns = [
    path("me/token/", replay.token, name="token"),
    path("me/drafts/", draft_pages.save, name="draft-save"),
    path("me/drafts/<uuid:sitting>/drop/", draft_pages.drop, name="draft-drop"),
]

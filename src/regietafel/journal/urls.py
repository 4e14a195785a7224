from django.urls import path

from regietafel.journal import views

app_name = "journal"
urlpatterns = [
    path("r/<slug:region_slug>/records/", views.region_journal, name="list"),
    path("r/<slug:region_slug>/records/about/<str:kind>/<int:pk>/", views.about, name="object"),
    path("r/<slug:region_slug>/records/bin/", views.removed, name="bin"),
    path("r/<slug:region_slug>/records/bin/<str:kind>/<int:pk>/restore/", views.restore, name="restore"),
    path("platform/journal/", views.platform_journal, name="platform"),
]

from django.urls import path

from regietafel.search import views

app_name = "search"
urlpatterns = [
    path("r/<slug:region_slug>/search/", views.results, name="results"),
    path("public/<slug:region_slug>/search/", views.public_results, name="public"),
]

"""The addresses of the directory, in rooms."""

from regietafel.workplaces.urls import care, directory, keeping, ladder, maps, page, sheets

app_name = "workplaces"
urlpatterns = [
    *directory.urlpatterns,
    *maps.urlpatterns,
    *page.urlpatterns,
    *ladder.urlpatterns,
    *keeping.urlpatterns,
    *care.urlpatterns,
    *sheets.urlpatterns,
]

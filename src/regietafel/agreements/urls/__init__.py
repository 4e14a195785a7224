"""The addresses of what is agreed, in rooms."""

from regietafel.agreements.urls import decisions, pacts

app_name = "agreements"
urlpatterns = [*pacts.urlpatterns, *decisions.urlpatterns]

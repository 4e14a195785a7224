"""The addresses of the plan, in three rooms."""

from regietafel.plans.urls import actions, reading, structure

app_name = "plans"
urlpatterns = [*reading.urlpatterns, *structure.urlpatterns, *actions.urlpatterns]

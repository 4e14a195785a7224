"""The addresses of the plan, in three rooms; what changes comes first, so that ``new`` is never taken for a plan."""

from regietafel.plans.urls import actions, reading, structure

app_name = "plans"
urlpatterns = [*structure.urlpatterns, *actions.urlpatterns, *reading.urlpatterns]

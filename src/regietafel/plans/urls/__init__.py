"""The addresses of the plan, in six rooms; what changes comes first, so that ``new`` is never taken for a plan."""

from regietafel.plans.urls import actions, chase, filling, lineage, reading, structure

app_name = "plans"
urlpatterns = [
    *structure.urlpatterns,
    *actions.urlpatterns,
    *filling.urlpatterns,
    *chase.urlpatterns,
    *lineage.urlpatterns,
    *reading.urlpatterns,
]

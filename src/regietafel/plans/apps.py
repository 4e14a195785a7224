from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "regietafel.plans"
    label = "plans"

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "regietafel.territories"
    label = "territories"

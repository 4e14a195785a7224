from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "regietafel.home"
    label = "home"

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "regietafel.notices"
    label = "notices"

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "regietafel.journal"
    label = "journal"

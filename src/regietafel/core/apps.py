from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "regietafel.core"
    label = "core"

    def ready(self) -> None:
        """Hand the clock its work here."""
        from regietafel.core import registry
        from regietafel.core.once import forget_sent_forms

        registry.ticks.register("sent-forms", forget_sent_forms)

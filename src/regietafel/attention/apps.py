from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "regietafel.attention"
    label = "attention"

    def ready(self) -> None:
        """Hand over what waits here itself, the work of the clock, and what is kept about a person."""
        from regietafel.attention import providers

        providers.hand_over()

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "regietafel.intake"
    label = "intake"

    def ready(self) -> None:
        """Hand over what holds the originals, the bin, the clock and the addresses for the journal."""
        from regietafel.intake import holding, origins, providers

        holding.hand_over()
        providers.hand_over()
        origins.hand_over()

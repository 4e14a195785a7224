from django.apps import AppConfig


class MailInConfig(AppConfig):
    name = "regietafel.mail_in"
    label = "mail_in"

    def ready(self) -> None:
        """Hand over the menu, the clock, what holds documents, and organisations as what a mail can be filed on."""
        from regietafel.mail_in import holding, organisation_target, providers, waiting

        holding.hand_over()
        organisation_target.hand_over()
        providers.hand_over()
        waiting.hand_over()

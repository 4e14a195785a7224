from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "regietafel.notices"
    label = "notices"

    def ready(self) -> None:
        """Hand over the work of the clock, what waits for a person, and what was mailed to one."""
        from regietafel.core import registry
        from regietafel.notices import operations, providers, queries

        registry.ticks.register("mail", operations.tick)
        registry.start_blocks.register("notices", providers.start_blocks)
        registry.journal_urls.register("notices.outboxmail", providers.mail_url)
        registry.personal_data.register("mail", queries.mails_to)

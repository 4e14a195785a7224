from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "regietafel.core"
    label = "core"

    def ready(self) -> None:
        """Hand the clock its work here."""
        from regietafel.core import registry
        from regietafel.core.drafts import draft_data, draft_lines, forget_old_drafts
        from regietafel.core.once import forget_sent_forms
        from regietafel.core.replay import forget_replayed

        registry.ticks.register("sent-forms", forget_sent_forms)
        registry.ticks.register("replayed", forget_replayed)
        registry.ticks.register("drafts", forget_old_drafts)
        registry.personal_data.register("drafts", draft_data)
        registry.start_blocks.register("drafts", draft_lines)

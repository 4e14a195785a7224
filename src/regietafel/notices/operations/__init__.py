"""What can happen to a mail: it is posted, sent, given up, sent again or written off."""

from regietafel.notices.operations.clock import forget, reclaim, tick
from regietafel.notices.operations.posting import post, wake
from regietafel.notices.operations.sending import deliver_due
from regietafel.notices.operations.settling import forget_person, resend, write_off

__all__ = ["deliver_due", "forget", "forget_person", "post", "reclaim", "resend", "tick", "wake", "write_off"]

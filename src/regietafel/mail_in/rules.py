"""Who may do what with mail that came in: the team reads and files it, and nobody else at the table does."""

from __future__ import annotations

import rules

from regietafel.people.rules import is_platform_admin, is_team

rules.add_perm("mail_in.view_mail", is_team)
rules.add_perm("mail_in.file_mail", is_team)
rules.add_perm("mail_in.settle_bounce", is_team)
rules.add_perm("mail_in.sort_strays", is_platform_admin)

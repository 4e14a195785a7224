"""A declaration to take along: its text with who signed it as a paper, and everybody who should sign as a sheet."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from regietafel.agreements.models import Declaration, DeclarationVersion, Signature
from regietafel.agreements.queries.signing import Standing
from regietafel.core.tabular import Column, Sheet
from regietafel.policy_signals.markup import pieces_of
from regietafel.policy_signals.note_files import Paper


def paper_of(declaration: Declaration, version: DeclarationVersion, signed: list[Signature]) -> Paper:
    """A version of the text, with the names of those who signed just that one."""
    about = _("Version %(number)s of %(day)s") % {
        "number": version.number,
        "day": date_format(version.made_at, "j F Y"),
    }
    return Paper(
        declaration.title,
        str(declaration.region),
        f"{declaration.get_kind_display()}, {about}",
        pieces_of(version.text),
        [signed_line(row) for row in signed],
        signed_words=_("Signed by"),
    )


def signed_line(row: Signature) -> str:
    """Somebody who signed, in words."""
    values = {
        "who": row,
        "day": date_format(row.signed_on, "j F Y") if row.signed_on else "",
        "function": row.signed_as,
    }
    if row.signed_as:
        return _("%(who)s, by the %(function)s, on %(day)s") % values
    return _("%(who)s, on %(day)s") % values


def signatories_sheet(declaration: Declaration, standing: Standing) -> Sheet:
    """Who should sign, by name."""
    columns = [
        Column(_("Organisation"), 40),
        Column(_("Where it stands"), 16),
        Column(_("Signed on"), 14),
        Column(_("In which function"), 30),
        Column(_("Version"), 10),
        Column(_("Why not"), 40),
    ]
    rows = []
    for row in standing.rows:
        state = _("does not sign") if row.declined_because else _("signed") if row.signed_on else _("not yet")
        number = row.version_signed.number if row.version_signed else None
        rows.append([str(row), state, row.signed_on, row.signed_as, number, row.declined_because])
    return Sheet(declaration.title, columns, rows)

"""How much of a mail is read at most: far more than people send, far less than a machine could make up."""

from __future__ import annotations

MOST_PARTS = 200
MOST_PARSED = 1_000
"""Parts that the parser may make, those inside attached mails included."""

DEEPEST = 8
MOST_SIGNS = 500_000
MOST_MARKUP = 4_000_000
"""Signs of HTML that are looked at; a mail with pictures written into its HTML is larger than what it says."""

MOST_HEADERS = 2_000
LONGEST_HEADER = 60_000
LONGEST_LINE = 998
LONGEST_NAME = 150
MOST_ADDRESSES = 500
MOST_REFERENCES = 100
MOST_BOUNCES = 100

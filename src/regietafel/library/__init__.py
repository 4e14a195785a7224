"""The library of a region: studies, calls and examples that those at the table share with each other.

Here stands who may add and change an entry, and how entries are found. A file of an entry is a document that hangs on
it; the text inside is known there.
"""

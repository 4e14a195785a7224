"""Owns the index of all that can be looked for, and the pages that look in it; knows no domain.

What can be found, by whom, and where its page is, higher apps say in :mod:`search.registry`.
"""

"""Reads a mail that somebody saved or sent: from the bytes of an .eml or .msg file to data, with no Django inside.

What it gives is in ``shapes.py``; it runs in a limited child (``child.py``) and never executes or fetches anything.
"""

"""Consultation: bodies and who sits in them, meetings from invitation to approved minutes, what must be reported back, events.

Not here: what a plan promises (``plans``); who the organisations and their contacts are (``organisations``).
"""

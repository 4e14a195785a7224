"""What the field notices and must be heard: signals, the dossiers in which they are bundled, notes, letters and replies,
and that everyone who reported hears what came of it. Meetings and report-backs belong to consultation, files to documents.
"""

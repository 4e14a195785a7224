"""Mail that comes in: fetched from the mailbox or dropped on a page, filed on what it is about, or waiting to be.

What it can be filed on is handed down by the apps above (``targets``); here nobody knows actions, meetings or dossiers.
Sending mail is not ours: that is ``notices``.
"""

"""A few stories over several pages, in a real browser, on a database file that server and test share."""

"""Tools for those who work on privgen itself; no part of the program imports them."""

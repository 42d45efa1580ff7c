"""Look-up: the query language, the derived index, the search and what is related to a text."""

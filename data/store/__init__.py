"""Where the records are kept: one SQLite file, one way to write it, a log of every change."""

"""What we hand on: words in the reader's language, and files for other people."""

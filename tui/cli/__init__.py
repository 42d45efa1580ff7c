"""The command line: everything a script, a shell or a screen reader needs, without the screens."""

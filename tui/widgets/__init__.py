"""Widgets that know text, rows and keys, not the domain."""

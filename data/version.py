"""The version of Tilsagn. A constant: asking importlib.metadata costs 50-90 ms of every start."""

VERSION = "0.1.0"

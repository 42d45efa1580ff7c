"""How people reach Tilsagn: the command line and the full-screen app."""

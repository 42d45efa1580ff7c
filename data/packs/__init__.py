"""Library packs: records as YAML for people and as JSON Lines for bulk, in and out without loss."""

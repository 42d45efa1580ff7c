"""What we know: records, store, documents, packs and look-up. Knows no language and no screen."""

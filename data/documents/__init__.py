"""From a file's bytes to its text and its passages, with offsets that citations can stand on."""

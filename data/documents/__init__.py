"""From the bytes of a file to its text and its passages, with offsets that citations can stand on."""

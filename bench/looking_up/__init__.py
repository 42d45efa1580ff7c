"""The parts of `bench.lookup`."""

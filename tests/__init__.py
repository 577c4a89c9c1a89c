"""The tests, laid out like src/dlprep."""

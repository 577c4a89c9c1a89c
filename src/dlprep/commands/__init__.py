"""One use case a file: load, decide by the pure core, save, return what happened."""

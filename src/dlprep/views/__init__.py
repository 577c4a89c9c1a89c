"""Values to what a person or a program reads. No clock, no files, no terminal."""

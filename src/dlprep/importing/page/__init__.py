"""A source with structure of its own (HTML, Markdown) as a tree of blocks, and questions found in it."""

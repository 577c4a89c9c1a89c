"""The only code that touches the terminal: keys in, lines out, and the loop between them."""

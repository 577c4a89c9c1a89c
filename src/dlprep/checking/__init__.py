"""Rules that keep cards good. Pure: a card or a deck in, findings with their place in it out."""

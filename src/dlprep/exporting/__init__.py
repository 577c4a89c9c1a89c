"""The way out: cards, and what was done with them, as files for other programs. Pure: values in, text out."""

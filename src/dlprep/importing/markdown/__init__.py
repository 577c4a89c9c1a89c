"""Turns mended lines into blocks and writes blocks as Markdown."""

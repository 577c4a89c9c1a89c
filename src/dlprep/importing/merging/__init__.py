"""Merges the drafts of an article into a deck: three ways, with what the last import brought as base."""

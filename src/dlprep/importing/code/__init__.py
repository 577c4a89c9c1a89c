"""Recovers program code from a scrape: its extent, language, blank lines and indentation."""

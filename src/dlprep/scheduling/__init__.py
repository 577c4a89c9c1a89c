"""Decides when a card is due and what comes next. Pure: no clock, no files, no randomness."""

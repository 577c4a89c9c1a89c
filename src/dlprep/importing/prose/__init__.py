"""Judges and mends running text: wording, glued lines, lost inline code, doubled formulas."""

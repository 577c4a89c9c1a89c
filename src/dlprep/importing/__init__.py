"""Turns the text of an interview article into cards. Pure: text in, values out."""

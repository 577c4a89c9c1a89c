"""Finds where things are in an article: questions, answers, its title, and what is no part of it."""

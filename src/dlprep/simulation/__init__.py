"""Simulated people who study a simulated deck, to compare rules. Pure: chance comes in as a seeded Random."""

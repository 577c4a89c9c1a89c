"""dlprep: flashcards for deep-learning interviews, with spaced repetition."""

__version__ = "0.1.0"

"""The versions of the review log's schema, as numbered SQL files applied in order, never back."""

"""Files and SQLite. Nothing here decides anything about cards or dates."""

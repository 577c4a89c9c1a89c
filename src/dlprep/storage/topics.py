"""The pages of the manual: Markdown files that come with the program."""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "topics"
FIRST = "start"


def topic_names() -> tuple[str, ...]:
    """Return the names of all topics, the one to begin with first."""
    names = sorted(file.stem for file in FOLDER.glob("*.md"))
    return tuple(sorted(names, key=lambda name: name != FIRST))


def read_topic(name: str) -> str:
    """Return the Markdown of a topic; its first line is its title."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")

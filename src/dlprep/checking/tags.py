"""Tags outside the closed vocabulary of a folder of decks."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from dlprep.checking.finding import Finding
from dlprep.model.card import Card


def tag_findings(card: Card, vocabulary: Collection[str]) -> Iterator[Finding]:
    """Find each tag that is not in the vocabulary; an empty one allows every tag."""
    for index, tag in enumerate(card.tags):
        if vocabulary and tag not in vocabulary:
            close = get_close_matches(tag, vocabulary, n=1)
            hint = f"did you mean '{close[0]}'?" if close else "use a tag of tags.yaml, or add this one there"
            yield Finding(card.id, ("tags", index), f"unknown tag '{tag}'", hint)

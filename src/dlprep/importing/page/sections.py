"""The parts a page is cut into: its questions with the blocks below them, and what belongs to none."""

from dataclasses import dataclass, field

from dlprep.importing.page.asking import plain
from dlprep.importing.page.candidates import Candidate
from dlprep.importing.page.tree import Heading, Node, Paragraph, Rule

CONTENTS = "contents"
BEFORE = "before the first question"
OVER = "a heading over questions"
BETWEEN = "between the questions"
AFTER = "after the last question"
COLUMNS = "other columns of a table"
UP = "a link to another place"
ADVERT = "advertising"
REPEATED_BELOW = "repeated below the answers"
BACK = "after the last answer"


@dataclass(slots=True)
class Section:
    """A question and the blocks that follow it, up to the next."""

    question: Candidate
    nodes: list[Node] = field(default_factory=list)

    def trim(self) -> None:
        """Take rules off both ends."""
        while self.nodes and isinstance(self.nodes[-1], Rule):
            self.nodes.pop()
        while self.nodes and isinstance(self.nodes[0], Rule):
            self.nodes.pop(0)


@dataclass(slots=True)
class Stray:
    """Neighbouring blocks under no question, and why."""

    why: str
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Cut:
    """A page in parts; *notes* are its footnotes by their label."""

    sections: list[Section] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    notes: dict[str, Paragraph] = field(default_factory=dict)
    title: str = ""


def drop_title(cut: Cut) -> None:
    """Take the heading that became the title out of what is left out."""
    for stray in cut.strays[:1]:
        stray.nodes = [
            node for node in stray.nodes if not isinstance(node, Heading) or plain(node.text) != cut.title
        ]
    cut.strays = [stray for stray in cut.strays if stray.nodes]

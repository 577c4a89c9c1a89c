"""Notes what stands around the questions of a page: the blocks that hold some, and the headings over them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from dlprep.importing.page.tree import Foldout, Grid, Heading, Items, Node, Quotation, Rule


def lowest_level(over: Mapping[int, int], default: int = 0) -> int:
    """Return the lowest level of headings over questions, given how many of each level there are."""
    return max((level for level, count in over.items() if count > 1), default=max(over, default=default))


class Surroundings:
    """What a page has around its questions, which are given by the identities of their blocks."""

    def __init__(self, blocks: Sequence[Node], questions: Collection[int]) -> None:
        """Look through the blocks of a page."""
        self._questions = questions
        self.holders: set[int] = set()
        """The identities of blocks with a question inside."""
        self.over: set[int] = set()
        """The identities of headings right over a question."""
        self.level = 0
        """The lowest level of those, 0 without any."""
        self.levels: Counter[int] = Counter()
        """How many headings that are no questions have each level."""
        self._learn(blocks)
        over = Counter(node.level for node in blocks if isinstance(node, Heading) and id(node) in self.over)
        # A single one of its size may be a remark above the first question.
        self.level = lowest_level(over)

    def is_title(self, heading: Heading) -> bool:
        """Say whether no other heading of its size is there."""
        return self.levels[heading.level] == 1

    def _learn(self, blocks: Sequence[Node]) -> None:
        """Note which blocks hold questions, and which headings stand right over one."""
        waiting: list[Heading] = []
        for node in blocks:
            self._note(node)
            if isinstance(node, Heading) and id(node) not in self._questions:
                waiting.append(node)
                self.levels[node.level] += 1
            elif not isinstance(node, Rule):
                if id(node) in self._questions or id(node) in self.holders:
                    self.over.update(id(each) for each in waiting)
                waiting.clear()

    def _note(self, node: Node) -> bool:
        match node:
            case Items(items):
                within = [self._note(each) for item in items for each in item]
            case Foldout(summary, body):
                within = [self._note(each) for each in (*summary, *body)]
            case Quotation(blocks):
                within = [self._note(each) for each in blocks]
            case Grid(rows):
                within = [id(row) in self._questions for row in rows]
            case _:
                within = []
        if any(within):
            self.holders.add(id(node))
        return any(within) or id(node) in self._questions

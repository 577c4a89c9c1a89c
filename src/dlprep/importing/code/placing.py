"""How likely a Python statement stands at a depth: the evidence, as costs that add up.

A body goes on while its statements use what the block introduced; it ends after a `return`, before a
`def`, where a comment opens a new paragraph, or where a statement has nothing to do with it. The costs
are relative: what matters is which depth is cheapest, and by how much (see `indentation`).
"""

from dataclasses import dataclass

from dlprep.importing.code.blocks import LOOPS, MIDDLES, Block, Stack, faded_of, ghosts_of, holding, visible
from dlprep.importing.code.statements import Statement

BRANCHES = frozenset({"if", "elif", "else", "except", "finally", "case"})
IMPOSSIBLE = 20.0
POINTLESS = 4.0
# Calls that end a figure or a run, rather after a loop than in it.
FINAL_CALLS = frozenset("print show save savefig close tight_layout legend exit".split())
# Steps of training that come after the block which computed the loss.
AFTER_WITH = frozenset("backward step update gradient apply_gradients zero_grad".split())


def placement_cost(stack: Stack, depth: int, statement: Statement, *, commented: bool) -> float:
    """Return the cost of placing a statement into the innermost of the first *depth* open blocks.

    *commented* says that a comment stands right above the statement.
    """
    kept, popped = stack[:depth], stack[depth:]
    inner = kept[-1]
    cost = _kind_cost(kept, statement) + _name_cost(kept, popped, statement)
    if inner.closed:
        cost += IMPOSSIBLE
    if statement.kind in MIDDLES:
        return cost + 0.1 * (len(popped) - 1) + (3.0 if popped and popped[0].kind in LOOPS else 0.0)
    if statement.kind in {"import", "class", "main"}:
        return cost
    evidence = Evidence(statement, stack[0].imported, commented=commented)
    for place, block in enumerate(popped, start=depth):
        whole = holding(block, stack[place + 1 :])
        cost += 0.0 if block.closed else evidence.leaving(whole, stack[:place])
        if block.guarded and block.kind in LOOPS:
            cost += POINTLESS
    if inner.size and inner.kind != "module":
        cost += evidence.staying(holding(inner, popped), kept[:-1])
    return cost


def _kind_cost(kept: Stack, statement: Statement) -> float:
    """Weigh where statements of this kind are usually written."""
    inner, top = kept[-1].kind, len(kept) == 1
    match statement.kind:
        case "return":
            return _return_cost(kept, statement)
        case "break" | "continue":
            return 6.0 if inner in LOOPS else 0.0
        case "import":
            return 0.0 if top else 2.5
        case "class":
            return 0.0 if top else 5.0
        case "main":
            return 0.0 if top else 15.0
        case "def":
            if statement.parameters & {"self", "cls"}:
                return 0.0 if inner == "class" else 8.0
            return {"module": 0.0, "class": 2.5, "def": 2.5}.get(inner, 5.0)
        case _:
            return 0.0


def _return_cost(kept: Stack, statement: Statement) -> float:
    """Weigh a `return`: hardly straight in a loop, nor inside one for what was there before it."""
    cost = {"for": 4.0, "while": 4.0, "with": 1.0}.get(kept[-1].kind, 1.0 if kept[-1].passable else 0.0)
    loop = next((place for place, block in enumerate(kept) if block.kind in LOOPS), None)
    if (
        loop is not None
        and statement.uses & visible(kept[:loop])
        and not statement.uses & visible(kept[loop:])
    ):
        cost += 1.5
    return cost


def _name_cost(kept: Stack, popped: Stack, statement: Statement) -> float:
    """Weigh names that the statement needs and that are out of reach at this depth."""
    needed = statement.uses - visible(kept)
    cost = 8.0 if "self" in needed else 0.0
    if needed & (kept[0].ghosts | ghosts_of(popped)) and statement.called not in AFTER_WITH:
        cost += 4.0
    if statement.uses & (kept[0].faded | faded_of(popped, kept)) and statement.called not in FINAL_CALLS:
        cost += 1.3
    # Bound in an `if` alone, a name may be missing after it.
    if any(block.kind in {"if", "elif"} and needed & block.bound - block.mirrored for block in popped):
        cost += 1.2
    if any(block.kind == "def" and needed & (block.targets | block.bound) for block in popped):
        cost += 1.5
    return cost


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement tells about the blocks before it; *imported* names tell nothing."""

    statement: Statement
    imported: frozenset[str]
    commented: bool

    def leaving(self, block: Block, around: Stack) -> float:
        """Weigh the end of a block right before the statement; *around* are the blocks outside it."""
        relief = 0.4 if self.commented else 0.0
        if block.kind == "def":
            if self.statement.kind == "def" or self.statement.uses & block.name:
                return 0.0
            return 0.7 if self.commented else 1.5
        if block.kind == "class":
            return 0.2
        if block.kind in LOOPS:
            return self._leaving_loop(block, around) - relief
        # Another `if` or `with` is rather a sibling than a child.
        relief += 0.5 if self.statement.kind == block.kind else 0.0
        if block.kind == "with":
            over = block.targets & block.used or self._is_final(block, around)
            over = over or self.statement.called in AFTER_WITH
            new = block.bound - visible(around)
            over = over or (self.statement.kind == "return" and not self.statement.uses & new)
            return 0.3 if over else max(0.0, 1.2 - relief)
        mirrored = 0.6 if self.statement.binds & block.mirrored else 0.0
        related = self._is_related(block, around) or self._continues_calls(block)
        return max(0.0, (0.9 if related else 0.4) + mirrored - relief)

    def staying(self, block: Block, around: Stack) -> float:
        """Weigh the statement as one more in the body of a block."""
        burden = 0.3 if self.commented else 0.0
        if block.kind == "def":
            recursive = self.statement.uses & block.name and self.statement.kind != "return"
            return 4.0 if recursive else 0.0
        if block.kind == "class":
            odd = block.has_def or self.statement.bare or self.statement.opens
            return 4.0 if odd and self.statement.kind != "def" else 0.0
        if block.kind in LOOPS:
            return self._staying_in_loop(block, around) + burden
        if block.kind == "with":
            return self._staying_in_with(block) + (0.8 if self._is_final(block, around) else 0.0) + burden
        if block.kind not in BRANCHES:
            return 0.4 + burden
        if self.statement.binds & block.mirrored - block.bound:
            return burden
        related = self._is_related(block, around) or self._continues_calls(block)
        return (0.4 if related else 1.1) + burden

    def _leaving_loop(self, block: Block, around: Stack) -> float:
        if self.statement.adds:
            return 1.2
        uses_targets = bool(block.used & block.targets)
        final = 0.6 if self._is_final(block, around) else 0.0
        if self._is_related(block, around):
            return 1.2 - final
        return (0.5 if uses_targets else 1.0) + (0.3 if self._is_akin(block) else 0.0) - final

    def _staying_in_loop(self, block: Block, around: Stack) -> float:
        akin = self._is_akin(block)
        final = 0.8 if self._is_final(block, around) else 0.0
        if self.statement.adds or self._is_related(block, around) or self._continues_calls(block):
            return final
        if block.used & block.targets:
            return (0.7 if akin else 1.5) + final
        return (0.0 if akin else 0.15) + final

    def _staying_in_with(self, block: Block) -> float:
        if self.statement.called in AFTER_WITH:
            return 2.0
        if self.statement.uses & block.targets:
            return 0.0
        if block.targets & block.used:
            return 0.8
        return 0.0 if self.statement.uses & block.bound else 0.3

    def _is_final(self, block: Block, around: Stack) -> bool:
        """Say whether the statement sums up after the loop, or belongs to a loop around it."""
        own = block.targets if self.statement.called == "print" else block.targets | block.bound
        if self.statement.uses & own:
            return False
        outer = frozenset[str]().union(*(other.targets for other in around if other.kind in LOOPS))
        return self.statement.called in FINAL_CALLS or bool(self.statement.uses & outer - block.used)

    def _is_related(self, block: Block, around: Stack) -> bool:
        """Say whether the statement works with what the block introduced."""
        outside = visible(around) if block.kind in BRANCHES else frozenset[str]()
        introduced = (block.targets | block.bound) - outside
        counted = block.kind == "while" and self.statement.binds & block.targets
        return bool(self.statement.uses & introduced or counted)

    def _is_akin(self, block: Block) -> bool:
        """Say whether the statement works on objects that the block's body worked on too."""
        names = self.statement.uses | self.statement.binds
        repeated = self.statement.bare and self.statement.called in block.called - FINAL_CALLS
        return repeated or bool(names & (block.used - self.imported))

    def _continues_calls(self, block: Block) -> bool:
        return self.statement.bare and block.last_bare and self._is_akin(block)

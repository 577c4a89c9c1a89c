"""The open blocks of Python code while its indentation is being recovered, and which nestings are legal."""

from dataclasses import dataclass, replace

from dlprep.importing.code.statements import Statement

LOOPS = frozenset({"for", "while"})
MIDDLES = {
    "elif": frozenset({"if", "elif"}),
    "else": frozenset({"if", "elif", "for", "while", "except"}),
    "except": frozenset({"try", "except"}),
    "finally": frozenset({"try", "except", "else"}),
}


@dataclass(frozen=True, slots=True)
class Block:
    """An open block: what opened it, the names it introduced, and what its body did so far.

    *closed*: its last statement left it. *guarded*: its last statement may skip what follows.
    *mirrored*: names bound in the branches before this one; *passable*: one of those falls through.
    *ghosts* and *faded* (of the module): names that loops which are over introduced, or bound.
    """

    kind: str
    targets: frozenset[str] = frozenset()
    name: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    imported: frozenset[str] = frozenset()
    mirrored: frozenset[str] = frozenset()
    ghosts: frozenset[str] = frozenset()
    size: int = 0
    closed: bool = False
    guarded: bool = False
    passable: bool = False
    has_def: bool = False
    last_bare: bool = False
    called: frozenset[str] = frozenset()
    faded: frozenset[str] = frozenset()

    def after(self, statement: Statement) -> "Block":
        """Return the block with one more statement in its body."""
        return replace(
            self,
            # Python keeps a loop variable after its loop; its use there is still the odd case.
            bound=self.bound | (statement.binds - statement.parameters),
            used=self.used | statement.uses | (statement.parameters if statement.opens else frozenset()),
            imported=self.imported | statement.binds if statement.kind == "import" else self.imported,
            size=self.size + 1,
            closed=statement.kind in {"return", "break", "continue", "raise"},
            guarded=False,
            has_def=self.has_def or statement.kind == "def",
            last_bare=statement.bare,
            called=self.called | {statement.called} if statement.bare else self.called,
        )


SCOPED = LOOPS | {"with", "except"}

Stack = tuple[Block, ...]
MODULE: Stack = (Block("module"),)


def visible(stack: Stack) -> frozenset[str]:
    """Return the names within reach inside these blocks."""
    return frozenset[str]().union(*(block.bound | block.targets for block in stack))


def ghosts_of(popped: Stack) -> frozenset[str]:
    """Return the names that end with these loops and `with` blocks."""
    return frozenset[str]().union(*(block.targets for block in popped if block.kind in SCOPED))


def holding(block: Block, inside: Stack) -> Block:
    """Return the block with the names that the blocks inside it bound: they live on in it."""
    names = (inner.bound for inner in inside if inner.kind not in {"def", "class"})
    return replace(block, bound=block.bound.union(*names)) if inside else block


def faded_of(popped: Stack, kept: Stack) -> frozenset[str]:
    """Return the names that only these loops bound, which are seldom used after them."""
    bound = (holding(block, popped[at + 1 :]).bound for at, block in enumerate(popped) if block.kind in LOOPS)
    return frozenset[str]().union(*bound) - visible(kept)


def pushed(stack: Stack, depth: int, statement: Statement) -> Stack:
    """Return the stack after placing a statement into the innermost of the first *depth* blocks."""
    kept, popped = list(stack[:depth]), stack[depth:]
    kept[-1] = holding(kept[-1], popped).after(statement)
    if popped:
        ghosts = kept[0].ghosts | ghosts_of(popped)
        faded = kept[0].faded | faded_of(popped, stack[:depth])
        kept[0] = replace(kept[0], ghosts=ghosts, faded=faded)
    if statement.kind == "continue" and depth > 1:
        # A guard: `if …: continue` makes sense only with more of the loop to come.
        kept[-2] = replace(kept[-2], guarded=True)
    if statement.opens:
        kept.append(_opened_by(statement, popped))
    return tuple(kept)


def _opened_by(statement: Statement, popped: Stack) -> Block:
    names = statement.binds if statement.kind in {"def", "class"} else frozenset[str]()
    block = Block(statement.kind, targets=statement.parameters, name=names)
    if statement.kind not in MIDDLES:
        return block
    before = popped[0]
    return replace(
        block, mirrored=before.bound | before.mirrored, passable=before.passable or not before.closed
    )


def is_legal(stack: Stack, depth: int, statement: Statement) -> bool:
    """Say whether Python's grammar and scoping allow the statement at that depth."""
    kept, popped = stack[:depth], stack[depth:]
    if any(block.size == 0 for block in popped):
        return False
    left = popped[1:] if statement.kind in MIDDLES else popped
    if any(block.kind == "try" for block in left):
        return False
    if statement.kind in MIDDLES:
        return bool(popped) and popped[0].kind in MIDDLES[statement.kind]
    if (statement.kind == "case") != (kept[-1].kind == "match"):
        return False
    inner = [block.kind for block in kept]
    if statement.kind == "return":
        return "def" in inner
    if statement.kind in {"break", "continue"}:
        return any(kind in LOOPS for kind in inner)
    return True

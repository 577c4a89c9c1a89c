"""Tells the contents lists of a page from its questions: they repeat them, or link to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dlprep.importing.page.candidates import Candidate, Signature
from dlprep.importing.page.tree import Grid, Items, Node


def contents_of(found: Sequence[Candidate], content: int) -> set[int]:
    """Return the identities of candidates that only list questions which the page answers elsewhere."""
    following: dict[Signature, int] = {}
    answered: set[str] = set()
    listed: set[int] = set()
    keys = [each.asked.key for each in found]
    for at in range(len(found) - 1, -1, -1):
        each, key = found[at], keys[at]
        end = following.get(each.signature, content)
        following[each.signature] = each.before
        has_answer = each.has_answer(end)
        is_entry = each.linked and each.signature.kind in {"item", "row"}
        if is_entry or (not has_answer and key in answered):
            listed.add(id(each))
        elif has_answer and key:
            answered.add(key)
    return listed.union(_rest_of_lists(found, listed))


def _rest_of_lists(found: Sequence[Candidate], listed: Collection[int]) -> Iterable[int]:
    """Return the other items of lists that are contents for the most part."""
    lists: defaultdict[int, list[Candidate]] = defaultdict(list)
    for each in found:
        if each.list is not None:
            lists[id(each.list)].append(each)
    for items in lists.values():
        if 2 * sum(id(each) in listed for each in items) > len(items):
            yield from (id(each) for each in items)


def lists_questions(node: Node, listed: Collection[int]) -> bool:
    """Say whether a block is a list of contents; *listed* are the identities of its entries."""
    match node:
        case Items(items):
            return any(
                id(item[0]) in listed or any(lists_questions(each, listed) for each in item) for item in items
            )
        case Grid(rows):
            return any(id(row) in listed for row in rows)
        case _:
            return id(node) in listed

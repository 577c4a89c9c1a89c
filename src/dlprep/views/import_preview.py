"""What an import would do, card by card, before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.importing.coverage import Coverage
from dlprep.importing.merging.differences import Kind, differences
from dlprep.importing.merging.merge import Merge, Uncertain
from dlprep.importing.merging.three_way import Outcome, Settled
from dlprep.model.card import Card, CardId
from dlprep.views.card_text import visible
from dlprep.views.dates import counted
from dlprep.views.imported import Imported

FEW = 12
"""Cards of a kind that are named one by one where nothing more is to be said of each."""

MARKS = {Kind.SAME: ("", ""), Kind.OLD: ("[-", "-]"), Kind.NEW: ("{+", "+}"), Kind.SKIPPED: ("…", "")}
STYLES = {Kind.SAME: "", Kind.OLD: "removed", Kind.NEW: "added", Kind.SKIPPED: "quiet"}


def preview_body(imported: Imported) -> RenderableType:
    """Return everything that an import would do, and what it leaves to the person."""
    merge = imported.merge
    found = len(merge.added) + len(merge.settled) + len(merge.removed) + len(merge.elsewhere)
    found += sum(each.added is None for each in merge.uncertain)
    origin = visible(imported.origin)
    what = counted(found or imported.unanswered, "question")
    lacking = "" if found or not imported.unanswered else ", none with an answer"
    head = f"{what} found in {origin}, read as '{imported.format}'{lacking}."
    lines = [Text(head, "title"), *_coverage(imported.coverage)]
    return Group(*chain(lines, *(section for section in _sections(imported) if section)))


def _sections(imported: Imported) -> Iterator[list[Text]]:
    merge = imported.merge
    rewritten = [each for each in merge.changed if each.is_changed]
    renamed = [each for each in rewritten if each.is_renamed]
    changed = [each for each in rewritten if not each.is_renamed]
    conflicts = [each for each in merge.settled if each.is_conflict]
    kept = [each.card for each in merge.settled if each.is_kept]
    if merge.added:
        yield _listed(f"New, for {visible(imported.file)}", merge.added) + _drafted(merge.added)
    elif merge.elsewhere:
        yield [Text("Nothing to add: every question is in a deck already.")]
    elif imported.unanswered and not (merge.settled or merge.uncertain):
        yield [Text("Nothing to add: no question that is not in the deck has an answer.")]
    else:
        yield [Text("Nothing to add: every question is in the deck already.")]
    yield _changes("Renamed in the article", renamed)
    yield _changes("Changed in the article", changed)
    yield _changes("Changed on both sides, left as you have it", conflicts, conflict=True)
    yield _listed("Your own words kept", kept)
    yield _listed("No longer in the article, studied as before", merge.missing)
    yield _uncertain(merge.uncertain)
    yield _removed(merge.removed)
    yield _listed("In another deck already, and left there", [card for card, _ in merge.elsewhere])
    renumbered = len(merge.changed) - len(rewritten)
    if renumbered:
        yield [Text(f"Only another number: {counted(renumbered, 'card')}.")]
    unchanged = _unchanged(merge)
    if unchanged:
        yield [Text(f"The same as before: {counted(unchanged, 'card')}.")]


def _coverage(coverage: Coverage | None) -> Iterable[Text]:
    if coverage is None:
        return
    # Rounded down: a text of which something is missing is never called whole.
    line = f"{int(100 * coverage.share)} % of the text is in cards"
    if coverage.left_out:
        pieces = (f"{why} ({counted(words, 'word')})" for why, words in coverage.left_out)
        line += f"; left out: {', '.join(pieces)}"
    yield Text(visible(line) + ".")


def _listed(title: str, cards: Sequence[Card]) -> list[Text]:
    if not cards:
        return []
    rest = len(cards) - FEW
    more = [Text(f"  and {rest} more", "quiet")] if rest > 0 else []
    return [Text(f"{title}: {counted(len(cards), 'card')}."), *map(_card_line, cards[:FEW]), *more]


def _drafted(cards: Sequence[Card]) -> list[Text]:
    count = sum(any(point.drafted for point in card.points) for card in cards)
    if not count:
        return []
    return [Text(f"  {counted(count, 'card')} with drafted points, which nobody has checked", "quiet")]


def _changes(title: str, changes: Sequence[Settled], *, conflict: bool = False) -> list[Text]:
    if not changes:
        return []
    lines = [Text(f"{title}: {counted(len(changes), 'card')}.")]
    for each in changes:
        lines.append(_card_line(each.card))
        wanted = Outcome.CONFLICT if conflict else Outcome.TAKEN
        if each.question is wanted:
            lines.append(_difference("question", each.card.question, each.draft.question))
        if each.answer is wanted:
            lines.append(_difference("answer", each.card.answer, each.draft.answer))
    if conflict:
        lines.append(
            Text("  Settle one with --theirs ID (as in the article) or --mine ID (as it is).", "hint")
        )
    return lines


def _difference(name: str, before: str, after: str) -> Text:
    line = Text.assemble("    ", (f"{name}: ", "label"))
    words = differences(before, after)
    if not words:
        return line.append("only the layout differs")
    for place, each in enumerate(words):
        opening, closing = MARKS[each.kind]
        line.append(" " if place else "", "").append(
            f"{opening}{visible(each.text)}{closing}", STYLES[each.kind]
        )
    return line


def _uncertain(uncertain: Sequence[Uncertain]) -> list[Text]:
    if not uncertain:
        return []
    lines = [Text(f"Not sure which card this is: {counted(len(uncertain), 'question')}.")]
    for each in uncertain:
        named = ", ".join(each.candidates)
        place = f"line {each.draft.line}: " if each.draft.line else ""
        asked = visible(" ".join(each.draft.question.split()))
        lines.append(Text(f"  {place}{asked}", "quiet"))
        if each.added is None:
            lines.append(Text(f"    left out: it is one of {named}"))
        else:
            lines.append(Text(f"    new as {each.added}; it could be {named} in other words"))
            command = f"dlprep relink {each.candidates[0]} {each.added}"
            lines.append(Text(f"    if it is: '{command}' joins their histories", "hint"))
    return lines


def _removed(removed: Sequence[CardId]) -> list[Text]:
    if not removed:
        return []
    named = ", ".join(removed[:FEW]) + (", …" if len(removed) > FEW else "")
    return [
        Text(f"Left out, because you took them out of the deck: {counted(len(removed), 'card')}."),
        Text(f"  {named}", "quiet"),
        Text("  --theirs ID brings one back.", "hint"),
    ]


def _unchanged(merge: Merge) -> int:
    return sum(each.after == each.card and {*each.outcomes} == {Outcome.SAME} for each in merge.settled)


def _card_line(card: Card) -> Text:
    number = "" if card.number is None else f"{card.number}. "
    return Text(f"  {number}{card.id}", "quiet")

"""Works out what importing an article would do to a deck, and does it."""

from dataclasses import dataclass, replace
from pathlib import Path

from dlprep.commands.backup import back_up_before
from dlprep.commands.environment import Environment
from dlprep.commands.import_reading import Watch, read_questions, unwatched
from dlprep.commands.import_target import Target, find_target
from dlprep.commands.past_reviews import record_reviews, reviews_ahead, unknown_reviews
from dlprep.errors import DeckError, UsageError
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.merging.base import NO_BASES, Bases
from dlprep.importing.merging.choices import ALL, Choices
from dlprep.importing.merging.merge import Merge, merge
from dlprep.model.card import Card, CardId, Source
from dlprep.model.deck import Library
from dlprep.model.problem import Place, Problem
from dlprep.model.review import SessionId
from dlprep.storage.backups import Reason
from dlprep.storage.deck_edits import add_cards, change_cards
from dlprep.storage.deck_writing import deck_pieces
from dlprep.storage.import_rows import Import, digest
from dlprep.storage.imports import Imports
from dlprep.storage.library import load_library
from dlprep.views.imported import Imported

USUAL = Choices(points=True)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What to import, into which deck and file, and how."""

    source: str
    output: Path | None = None
    deck: str | None = None
    format: str | None = None
    choices: Choices = USUAL


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: the merge as people see it, and what is needed to carry it out.

    *written* is the file as it is to be, None if there is none yet or it cannot be changed so; *refusals*
    say why it cannot.
    """

    imported: Imported
    problems: tuple[Problem, ...]
    target: Target
    source: Source
    bases: Bases
    written: bytes | None = None
    refusals: tuple[Problem, ...] = ()

    @property
    def writes(self) -> bool:
        """Say whether carrying it out would change the deck."""
        return bool(self.imported.merge.added or self.imported.merge.changed)


def prepare(env: Environment, options: ImportOptions, watch: Watch = unwatched) -> ImportPlan:
    """Work out what importing an article would do. Nothing is written, but it is tried on the deck's text.

    Of a large article, *watch* is shown how far it is. Raises ArticleError when there is nothing to import,
    DeckError when the deck cannot take it, UsageError for choices that contradict or name no card.
    """
    choices = options.choices
    _require_one_side(choices)
    read = read_questions(
        options.source, env.binary_input, options.format, watch, keep_unanswered=choices.keep_unanswered
    )
    parsed, source = read.parsed, read.source
    # Where things stand in other decks is not asked, and takes much room.
    loaded = replace(load_library(env.paths.decks), read={})
    taken = {card.id for card in loaded.library.outlines()}
    target = find_target(env, loaded, source, parsed, output=options.output, wanted=options.deck)
    others = _others(loaded.library, target, parsed)
    del loaded  # the other decks may be large, and so may the change
    bases = _bases(env, target, source)
    _require_known(choices, target, bases)
    result = merge(target.deck, _drafts(parsed), source, taken, bases, choices, others)
    imported = Imported(
        format=read.format,
        deck=str(target.deck.id),
        file=str(target.file),
        origin=source.origin,
        merge=result,
        coverage=read.coverage,
        unanswered=0 if choices.keep_unanswered else len(parsed.unanswered),
        studied=target.studied,
    )
    return ImportPlan(imported, parsed.problems, target, source, bases, *_tried(target, result))


def carry_out(env: Environment, plan: ImportPlan, *, change: bool = True) -> Imported:
    """Write what was worked out, and return it with what came of it.

    Without *change* no card that is there is changed: it comes up again at the next import. Raises
    DeckError, with nothing written, when the deck cannot be changed so or has changed meanwhile.
    """
    merge_ = plan.imported.merge if change else plan.imported.merge.held_back()
    before = None if plan.target.text is None else plan.target.text.encode()
    after = plan.written if change and plan.written is not None else _written(plan.target, merge_)
    session = SessionId(f"import-{env.new_session_id()}")
    reviews = unknown_reviews(env, merge_.histories, session)
    writes = after is not None and after != before
    new_bases = {card: base for card, base in merge_.bases.items() if plan.bases.get(card) != base}
    if writes or reviews:
        back_up_before(env, Reason.IMPORT)
    if writes or reviews or new_bases:
        entry = Import(
            session=session,
            at=env.now(),
            deck=plan.target.deck.id,
            source=plan.source,
            file=plan.target.file.resolve(),
            before=before,
            digest_before=digest(before),
            digest_after=digest(after),
        )
        with Imports(env.paths.imports) as journal:
            journal.carry_out(entry, after if writes else None, new_bases, kept=writes or bool(reviews))
    # After the deck: reviews of cards that are nowhere would be in the way.
    recorded = record_reviews(env, merge_.histories, session) if reviews else 0
    held = 0 if change else len(plan.imported.merge.changed)
    ahead = reviews_ahead(env, merge_.histories)
    return replace(
        plan.imported, merge=merge_, written=True, reviews=recorded, reviews_ahead=ahead, held_back=held
    )


def _bases(env: Environment, target: Target, source: Source) -> Bases:
    if target.text is None or not env.paths.imports.exists():
        return NO_BASES
    with Imports(env.paths.imports, writing=False) as journal:
        return journal.bases(target.file, target.deck.id, source)


def _others(library: Library, target: Target, parsed: Parsed) -> dict[CardId, Card]:
    """Return the cards of other decks whose ids come back; nothing is doubled by a file out of the way."""
    brought = {draft.card.id for draft in parsed.drafts if draft.card is not None and target.studied}
    return {
        card_id: library.card(card_id)
        for card_id in brought
        if card_id in library and library.deck_of(card_id).id != target.deck.id
    }


def _drafts(parsed: Parsed) -> list[Draft]:
    bare = [replace(draft, answer="") for draft in parsed.unanswered]
    return sorted([*parsed.drafts, *bare], key=lambda draft: draft.line)


def _require_one_side(choices: Choices) -> None:
    for name in sorted(choices.mine & choices.theirs):
        raise UsageError(
            f"'{name}' is given to both --mine and --theirs",
            hint="a card has one of them; one that is named counts before 'all'",
        )


def _require_known(choices: Choices, target: Target, bases: Bases) -> None:
    known = {ALL, *(str(card.id) for card in target.deck.cards), *map(str, bases)}
    for name in sorted((choices.mine | choices.theirs) - known):
        raise UsageError(
            f"there is no card '{name}' in the deck '{target.deck.id}'",
            hint="run the import with --dry-run to see the ids",
        )


def _tried(target: Target, merge_: Merge) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return what a file that is there would become, and why it cannot."""
    if target.text is None:
        return None, ()
    try:
        return _written(target, merge_), ()
    except DeckError as error:
        return None, (Problem(error.place or Place(str(target.file)), error.message, error.hint),)


def _written(target: Target, merge_: Merge) -> bytes | None:
    """Return the file as it is to be, None for a deck that would have no cards."""
    if target.text is None:
        pieces = deck_pieces(replace(target.deck, cards=merge_.added))
        return b"".join(piece.encode() for piece in pieces) if merge_.added else None
    file = str(target.file)
    changed = change_cards(target.text, file, (each.after for each in merge_.changed))
    return add_cards(changed, file, merge_.added).encode()

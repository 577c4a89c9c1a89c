"""Works out what importing an article would do to a deck, and does it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from dlprep.commands.backup import back_up_before
from dlprep.commands.environment import Environment
from dlprep.commands.import_target import Target, find_target
from dlprep.commands.past_reviews import record_reviews, unknown_reviews
from dlprep.errors import UsageError
from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.coverage import Coverage, coverage
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.formats import FORMATS, Format
from dlprep.importing.merging.base import NO_BASES, Bases
from dlprep.importing.merging.choices import ALL, Choices
from dlprep.importing.merging.merge import Merge, merge
from dlprep.model.card import Source
from dlprep.model.problem import Problem
from dlprep.model.review import SessionId
from dlprep.storage.backups import Reason
from dlprep.storage.deck_edits import add_cards, change_cards
from dlprep.storage.deck_writing import deck_pieces
from dlprep.storage.import_rows import Import, digest
from dlprep.storage.imports import Imports
from dlprep.storage.library import load_library
from dlprep.storage.sources.article import read_article
from dlprep.views.imported import Imported

USUAL = Choices(points=True)
LARGE = 1_000_000
"""Characters from which on an article takes long enough to show how far it is."""

Watch: TypeAlias = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Given a number of steps, what shows them while a block runs, and what to call at each."""


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
    """What an import would do: the merge as people see it, and what is needed to carry it out."""

    imported: Imported
    problems: tuple[Problem, ...]
    target: Target
    source: Source
    bases: Bases

    @property
    def writes(self) -> bool:
        """Say whether carrying it out would change the deck."""
        return bool(self.imported.merge.added or self.imported.merge.changed)


def prepare(env: Environment, options: ImportOptions, watch: Watch | None = None) -> ImportPlan:
    """Work out what importing an article would do. Nothing is written.

    Of a large article, *watch* is shown how far it is. Raises ArticleError when there is nothing to
    import, DeckError when the deck cannot take it, UsageError for the id of a card that is not there.
    """
    format_, parsed, source, share = _read(env, options, watch)
    # Where things stand in other decks is not asked, and takes much room.
    loaded = replace(load_library(env.paths.decks), read={})
    target = find_target(env, loaded, source, parsed.drafts, output=options.output, wanted=options.deck)
    bases = _bases(env, target, source)
    _require_known(options.choices, target, bases)
    taken = {card.id for card in loaded.library.outlines()}
    result = merge(target.deck, _drafts(parsed), source, taken, bases, options.choices)
    imported = Imported(
        format=format_,
        deck=str(target.deck.id),
        file=str(target.file),
        origin=source.origin,
        merge=result,
        coverage=share,
        unanswered=0 if options.choices.keep_unanswered else len(parsed.unanswered),
        studied=target.studied,
    )
    return ImportPlan(imported, parsed.problems, target, source, bases)


def _read(
    env: Environment, options: ImportOptions, watch: Watch | None
) -> tuple[str, Parsed, Source, Coverage | None]:
    """Read the article, and let go of it: what is kept of a large one is what its cards hold."""
    article = read_article(options.source, env.binary_input)
    format_, parsed = _choose(article, options.format, watch)
    share = coverage(article, parsed, keep_unanswered=options.choices.keep_unanswered)
    return format_.name, parsed, Source(parsed.title, article.origin), share


def _choose(article: Article, wanted: str | None, watch: Watch | None) -> tuple[Format, Parsed]:
    if watch is None or len(article.text) < LARGE:
        return choose(article, wanted)
    with watch(len(FORMATS)) as advance:

        def watched(parse: Callable[[Article], Parsed], article: Article) -> Parsed:
            parsed = parse(article)
            advance()
            return parsed

        formats = {name: replace(each, parse=partial(watched, each.parse)) for name, each in FORMATS.items()}
        return choose(article, wanted, formats)


def carry_out(env: Environment, plan: ImportPlan, *, change: bool = True) -> Imported:
    """Write what was worked out, and return it with what came of it.

    Without *change* no card that is there is changed: it comes up again at the next import. Raises
    DeckError, with nothing written, when the deck cannot be changed so or has changed meanwhile.
    """
    merge_ = plan.imported.merge if change else plan.imported.merge.held_back()
    before = None if plan.target.text is None else plan.target.text.encode()
    after = _written(plan.target, merge_)
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
    return replace(plan.imported, merge=merge_, written=True, reviews=recorded, held_back=held)


def _bases(env: Environment, target: Target, source: Source) -> Bases:
    if target.text is None or not env.paths.imports.exists():
        return NO_BASES
    with Imports(env.paths.imports, writing=False) as journal:
        return journal.bases(target.file, target.deck.id, source)


def _drafts(parsed: Parsed) -> list[Draft]:
    bare = [replace(draft, answer="") for draft in parsed.unanswered]
    return sorted([*parsed.drafts, *bare], key=lambda draft: draft.line)


def _require_known(choices: Choices, target: Target, bases: Bases) -> None:
    known = {ALL, *(str(card.id) for card in target.deck.cards), *map(str, bases)}
    for name in sorted((choices.mine | choices.theirs) - known):
        raise UsageError(
            f"there is no card '{name}' in the deck '{target.deck.id}'",
            hint="run the import with --dry-run to see the ids",
        )


def _written(target: Target, merge_: Merge) -> bytes | None:
    """Return the file as it is to be, None for a deck that would have no cards."""
    if target.text is None:
        pieces = deck_pieces(replace(target.deck, cards=merge_.added))
        return b"".join(piece.encode() for piece in pieces) if merge_.added else None
    file = str(target.file)
    changed = change_cards(target.text, file, (each.after for each in merge_.changed))
    return add_cards(changed, file, merge_.added).encode()

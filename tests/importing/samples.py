"""The sample articles under `tests/articles`, and how what a format makes of one is written down.

One folder a format, one pair of files a quirk: the article (plain text, Markdown, HTML or a table) and
what must come out (`.md`).
"""

from io import BytesIO
from pathlib import Path

from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed
from dlprep.storage.sources.article import Label, article_of

FOLDER = Path(__file__).parent.parent / "articles"
SUFFIXES = frozenset({".txt", ".markdown", ".html", ".csv", ".json"})


def samples() -> list[Path]:
    """List the sample articles of all formats."""
    return sorted(path for path in FOLDER.glob("*/*") if path.suffix in SUFFIXES)


def name_of(path: Path) -> str:
    """Name a sample by its format and its quirk."""
    return f"{path.parent.name}/{path.stem}"


def read(path: Path) -> Article:
    """Read a sample with its line ends as they are."""
    return article(path, path.read_bytes())


def article(path: Path, data: bytes) -> Article:
    """Make of *data* what the program makes of a file with the name of this sample."""
    if path.suffix == ".txt":
        return Article(data.decode("utf-8"), path.name)
    return article_of(BytesIO(data), Label(path.name, path.name, path.suffix))


def written(parsed: Parsed) -> str:
    """Write title, questions, answers and problems as one readable page."""
    parts = [f"# {parsed.title}"] if parsed.title else []
    for draft in parsed.drafts:
        named = "" if draft.number is None else f"{draft.number}. "
        parts += [f"## {named}{draft.question}", f"<!-- line {draft.line} -->", draft.answer]
    for problem in parsed.problems:
        parts.append(f"> {problem.place}: {problem.severity}: {problem.message}")
    return "\n\n".join(parts) + "\n"

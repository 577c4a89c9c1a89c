"""The sample articles under `tests/articles`, and how what a format makes of one is written down.

One folder a format, one pair of files a quirk: the article (`.txt`) and what must come out (`.md`).
"""

from pathlib import Path

from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed

FOLDER = Path(__file__).parent.parent / "articles"


def samples() -> list[Path]:
    """List the sample articles of all formats."""
    return sorted(FOLDER.glob("*/*.txt"))


def name_of(path: Path) -> str:
    """Name a sample by its format and its quirk."""
    return f"{path.parent.name}/{path.stem}"


def read(path: Path) -> Article:
    """Read a sample with its line ends as they are."""
    return Article(path.read_bytes().decode("utf-8"), path.name)


def written(parsed: Parsed) -> str:
    """Write title, questions, answers and problems as one readable page."""
    parts = [f"# {parsed.title}"] if parsed.title else []
    for draft in parsed.drafts:
        parts += [f"## {draft.number}. {draft.question}", f"<!-- line {draft.line} -->", draft.answer]
    for problem in parsed.problems:
        parts.append(f"> {problem.place}: {problem.severity}: {problem.message}")
    return "\n\n".join(parts) + "\n"

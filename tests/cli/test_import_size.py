"""What importing a large article costs: measured on whole processes, as the benchmark does."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.import_size import article, as_html, as_markdown, whole

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no figures of what a process took"),
]
WRITERS: dict[str, Callable[[str], str]] = {"txt": str, "md": as_markdown, "html": as_html}
MOST = 10
"""How many times its size an article may take."""


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_large_article_takes_little_memory(tmp_path: Path, suffix: str) -> None:
    """Beyond what the program takes anyway, an import takes less than ten times the size of its article."""
    written = WRITERS[suffix]
    small, large = tmp_path / f"small.{suffix}", tmp_path / f"large.{suffix}"
    small.write_text(written(article(0.001, 2)), encoding="utf-8")
    large.write_text(written(article(4, 2000)), encoding="utf-8")

    more = whole(large)[1] - whole(small)[1]

    assert more < MOST * large.stat().st_size / 2**20

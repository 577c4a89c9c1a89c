"""How long a large article takes to import, and how much memory, beside reading and splitting its text.

Usage: python benchmarks/import_size.py [MEGABYTES] [QUESTIONS], 10 and 5000 if not given. Prints one line a
stage: processor seconds, and how many times as long as reading the text and splitting it into lines; then,
for the article as plain text, Markdown and HTML, what `dlprep import` takes as a whole (Linux and macOS).
"""

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from html import escape
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.formats import FORMATS

SUBJECTS = ("dropout", "batch norm", "beam search", "the warm-up", "label smoothing", "weight decay", "AUC")
ASKED = (
    "What does {} change at step {}?",
    "Why would {} fail after {} epochs?",
    "How do you test {} on {} rows?",
)
SENTENCES = (
    "It keeps {} within a range that the next layer has seen before, so the gradient stays usable.",
    "In practice I plot {} beside the loss, because a mean over {} batches hides a single bad shard.",
    "The price is memory: {} copies of the state live on the device, at about {} bytes a parameter.",
)
CODE = ("import torch", "total = {}", "for row in rows:", "    total += row.{}", "print(total, {})")
ITEMS = (
    "- Speed: {} runs once a batch, not once a row.",
    "- Cost: it needs {} more bytes, whatever the rest.",
)


def article(megabytes: float, questions: int) -> str:
    """Write an article with paragraphs, lists and code under every question."""
    room = int(megabytes * 2**20 / questions)
    return "Big Interview Questions\n" + "".join(
        f"{number}. {ASKED[number % 3].format(SUBJECTS[number % 7], number)}\n{answer(number, room)}"
        for number in range(1, questions + 1)
    )


def answer(number: int, room: int) -> str:
    """Write an answer of about *room* characters."""
    lines: list[str] = []
    size = 0
    for line in _lines(number):
        lines.append(line)
        size += len(line) + 1
        if size >= room:
            break
    return "\n".join([*lines, f"That is all about question {number}."]) + "\n"


def _lines(number: int) -> Iterator[str]:
    sentences = (" ".join(SENTENCES).format(*[word] * 5) for word in islice(cycle(SUBJECTS), number, None))
    for at, sentence in enumerate(sentences):
        yield sentence
        yield from (item.format(SUBJECTS[(number + at) % 7]) for item in ITEMS)
        if at == 1:
            yield "In Python:"
            yield from (code.format(f"x{number}") for code in CODE)


def as_markdown(text: str) -> str:
    """Write the article in Markdown, its questions as headings."""
    lines = ["# Big Interview Questions"]
    for line in text.split("\n")[1:]:
        asks = line[:1].isdigit() and line.endswith("?")
        lines += [f"### {line}" if asks else line, *([] if line.startswith(("- ", " ", "for ")) else [""])]
    return "\n".join(lines)


def as_html(text: str) -> str:
    """Write the article as a page, its questions as headings."""
    blocks = []
    for line in text.split("\n")[1:]:
        tag = "h3" if line[:1].isdigit() and line.endswith("?") else "li" if line.startswith("- ") else "p"
        inside = f"<{tag}>{escape(line.removeprefix('- '))}</{tag}>"
        blocks.append(f"<ul>{inside}</ul>" if tag == "li" else inside)
    return "<!doctype html><title>Big Interview Questions</title><body>" + "\n".join(blocks)


def whole(path: Path) -> tuple[float, float]:
    """Import a file in a process of its own: processor seconds, and the most memory it took in MB."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
    )
    command = [sys.executable, "-c", script, sys.executable, "-m", "dlprep", "import", str(path), "--yes"]
    home = {**os.environ, "DLPREP_HOME": str(path.with_suffix(".home"))}
    run = subprocess.run(command, env=home, capture_output=True, text=True, check=True)  # noqa: S603 our own
    said = run.stdout.split()
    return float(said[0]), float(said[1]) / (2**20 if sys.platform == "darwin" else 2**10)


def timed(run: Callable[[], object]) -> float:
    """Return the processor seconds of one run."""
    start = process_time()
    run()
    return process_time() - start


def main() -> None:
    """Time every stage on one article, and measure the memory that importing it takes."""
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    questions = int(sys.argv[2]) if len(sys.argv) > 2 else 5000  # noqa: PLR2004 the second argument
    text = article(megabytes, questions)
    with TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(text, encoding="utf-8")
        plain = timed(lambda: path.read_text(encoding="utf-8").split("\n"))
    print(f"{len(text) / 2**20:.1f} MB, {questions} questions, read and split in {plain:.3f} s")
    source = Article(text, "article.txt")
    stages = {name: each.parse for name, each in FORMATS.items()}
    for name, parse in stages.items():
        seconds = timed(lambda parse=parse: parse(source))  # type: ignore[misc]
        print(f"{name:<12} {seconds:7.2f} s {seconds / plain:8.0f} x")
    seconds = timed(lambda: choose(source))
    print(f"{'choose':<12} {seconds:7.2f} s {seconds / plain:8.0f} x")
    tracemalloc.start()
    choose(Article(text[: len(text) // 10], "article.txt"))
    peak = tracemalloc.get_traced_memory()[1]
    print(f"memory: {peak / (len(text) // 10):.1f} times the size of the text")
    tracemalloc.stop()
    with TemporaryDirectory() as folder:
        small = Path(folder, "small.txt")
        small.write_text(article(0.001, 2), encoding="utf-8")
        base = whole(small)[1]
        for suffix, written in (("txt", text), ("md", as_markdown(text)), ("html", as_html(text))):
            path = Path(folder, f"{suffix}-article.{suffix}")
            path.write_text(written, encoding="utf-8")
            seconds, most = whole(path)
            times = (most - base) / (len(written) / 2**20)
            print(f"whole .{suffix:<5} {seconds:7.2f} s, {most - base:4.0f} MB more: {times:.1f} x")


if __name__ == "__main__":
    main()

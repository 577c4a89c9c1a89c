"""Text files of a person: read within limits, replaced whole."""

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from dlprep.errors import DeckError
from dlprep.storage.deck_files import read_deck_file
from dlprep.storage.notes import read_note
from dlprep.storage.text_files import read_text, replace_file

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def make_socket(path: Path) -> None:
    """Leave a socket at *path*."""
    os.chdir(path.parent)  # the names of sockets may not be long
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "terminal": lambda path: path.symlink_to("/dev/tty"),
    "socket": make_socket,
    "folder": lambda path: path.mkdir(),
    "ring of links": lambda path: path.symlink_to(path),
    "nothing": lambda path: path.symlink_to(path.parent / "gone"),
    "kernel's own": lambda path: path.symlink_to("/proc/self/mem"),
}


@posix
@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_what_is_no_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object]
) -> None:
    """A pipe, a device or a socket neither keeps the reader waiting nor fills its memory."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "odd.yaml"
    make(path)

    with pytest.raises(DeckError, match="cannot read the file"):
        read_text(path)
    assert read_deck_file(path).problems[0].place.file == str(path)


@posix
def test_a_note_that_is_a_pipe_is_no_note(tmp_path: Path) -> None:
    """Studying does not wait for a pipe in the folder of notes."""
    os.mkfifo(tmp_path / "alpha.md")

    assert read_note(tmp_path, "alpha") == ""  # type: ignore[arg-type]


def test_only_so_much_is_read(tmp_path: Path) -> None:
    """A file that is larger than the limit is refused, also when it grows while it is read."""
    path = tmp_path / "large.yaml"
    path.write_bytes(b"x" * 11)

    assert read_text(path, 11) == "x" * 11
    with pytest.raises(DeckError, match="larger"):
        read_text(path, 10)


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    """What replaces a file keeps its permissions and line ends; a new one is for its owner alone."""
    path = tmp_path / "new" / "deck.yaml"
    replace_file(path, b"one\r\n")
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        path.chmod(0o644)

    replace_file(path, b"two\r\n")

    assert read_text(path) == "two\r\n"
    assert [file.name for file in path.parent.iterdir()] == ["deck.yaml"]
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the old text is there, nothing else, and the error says so."""
    path = tmp_path / "deck.yaml"
    path.write_text("old")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DeckError, match="No space left") as caught:
        replace_file(path, b"new")

    assert caught.value.hint == "nothing was changed"
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["deck.yaml"]


@posix
def test_only_files_are_replaced(tmp_path: Path) -> None:
    """A pipe or a device stays what it is: a file in its place would be found by other programs."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(DeckError, match="it is a pipe or a device"):
        replace_file(pipe, b"x")

    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]

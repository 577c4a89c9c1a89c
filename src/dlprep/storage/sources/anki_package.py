"""Opens an Anki package: takes the collection out of the archive into a private file, and nothing else."""

import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from dlprep.errors import ArticleError
from dlprep.importing.draft import Draft, LeftOut
from dlprep.model.problem import Place
from dlprep.storage.sources.anki_collection import read_collection
from dlprep.storage.sources.anki_notes import drafts_of
from dlprep.storage.sources.limits import MAX_COLLECTION_BYTES
from dlprep.storage.sources.zstd import unpack_zstd

# The newest first: the older ones beside it only ask to update the program.
COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
PACKED = "collection.anki21b"
CHUNK = 2**20
BROKEN = (
    BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def read_package(file: BinaryIO, source: str) -> tuple[tuple[Draft, ...], tuple[LeftOut, ...]]:
    """Read the cards of an `.apkg` or `.colpkg`, with their history, and say what is not imported.

    Raises ArticleError when it is no such package, is damaged, or unpacks to more than the limit.
    """
    with _unpacked(file, source) as (path, media):
        collection = read_collection(path, source)
    drafts = drafts_of(collection)
    if not drafts:
        raise ArticleError("the Anki package has no cards with a question", place=Place(source))
    left_out = (LeftOut(0, f"{media} media files", "pictures and sound are not imported"),) if media else ()
    return drafts, left_out


def read_bare_collection(file: BinaryIO, source: str) -> tuple[Draft, ...]:
    """Read the cards of a `collection.anki2` that is in no package."""
    with TemporaryDirectory(prefix="dlprep-") as folder:
        path = Path(folder) / "collection"
        _copy(_pieces(file), path, source)
        drafts = drafts_of(read_collection(path, source))
    if not drafts:
        raise ArticleError("the Anki collection has no cards with a question", place=Place(source))
    return drafts


@contextmanager
def _unpacked(file: BinaryIO, source: str) -> Iterator[tuple[Path, int]]:
    """Give the path of the collection in a folder of our own, and the number of media files."""
    with TemporaryDirectory(prefix="dlprep-") as folder:
        path = Path(folder) / "collection"
        try:
            with ZipFile(file) as archive:
                names = archive.namelist()
                name = next((each for each in COLLECTIONS if each in names), None)
                if name is None:
                    raise _no_package(names, source)
                with archive.open(name) as member:
                    packed = cast(BinaryIO, member)
                    _copy(unpack_zstd(packed, source) if name == PACKED else _pieces(packed), path, source)
        except ArticleError:
            raise
        except BROKEN as error:
            what = str(error) or type(error).__name__
            raise ArticleError(
                f"the package is damaged: {what}", hint="export it again", place=Place(source)
            ) from error
        yield path, sum(each.isdecimal() for each in names)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def _copy(pieces: Iterator[bytes], path: Path, source: str) -> None:
    size = 0
    # Without a buffer, which would be written when it is too late to say why that fails.
    with path.open("xb", buffering=0) as target:
        for chunk in pieces:
            size += len(chunk)
            if size > MAX_COLLECTION_BYTES:
                message = f"the package unpacks to more than {MAX_COLLECTION_BYTES // 2**20} MB"
                raise ArticleError(message, place=Place(source))
            _write(target, chunk, source)


def _write(target: io.FileIO, chunk: bytes, source: str) -> None:
    try:
        while chunk:
            chunk = chunk[target.write(chunk) :]
    except OSError as error:
        raise ArticleError(
            f"the package cannot be unpacked: {error.strerror}",
            hint="make room in the folder for temporary files",
            place=Place(source),
        ) from error


def _no_package(names: list[str], source: str) -> ArticleError:
    documents = {
        "word/document.xml": "a Word document",
        "xl/workbook.xml": "a spreadsheet",
        "mimetype": "a book",
    }
    what = next((what for name, what in documents.items() if name in names), "an archive")
    hint = (
        "save it as HTML, text or CSV and import that"
        if what != "an archive"
        else "unpack it, import one file"
    )
    return ArticleError(f"the article is {what}, not an Anki package", hint=hint, place=Place(source))

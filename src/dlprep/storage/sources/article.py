"""Reads the article to import from a file, standard input or an address, whatever kind it is of."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from dlprep.errors import ArticleError
from dlprep.importing.article import LARGE, STANDARD_INPUT, Article, Tell, untold
from dlprep.importing.harmless import harmless
from dlprep.importing.page.html import read_tree
from dlprep.importing.page.html_lines import parse_html
from dlprep.importing.page.markdown_page import read_markdown
from dlprep.importing.page.tree import Listing
from dlprep.model.problem import Place
from dlprep.storage.sources.anki_package import read_bare_collection, read_package
from dlprep.storage.sources.decoding import decode
from dlprep.storage.sources.freed_memory import give_back
from dlprep.storage.sources.input_bytes import open_file, read_within, too_large
from dlprep.storage.sources.json_records import read_json
from dlprep.storage.sources.kinds import MEDIA_TYPES, Kind, kind_of_bytes, kind_of_text
from dlprep.storage.sources.limits import MAX_PACKAGE_BYTES
from dlprep.storage.sources.own_export import read_own_export
from dlprep.storage.sources.pdf import read_pdf
from dlprep.storage.sources.table_records import read_table
from dlprep.storage.sources.web import fetch
from dlprep.storage.sources.web_archive import page_in

HEAD = 1024
USER = re.compile(r"(?<=//)[^/?#]*@")


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of a source beside its content: by the person, by its name, by the server.

    *source* is what errors call it, *origin* what the deck remembers; *address* is where a page's
    links start from.
    """

    source: str
    origin: str
    suffix: str = ""
    charset: str = ""
    address: str = ""


def read_article(source: str, standard_input: BinaryIO, tell: Tell = untold) -> Article:
    """Return the article in *source*: a path, an http(s) address, or `-`.

    Of a large page *tell* is told how far the reading is. Raises ArticleError when it cannot be read
    within the limits, or is nothing that we can read.
    """
    if source == STANDARD_INPUT:
        return article_of(io.BytesIO(read_within(standard_input, source)), Label(source, source), tell)
    if source.lower().startswith(("http://", "https://")):
        fetched = fetch(source)
        path = PurePosixPath(unquote(urlsplit(fetched.address).path))
        suffix = MEDIA_TYPES.get(fetched.media_type) or path.suffix
        # A deck may be given away: no password in it.
        label = Label(source, USER.sub("", source), suffix, fetched.charset, fetched.address)
        return article_of(io.BytesIO(fetched.data), label, tell)
    # A name need not be UTF-8, while a deck must be; and it may hold anything but a slash.
    name = harmless(Path(source).name.encode("utf-8", "replace").decode())
    with open_file(source) as file:
        return article_of(file, Label(source, name, Path(name).suffix), tell)


def article_of(file: BinaryIO, label: Label, tell: Tell = untold) -> Article:
    """Make an article of what is in a file that can be read twice."""
    try:
        return _article(file, label, tell)
    except ArticleError as error:
        # Who reads a text does not know where it came from.
        if error.place is None or not error.place.file:
            error.place = Place(label.source, error.place.line if error.place else 0)
        raise


def _article(file: BinaryIO, label: Label, tell: Tell) -> Article:
    source, origin = label.source, label.origin
    kind = kind_of_bytes(file.read(HEAD))
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    tell = tell if size >= LARGE else untold
    match kind:
        case Kind.PACKAGE:
            if size > MAX_PACKAGE_BYTES:
                raise too_large(source, MAX_PACKAGE_BYTES)
            records, left_out = read_package(file, source)
            return Article("", origin, records=records, left_out=left_out)
        case Kind.COLLECTION:
            return Article("", origin, records=read_bare_collection(file, source))
        case Kind.PDF:
            return Article(read_pdf(read_within(file, source), source), origin)
        case Kind.WEB_ARCHIVE:
            data, charset, address = page_in(read_within(file, source), source)
            return _page(partial(decode, data, source, charset), replace(label, address=address), tell)
        case Kind.ARCHIVE:
            hint = "unpack it first, then import one file"
            raise ArticleError("the article is a packed archive", hint=hint, place=Place(source))
        case _:
            return _text_article(partial(_text, file, label), label, tell)


def _text(file: BinaryIO, label: Label) -> str:
    file.seek(0)
    return decode(read_within(file, label.source), label.source, label.charset)


def _text_article(read: Callable[[], str], label: Label, tell: Tell) -> Article:
    text = read()
    match kind_of_text(text, label.suffix):
        case Kind.HTML:
            del text
            return _page(read, label, tell)
        case Kind.MARKDOWN:
            return Article(text, label.origin, page=read_markdown(text))
        case Kind.JSON:
            own = read_own_export(text, label.origin)
            return own or Article(text, label.origin, records=read_json(text, label.source))
        case Kind.TABLE:
            records, left_out = read_table(text, label.source)
            return Article(text, label.origin, records=records, left_out=left_out)
        case _:
            return Article(text, label.origin)


def _page(read: Callable[[], str], label: Label, tell: Tell) -> Article:
    """Make an article of a page, whose text is out of the way while its tree is there."""
    tell(0.0)
    tree = parse_html(read())
    give_back()
    page, left_out = read_tree(tree, label.address, tell)
    del tree
    give_back()
    text = read()
    give_back()
    match page.blocks:
        case (Listing(source=plain, line=line, language=""),):
            # A text that a browser showed as it is.
            return Article("\n" * (line - 1) + plain, label.origin, left_out=left_out)
    return Article(text, label.origin, page=page, left_out=left_out)

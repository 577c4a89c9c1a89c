"""Turns the bytes of a source into text: by its mark, as UTF-8, or in the charset that a page declares."""

import codecs
import re

from dlprep.errors import ArticleError
from dlprep.importing.harmless import harmless
from dlprep.model.problem import Place

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
DECLARED_WITHIN = 4096
# Codecs of Python that are no charsets of texts are never asked for.
CHARSET = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?\d|l\d|windows-?12\d\d|cp-?12\d\d|koi8-?[ru]|mac\w*|gbk|gb2312|gb18030"
    r"|big5(?:-?hkscs)?|shift[_-]?jis|sjis|euc-?(?:jp|kr|tw)|iso-2022-jp|tis-620|cp\d{3}|utf-?16(?:le|be)?",
    re.IGNORECASE,
)
# What browsers read a declared Latin-1 as.
LATIN = re.compile(r"iso-?8859-?1|latin-?1|l1|us-ascii|ascii", re.IGNORECASE)


def decode(data: bytes, source: str, charset: str = "") -> str:
    """Return the text without control characters; *charset* is what the server said.

    Raises ArticleError when it is not text, is empty, or is in a charset nobody named.
    """
    text = _decoded(data, source, charset)
    if "\0" in text:
        raise not_text(source, "binary data, not text")
    if not text.strip():
        raise ArticleError("the article is empty", place=Place(source))
    return harmless(text)


def _decoded(data: bytes, source: str, charset: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, source, "utf-8-sig" if encoding == "utf-8" else encoding)
    try:
        return data.decode()
    except UnicodeDecodeError:
        declared = charset or _declared(data)
        if b"\0" in data or not CHARSET.fullmatch(declared):
            return _strictly(data, source, "utf-8")
        try:
            return data.decode("cp1252" if LATIN.fullmatch(declared) else declared, "replace")
        except LookupError:
            return _strictly(data, source, "utf-8")


def _declared(data: bytes) -> str:
    found = DECLARED.search(data, 0, DECLARED_WITHIN)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _strictly(data: bytes, source: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = (
            "binary data, not text" if b"\0" in data else f"not {encoding.removesuffix('-sig').upper()} text"
        )
        raise not_text(source, what, line) from error


def not_text(source: str, what: str, line: int = 0) -> ArticleError:
    """Return the error for bytes that are no text we can read."""
    hint = "save the article as UTF-8 plain text"
    return ArticleError(f"the article is {what}", hint=hint, place=Place(source, line))

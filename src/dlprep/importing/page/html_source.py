"""Goes through the tags of a page before it is parsed, within limits that hold for hostile pages.

It notes where the start tags of blocks are, so that they can get an attribute with their number, and on
which line. Elements that only format text get none: the parser tells repeated ones by their attributes.
"""

import re
from array import array
from collections import Counter

from dlprep.errors import ArticleError
from dlprep.importing.page.html_marks import Source
from dlprep.model.problem import Place

TAG = re.compile(
    rb"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    rb"(?P<attributes>(?:[\s/]*+[^\s/>=<]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'<][^\s><]*+))?+)*+)"
    rb"(?P<end>[\s/]*+>?)"
)
ATTRIBUTE = re.compile(rb"[^\s/>=\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+")
FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
# Blocks and what breaks lines: the text in between is counted on from them.
MARKED = frozenset(
    b"address article aside blockquote body br center dd details div dl dt figcaption "
    b"figure footer form h1 h2 h3 "
    b"h4 h5 h6 header hr img li main nav ol p pre section summary table td th tr ul".split()
)
KINDS = {name: kind for kind, name in enumerate(sorted(MARKED))}
# Elements without an end tag, or whose end tag is often left out.
ENDLESS = frozenset(
    b"area base br col embed hr img input link meta source track wbr param p li dt dd td "
    b"th tr tbody thead tfoot "
    b"colgroup option optgroup html head body rb rt rp rtc".split()
)
# In code any other name is no tag but a type or a header that somebody forgot to escape: `vector<int>`.
TAGS_IN_CODE = frozenset(
    b"a abbr b big blockquote br button center cite code del details dfn div em figure "
    b"font h1 h2 h3 h4 h5 h6 hr i img "
    b"ins kbd label li mark nobr ol p pre q rp rt ruby s samp script section small span "
    b"strike strong style sub "
    b"summary sup svg table tbody td textarea tfoot th thead time tr tt u ul var wbr path use".split()
)
CODE = frozenset({b"pre", b"code"})
# What may number a line or hide litter is more than a colour.
MEANT_IN_CODE = re.compile(rb"line|num|ln|gutter|style|data|copy|btn|button|hidden|math|katex", re.IGNORECASE)
# The parser makes no elements of the tags in these.
TEXTS = frozenset(b"iframe noembed noframes script select style svg template textarea title xmp".split())
# Nor of these, if there is one already.
ONCE = frozenset({b"body", b"form"})
# Only inside these does a slash at its end close an element.
DRAWINGS = frozenset({b"svg", b"math"})
MAX_ATTRIBUTES = 1000
MAX_DEPTH = 5000
# For most tags the parser looks through all elements that are open.
MAX_WORK = 100_000_000
# The parser repeats unclosed formatting in each block that follows: work and memory grow with the product.
MAX_REPEATED = 5_000_000
ALIKE_REPEATED = 3


def read_source(text: str) -> Source:
    """Go through the tags of a page. Raises ArticleError when it is built to overwhelm a parser."""
    return _Reading().read(text.encode("utf-8", "replace"))


class _Reading:
    """One reading of a page's tags: notes those of blocks, and adds up what the parser will have to do."""

    def __init__(self) -> None:
        self._line = 1
        self._at = 0
        self._depth = 0
        self._work = 0
        self._repeated = 0
        self._unclosed: dict[bytes, list[bytes]] = {}
        self._alike: Counter[bytes] = Counter()
        self._in_code = 0
        self._in_drawing = False
        self._colours: list[bool] = []
        self._longer = 0
        self._kinds = bytearray()
        self._lines = array("I")
        self._ends = array("Q")
        self._unsure = array("I")
        self._text = b""

    def read(self, source: bytes) -> Source:
        pieces: list[bytes] = []
        at = 0
        for found in TAG.finditer(source):
            changed = self._changed(found)
            if changed is not None:
                start, end = found.span()
                pieces += (source[at:start], changed)
                at = end
                self._longer += len(changed) - (end - start)
        text = b"".join((*pieces, source[at:])) if pieces else source
        return Source(text, bytes(self._kinds), self._lines, self._ends, self._unsure)

    def _changed(self, found: re.Match[bytes]) -> bytes | None:
        """Take note of a tag, and return what the parser is to read in its place, None for the tag itself."""
        name = found["name"].lower()
        start = found.start()
        self._line += found.string.count(b"\n", self._at, start)
        self._at = start
        self._work += self._depth
        if self._work > MAX_WORK:
            raise _too("elements nested too deeply", self._line)
        if self._in_code and name not in TAGS_IN_CODE and b"-" not in name:
            return b"&lt;" + found.group()[1:]
        if name in CODE:
            self._colours = self._colours if self._in_code else []
            self._in_code = max(0, self._in_code + (-1 if found["close"] else 1))
        if name == b"span" and self._in_code and self._is_colour(found):
            return b""
        if found["close"]:
            self._closed(name)
            self._text = b"" if name == self._text else self._text
            return None
        self._check(found, name)
        if name in KINDS:
            if self._text or name in ONCE:
                self._unsure.append(len(self._kinds))
            self._kinds.append(KINDS[name])
            self._lines.append(self._line)
            self._ends.append(found.end("name") + self._longer)
        elif name in TEXTS and not self._text:
            self._text = name
        return None

    def _is_colour(self, found: re.Match[bytes]) -> bool:
        """Say whether a span in code only colours it: it is dropped, since there are so many of them."""
        if found["close"]:
            return bool(self._colours) and self._colours.pop()
        after = found.string[found.end() : found.end() + 1]
        self._colours.append(
            not (MEANT_IN_CODE.search(found["attributes"]) or after.isdigit() or after.isspace())
        )
        return self._colours[-1]

    def _check(self, found: re.Match[bytes], name: bytes) -> None:
        attributes = found["attributes"]
        if len(attributes) > MAX_ATTRIBUTES and len(ATTRIBUTE.findall(attributes)) > MAX_ATTRIBUTES:
            raise _too("an element with too many attributes", self._line)
        if name in FORMATTING:
            raw = name + attributes
            if name == b"a":
                self._closed(name)  # a link ends the link before it
            self._unclosed.setdefault(name, []).append(raw)
            self._alike[raw] += 1
        elif name not in ENDLESS and not (self._in_drawing and b"/" in found["end"]):
            self._depth += 1
        self._in_drawing = (self._in_drawing or name in DRAWINGS) and name not in MARKED
        self._repeated += min(sum(map(len, self._unclosed.values())), self._distinct())
        if self._depth > MAX_DEPTH or self._repeated > MAX_REPEATED:
            raise _too("elements nested too deeply", self._line)

    def _distinct(self) -> int:
        return ALIKE_REPEATED * len(self._alike)

    def _closed(self, name: bytes) -> None:
        if name not in FORMATTING:
            self._depth -= name not in ENDLESS and self._depth > 0
        elif unclosed := self._unclosed.get(name):
            raw = unclosed.pop()
            self._alike[raw] -= 1
            if not self._alike[raw]:
                del self._alike[raw]


def _too(what: str, line: int) -> ArticleError:
    hint = "save its text as plain text and import that"
    return ArticleError(f"the page has {what}", hint=hint, place=Place("", line))

"""The marks that tell an element which tag of the source made it: an attribute with the number of the tag."""

import re
from array import array
from collections.abc import Collection
from dataclasses import dataclass, replace

MARK = "dlprep-line"
MARKER = re.compile(rf" ?{MARK}=\d+ ?")


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it is to be parsed, and of each start tag of a block its kind, line, and where its name ends.

    A kind is a place in the KINDS of `html_source`. Of the *unsure* the parser may make no element. These are
    arrays, since a large page has too many tags for values of their own.
    """

    text: bytes
    kinds: bytes
    lines: "array[int]"
    ends: "array[int]"
    unsure: "array[int]"

    def marked(self, chosen: Collection[int]) -> "Source":
        """Return the page with the numbers of the chosen tags written into them."""
        text = memoryview(self.text)
        pieces: list[bytes | memoryview] = []
        ends = array("Q")
        at = longer = 0
        for number, end in enumerate(self.ends):
            ends.append(end + longer)
            if number in chosen:
                mark = b" %s=%d " % (MARK.encode(), number)
                pieces += (text[at:end], mark)
                at = end
                longer += len(mark)
        return replace(self, text=b"".join((*pieces, text[at:])), ends=ends)

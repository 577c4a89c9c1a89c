"""A formula's source as tokens, and a cursor over them."""

import re

_TOKEN = re.compile(
    r"""
      \\(?:[A-Za-z]+|.)                          # a command
    | \.?\d+(?:[.:]\.?\d+|,\d{3}(?!\d))*               # a number, also 1,000, .5 and 99:1
    | \s+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


class Cursor:
    """Reads tokens one by one. Spaces count only for `raw_group`."""

    def __init__(self, source: str) -> None:
        """Split the source; nothing is lost, so that a raw group can be put together again."""
        self._tokens = _TOKEN.findall(source)
        self._at = 0

    def peek(self) -> str:
        """Return the next token without taking it, "" at the end."""
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def take(self, wanted: str = "") -> str:
        """Take the next token, or only if it is the wanted one; return it, "" if none was taken."""
        token = self.peek()
        if not token or (wanted and token != wanted):
            return ""
        self._at += 1
        return token

    def split(self) -> None:
        """Cut the first digit off the number that comes next: TeX's arguments are single tokens."""
        token = self.peek()
        if len(token) > 1 and token[0].isdigit():
            self._tokens[self._at : self._at + 1] = [token[0], token[1:]]

    def raw_group(self, opening: str = "{", closing: str = "}") -> str:
        """Take a group and return the source inside it; without a group, take and return one token."""
        if self.peek() != opening:
            return self.take() if opening == "{" and self.peek() not in ("}", "&") else ""
        self._at += 1
        start, depth = self._at, 1
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            depth += (token == opening) - (token == closing)
            self._at += 1
            if depth == 0:
                return "".join(self._tokens[start : self._at - 1])
        return "".join(self._tokens[start:])

r"""Makes the inside of a Markdown paragraph plain Markdown: HTML, references and other marks of formulas.

What comes out has only what a card can show: emphasis, code, links with their address, images, `$…$`.
"""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from dlprep.importing.prose.spans import change_prose

LONGEST_TAG = 2000
COMMENT = re.compile(r"<!--.{0,20000}?(?:-->|$)", re.DOTALL)
# After a backslash it is text.
TAG = re.compile(
    rf"(?<!\\)</?(?P<name>[a-zA-Z][a-zA-Z0-9]{{0,12}})(?P<rest>(?:\s[^<>]{{0,{LONGEST_TAG}}})?)/?>"
)
ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "var": "*", "del": "~~", "s": "~~"}
CODE = frozenset({"code", "kbd", "samp", "tt"})
PAIR = re.compile(
    r"(?<!\\)<(?P<name>b|strong|i|em|cite|var|del|s|code|kbd|samp|tt|a|sup|sub)"
    rf"(?P<rest>(?:\s[^<>]{{0,{LONGEST_TAG}}})?)>"
    r"(?P<inside>[^<>]{0,2000})</(?P=name)\s*>",
    re.IGNORECASE,
)
DROPPED = frozenset(
    "a abbr article b big blockquote body br center cite code del details dd div dl dt em figcaption figure "
    "font footer header hr html i iframe img input ins kbd label li main mark nav ol p picture pre s samp "
    "section small source span strike strong sub summary sup table tbody td th thead tr tt u ul var video "
    "wbr".split()
)
REFERENCE = re.compile(
    r"(?P<bang>!?)\[(?P<text>[^\[\]]{1,500})\](?:\[(?P<label>[^\[\]]{0,200})\])?(?![(:\[])"
)
SINGLE_MATHS = re.compile(r"[A-Za-z0-9](?:[_^'][A-Za-z0-9]|[-+*/=<>,.|()\s]|\d|\b[A-Za-z])*$")
SUPERSCRIPTS = str.maketrans("0123456789+-=()nijt", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʲᵗ")
SUBSCRIPTS = str.maketrans("0123456789+-=()aeijknt", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₙₜ")
IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\((https?:[^\s<>]{1,2000})\)")
PICTURED = re.compile(
    r"(?:/render/math\?math=|codecogs\.com/(?:\w{3,4}\.(?:latex|image|download)|eqnedit\.php|eq)\?(?:latex=)?)(.+)"
)
LIQUID = re.compile(
    r"\{\{[<%][^{}]{0,200}[%>]\}\}|\{[%][^{}]{0,200}[%]\}|\{:[^{}]{0,200}\}|\{#[\w-]{1,200}\}"
)

References = Mapping[str, Mapping[str, str]]
"""The link reference definitions of a document by their normalised label, as markdown-it collects them."""

NO_REFERENCES: References = {}


def plain_markdown(text: str, references: References = NO_REFERENCES) -> str:
    """Return a paragraph's text without HTML, its links by reference written out; lines stay lines."""
    if "\\\\(" in text or "\\\\[" in text:
        text = re.sub(r"\\\\([()\[\]])", r"\\\1", text)
    if "<" in text or "$`" in text:
        text = change_prose(re.sub(r"\$`([^`\n]{1,400})`\$", r"$\1$", text), _without_html, _formula)
        text = re.sub(r" *\n *", "\n", text)
    if "[" in text and references:
        text = change_prose(text, lambda prose: _resolved(prose, references), _formula)
    elif "\\(" in text or "\\[" in text:
        text = change_prose(text, str, _formula)
    if "/render/math?" in text or "codecogs.com/" in text:
        text = IMAGE.sub(
            lambda found: _image(found[1], found[2]) if PICTURED.search(found[2]) else found.group(), text
        )
    if "{" in text:
        text = change_prose(text, lambda prose: LIQUID.sub("", prose))
    return text


def attributes(rest: str) -> dict[str, str]:
    """Return the attributes of a tag by their lower-case names."""
    found = ATTRIBUTE.finditer(rest)
    return {each[1].lower(): unescape(each[2] or each[3] or each[4] or "") for each in found}


def _formula(piece: str) -> str:
    r"""Write `\(…\)` between dollars, unless the brackets are only escaped ones around prose."""
    if piece.startswith(("\\(", "\\[")):
        tex = piece[2:-2].strip()
        if tex and ("\\" in tex or SINGLE_MATHS.match(tex)):
            return f"${tex}$" if piece[1] == "(" else f"$${tex}$$"
    return piece


def _without_html(prose: str) -> str:
    prose = COMMENT.sub("", prose) if "<!--" in prose else prose
    for _ in range(6):
        changed = PAIR.sub(_pair, prose)
        if changed == prose:
            break
        prose = changed
    return TAG.sub(_single, prose)


def _pair(found: re.Match[str]) -> str:
    name, inside = found["name"].lower(), found["inside"]
    if not inside.strip():
        return inside
    before, core, after = re.fullmatch(r"(\s*)(.*?)(\s*)", inside, re.DOTALL).groups()  # type: ignore[union-attr]
    if name in MARKS:
        mark = MARKS[name]
        return inside if mark in core else f"{before}{mark}{core}{mark}{after}"
    if name in CODE:
        return f"{before}{_code(unescape(core))}{after}"
    if name == "a":
        address = attributes(found["rest"]).get("href", "")
        return f"{before}[{core}]({address}){after}" if address else inside
    raised = core.translate(SUPERSCRIPTS if name == "sup" else SUBSCRIPTS)
    if not any(char.isascii() for char in raised):
        return f"{before}{raised}{after}"
    return f"{before}{'^' if name == 'sup' else '_'}{core if len(core) == 1 else f'({core})'}{after}"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    mark = "`" * (longest + 1)
    blank = " " if longest else ""
    return f"{mark}{blank}{text}{blank}{mark}"


def _single(found: re.Match[str]) -> str:
    name = found["name"].lower()
    if name == "br":
        return "\n"
    if name == "img":
        given = attributes(found["rest"])
        return _image(given.get("alt", ""), given.get("src", "").strip())
    return "" if name in DROPPED else found.group()


def _image(alt: str, address: str) -> str:
    """Return an image as Markdown; a picture of a formula, whose address says its LaTeX, as the formula."""
    if formula := PICTURED.search(address):
        tex = unquote(formula[1].replace("+", "%2B")).strip()
        return f"${tex.replace('$', '')}$"
    if not address:
        return ""
    return f"![{alt}]({address})" if re.fullmatch(r"[^\s()<>]+", address) else f"![{alt}](<{address}>)"


def _resolved(prose: str, references: References) -> str:
    def write(found: re.Match[str]) -> str:
        label = " ".join((found["label"] or found["text"]).split()).upper()
        target = references.get(label)
        if target is None:
            return found.group()
        return f"{found['bang']}[{found['text']}]({target['href']})"

    return REFERENCE.sub(write, prose)

"""Writes links and images of a page as Markdown, each with its address, and footnote marks not at all."""

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dlprep.importing.page.html_markdown import around, clean, escaped_prose, raised_or_lowered
from dlprep.importing.page.html_nodes import attribute, classes, plain_text

PERMALINK = re.compile(r"[#¶§🔗⚓\ufe0e\s]*")
FOOTNOTE = re.compile(r"\[?(?:\d{1,3}|[a-z]|\*|note \d+|citation needed)\]?", re.IGNORECASE)
WEB = ("http://", "https://")
NOWHERE = ("#", "javascript:", "data:", "vbscript:")
# Where pages that load pictures late keep their address.
IMAGE_ADDRESSES = ("data-src", "data-lazy-src", "data-original", "src")


def resolve_addresses(tree: LexborHTMLParser, address: str) -> str:
    """Make the addresses of links and images whole, as far as the page or its own address says how.

    Links to places in the page itself keep only the place. The address of the page is returned.
    """
    base = ""
    for selector in ("link[rel=canonical]", "base[href]"):
        said = tree.css_first(selector)
        if said is not None:
            base = _joined(address, attribute(said, "href"))
            address = base if "canonical" in selector else address
    base = base or address
    if not base.startswith(WEB):
        return ""
    page = address.partition("#")[0]
    for node in tree.css("a[href],img"):
        for name in ("href", *IMAGE_ADDRESSES):
            given = attribute(node, name).strip()
            if given and not given.startswith("#"):
                whole = _joined(base, given)
                node.attrs[name] = whole[len(page) :] if whole.startswith(f"{page}#") else whole
    return address


def _joined(address: str, given: str) -> str:
    try:
        return urljoin(address, given)
    except ValueError:
        return given


def write_link(node: LexborNode, inside: str) -> str:
    """Write a link; one to a place in the page itself is only its text, its own mark nothing."""
    address = attribute(node, "href").strip()
    shown = inside.strip()
    if address.startswith("#") and PERMALINK.fullmatch(shown):
        return ""
    if not shown or not address or address.startswith(NOWHERE) or (shown[:6] == "[image" and "](" in shown):
        return inside
    if shown.replace("\\", "") in {address, address.removeprefix("mailto:")}:
        return around(lambda _: f"<{_encoded(address).removeprefix('mailto:')}>", inside)
    return around(lambda text: f"[{text}]({_bracketed(_encoded(address))})", inside.replace("\n", " "))


def write_image(node: LexborNode, inside: str) -> str:
    """Write an image as a note with its address; what only decorates is nothing."""
    del inside
    alt = clean(attribute(node, "alt")).strip()
    if "emoji" in " ".join(classes(node)):
        return alt
    sizes = [attribute(node, name).removesuffix("px") for name in ("width", "height")]
    if attribute(node, "role") == "presentation" or any(size in {"0", "1"} for size in sizes):
        return ""
    addresses = (attribute(node, name).strip() for name in IMAGE_ADDRESSES)
    address = next((each for each in addresses if each and not each.startswith("data:")), "")
    note = f"[image: {escaped_prose(alt)}]" if alt else "[image]"
    if not address:
        return note if alt else ""
    return f"{note}({_bracketed(_encoded(address))})"


def write_raised(node: LexborNode, inside: str) -> str:
    """Write a superscript; the number of a footnote is left out."""
    link = node.css_first("a")
    if link is not None and "#" in attribute(link, "href") and FOOTNOTE.fullmatch(plain_text(node)):
        return ""
    return raised_or_lowered(inside.strip(), raised=True)


def write_lowered(node: LexborNode, inside: str) -> str:
    """Write a subscript."""
    del node
    return raised_or_lowered(inside.strip(), raised=False)


def _encoded(address: str) -> str:
    return re.sub(r"\s", "%20", address)


def _bracketed(address: str) -> str:
    return f"<{address}>" if address.count("(") != address.count(")") else address

"""Writes MathML as LaTeX."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_nodes import attribute, children, tag_of, text_of

DEEPEST = 60
SIGNS = {
    "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∞": r"\infty", "≤": r"\le", "≥": r"\ge", "≠": r"\ne",
    "×": r"\times", "⋅": r"\cdot", "·": r"\cdot", "→": r"\to", "←": r"\leftarrow", "⇒": r"\Rightarrow",
    "∈": r"\in", "∉": r"\notin", "∂": r"\partial", "∇": r"\nabla", "≈": r"\approx", "∼": r"\sim", "±": r"\pm",
    "−": "-", "∗": "*", "∣": r"\mid", "‖": r"\|", "∥": r"\|", "∪": r"\cup", "∩": r"\cap", "⊂": r"\subset",
    "∀": r"\forall", "∃": r"\exists", "…": r"\dots", "⋯": r"\cdots", "∝": r"\propto", "⊙": r"\odot",
    "⊗": r"\otimes", "⊕": r"\oplus", "⟨": r"\langle", "⟩": r"\rangle", "⌊": r"\lfloor", "⌋": r"\rfloor",
    "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "$": r"\$",
    "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "",
    "ℝ": r"\mathbb{R}", "𝔼": r"\mathbb{E}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℒ": r"\mathcal{L}",
    "ϵ": r"\epsilon", "ϕ": r"\phi", "ϑ": r"\vartheta",
}  # fmt: skip
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ",
        (
            r"\alpha \beta \gamma \delta \varepsilon \zeta \eta \theta \iota \kappa "
            r"\lambda \mu \nu \xi \pi \rho "
            r"\sigma \tau \upsilon \varphi \chi \psi \omega \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Phi "
            r"\Psi \Omega"
        ).split(),
        strict=True,
    )
)
FUNCTIONS = frozenset(
    "log ln exp sin cos tan tanh sinh cosh max min sup inf lim arg det dim ker gcd Pr argmax argmin".split()
)
ACCENTS = {
    "^": r"\hat", "ˆ": r"\hat", "~": r"\tilde", "˜": r"\tilde", "¯": r"\bar", "‾": r"\bar", "―": r"\bar",
    "→": r"\vec", "⃗": r"\vec", "˙": r"\dot", ".": r"\dot", "¨": r"\ddot", "_": r"\underline",
    "⏟": r"\underbrace", "⏞": r"\overbrace",
}  # fmt: skip
LAST_WORD = re.compile(r"\\[a-zA-Z]+$")


def latex_of(maths: LexborNode) -> str:
    """Return the LaTeX of a `<math>` element: the source it carries, else what its elements say."""
    for note in maths.css("annotation"):
        if "tex" in attribute(note, "encoding").lower() and text_of(note).strip():
            return _bare(text_of(note))
    return _row(maths, 0)


def _bare(tex: str) -> str:
    tex = " ".join(tex.split())
    if tex.startswith(r"{\displaystyle") and tex.endswith("}"):
        tex = tex[len(r"{\displaystyle") : -1]
    return tex.strip().removeprefix(r"\displaystyle").strip()


def _row(node: LexborNode, depth: int) -> str:
    written = ""
    for child in children(node):
        piece = _write(child, depth + 1)
        if LAST_WORD.search(written) and piece[:1].isalpha():
            written += " "
        written += piece
    return written.strip()


def _write(node: LexborNode, depth: int) -> str:
    tag = tag_of(node)
    if depth > DEEPEST or node.is_text_node:
        return _signs(" ".join(text_of(node).split()))
    if tag in {"mi", "mo", "mn", "mtext", "ms"}:
        return _leaf(node, tag)
    parts = [each for each in children(node) if each.is_element_node]
    writer = WRITERS.get(tag)
    if writer is not None and parts:
        return writer([_write(part, depth + 1) for part in parts])
    if tag == "semantics" and parts:
        return _write(parts[0], depth + 1)
    if tag == "mfenced":
        inside = ", ".join(_write(part, depth + 1) for part in parts)
        return f"{attribute(node, 'open') or '('}{inside}{attribute(node, 'close') or ')'}"
    if tag in {"annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark"}:
        return ""
    return " " if tag == "mspace" else _row(node, depth)


def _leaf(node: LexborNode, tag: str) -> str:
    text = " ".join(text_of(node).split())
    if tag in {"mtext", "ms"}:
        return rf"\text{{{text}}}" if text else " "
    if text in FUNCTIONS:
        return rf"\{text} " if text[:3] != "arg" or text == "arg" else rf"\operatorname{{{text}}}"
    if tag == "mi" and len(text) > 1 and text.isalpha() and text.isascii():
        return rf"\mathrm{{{text}}}"
    signs = _signs(text)
    if tag == "mo" and text in "=<>≤≥≠≈∼→∈+−∝⇒←∣" and text:
        return f" {signs} "
    return signs


def _signs(text: str) -> str:
    written = ""
    for char in text:
        sign = SIGNS.get(char, GREEK.get(char, char))
        if LAST_WORD.search(written) and sign[:1].isalpha():
            written += " "
        written += sign
    return written + " " if LAST_WORD.search(written) else written


def _group(tex: str) -> str:
    tex = tex.strip()
    return tex if len(tex) == 1 else f"{{{tex}}}"


def _base(tex: str) -> str:
    tex = tex.strip()
    return tex if len(tex) <= 1 or tex.isalnum() or LAST_WORD.fullmatch(tex) else f"{{{tex}}}"


def _scripts(parts: list[str], marks: str) -> str:
    base, *scripts = parts
    return _base(base) + "".join(
        mark + _group(each) for mark, each in zip(marks, scripts, strict=False) if each.strip()
    )


def _over(parts: list[str]) -> str:
    if len(parts) > 1 and (accent := ACCENTS.get(parts[1].strip(), ACCENTS.get(_plain(parts[1])))):
        return f"{accent}{{{parts[0].strip()}}}"
    return _scripts(parts, "^")


def _plain(tex: str) -> str:
    return "→" if tex.strip() == r"\to" else ""


def _table_row(parts: list[str]) -> str:
    return " & ".join(parts)


def _table(parts: list[str]) -> str:
    return r"\begin{matrix}" + r" \\ ".join(parts) + r"\end{matrix}"


def _fraction(parts: list[str]) -> str:
    return rf"\frac{{{parts[0].strip()}}}{{{''.join(parts[1:]).strip()}}}"


def _root(parts: list[str]) -> str:
    return rf"\sqrt[{parts[-1].strip()}]{{{''.join(parts[:-1]).strip()}}}"


WRITERS: dict[str, Callable[[list[str]], str]] = {
    "mfrac": _fraction,
    "msqrt": lambda parts: rf"\sqrt{{{''.join(parts).strip()}}}",
    "mroot": _root,
    "msub": lambda parts: _scripts(parts, "_"),
    "msup": lambda parts: _scripts(parts, "^"),
    "msubsup": lambda parts: _scripts(parts, "_^"),
    "munder": lambda parts: _scripts(parts, "_"),
    "mover": _over,
    "munderover": lambda parts: _scripts(parts, "_^"),
    "mtr": _table_row,
    "mlabeledtr": _table_row,
    "mtable": _table,
}

"""Finds LaTeX that stands bare in prose, beside its own plain rendering, and sets it between dollars."""

import re
from itertools import islice

from dlprep.importing.prose.spans import verbatim_spans

TRIGGER = re.compile(r"\\[A-Za-z]+|[\w)][_^]\{|[A-Za-z\d)][_^][A-Za-z\d](?![A-Za-z_])")
WINDOW = 160
REACH = 48
SHORTEST_PLAIN = 2
MOST_TRIGGERS = 100
# Commands that draw a sign; others, such as \frac or \text, draw only what they are given.
SIGNS = {
    "times": "×", "cdot": "⋅", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈",
    "sum": "∑", "prod": "∏", "int": "∫", "infty": "∞", "partial": "∂", "nabla": "∇", "in": "∈", "pm": "±",
    "to": "→", "rightarrow": "→", "sqrt": "", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ",
    "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "hat": "^", "bar": "ˉ", "tilde": "~",
    "ldots": "…", "dots": "…", "cdots": "⋯", "log": "log", "exp": "exp", "max": "max", "min": "min",
    "ln": "ln", "sin": "sin", "cos": "cos", "tanh": "tanh", "arg": "arg", "lim": "lim", "Pr": "Pr",
}  # fmt: skip
KNOWN = SIGNS.keys() | set(
    "frac dfrac binom text mathbb mathbf mathrm mathcal operatorname left vec overline".split()
)
COMMAND = re.compile(r"\\([A-Za-z]+)|\\.|[\s{}_^$\\]")
ACCENTS = frozenset({"hat", "bar", "tilde"})


def plain_rendering(tex: str) -> str:
    """Return LaTeX as a page's text shows it: signs and letters only, without blanks."""
    # An accent is drawn after its letter in the text of a page, and compared without regard to it.
    return COMMAND.sub(lambda found: SIGNS.get(found[1] or "", "") if found[1] not in ACCENTS else "", tex)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b^ˉ~]", "", text)


def merge_tex(text: str) -> str:
    """Drop the plain rendering of each bare formula and set the LaTeX between dollars."""
    if "\\" not in text and "_" not in text and "^" not in text:
        return text
    kept = list(verbatim_spans(text))
    result, at = "", 0
    for trigger in islice(TRIGGER.finditer(text), MOST_TRIGGERS):
        start = trigger.start()
        if start < at or any(low <= start < high for low, high in kept):
            continue
        end = _tex_end(text, start)
        begin, tex = _doubled(text, at, start, end)
        if begin < 0:
            if trigger.group().lstrip("\\") not in KNOWN:
                continue
            begin = start
        after = _doubled_after(text, end, tex)
        result += text[at:begin] + f"${tex.strip()}$"
        at = after
    return result + text[at:]


def _tex_end(text: str, at: int) -> int:
    """Return where LaTeX that starts before *at* ends: a group must close, a word of prose ends it."""
    depth, end = 0, at
    limit = min(len(text), at + 2 * WINDOW)
    while at < limit:
        char = text[at]
        if char == "\\":
            command = re.compile(r"\\(?:[A-Za-z]+|.)").match(text, at)
            at = end = command.end() if command else at + 1
            continue
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif depth <= 0 and char == " ":
            if not re.compile(r" (?:[-+=<>×*/|]|\\[A-Za-z]|\d|[A-Za-z](?![A-Za-z]))").match(text, at):
                break
        elif depth <= 0 and not re.match(r"[A-Za-z\d=+\-*/^_()\[\]|<>'.,:!{}]", char):
            break
        at += 1
        end = at
    while end > 0 and text[end - 1] in ".,:;!" and text[end - 2 : end - 1] != "\\":
        end -= 1
    return end


def _doubled(text: str, low: int, start: int, end: int) -> tuple[int, str]:
    """Find where the LaTeX begins so that its plain rendering stands right before it.

    Return the start of the rendering and the LaTeX, or (-1, the LaTeX) when nothing is doubled.
    """
    low = max(low, start - WINDOW)
    first = max(low, start - REACH)
    best = (-1, text[start:end])
    longest = 0
    for begin in range(start, first - 1, -1):
        plain = _squeezed(plain_rendering(text[begin:end]))
        if len(plain) <= longest or (len(plain) < SHORTEST_PLAIN and "\\" not in text[begin:end]):
            continue
        head = _rendering_start(text, low, begin, plain)
        if head >= 0:
            best, longest = (head, text[begin:end]), len(plain)
    return best


def _rendering_start(text: str, low: int, end: int, plain: str) -> int:
    """Return where *plain*, blanks aside, begins if the text before *end* ends with it, else -1."""
    left, at = len(plain), end
    while left and at > low:
        at -= 1
        char = text[at]
        if _squeezed(char) == "":
            continue
        if char != plain[left - 1]:
            return -1
        left -= 1
    whole = at == 0 or not (text[at - 1].isalnum() and text[at].isalnum())
    return at if not left and whole else -1


def _doubled_after(text: str, end: int, tex: str) -> int:
    """Return the end of a second plain rendering right after the LaTeX, if there is one."""
    plain = _squeezed(plain_rendering(tex))
    following = text[end : end + len(plain)]
    if len(plain) >= 1 and following == plain and not text[end + len(plain) : end + len(plain) + 1].isalnum():
        return end + len(plain)
    return end

"""Finds the language of a piece of code in what a page says of the elements in and around it."""

import re

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_nodes import attribute, classes, tag_of

PREFIXED = re.compile(
    r"(language|lang|highlight-source|highlight-text|highlight|brush|crayon|code)[-_:]([\w+#.-]{1,30})"
)
BRUSH = re.compile(r"brush\s*:\s*([\w+#-]{1,30})")
ATTRIBUTES = ("data-lang", "data-language", "data-enlighter-language", "data-code-language", "lang")
SHORT = {"py": "python", "python3": "python", "ipython3": "python", "ipython": "python", "js": "javascript",
         "ts": "typescript", "yml": "yaml", "c++": "cpp", "golang": "go", "rb": "ruby"}  # fmt: skip
LANGUAGES = frozenset(
    "python bash sh shell console zsh powershell sql mysql pgsql json yaml toml xml html css scss javascript "
    "jsx typescript tsx java kotlin scala groovy c cpp cs csharp cuda go rust swift r "
    "julia matlab octave perl "
    "php ruby lua haskell ocaml fsharp clojure lisp scheme elixir erlang dart dockerfile "
    "docker makefile cmake "
    "nginx ini diff graphql proto protobuf latex tex markdown md verilog vhdl fortran "
    "pascal prolog asm".split()
) | frozenset(SHORT)
NO_LANGUAGE = frozenset(
    "text plain plaintext plain-text none nohighlight no-highlight txt default "
    "notranslate raw output auto block "
    "autodetect code highlight hljs wrap container inline wrapper box area snippet "
    "header body toolbar example".split()
)
HIGHLIGHTED = frozenset("highlight hljs sourcecode syntaxhighlighter prettyprint prism".split())
BOUNDS = frozenset("body li td article main section".split())
FARTHEST = 4


def language_of(node: LexborNode) -> str:
    """Return the language that an element, what is in it, or what is closely around it names; else ""."""
    inner = node.css_first("code") if node.tag != "code" else None
    around = [each for each in (inner, node) if each is not None]
    outer = node.parent
    while outer is not None and tag_of(outer) not in BOUNDS and len(around) <= FARTHEST:
        around.append(outer)
        outer = outer.parent
    return next((name for each in around if (name := _named(each))), "")


def known_language(name: str) -> str:
    """Return the usual name of a language that is called so, "" if none is."""
    name = name.strip().lower().rstrip(";,")
    return SHORT.get(name, name) if name in LANGUAGES else ""


def _named(node: LexborNode) -> str:
    for name in ATTRIBUTES:
        if known := known_language(attribute(node, name)):
            return known
    if brush := BRUSH.search(attribute(node, "class")):
        return _said(brush[1])
    names = classes(node)
    for name in names:
        if (found := PREFIXED.fullmatch(name)) and (said := _said(found[2])):
            # What follows `code-` is a language only if there is such a one.
            known = known_language(said) or ("" if found[1] in {"code", "crayon"} else said)
            if known:
                return known
    is_code = tag_of(node) in {"pre", "code"} or any(name.lower() in HIGHLIGHTED for name in names)
    return next((known for name in names if is_code and (known := known_language(name))), "")


def _said(name: str) -> str:
    """Return a name that is said to be a language, known or not."""
    name = name.lower()
    return "" if name in NO_LANGUAGE else SHORT.get(name, name)

"""Names the programming language of a piece of code, from the words that lead up to it and its look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dlprep.importing.code.python_syntax import is_weak, parse_statement
from dlprep.importing.code.scan import Scan
from dlprep.importing.code.statements import split_statements


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its name on a fence, how people name it, what its lines look like, its comment sign."""

    name: str
    named: re.Pattern[str]
    look: re.Pattern[str]
    comment: str = "#"


# A name that stands alone, in a text in lower case.
NAME_START, NAME_END = r"(?<![\w.])", r"(?![\w+#])"


def _language(name: str, named: str, look: str, comment: str = "#") -> Language:
    """Build a language; *look* has one alternative a line."""
    words = re.compile(f"{NAME_START}(?:{named}){NAME_END}")
    return Language(name, words, re.compile(rf"\s*(?:{'|'.join(look.strip().splitlines())})"), comment)


PYTHON = _language(
    "python",
    "python3?|pytorch|keras|numpy|pandas",
    r"""
(?:import|from) [\w.]+|def \w+\(|class \w+|@\w+|print\(|#(?!include)
(?:elif|if|with) .*:$|for .* in .*:$|return\b(?!.*;$)
\w[\w.]*(?:\[.*\])? [-+*/]?= (?!.*;$)|\w[\w.]*\(.*\)$
""",
)
BASH = _language(
    "bash",
    "bash|shell|command[- ]line|terminal|console|sh",
    r"""
\$ |#!|--?\w[\w-]*(?:[ =]\S+)* ?\\?$|\w+=\S+$
(?:sudo|pip3?|conda|apt(?:-get)?|brew|git|docker|kubectl|curl|wget|ssh|scp|tar|helm)(?: (?![=(:])|$)
(?:cd|ls|mkdir|cp|mv|rm|cat|echo|export|source|chmod|grep|find|sed|awk|head|tail)(?: (?![=(:])|$)
(?:python3?|uv|npm|yarn|make|cmake|nvidia-smi|torchrun|aws|gcloud|dvc|mlflow|accelerate)(?: (?![=(:])|$)
[a-z][\w.-]* (?:\S+ )*(?:--?\w|\w*[/.]\w|gs:|s3:)\S*.*[^.:]$
(?:done|fi|then|do|esac)$|if \[|for \w+ in .*; do|(?:while|until) .*; do
""",
)
SQL = _language(
    "sql",
    "sql|mysql|postgres(?:ql)?|sqlite|bigquery|query",
    r"""
(?i:(?:select|insert into|update \w+ set|delete from|alter table|drop table|with \w+ as)\b)
(?i:create (?:or replace )?(?:table|view|index)\b)
(?:FROM|WHERE|GROUP BY|ORDER BY|HAVING|LIMIT|UNION|VALUES|SET|ON|AND|OR|PARTITION BY|OVER)\b
(?:where|group by|order by|having|limit|union|values|partition by|(?:left |right |inner |cross )?join) \S.*
from (?!\S+ import\b)\w[\w.]*(?: \w+)?,?;?$
(?:LEFT |RIGHT |INNER |OUTER |FULL |CROSS )*JOIN\b|(?:CASE|WHEN|ELSE|END)\b|--
""",
    "--",
)
JSON = _language(
    "json",
    "json",
    r"""
[{}\[\]],?$|[}\]]{2,},?$|"[^"]*"\s*:|"[^"]*",?$|-?\d[\d.e+-]*,?$
""",
    "",
)
CPP = _language(
    "cpp",
    r"c\+\+|cpp|cuda|c",
    r"""
#include|using namespace|template ?<|std::|cout|\w+<<<|//
(?:const |static |unsigned |__\w+__ )*(?:int|float|double|void|char|bool|auto|size_t|vector<)[ *&<].*[;{(),]$
(?:for|if|while) ?\(.*\) ?\{?$|else ?\{?$|return .*;|\};?$|.*;(?: *//.*)?$
""",
    "//",
)
JAVA = _language(
    "java",
    "java",
    r"""
(?:public|private|protected|final|package) |import java|System\.out|@Override|new \w+\(
.*;$|//|[{}]$
""",
    "//",
)
JAVASCRIPT = _language(
    "javascript",
    "javascript|js|node(?:\\.js)?|typescript|react",
    r"""
(?:const|let|var|async|await) |function\b|import .* from|export |console\.|=>|//
.*=> ?[{(]?$|.*;$|[{}]\)?;?$
""",
    "//",
)
# The first language whose name or look fits best wins; the order settles ties.
LANGUAGES = (
    PYTHON,
    BASH,
    SQL,
    JSON,
    CPP,
    JAVA,
    JAVASCRIPT,
    _language("yaml", "ya?ml|docker-compose|kubernetes|manifest", r"(?:- )?[\w./-]+:(?: .*)?$|- |---$"),
    _language("r", "r", r"library\(|\w[\w.]* <- |.* %>%$|ggplot\(|\w[\w.]*\(.*\)$"),
    _language("dockerfile", "dockerfile", r"(?:FROM|RUN|COPY|WORKDIR|CMD|ENTRYPOINT|ENV|EXPOSE|ADD|ARG)\b"),
    _language("go", "golang|go", r"package \w+$|func |import \"|\w+ := |fmt\.|[{}]$", "//"),
)
NAMES = (each.named.pattern.removeprefix(NAME_START).removesuffix(NAME_END) for each in LANGUAGES)
ANY_NAMED = re.compile(f"{NAME_START}(?:{'|'.join(NAMES)}){NAME_END}")
COMMENT_SIGNS = frozenset(language.comment for language in LANGUAGES)
BY_NAME = {language.name: language for language in LANGUAGES}
NAMED_BONUS = 0.45
ASSIGNED_IN_R = re.compile(r"\w[\w.]* <- ")
MARKUP = re.compile(r"\s*</?[a-zA-Z!][^>]*>")


def name_language(lines: Sequence[str], lead: str) -> str:
    """Return the name of the language, or "" for text that is no code we know; *lead* comes before it."""
    best, name = 0.34, ""
    filled = [line for line in lines if line.strip()]
    lead = lead.lower()
    names_one = ANY_NAMED.search(lead) is not None
    bracketed = {sign: _in_brackets(filled, sign) for sign in COMMENT_SIGNS}
    for language in LANGUAGES:
        share = _share_of_lines(filled, language, bracketed[language.comment]) if filled else 0.0
        score = share + (NAMED_BONUS if names_one and language.named.search(lead) else 0.0)
        if score > best + 0.01:
            best, name = score, language.name
    return name


def named_language(lead: str) -> str:
    """Return the language that a text names, or ""."""
    lead = lead.lower()
    if ANY_NAMED.search(lead) is None:
        return ""
    return next(language.name for language in LANGUAGES if language.named.search(lead))


def comment_sign(name: str) -> str:
    """Return what opens a comment in the language; "" where there are no comments."""
    return BY_NAME[name].comment if name in BY_NAME else "#"


def _in_brackets(lines: Sequence[str], comment: str) -> list[bool]:
    """Say of each line whether brackets are open before it."""
    scan, result = Scan(), []
    for line in lines:
        result.append(bool(scan.brackets))
        scan = scan.over(line, comment)
    return result


def _share_of_lines(lines: Sequence[str], language: Language, bracketed: Sequence[bool]) -> float:
    """Return the share of lines that look like the language; Python is asked for its grammar too."""
    if language is PYTHON:
        return _share_of_python(lines)
    look, counted = language.look.match, language.name != "bash"
    fitting = sum(
        (inside and counted) or look(line) is not None for line, inside in zip(lines, bracketed, strict=True)
    )
    return fitting / len(lines) * 0.98


def _share_of_python(lines: Sequence[str]) -> float:
    flat = [line.strip() for line in lines]
    fitting = comments = 0.0
    for statement in split_statements(flat):
        first = flat[statement.start]
        if statement.kind == "comment":
            comments += 0.0 if first.startswith("#include") else statement.length
            continue
        if ASSIGNED_IN_R.match(first):
            continue
        tree = parse_statement("\n".join(flat[statement.start : statement.start + statement.length]))
        if tree is not None and not is_weak(tree):
            fitting += statement.length
        elif PYTHON.look.match(first) and not first.endswith((";", "{")):
            fitting += 0.6 * statement.length
    return (fitting + comments) / len(flat) if fitting else 0.0

"""The programming languages that code in an article is told to be in."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its name on a fence, how people name it, what its lines look like, its comment sign.

    *own* are lines that no related language has.
    """

    name: str
    named: re.Pattern[str]
    look: re.Pattern[str]
    comment: str = "#"
    own: re.Pattern[str] | None = None


# A name that stands alone, in a text in lower case.
NAME_START, NAME_END = r"(?<![\w.])", r"(?![\w+#])"


def _language(name: str, named: str, look: str, comment: str = "#", own: str = "") -> Language:
    """Build a language; *look* has one alternative a line."""
    words = re.compile(f"{NAME_START}(?:{named}){NAME_END}")
    looks = re.compile(rf"\s*(?:{'|'.join(look.strip().splitlines())})")
    return Language(name, words, looks, comment, re.compile(own) if own else None)


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
\$ [a-z./](?!.*\$(?: |$))|#!|--?\w[\w-]*(?:[ =]\S+)* ?\\?$|\w+=\S+$
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
    r"#include|using namespace|\b(?:int|float|double|void|char|size_t|bool) |\w::\w|\s*cout\b|template ?<|<<<"
    r"|\w\*+ ?\w+ ?[=,;)]",
)
JAVA = _language(
    "java",
    "java",
    r"""
(?:public|private|protected|final|package) |import java|System\.out|@Override|new \w+\(
.*;$|//|[{}]$
""",
    "//",
    r"\s*(?:public|private|protected|package|import java\S*) |\s*@Override|System\.out|= new [A-Z]"
    r"|\bString\b",
)
JAVASCRIPT = _language(
    "javascript",
    "javascript|js|node(?:\\.js)?|typescript|react",
    r"""
(?:const|let|var|async|await) |function\b|import .* from|export |console\.|=>|//
.*=> ?[{(]?$|.*;$|[{}]\)?;?$
""",
    "//",
    r"\s*(?:const|let|var|async|export) (?!\w+ \w)|\s*(?:async )?function\b|=>|\bawait |console\.|===",
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
BY_NAME = {language.name: language for language in LANGUAGES}


def comment_sign(name: str) -> str:
    """Return what opens a comment in the language; "" where there are no comments."""
    return BY_NAME[name].comment if name in BY_NAME else "#"

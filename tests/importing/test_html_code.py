"""Reading code out of the markup of highlighters: whole, without numbers and buttons, with its language."""

import pytest

from tests.importing.html_outline import outline

LOOP = "for x in xs:\n    print(x)"
TWO = "a = 1\n\nb = 2"
ROW = '<tr><td class="n">{}</td><td><code>{}</code></td></tr>'

CODE = {
    "plain": (f"<pre><code class='language-python'>\n{LOOP}\n</code></pre>", "python", LOOP),
    "coloured": (
        (
            "<div class='highlight-python3 notranslate'><div "
            "class='highlight'><pre><span></span><span class='k'>for</span> "
            "<span class='n'>x</span> <span class='ow'>in</span> "
            "xs:\n    <span class='nb'>print</span>(x)\n</pre></div></div>"
        ),
        "python",
        LOOP,
    ),
    "breaks": ("<pre class='brush: js; gutter: true'>a = 1<br><br/>b = 2</pre>", "javascript", TWO),
    "data-lang": ("<pre data-lang='sql'>SELECT 1</pre>", "sql", "SELECT 1"),
    "source class": (
        "<div class='highlight highlight-source-shell'><pre>ls\ncd x</pre></div>",
        "shell",
        "ls\ncd x",
    ),
    "bare class": ("<pre class='sourceCode python'><code>a = 1\n\nb = 2</code></pre>", "python", TWO),
    "unknown language": ("<pre><code class='language-plaintext'>a = 1\n\nb = 2</code></pre>", "", TWO),
    "numbers in a cell": (
        (
            "<table class='highlighttable'><tr><td class='linenos'><pre>1\n2\n3</pre></td>"
            "<td class='code'><pre>a = 1\n\n<span>b</span> = 2\n</pre></td></tr></table>"
        ),
        "",
        TWO,
    ),
    "numbers in rows": (
        "<table>" + "".join(ROW.format(at + 1, line) for at, line in enumerate(TWO.split("\n"))) + "</table>",
        "",
        TWO,
    ),
    "numbers in attributes": (
        (
            "<table><tr><td data-line-number=7></td><td>a = 1</td>"
            "</tr><tr><td data-line-number=8></td><td></td></tr>"
            "<tr><td data-line-number=9></td><td>b = 2</td></tr></table>"
        ),
        "",
        TWO,
    ),
    "numbers in spans": (
        (
            "<pre><span class='linenos'>1</span>a = 1\n<span "
            "class='linenos'>2</span>\n<span class='linenos'>3</span>b = 2</pre>"
        ),
        "",
        TWO,
    ),
    "numbers in elements of no known name": (
        "<pre><i>9</i> a = 1\n<i>10</i> b = 2\n</pre>",
        "",
        "a = 1\nb = 2",
    ),
    "numbers beside": (
        "<div><div><span>1</span><span>2</span></div><pre>a = 1\nb = 2</pre></div>",
        "",
        "a = 1\nb = 2",
    ),
    "lines in a list": (
        "<pre class='prettyprint linenums'><ol><li>a = 1</li><li></li><li>b = 2</li></ol></pre>",
        "",
        TWO,
    ),
    "lines in elements": ("<pre><code><div>a = 1</div><div><br></div><div>b = 2</div></code></pre>", "", TWO),
    "label and button inside": (
        (
            "<pre><div><span>python</span><button>Copy "
            "code</button></div><div><code>a = 1\n\nb = 2\n</code></div></pre>"
        ),
        "python",
        TWO,
    ),
    "label and button above": (
        "<div class='snippet'><div><span>bash</span><span>Copy</span></div><pre>ls\ncd x</pre></div>",
        "bash",
        "ls\ncd x",
    ),
    "file name above": (
        "<figure><figcaption>train.py</figcaption><pre>a = 1\n\nb = 2</pre></figure>",
        "",
        TWO,
    ),
    "code with breaks in a paragraph": ("<p><code>a = 1<br><br>b = 2</code></p>", "", TWO),
    "code line by line": ("<p><code>a = 1</code><br><code>b = 2</code></p>", "", "a = 1\nb = 2"),
    "types and headers that nobody escaped": (
        "<pre>#include <stdio.h>\nList<String> x;\nif (i<n && j>0) {}</pre>",
        "",
        "#include <stdio.h>\nList<String> x;\nif (i<n && j>0) {}",
    ),
    "output that only looks numbered": ("<pre>1  one\n2  two</pre>", "", "1  one\n2  two"),
    "output of numbers": ("<pre><span>1</span>\n<span>2</span>\n<span>3</span></pre>", "", "1\n2\n3"),
    "no-break spaces": ("<pre>for x in xs:\n&nbsp;&nbsp;&nbsp;&nbsp;print(x)</pre>", "", LOOP),
    "a hidden copy for the button": (
        "<div class='wrap'><textarea>a = 1</textarea><pre>a = 1\n\nb = 2</pre><button>Copy</button></div>",
        "",
        TWO,
    ),
}


@pytest.mark.parametrize("name", CODE)
def test_code(name: str) -> None:
    """Code comes out whole, line by line, without line numbers and labels, and with its language."""
    html, language, source = CODE[name]

    assert outline(html) == [f"code {language} {source!r}"]


def test_text_around_code_stays() -> None:
    """What is more than a label beside code is text."""
    assert outline("<div>Run this first: <pre>ls</pre></div>") == ["p Run this first:", "code  'ls'"]
    assert outline("<div><p>Then</p><pre>ls</pre></div>") == ["p Then", "code  'ls'"]


def test_numbers_in_a_table_of_data_stay() -> None:
    """A first column that counts the rows of a table makes it no code."""
    html = "<table><tr><td>1<td>one</tr><tr><td>2<td>two</tr></table>"

    assert outline(html) == ["grid 1 | one / 2 | two"]

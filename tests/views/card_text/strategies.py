"""Texts for the properties: pieces of LaTeX and of Markdown, thrown together at random."""

from hypothesis import strategies as st

_LATEX = r"""
\frac \sqrt \sum \hat \text
\left( \right) \middle| \begin{pmatrix} \end{pmatrix} \begin{cases} \begin{aligned}
\\ & { } ^ _
\alpha \log \max \limits \mathbb \operatorname* \binom \overline \lVert \rVert \unknown \not= \not
\substack \underbrace \quad \, \prod_{i=1}^n \frac{1}{2} x 12 + = - ' , | ( ) [ ] 中 é
"""
_BLOCKS = r"""
# Heading
## Another heading that is longer than the page
- item
  - inner
    - innermost
1. one
10. ten
> quote
> > inner quote
```python
def f(x): return x  # a comment
```
    indented code
| a | b |
|---|--:|
| long cell with words | x |
---
$$
\frac{a}{b} = \sum_{i=1}^n x_i
$$x$$
\[ \frac{a}{b} \]
**bold *both* `code`** ~~gone~~
[text](https://example.org/a/rather/long/path)
![alt](pic.png)
<b>html</b>
$x_i$ and $5 and $10
中文字符和标点，没有空格。
[/] x[i] [bold]
&#x202e;&#27;
averyveryverylongwordthatdoesnotfitanywhere_averyveryverylongwordthatdoesnotfitanywhere
"""
_ODD = ["", "  ", "\t", "emoji 🎉🎊 e\u0301", "\x1b[31m\u202e", "term  \nbreak"]

latex = st.lists(st.sampled_from(_LATEX.split()), max_size=40).map(" ".join)
"""Well-formed and broken formulas."""

_lines = st.one_of(st.sampled_from([*_BLOCKS.splitlines(), *_ODD]), st.text(max_size=20), latex)
markdown = st.lists(_lines, max_size=25).map("\n".join)
"""Documents with every kind of block, often cut short or nested in the wrong way."""

widths = st.integers(10, 120)

"""Reading formulas in the markup they come in: once, as LaTeX."""

import pytest

from tests.importing.html_outline import outline

MATHML = (
    "<math><semantics><mrow><mi>x</mi></mrow><annotation "
    "encoding='application/x-tex'>x_i^2</annotation></semantics></math>"
)

FORMULAS = {
    "annotation": (f"<p>so {MATHML} is</p>", ["p so $x_i^2$ is"]),
    "katex once": (
        (
            f"<p><span class='katex'><span class='katex-mathml'>{MATHML}</span>"
            "<span class='katex-html' aria-hidden='true'>x i 2</span></span></p>"
        ),
        ["p $x_i^2$"],
    ),
    "katex alone": (
        (
            f"<p>so <span class='katex-display'><span class='katex'>"
            f"{MATHML}<span class='katex-html' aria-hidden='true'>xi"
            "</span></span></span> holds</p>"
        ),
        ["p so", "maths x_i^2", "p holds"],
    ),
    "script": ("<p>so <script type='math/tex'>a<b</script></p>", ["p so $a<b$"]),
    "script beside its drawing": (
        (
            "<p><span class='MathJax_Preview'>x2</span><span class='MathJax'><nobr>x2</nobr></span>"
            "<script type='math/tex; mode=display'>x^2</script></p>"
        ),
        ["maths x^2"],
    ),
    "drawn with hidden MathML": (
        (
            "<mjx-container display='true'><mjx-math>xi</mjx-math>"
            "<mjx-assistive-mml><math><msub><mi>x</mi><mi>i</mi></msub>"
            "</math></mjx-assistive-mml></mjx-container>"
        ),
        ["maths x_i"],
    ),
    "delimiters": (
        r"<p>\(a_i\) and \[ b*c*d \] and $$ e $$</p>",
        ["p $a_i$ and", "maths b*c*d", "p and", "maths e"],
    ),
    "span of a converter": (r"<p><span class='math inline'>\(\theta_0\)</span></p>", [r"p $\theta_0$"]),
    "picture": (r"<p><img class='latex' alt='\frac{a}{b}' src='f.png'></p>", [r"p $\frac{a}{b}$"]),
    "wiki": (
        (
            "<p><span class='mwe-math-element'><span "
            "style='display: none;'><math><semantics><mi>x</mi><annotation "
            r"encoding='application/x-tex'>{\displaystyle x^{2}}</annotation></semantics></math></span>"
            "<img class='mwe-math-fallback-image-inline' aria-hidden='true' alt='{x}'></span></p>"
        ),
        ["p $x^{2}$"],
    ),
    "attribute": (r"<p><span class='eq' data-tex='\sigma(z)'>drawn</span></p>", [r"p $\sigma(z)$"]),
    "drawn only": (
        "<p><span class=katex><span class=katex-html aria-hidden=true>x + 1</span></span></p>",
        ["p $x + 1$"],
    ),
    "an attribute that only says so": (
        "<div data-math=true><h3>Why?</h3><p>So.</p></div>",
        ["h3 Why?", "p So."],
    ),
    "prices": ("<p>It costs $5, or $6 with tax.</p>", ["p It costs $5, or $6 with tax."]),
    "not in code": (r"<p><code>\(a\) $b$</code></p>", [r"p `\(a\) $b$`"]),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas(name: str) -> None:
    """A formula comes out once, between dollars in a sentence, as a block where it stands alone."""
    html, expected = FORMULAS[name]

    assert outline(html) == expected


@pytest.mark.parametrize(
    ("maths", "tex"),
    [
        ("<mfrac><mn>1</mn><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></mfrac>", r"\frac{1}{n + 1}"),
        ("<msqrt><msup><mi>x</mi><mn>2</mn></msup></msqrt>", r"\sqrt{x^2}"),
        ("<msubsup><mi>W</mi><mrow><mi>i</mi><mi>j</mi></mrow><mi>T</mi></msubsup>", "W_{ij}^T"),
        ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>",
         r"\sum_{i = 1}^nx_i"),
        ("<mover><mi>y</mi><mo>^</mo></mover><mo>=</mo><mi>σ</mi><mo>(</mo><mi>z</mi><mo>)</mo>",
         r"\hat{y} = \sigma (z)"),
        ("<mi>softmax</mi><mo>∈</mo><mi>ℝ</mi>", r"\mathrm{softmax} \in \mathbb{R}"),
        ("<mi>log</mi><mi>p</mi>", r"\log p"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>",
         r"\begin{matrix}1 & 0 \\ 0 & 1\end{matrix}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot><mtext>if real</mtext>", r"\sqrt[3]{x}\text{if real}"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
    ],
)  # fmt: skip
def test_mathml_without_its_source(maths: str, tex: str) -> None:
    """MathML that carries no LaTeX is written as LaTeX."""
    assert outline(f"<p><math>{maths}</math></p>") == [f"p ${tex}$"]

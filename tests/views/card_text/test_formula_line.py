"""LaTeX formulas on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.views.card_text import ASCII, formula, unrendered
from tests.views.card_text.strategies import latex

LINES = [
    (r"\alpha + \beta \le \Gamma", "α + β ≤ Γ"),
    (r"y=-x", "y = −x"),
    (r"x^2 + x_i^{n+1} + x_{ij}", "x² + xᵢⁿ⁺¹ + xᵢⱼ"),
    (r"e^{z_i}", "e^(zᵢ)"),
    (r"\mathbb{R}^{n \times d}", "ℝ^(n×d)"),
    (r"W_Q, d_{model}, x_{\text{true}}", "W_Q, d_model, x_true"),
    (r"p_\theta(x) \propto \exp(-E(x)/T)", "p_θ(x) ∝ exp(−E(x)/T)"),
    (r"x' + f''(x)", "x′ + f′′(x)"),
    (r"w^\top x + 90^\circ", "wᵀx + 90°"),
    (r"\frac{TP}{TP + FN}", "TP/(TP + FN)"),
    (r"\frac{a+b}{2\sigma^2}", "(a + b)/(2σ²)"),
    (r"\frac{\partial L}{\partial w}", "∂L/∂w"),
    (r"\frac{P(B|A)P(A)}{P(B)}", "P(B|A)P(A)/P(B)"),
    (r"\frac{1}{n} \sum_{i=1}^{n} x_i", "(1/n) ∑ᵢ₌₁ⁿ xᵢ"),
    (r"-\log \frac{a}{b}", "−log (a/b)"),
    (r"x/\frac{a}{b}", "x/(a/b)"),
    (r"\frac12", "1/2"),
    (r"\prod_{t} p_t", "∏ₜ pₜ"),
    (r"\int_0^1 f(x)\,dx", "∫₀¹ f(x) dx"),
    (r"\sqrt{d_k} + \sqrt{a+b} + \sqrt[3]{x}", "√dₖ + √(a + b) + ∛x"),
    (r"\hat{y}, \bar x, \tilde{x}_i, \vec v, \dot{x}", "ŷ, x̄, x̃ᵢ, v⃗, ẋ"),
    (r"\hat{\theta}", "θ\u0302"),
    (r"\overline{AB}", "A̅B̅"),
    (r"\mathcal{L} \in \mathbb{R}", "ℒ ∈ ℝ"),
    (r"\mathbb{E}[X] \mathbf{w}", "E[X]w"),
    (r"\mathrm{TPR} = \text{if } x", "TPR = if x"),
    (r"\operatorname{softmax}(z)_i", "softmax(z)ᵢ"),
    (r"\operatorname*{argmax}_k z_k", "argmaxₖ zₖ"),
    (r"\log p(x \mid y)", "log p(x | y)"),
    (r"\max(0, x)", "max(0, x)"),
    (r"\left( \frac{a}{b} \right)^2", "(a/b)²"),
    (r"\lVert w \rVert_2^2 + \|v\| + |x|", "‖w‖₂² + ‖v‖ + |x|"),
    (r"\{ x \}", "{x}"),
    (r"C_{in} C_{out}, \sqrt{a} b, p_T^{\mathrm{teacher}}", "Cᵢₙ Cₒᵤₜ, √a b, p_T^teacher"),
    (r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", "(1 0; 0 1)"),
    (r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}", "[1 0; 0 1]"),
    (r"\left[ \begin{matrix} a + b & c \end{matrix} \right]", "[a + b, c]"),
    (r"\begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases}", "{x, x > 0; 0, else}"),
    (r"\begin{aligned} a &= b \\ &= c \end{aligned}", "a = b; = c"),
    (r"a \\ b", "a; b"),
    (r"\binom{n}{k}", "(n over k)"),
    (r"\underbrace{a + b}_{\text{sum}}", "(a + b)_sum"),
    (r"1, \dots, n", "1, …, n"),
    (r"99:1 = 1,000 \cdot 0.5 + .5", "99:1 = 1,000 · 0.5 + .5"),
    (r"50\% \$5 \_ \& \#", "50%$5_&#"),
    (r"a \quad b \; c", "a  b c"),
    (r"a \not= b", "a ≠ b"),
    (r"x ≤ y", "x ≤ y"),
    (r"\beta v_{t-1} g_t", "βvₜ₋₁ gₜ"),
    (r"a } b \right) c \end{x} d", "ab)cd"),
]


@pytest.mark.parametrize(("source", "expected"), LINES)
def test_latex_becomes_readable_text(source: str, expected: str) -> None:
    """Each construct has a readable form on one line."""
    assert expected == formula(source)


@pytest.mark.parametrize(("source", "_"), LINES)
def test_what_is_drawn_counts_as_rendered(source: str, _: str) -> None:
    """No command of the table above is reported."""
    assert not unrendered(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\alpha \le \infty", "alpha <= inf"),
        (r"2 \alpha x", "2 alpha x"),
        (r"\frac{QK^\top}{\sqrt{d_k}}", "QK^T/sqrt(d_k)"),
        (r"\hat{y}_i - x'", "hat(y)_i - x'"),
        (r"\sum_{i=1}^n x_i \in \mathbb{R}", "sum_(i=1)^n x_i in R"),
    ],
)
def test_ascii_terminals_get_names(source: str, expected: str) -> None:
    """With ASCII glyphs symbols are spelled."""
    assert expected == formula(source, glyphs=ASCII)


@pytest.mark.parametrize(
    ("source", "shown", "commands"),
    [
        (r"\foo{x} + \foo{y}", "foo x + foo y", (r"\foo",)),
        (r"\begin{tikz} a & b \end{tikz}", "ab", (r"\begin{tikz}",)),
        (r"\mystery", "mystery", (r"\mystery",)),
    ],
)
def test_unknown_commands_stay_readable_and_are_listed(
    source: str, shown: str, commands: tuple[str, ...]
) -> None:
    """A command we cannot draw shows its name, and is reported once."""
    assert (shown, commands) == (formula(source), unrendered(source))


@pytest.mark.parametrize(
    "source",
    [
        "{" * 10_000,
        "}" * 3_000,
        r"\frac" * 700,
        r"\frac{" * 500,
        r"\sqrt{" * 500 + "x",
        "x^{" * 1_000,
        "x^" * 1_500,
        r"\left(" * 500,
        r"\right)" * 500,
        r"\begin{pmatrix}" * 200,
        r"\end{pmatrix}" * 200,
        "&" * 3_000,
        r"\hat" * 800,
        r"\text{" * 500,
        "x_" + "a" * 20 + "_a" * 1_500,
        "\\",
        "",
    ],
)
def test_broken_formulas_are_drawn_all_the_same(source: str) -> None:
    """Unbalanced and very deep sources give one line and no error."""
    assert "\n" not in formula(source)


def test_a_formula_of_braces_only_is_still_seen() -> None:
    """Where nothing would be drawn the source is shown."""
    source = "{{}"

    assert source == formula(source)


@given(st.one_of(latex, st.text()))
def test_any_formula_is_one_harmless_line(source: str) -> None:
    """No text raises, breaks the line or brings a control character."""
    assert formula(source).isprintable()

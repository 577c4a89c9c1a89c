"""LaTeX formulas drawn in two dimensions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dlprep.views.card_text import ASCII, UNICODE, Glyphs, display_formula
from tests.views.card_text.strategies import latex, widths

WIDE = 78


def drawn(picture: str) -> list[str]:
    """Return a picture's lines without the frame of blank lines and the indent it has in this file."""
    lines = picture.strip("\n").split("\n")
    lines = lines[:-1] if not lines[-1].strip() else lines
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return [line[indent:].rstrip() for line in lines]


PICTURES = [
    (
        r"\text{Recall} = \frac{TP}{TP + FN}",
        """
                    TP
        Recall = ─────────
                  TP + FN
        """,
    ),
    (
        r"\mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
        """
                          zᵢ
                         e
        softmax(z)ᵢ = ─────────
                        K   zⱼ
                        ∑  e
                       j=1
        """,
    ),
    (
        r"\sigma^2 = \frac{1}{n} \sum_{i=1}^{n} (x_i - \bar{x})^2",
        """
              1   n
        σ² = ───  ∑  (xᵢ − x̄)²
              n  i=1
        """,
    ),
    (
        r"\operatorname{softmax}\left( \frac{QK^\top}{\sqrt{d_k}} \right) V",
        """
               ⎛ QKᵀ ⎞
        softmax⎜─────⎟V
               ⎝ √dₖ ⎠
        """,
    ),
    (
        r"A = \begin{bmatrix} 1 & 0 \\ 0 & 10 \\ 2 & 3 \end{bmatrix}",
        """
            ⎡ 1  0  ⎤
        A = ⎢ 0  10 ⎥
            ⎣ 2  3  ⎦
        """,
    ),
    (
        r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix} x",
        """
        ⎛ 1  0 ⎞
        ⎝ 0  1 ⎠x
        """,
    ),
    (
        r"f(x) = \begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases}",
        """
               ⎧ x  x > 0
        f(x) = ⎨
               ⎩ 0  else
        """,
    ),
    (
        r"\begin{aligned} L &= -\sum_i y_i \log p_i \\ &= -\log p_k \end{aligned}",
        """
        L = −∑ yᵢ log pᵢ
             i

          = −log pₖ
        """,
    ),
    (
        r"\hat{k} = \operatorname*{argmax}_{k} p_k, \quad \lim_{n \to \infty} a_n",
        """
        k̂ = argmax pₖ,  lim aₙ
              k         n→∞
        """,
    ),
    (
        r"\sqrt{\frac{1}{n}}",
        """
         ┌────
         │  1
         │ ───
        ╲│  n
        """,
    ),
    (
        r"\int_{-\infty}^{\infty} e^{-x^2/2} \, dx",
        """
         ∞   −x²/2
        ∫   e      dx
         −∞
        """,
    ),
    (
        r"\log(\frac{a}{b} + f(x))^{1/p} - (c)",
        """
           ⎛ a        ⎞1/p
        log⎜─── + f(x)⎟    − (c)
           ⎝ b        ⎠
        """,
    ),
    (
        r"\left( \frac{a}{b} \right)^2",
        """
        ⎛ a ⎞²
        ⎜───⎟
        ⎝ b ⎠
        """,
    ),
]


@pytest.mark.parametrize(("source", "picture"), PICTURES)
def test_displays_are_drawn_in_two_dimensions(source: str, picture: str) -> None:
    """Fractions, limits, matrices and cases look as they do on paper."""
    assert drawn(picture) == display_formula(source, WIDE)


def test_ascii_terminals_get_ascii_drawings() -> None:
    """With ASCII glyphs no other character is drawn."""
    picture = r"""
         sum x
        -------
           n
    """

    assert drawn(picture) == display_formula(r"\frac{\sum x}{n}", WIDE, glyphs=ASCII)


def test_a_wide_display_is_broken_before_a_sign() -> None:
    """What does not fit goes on below, indented, and starts with the sign."""
    expected = ["a + b + c", "  = d + e", "  + f"]

    assert expected == display_formula("a + b + c = d + e + f", 10)


def test_a_display_too_wide_for_that_is_written_on_lines() -> None:
    """What cannot be drawn within the width becomes wrapped text."""
    expected = ["abcdefgh/(", "ijklmnop", "qrst)"]

    assert expected == display_formula(r"\frac{abcdefgh}{ijklmnop \text{ qrst}}", 10)


@given(st.one_of(latex, st.text()), widths, st.sampled_from([UNICODE, ASCII]))
def test_no_line_is_too_wide(source: str, width: int, glyphs: Glyphs) -> None:
    """Any formula gives at least one line, and none wider than asked."""
    lines = display_formula(source, width, glyphs=glyphs)

    assert lines
    assert max(map(cell_len, lines)) <= width

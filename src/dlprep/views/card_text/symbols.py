"""LaTeX's symbol commands and what is shown for each, in Unicode and spelled in ASCII."""

from collections.abc import Iterator

from dlprep.views.card_text.nodes import Atom, Kind
from dlprep.views.card_text.scripts import LETTERLIKE

_ORDINARY = """
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ
psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠
hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı jmath ȷ prime ′ degree ° circ ∘ bullet • star ⋆ ast ∗ dagger †
neg ¬ lnot ¬ dots … ldots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ triangle △ square □ Box □ blacksquare ■
checkmark ✓ surd √ backslash \\ % % # # $ $ & & _ _ / ∕ S § P ¶ copyright © pounds £ euro €
complement ∁ hslash ℏ sharp ♯ flat ♭ natural ♮ clubsuit ♣ heartsuit ♥ diamondsuit ♦ spadesuit ♠
"""
_BINARY = """
+ + pm ± mp ∓ times × div ÷ cdot · odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓
setminus ∖ smallsetminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ uplus ⊎ diamond ⋄ bmod mod boxplus ⊞ boxtimes ⊠
circledast ⊛ rtimes ⋊ ltimes ⋉
"""
_RELATION = """
= = < < > > lt < gt > le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃
cong ≅ equiv ≡ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ prec ≺ preceq ⪯
succ ≻ succeq ⪰ mid | parallel ∥ perp ⟂ models ⊨ vdash ⊢ triangleq ≜ coloneqq ≔ doteq ≐ asymp ≍ lesssim ≲
gtrsim ≳ nmid ∤ to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← longleftarrow ⟵ leftrightarrow ↔
Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ impliedby ⟸ Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺
mapsto ↦ longmapsto ⟼ hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ leadsto ⇝
rightsquigarrow ⇝ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightleftharpoons ⇌ therefore ∴ because ∵ vDash ⊨
"""
_OPERATOR = """
sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigwedge ⋀ bigvee ⋁ bigsqcup ⨆
"""
_INTEGRAL = "int ∫ iint ∬ iiint ∭ oint ∮"
_OPEN = "{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ( ( ( [ ["
_CLOSE = "} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ) ) ) ] ]"
_BAR = "| ‖ vert | Vert ‖"
_FUNCTION = """
log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth arg deg dim hom ker
"""
_LIMIT = "max min sup inf lim limsup liminf det gcd Pr argmax argmin"

_IGNORED = """
! displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits big Big bigg Bigg bigl bigr bigm
Bigl Bigr Bigm biggl biggr Biggl Biggr nonumber notag hline mathstrut strut centering bf rm it tt sf cal
normalsize small allowbreak relax protect
"""
_SPELLED = """
≤ <= ≥ >= ≠ != ≪ << ≫ >> ≈ ~= ∼ ~ ≃ ~= ≅ ~= ≡ == × x · * ÷ / ± +/- ∓ -/+ → -> ⟶ -> ← <- ⟵ <- ↔ <-> ↦ |->
⇒ => ⟹ => ⇔ <=> ⟺ <=> ≔ := ∞ inf ∂ d ∇ grad … ... ⋯ ... ⋮ : ⋱ . ′ ' ⊤ T ‖ || ∥ || ⟨ < ⟩ > ⌊ floor( ⌋ )
⌈ ceil( ⌉ ) ° deg ∘ o ∗ * ∖ \\ ∅ {} ¬ not ∧ and ∨ or ∕ / − - ε epsilon φ phi ϑ theta ℓ l ℏ h ⋆ * • *
"""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    words = iter(text.split())
    return zip(words, words, strict=True)


def _commands() -> dict[str, Atom]:
    table: dict[str, Atom] = {}
    for text, kind in (
        (_ORDINARY, Kind.ORDINARY),
        (_BINARY, Kind.BINARY),
        (_RELATION, Kind.RELATION),
        (_INTEGRAL, Kind.OPERATOR),
        (_OPEN, Kind.OPEN),
        (_CLOSE, Kind.CLOSE),
        (_BAR, Kind.BAR),
    ):
        table |= {name: Atom(shown, kind) for name, shown in _pairs(text)}
    table |= {name: Atom(shown, Kind.OPERATOR, limits=True) for name, shown in _pairs(_OPERATOR)}
    table |= {name: Atom(name, Kind.FUNCTION) for name in _FUNCTION.split()}
    table |= {name: Atom(name, Kind.FUNCTION, limits=True) for name in _LIMIT.split()}
    table |= dict.fromkeys((*" \n~,:;>", "thinspace", "space"), Atom(" ", Kind.SPACE))
    table |= {"quad": Atom("  ", Kind.SPACE), "qquad": Atom("    ", Kind.SPACE)}
    return table | {"colon": Atom(":", Kind.PUNCTUATION)}


SYMBOLS = _commands()
"""Command name (without backslash) -> what it shows."""

CHARACTERS = {atom.text: atom for atom in SYMBOLS.values() if len(atom.text) == 1} | {
    "-": Atom("−", Kind.BINARY),
    "−": Atom("−", Kind.BINARY),
    "*": Atom("∗", Kind.BINARY),
    ",": Atom(",", Kind.PUNCTUATION),
    ";": Atom(";", Kind.PUNCTUATION),
    ":": Atom(":", Kind.PUNCTUATION),
    "~": Atom(" ", Kind.SPACE),
    "'": Atom("′"),
    "/": Atom("/", Kind.OPEN),
}
"""Bare character -> what it shows; any other character shows itself."""

IGNORED = frozenset(_IGNORED.split())
"""Commands that change nothing a terminal can show."""

_ASCII = {atom.text: name for name, atom in reversed(SYMBOLS.items()) if not atom.text.isascii()}
_ASCII |= dict(_pairs(_SPELLED))
_ASCII |= {shown: letter for alphabet in LETTERLIKE.values() for letter, shown in alphabet.items()}


def spelled(atom: Atom) -> Atom:
    """Return the atom written in ASCII letters and signs, as far as there is a spelling."""
    text = _ASCII.get(atom.text, atom.text)
    is_name = len(text) > 1 and text.isalpha() and atom.kind is Kind.ORDINARY
    return Atom(text, Kind.WORD if is_name else atom.kind, atom.limits)

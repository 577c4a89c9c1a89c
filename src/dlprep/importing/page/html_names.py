"""What the classes and the id of an element say about its part in the page; only names in wide use count."""

import re
from functools import lru_cache

START, END = r"(?:.*[-_])?(?:", r")(?:[-_].*)?"
REASONS = {
    "share bar": rf"{START}share|sharing|social|sharedaddy|addtoany{END}|share(?:bar|buttons)|socials?",
    "cookie notice": rf"{START}cookies?|gdpr|consent{END}|cookie.*",
    "newsletter": rf"{START}newsletter|subscribe|signup|sign-up|optin|mailchimp{END}",
    "advertisement": rf"{START}ads?|advert\w*|adsbygoogle|google-auto-placed|sponsor\w*"
    rf"|promo|promotion|promobox"
    rf"|cta|upsell{END}|banner",
    "related articles": rf"{START}related|recommended|recommendations?|read-?next|also-?like|more-posts"
    r")(?:[-_](?!questions?\b).*)?",
    "menu": rf"{START}breadcrumbs?|pagination|pager|prev-?next|post-?nav\w*|skip-?link|back-?to-?top|"
    rf"scroll-?(?:to-?)?top|to-?top{END}|(?:(?:site|main|top|post|side|page)-)?(?:nav|navbar|menu|navigation|sidebar)",
    "comments": r"(?:(?:post|article|entry)-)?comments?(?:-(?:area|list|section|wrapper|form|respond|box))?"
    r"|commentlist|disqus.*|respond",
    "author": r"(?:(?:about|post|entry|article)-)?(?:the-)?(?:author|byline|bio)"
    r"(?:-(?:box|bio|info|card|meta|name|profile|block))?|(?:post|entry|article)-(?:meta|date|info)|posted-on|meta",
    "contents": rf"{START}toc|table-?of-?contents{END}",
    "dialog": rf"{START}popup|modal|lightbox{END}",
    "hidden": r"sr-only|screen-reader-\w+|visually-?hidden|print-only",
    "button": rf"headerlink|{START}copy|copybtn|clipboard{END}|mw-editsection|edit-link",
}
PATTERNS = {why: re.compile(pattern, re.IGNORECASE) for why, pattern in REASONS.items()}
BUTTON = re.compile(rf"{START}btn|buttons?{END}", re.IGNORECASE)
CALLOUT = re.compile(
    r".*(?:note|tip|warning|callout|admonition|info|important|hint|caution|danger|example|answer).*"
)


@lru_cache(maxsize=2048)
def why_by_name(names: str) -> str:
    """Return why an element with these classes and ids is no part of the text, "" if they do not tell."""
    each = names.split()
    return next((why for why, pattern in PATTERNS.items() if any(map(pattern.fullmatch, each))), "")


@lru_cache(maxsize=2048)
def is_button(names: str) -> bool:
    """Say whether a link is drawn as a button."""
    return any(map(BUTTON.fullmatch, names.split()))


@lru_cache(maxsize=2048)
def is_callout(names: str) -> bool:
    """Say whether an aside stands within the text as a remark."""
    return CALLOUT.fullmatch(names.lower()) is not None

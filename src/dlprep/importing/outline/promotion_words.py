"""The words by which advertising, and talk about the article itself, is told from its subject.

One alternative a line, all in lower case: the text is lowered first, which is twice as fast as to ignore
case. Words of machine learning stay out: a discount factor, user ratings, CV.
"""

import re

from dlprep.importing.outline.word_pattern import any_phrase

STRONG_PHRASES = (
    r"""
resumes?|résumés?|(?:your|polished|strong|winning) cv|cover letters?|ats|portfolio reviews?
recruiters?|hiring managers?|webmaster|mentorship|money[- ]back
job (?:search(?:es)?|hunts?|hunting|offers?|prospects|market|seekers?|applications?|boards?|alerts?)
dream (?:job|role|career|company)
career (?:tips|advancement|growth|coach\w*|experts?|path|goals?|move)
land (?:a|an|your|that|the) (?:\w+ )?(?:jobs?|roles?|offers?|interviews?|positions?)
mock interviews?|interview (?:prep\w*|coach\w*|tips|success|skills)
discounts?(?! (?:factor|rate))|coupons?|promo codes?|\d+ ?% off|holiday savings
sign[- ]?up|subscri(?:be|ption|bers?)|newsletters?|enroll?|enroll?ment|free trials?
click here|limited[- ]time|follow (?:us|me)|repost|join (?:us|our|thousands|over|the community)
our (?:blogs?|website|courses?|guides?|readers|community|experts?|mentors?|newsletter|channel)
webinars?|boot ?camps?|e-?books?|sponsored|advertisements?|affiliate
leave a (?:comment|reply)|share (?:this|your (?:experience|thoughts|feedback))
value your feedback|about the author|readers say|users?[’']? ratings? of our|rate (?:our|this)
(?:more|related|recent|popular|recommended|next|previous) (?:articles?|posts?|reading|blogs)
part \d+ of (?:a |an |the )?(?:\d+|series)|\d+-part series|(?:next|previous) part
questions \d+\s?(?:[–—-]|to)\s?\d+
privacy policy|terms of (?:service|use)|all rights reserved|copyright(?: ©)? ?\d+
(?:topics?|concepts?|areas?|skills?|subjects?) (?:\w+ )?(?:to|you (?:should|must|need to)) """
    r"""(?:learn|study|revise|review|know|master|prepare|cover|brush)
"""
)
MEDIUM_PHRASES = r"""
careers?|interviews?|interviewers?|jobs?|hiring|employers?|salary|qualifications|achievements|expertise
templates?|tips|guides?|premium|free|sale|offers?|courses?|community
unlock|boost|ace|nail|explore|discover|download|learn more|get started|today|don[’']t miss|miss out
opportunit(?:y|ies)|feedback|blogs?|articles?|website|series|comments?|readers?|posts?
thank you|thanks|helpful|awesome
"""
STRONG, MEDIUM = any_phrase(STRONG_PHRASES), any_phrase(MEDIUM_PHRASES)
# Either of them: most texts hold none, which one look tells.
TELLING = any_phrase(f"{STRONG_PHRASES}{MEDIUM_PHRASES.strip()}")
ADDRESS = re.compile(r"\b(?:you|your|yours|yourself|us|our)\b|!")
# Words of selling that are a subject too: of recommenders, of churn, of message queues.
SELLING = any_phrase(r"""
resumes?|résumés?|cover letters?|ats|recruiters?|hiring managers?|mentorship
job (?:offers?|prospects|market|seekers?|applications?|boards?|alerts?|search(?:es)?)
discounts?|coupons?|promo codes?|\d+ ?% off
sign[- ]?up|subscri(?:be|ption|bers?)|newsletters?|enroll?|enroll?ment|free trials?
webinars?|boot ?camps?|e-?books?|sponsored|advertisements?|affiliate|click here|limited[- ]time
""")
# The reader is told to do something, or is promised something.
CALL = re.compile(
    r"(?:^|[.!?:–—-] |[-•*] )(?:sign up|subscribe|join|enroll?|download|get|book|try|visit|check out|unlock"
    r"|land|boost|ace|nail|start|click|follow|build|practi[cs]e|prepare|take|claim|grab|read|explore|discover|learn|want|ready"
    r"|looking|struggling|need|wish|don[’']t miss|let (?:us|our)|see|save|stand out|advance|level up)\b"
    r"|!|\b(?:we|us|our)\b"
)
# What a paid piece must call itself.
PAID = re.compile(
    r"\W{0,6}(?:sponsored(?: (?:post|content|link))?|advertisement|promoted)\W{0,3}(?:[:|–—-]|$)",
    re.IGNORECASE,
)
STUDY = re.compile(
    r"(?:^|[.:!?–—-] )(?:understand|explore|master|learn|familiari[sz]e|study|revise|practi[cs]e|review|know"
    r"|deep dive|brush up|be (?:ready|able|prepared)|get comfortable|prepare|gain|develop|focus on)\b",
    re.IGNORECASE,
)

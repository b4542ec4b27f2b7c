"""The claims stage: which statements and sentences assert the same, and how two sentences compare.

`propositions` splits sentences, `details` and `features` say what a proposition holds and what two have in common,
`decide` weighs it, `group` gathers claims, `match` compares two sentences.
"""

from twosource.claims.group import group_claims
from twosource.claims.match import Clash, Match, match, match_pairs

__all__ = ["Clash", "Match", "group_claims", "match", "match_pairs"]

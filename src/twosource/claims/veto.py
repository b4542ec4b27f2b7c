"""Details that rule a join out, however alike the words are."""

from twosource.claims.antonyms import opposed
from twosource.claims.details import Details


def vetoed(a: Details, b: Details) -> bool:
    """Whether two propositions can't be one claim: a purpose and an act, or an act and its reverse.

    A denial and an assertion of one thing are the same claim with a conflict, so that negation is no veto.
    """
    if a.purpose != b.purpose:
        return True
    return _reversed(a, b)


def _reversed(a: Details, b: Details) -> bool:
    """Whether the verbs or their complements are opposites ("closed", "open")."""
    if a.negative != b.negative:
        return False
    heads_a = [a.lemmas[i] for i in (a.verb, a.object) if i >= 0]
    heads_b = [b.lemmas[i] for i in (b.verb, b.object) if i >= 0]
    return any(opposed(x, y) for x in heads_a for y in heads_b)

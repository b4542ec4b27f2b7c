"""Details that rule a join out, however alike the words are."""

from twosource.claims.antonyms import opposed
from twosource.claims.compare import places_apart
from twosource.claims.details import Details


def vetoed(a: Details, b: Details) -> bool:
    """Whether two propositions can't be one claim: a purpose and an act, two places, an act and its reverse.

    A denial and an assertion of one thing are the same claim with a conflict, so that negation is no veto.
    """
    return a.purpose != b.purpose or places_apart(a, b) or _reversed(a, b)


def _reversed(a: Details, b: Details) -> bool:
    """Whether the verbs or their complements are opposites ("closed", "open")."""
    if a.negative != b.negative:
        return False
    heads_a = [i for i in (*a.verbs, a.object) if i >= 0]
    heads_b = [j for j in (*b.verbs, b.object) if j >= 0]
    return any(
        opposed(a.lemmas[i], b.lemmas[j]) or b.lemmas[j] in a.entries[i].opposites for i in heads_a for j in heads_b
    )

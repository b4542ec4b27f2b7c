"""Words that reverse a claim when one stands for the other: a short list of our own, by lemma."""

_PAIRS = """
open closed; open close; open shut; rise fall; rise drop; rise decline; increase decrease; increase fall; increase drop
gain loss; gain lose; win lose; victory defeat; up down; grow shrink; climb slip; climb fall; surge plunge; soar plunge
jump drop; jump fall; advance retreat; advance decline; accept reject; approve reject; approve oppose; agree refuse
agree disagree; allow ban; allow forbid; allow block; permit ban; permit forbid; permit prohibit; legal illegal
confirm deny; admit deny; acknowledge deny; support oppose; back oppose; favor oppose; favour oppose; for against
arrest release; arrest free; detain release; jail free; convict acquit; guilty innocent; start end; start stop
begin end; begin stop; continue stop; resume halt; resume suspend; join leave; enter leave; enter exit; arrive depart
hire fire; appoint dismiss; appoint sack; alive dead; live die; survive die; survive dead; safe dangerous; buy sell
import export; attack defend; first last; old new; early late; before after; high low; higher lower; more less
more fewer; large small; strong weak; strengthen weaken; strengthen soften; raise lower; raise cut; increase cut
boost cut; expand cut; extend shorten; hot cold; win defeat; pass reject; pass fail; succeed fail; success failure
present absent; include exclude; true false; real fake; authentic fake; genuine fake; public private; male female
man woman; north south; east west; northern southern; eastern western; left right; maximum minimum; best worst
majority minority; friend enemy; ally enemy; war peace; love hate; praise criticise; praise criticize; welcome condemn
lift impose; remove impose; repeal enact; upgrade downgrade; profit loss; surplus deficit; optimism pessimism
possible impossible; likely unlikely; able unable; same different; add remove; build destroy; create destroy
evacuate return; recover worsen; improve worsen; ease worsen; ease tighten; loosen tighten; calm escalate
withdraw deploy; innocence guilt; departure arrival; ceasefire fighting; supplier customer; teacher student
"""

_PREFIXES = ("un", "dis", "non", "non-")


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        for pair in line.split(";"):
            a, b = pair.split()
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}


_OPPOSITES = _table()


def opposites_of(lemma: str) -> frozenset[str]:
    """The words listed as a lemma's opposites, and the word with a negative prefix put on or taken off.

    >>> "closed" in opposites_of("open"), "nonpersistent" in opposites_of("persistent"), opposites_of("of")
    (True, True, frozenset())
    """
    found = set(_OPPOSITES.get(lemma, ()))
    if len(lemma) > 3:
        found |= {prefix + lemma for prefix in _PREFIXES}
    for prefix in _PREFIXES:
        if lemma.startswith(prefix) and len(lemma) - len(prefix) > 3:
            found.add(lemma.removeprefix(prefix))
    return frozenset(found)

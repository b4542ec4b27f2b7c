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

ANTONYMS: frozenset[frozenset[str]] = frozenset(
    frozenset(pair.split()) for line in _PAIRS.strip().splitlines() for pair in line.split(";") if pair.split()
)


def opposed(a: str, b: str) -> bool:
    """Whether two lemmas are listed as opposites, or one is the other with a negative prefix.

    >>> opposed("open", "closed"), opposed("persistent", "non-persistent"), opposed("open", "wide")
    (True, True, False)
    """
    if a == b:
        return False
    if frozenset((a, b)) in ANTONYMS:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) > 3 and long in (f"{p}{short}" for p in ("un", "in", "im", "il", "ir", "dis", "non", "non-"))

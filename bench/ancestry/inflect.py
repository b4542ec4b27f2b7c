"""Inflection of English words for the generator: regular, with the irregular forms its tables use."""

_PAST = {
    "be": ("was", "been"), "beat": ("beat", "beaten"), "become": ("became", "become"), "begin": ("began", "begun"),
    "break": ("broke", "broken"), "bring": ("brought", "brought"), "build": ("built", "built"),
    "burn": ("burned", "burned"), "buy": ("bought", "bought"), "catch": ("caught", "caught"), "come": ("came", "come"),
    "cut": ("cut", "cut"), "deal": ("dealt", "dealt"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"), "feel": ("felt", "felt"), "fight": ("fought", "fought"), "find": ("found", "found"),
    "flee": ("fled", "fled"), "fly": ("flew", "flown"), "foresee": ("foresaw", "foreseen"),
    "forget": ("forgot", "forgotten"), "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"),
    "grind": ("ground", "ground"), "grow": ("grew", "grown"), "have": ("had", "had"), "hear": ("heard", "heard"),
    "hit": ("hit", "hit"), "hold": ("held", "held"), "hurt": ("hurt", "hurt"), "keep": ("kept", "kept"),
    "know": ("knew", "known"), "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"),
    "let": ("let", "let"), "lose": ("lost", "lost"), "make": ("made", "made"), "meet": ("met", "met"),
    "overcome": ("overcame", "overcome"), "pay": ("paid", "paid"), "put": ("put", "put"), "quit": ("quit", "quit"),
    "read": ("read", "read"), "repay": ("repaid", "repaid"), "ring": ("rang", "rung"), "rise": ("rose", "risen"),
    "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"), "seek": ("sought", "sought"),
    "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"), "shed": ("shed", "shed"),
    "shoot": ("shot", "shot"), "show": ("showed", "shown"), "shut": ("shut", "shut"), "sink": ("sank", "sunk"),
    "slay": ("slew", "slain"), "sleep": ("slept", "slept"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"),
    "spread": ("spread", "spread"), "stand": ("stood", "stood"), "steal": ("stole", "stolen"),
    "stride": ("strode", "stridden"), "strike": ("struck", "struck"), "sweep": ("swept", "swept"),
    "swell": ("swelled", "swollen"), "take": ("took", "taken"), "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"), "understand": ("understood", "understood"), "wear": ("wore", "worn"),
    "win": ("won", "won"), "withdraw": ("withdrew", "withdrawn"), "write": ("wrote", "written"),
}  # fmt: skip
_DOUBLED = frozenset(
    ["ban", "bar", "beg", "chat", "drag", "drop", "fret", "grab", "let", "plan", "scrap", "slam", "spot", "stop"]
) | frozenset(
    ["swap", "tot", "trim", "tug", "cut", "get", "hit", "put", "quit", "run", "set", "shut", "win", "begin", "permit"]
)
_PLURAL = {"child": "children", "man": "men", "woman": "women", "person": "persons", "shelf": "shelves"}
_UNCOUNTED = frozenset(
    [
        "police",
        "staff",
        "personnel",
        "money",
        "cash",
        "news",
        "proof",
        "evidence",
        "rain",
        "electricity",
        "power",
        "help",
    ]
)


def past(verb: str, participle: bool = False) -> str:
    """The past or past participle of a verb."""
    if verb in _PAST:
        return _PAST[verb][participle]
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def verb_form(verb: str, tag: str) -> str:
    """A verb in the form that a Penn tag asks for."""
    if tag == "VBD":
        return past(verb)
    if tag == "VBN":
        return past(verb, participle=True)
    if tag == "VBG":
        if verb in _DOUBLED:
            return verb + verb[-1] + "ing"
        return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
    if tag == "VBZ":
        return plural(verb)
    return verb


def plural(noun: str) -> str:
    """A noun's plural, or a verb's third person."""
    head, _, last = noun.rpartition(" ")
    lead = f"{head} " if head else ""
    if last in _PLURAL:
        return lead + _PLURAL[last]
    if last in _UNCOUNTED or (last.endswith("s") and not last.endswith("ss")):
        return noun
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return lead + last + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return lead + last[:-1] + "ies"
    return lead + last + "s"

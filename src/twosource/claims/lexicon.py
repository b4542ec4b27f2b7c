"""The word lists of the claims stage, by lemma; each says why its words belong together."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs that hand on what someone said: their clause is what the claim is, they are not.
SAYS = _set(
    "say tell add state announce confirm report note warn explain claim argue believe think suggest insist declare "
    "stress emphasize emphasise mention acknowledge admit write show indicate know reveal accord"
)
# Verbs and participles that lead a purpose: "aimed at slowing", "designed to protect", "seeking to end".
LEADS = _set("aim intend design mean seek")
# Verbs that add nothing to the purpose they lead: "to help slow", "to try to stop".
LIGHT = _set("help assist aid try seek attempt serve")
# Nouns whose infinitive says what they hold ("a commitment not to use"), so that noun and infinitive are one claim.
HOLDS = _set(
    "commitment pledge promise vow plan decision agreement deal offer proposal bid attempt effort refusal permission "
    "order request demand call threat intention need right duty ban warning approval move authority mandate oath "
    "obligation assurance guarantee undertaking"
)
# Nouns whose infinitive is no purpose and stays where it is ("the first time to hit", "a way to pay").
EMPTY_NOUNS = _set("time way chance reason place person man woman one first last ability opportunity")
# Units of a count of time that something has lasted.
TIMES = _set("day week month year season hour night anniversary decade century term quarter round")
# Words that make a clause a condition, not an assertion.
CONDITIONS = _set("if unless whether lest")
# Words with a content part of speech that say little of what happened.
EMPTY_WORDS = _set(
    "be have do get make take go say tell also even still just now then there here very more most much many such other "
    "own same so too only rather quite already yet thus hence however meanwhile therefore etc mr mrs ms dr"
)
NEGATIVES = _set("no not never none neither nor nobody nothing without n't")
# Words that deny what they govern: "failed to stop", "incapable of flying", "lacks a majority".
DENIES = _set("fail refuse unable incapable impossible lack cease")
MODALS = _set("may might could would should can must will shall")
# Prepositions whose name says where something happened.
WHERE = _set("in at near outside inside around above below off")
# Capitalised words that are no names.
CALENDAR = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
# Prefixes that the parser parts from their word at a hyphen.
PREFIXES = _set("anti non pro ex counter pre post self co re semi multi sub inter ultra mid")
# Words that tell one of a row from another: the thesaurus must not tie them.
ORDINALS = _set("first second third fourth fifth sixth seventh eighth ninth tenth last next previous former latter")
# Verbs that hand over what follows "with".
TRANSFERS = _set("provide supply equip arm furnish present outfit")
# Nouns in the singular that "they" may stand for.
GROUPS = _set(
    "police crew family staff team public couple gang union group army company government council committee jury "
    "audience board crowd military militia ministry bank club side party opposition"
)
# Auxiliaries of what is ahead; "would" is left out, since reported speech puts "will" and facts alike into it.
AHEAD = _set("will shall may might")
# Verbs of leave and intent: what they govern has not been done yet.
PLANS = _set(
    "allow authorize authorise approve agree decide plan pledge vow promise intend permit let propose consider offer "
    "threaten order commit undertake hope want aim seek try expect mean"
)
# Verbs of speaking that alone say nothing of what was said.
SPEAKS = _set("say tell state add comment remark speak inform discuss elaborate write talk continue conclude respond")
# Verbs whose participle only names a source: "..., citing a harbour official".
CITES = _set("cite quote")
REFUSES = _set("decline refuse")
# What a reply that claims nothing is to: "did not respond to a request for comment".
ASKING = _set("request question call comment query email message inquiry enquiry")
VERIFIES = _set("verify confirm corroborate authenticate substantiate")
UNCLEAR = _set("unclear unknown uncertain unverified unconfirmed")
# Words of a line that says when it was put out.
STAMPS = _set(
    "published updated posted modified edited first last on at by of the and am pm a.m p.m a.m. p.m. gmt utc est edt "
    "pst pdt cet cest bst et ist mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct "
    "nov dec st nd rd th"
)
# Verbs of saying that do something by it, so that what they take is no claim without them ("vowed revenge").
PERFORMS = _set(
    "vow pledge promise announce deny call urge threaten order demand offer reject declare ban propose accuse condemn "
    "welcome criticise criticize praise request approve authorise authorize warn reject rule impose"
)
# How far along a thing is, by the verb or noun that tells of it: asked for, offered, planned or foreseen, decided by
# one side, agreed by two; what none of them tells of is done.
ASKED = _set("demand want seek call request urge ask press petition insist appeal require")
OFFERED = _set("offer propose bid suggest proposal tender draft recommend recommendation")
PLANNED = _set(
    "plan intend expect hope prepare schedule promise pledge vow threaten threat aim consider due wish await forecast "
    "predict budget warn warning fear"
)
DECIDED = _set("order decide decision rule vote authorise authorize award allow announce")
AGREED = _set("agree agreement deal accept settle settlement approve sign")
# Those whom violence is done to, by side: forces of a state, those who fight it, and neither. What is done to one side
# is not what is done to another.
SIDES = (
    _set("soldier troop serviceman policeman policewoman officer guard marine peacekeeper conscript commando"),
    _set("attacker terrorist militant gunman insurgent rebel fighter assailant jihadist extremist guerrilla bomber"),
    _set("civilian resident villager passenger child bystander shopper worshipper pupil student tourist journalist"),
)

"""Small word families that news needs: what befell the counted, what kind of event it was, who people are.

Written for this package from general knowledge of news English; forms are listed, not stemmed, so that lookups
are exact.
"""


def word_list(words: str) -> list[str]:
    """The words of a line, in order."""
    return words.split()


def word_group(groups: str) -> list[str]:
    """Groups of words, parted by bars."""
    return groups.split("|")


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


def _forms(table: dict[str, str]) -> dict[str, str]:
    return {word: family for family, words in table.items() for word in words.split()}


# What befell those counted. Members of one family count the same thing; of two families, different things.
EVENTS = _forms(
    {
        "dead": "kill kills killed killing dead die dies died dying death deaths toll slain fatalities fatality perish "
        "perished perishes slay slays slaying massacred bodies casualties claimed lives",
        "injured": "injure injures injured injuring wound wounds wounded wounding hurt hurts injuries maimed maiming "
        "hospitalised hospitalized",
        "treated": "treated treat treats treating",
        "missing": "missing unaccounted disappeared vanish vanishes vanished",
        "trapped": "trapped traps stranded buried",
        "arrested": "arrest arrests arrested arresting detain detains detained detaining nabbed nabs custody",
        "captured": "capture captures captured capturing",
        "charged": "charged charges indicted indict indicts",
        "convicted": "convicted convicts sentenced jailed",
        "freed": "rescue rescues rescued freed frees free release releases released releasing saved rescuing",
        "abducted": "abducted abduct kidnapped kidnap kidnaps kidnapping hostage hostages seized abducts",
        "displaced": "displaced displace displaces homeless fled flee flees evacuation evacuated evacuate evacuates "
        "evacuating",
        "infected": "infected infect infects sickened sicken sickens infections infection ill sick cases",
        "aboard": "aboard onboard",
        "destroyed": "destroyed destroy destroys destroying damaged damage damages burned",
        "downed": "downed intercepted intercept intercepts intercepting",
        "fired": "fired fire fires firing launched launch launches launching",
        "cut": "cut cuts cutting axe axes axed slash slashes slashed layoffs redundant",
        "hired": "hire hires hired hiring create creates created creating",
        "voted": "voted vote votes voting",
        "raised": "raised raise raises raising donations donated",
        "spent": "spent spend spends spending",
        "sold": "sold sell sells selling",
        "bought": "bought buy buys buying acquire acquires acquired acquiring purchase purchased",
        "ordered": "ordered orders order",
        "signed": "signed signatures",
        "attended": "attended attend attends turnout gathered marched rallied protested",
        "registered": "registered",
        "received": "received receive receives",
        "traded": "traded changed",
        "powerless": "power electricity",
        "washed": "washed washing",
    }
)
# Events whose counts grow while they are being counted: a later figure is an update.
GROWING = word_set(
    "dead injured treated missing trapped arrested charged convicted captured displaced infected destroyed downed "
    "fired raised spent signed traded registered powerless attended cut"
)
# Nouns whose counts grow or move too.
GROWING_NOUNS = word_set(
    "case infection arrest bid share signature donation victim refugee evacuee complaint claim home download vote "
    "goal point win run medal aftershock customer outage report call lawsuit death injury casualty patient test"
)
# The kind of event that a count belongs to: of two kinds, two events.
HAPPENINGS = _forms(
    {
        "attack": "attack attacks attacked assault raid bomb bombs bomber bombers bombing bombings blast blasts "
        "explosion explosions explode explodes exploded grenade gunman gunmen shooting shootings massacre ambush "
        "strike strikes airstrike airstrikes drone drones mortar shelling offensive missile missiles "
        "militants insurgents",
        "quake": "quake quakes earthquake earthquakes tremor tremors aftershock magnitude temblor",
        "crash": "crash crashes crashed accident accidents collision collides collided derailment derails derailed "
        "wreck overturns overturned",
        "storm": "storm storms tornado tornadoes hurricane typhoon cyclone blizzard monsoon twister twisters",
        "flood": "flood floods flooding floodwaters",
        "fire": "blaze wildfire wildfires inferno",
        "clash": "clash clashes riot riots unrest protest protests fighting battle battles",
        "collapse": "collapse collapses collapsed",
        "stampede": "stampede crush crushed",
        "landslide": "landslide landslides mudslide avalanche avalanches",
        "sinking": "sinking sinks sank capsize capsizes capsized shipwreck ferry boat",
        "disease": "sars flu outbreak epidemic virus ebola cholera measles disease",
    }
)
# Kinds that can be one event told in two words.
RELATED_HAPPENINGS = frozenset(
    frozenset(pair)
    for pair in (
        ("attack", "clash"),
        ("attack", "fire"),
        ("attack", "crash"),
        ("attack", "collapse"),
        ("storm", "flood"),
        ("storm", "landslide"),
        ("flood", "landslide"),
        ("storm", "sinking"),
        ("crash", "fire"),
        ("crash", "sinking"),
        ("quake", "collapse"),
        ("quake", "landslide"),
        ("clash", "stampede"),
        ("clash", "fire"),
        ("crash", "collapse"),
    )
)
# What moved or was hit: a train crash is no bus crash.
VEHICLES = _forms(
    {
        "train": "train trains rail railway",
        "bus": "bus buses coach minibus",
        "truck": "truck trucks lorry lorries",
        "plane": "plane planes jet aircraft airliner airplane flight",
        "helicopter": "helicopter helicopters chopper",
        "boat": "boat boats ferry ship ships vessel",
        "car": "car cars",
        "mine": "mine mines colliery coalmine",
        "factory": "factory plant",
    }
)
# Groups of people of which none is part of another.
PEOPLE = _forms(
    {
        "civilians": "civilian civilians resident residents villager villagers",
        "police": "police policeman policemen officer officers cop cops",
        "troops": "soldier soldiers troop troops serviceman servicemen marine marines",
        "militants": "militant militants insurgent insurgents rebel rebels gunman gunmen fighter fighters",
        "women": "woman women female females girl girls",
        "men": "man men male males boy boys",
        "journalists": "journalist journalists reporter reporters",
        "children": "child children schoolchildren pupil pupils",
    }
)
GENERIC_PEOPLE = word_set(
    "person people other victim passenger individual human men worker foreigner resident member associate body"
)
# Facets: words near a number that say which part of a thing it is about. Two values of one facet are two scopes.
FACETS: dict[str, dict[str, str]] = {
    name: _forms(table)
    for name, table in {
        "per": {
            "day": "daily",
            "week": "weekly",
            "month": "monthly",
            "quarter": "quarterly",
            "year": "annual annually yearly",
        },
        "area": {
            "world": "worldwide globally global international",
            "nation": "nationwide national nationally countrywide overall",
            "local": "local locally",
        },
        "owner": {"public": "public state-run", "private": "private privately"},
        "sex": {"men": "men male males boys", "women": "women female females girls"},
        "basis": {
            "forecast": "forecast forecasts expected estimate estimates consensus predicted analysts polled projected",
            "actual": "posted earned",
        },
        "pay": {"base": "base", "bonus": "bonus"},
        "school": {"high": "high-school", "elementary": "elementary", "graduate": "graduate"},
        "start": {"start": "operational", "ceremony": "formally"},
        "total": {"total": "total combined altogether", "same": "same-store like-for-like"},
    }.items()
}
UP = word_set(
    "up rise rises rose risen rising gain gains gained gaining climb climbs climbed climbing jump jumps jumped soar "
    "soars soared surge surges surged advance advances advanced advancing rally rallied increase increased "
    "increases increasing higher strengthen strengthens strengthened grow grew grows grown growing added firmed"
)
DOWN = word_set(
    "down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining slip slips "
    "slipped slide slides slid sink sinks sank plunge plunges plunged tumble tumbles tumbled lose loses lost losing "
    "decrease decreased decreases lower weaken weakens weakened retreat retreats retreated shed sheds off eased ease "
    "eases shrink shrank shrinks dipped dip gave"
)
# Words of a market: its figures run all day, so two of them differ without anyone being wrong.
MARKET = word_set(
    "shares stock stocks index nasdaq dow nikkei ftse sensex nifty yuan yen francs futures yield yields trading traded "
    "crude barrel spot ounce quoted greenback treasury treasuries bond bonds bourse"
)
OPEN_WORDS = frozenset(["open", "opens", "opened", "opening"])
CLOSE_WORDS = word_set("close closes closed closing settled settle settles ended finish finished end ends")
SESSION_WORDS = word_set("midday afternoon morning intraday lately earlier early pre-open after-hours electronic")
# Verbs after which "X to Y" is a change and no range.
MOVES = word_set("cut cuts cutting raised raise raises raising changed went go goes lost added widened narrowed")
# Stock indexes: figures of two of them are two things. First word that tells which.
INDEXES = _forms(
    {
        "dow": "dow djia",
        "nasdaq": "nasdaq ixic",
        "s&p": "s&p s.&p standard spx",
        "ftse": "ftse footsie",
        "nikkei": "nikkei",
        "topix": "topix",
        "dax": "dax",
        "cac": "cac",
        "hang seng": "hang-seng hsi",
        "sensex": "sensex",
        "nifty": "nifty",
        "russell": "russell",
        "kospi": "kospi",
        "wilshire": "wilshire",
    }
)
# Words that say nothing of what a sentence is about.
STOP = word_set(
    "a an the of in on at by for from to with without into onto over under after before during since until till as "
    "than that which who whom whose when where while because if though although and or but nor so yet is are was "
    "were be been being am has have had do does did will would can could may might must shall should not no it its "
    "his her their our your my he she they we you i this these those there here about around near off out up down "
    "against between among through across per via amid toward towards within both all each every some any also "
    "still just only even now then said says say told according more most other others least less new one two three "
    "four five six seven eight nine ten percent cent pct million billion thousand hundred"
)
# Which way: two that share no quarter are two places.
COMPASS = _forms(
    {
        "n": "north northern",
        "s": "south southern",
        "e": "east eastern",
        "w": "west western",
        "nw": "northwest northwestern north-west nw",
        "ne": "northeast northeastern north-east ne",
        "sw": "southwest southwestern south-west sw",
        "se": "southeast southeastern south-east se",
    }
)
# Past forms that no suffix rule reaches.
IRREGULAR_VERBS = {
    form: forms.split()[0]
    for forms in word_group(
        "fall fell fallen|rise rose risen|win won|lose lost|begin began begun|break broke broken|"
        "write wrote written|take took taken|give gave given|go went gone|come came|see saw seen|make made|"
        "say said|tell told|hold held|keep kept|leave left|lead led|meet met|pay paid|sell sold|buy bought|"
        "send sent|spend spent|shoot shot|fight fought|catch caught|bring brought|build built|find found|"
        "flee fled|fly flew flown|grow grew grown|know knew known|run ran|sink sank sunk|speak spoke spoken|"
        "stand stood|steal stole stolen|strike struck|swear swore sworn|throw threw thrown|wear wore worn|"
        "withdraw withdrew withdrawn|choose chose chosen|drive drove driven|eat ate eaten|"
        "forbid forbade forbidden|hide hid hidden|ride rode ridden|shake shook shaken|sing sang sung|"
        "swim swam swum|think thought|die dying|play plays"
    )
    for form in forms.split()[1:]
}

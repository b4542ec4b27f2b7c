"""Nouns that say what a source is: offices, people, bodies, documents, media (own compilation).

All are lower-case singulars. A noun in two lists takes the first that applies in `kind_of_noun`.
"""

from twosource.names.sets import word_set

# People known by what they do. Those in OFFICES name one person at a time in one place.
OFFICES = word_set("""
president premier chancellor king queen prince princess pope emperor sultan emir monarch
minister secretary governor mayor speaker ambassador envoy commissioner director chief head chairman chairwoman
chairperson chair ceo cfo coo founder co-founder cofounder owner principal dean rector provost superintendent
treasurer sheriff
commander commander-in-chief chief-of-staff coach manager editor publisher bishop archbishop cardinal patriarch
president-elect leader prosecutor-general ombudsman coroner undersecretary undersheriff nominee
""")
SPEAKERS = word_set("""
spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen spokespersons spox representative press-secretary
""")
PEOPLE = word_set("""
official officer aide adviser advisor diplomat lawmaker legislator politician parliamentarian deputy member senator
congressman congresswoman councillor councilman councilwoman councilor mp candidate nominee contender rival
general admiral colonel captain lieutenant sergeant major marshal soldier serviceman commander troop pilot trooper
judge magistrate prosecutor lawyer attorney solicitor barrister defendant plaintiff suspect witness victim survivor
detective inspector investigator constable policeman policewoman agent operative guard warden ranger firefighter
analyst expert economist strategist scientist researcher professor scholar academic historian lecturer teacher
student pupil doctor physician surgeon nurse paramedic medic engineer technician architect author writer
journalist reporter correspondent columnist commentator blogger host anchor broadcaster moderator pundit critic
activist campaigner organizer organiser protester protestor demonstrator dissident volunteer advocate lobbyist
executive banker trader investor businessman businesswoman entrepreneur developer farmer fisherman
worker employee employer driver operator passenger resident neighbour neighbor bystander shopkeeper villager
refugee migrant tourist traveler traveller passer-by eyewitness onlooker local relative father mother parent
brother sister son daughter husband wife widow widower uncle aunt cousin friend colleague grandfather grandmother
grandson man woman boy girl child teenager person priest pastor imam rabbi cleric reverend nun monk
player athlete actor actress singer artist musician celebrity star filmmaker producer designer winner
whistleblower insider source informant negotiator mediator observer monitor rebel militant fighter insurgent
jihadist separatist terrorist gunman hostage prisoner inmate detainee donor voter supporter backer opponent
conservative liberal republican democrat socialist nationalist independent veteran boss partner associate
vice-president co-chair whip adjutant coordinator co-ordinator administrator registrar clerk consultant auditor
regulator curator librarian astronaut meteorologist forecaster seismologist virologist epidemiologist
pollster strategist scout captain patient carer caregiver client customer tenant landlord seller vendor
comedian comic presenter co-host rapper composer dancer painter poet novelist chef mariner sailor seaman skipper
crewman quarterback linebacker midfielder striker defender goaltender batsman bowler pitcher jockey golfer boxer
referee umpire trainer climber hiker mountaineer shooter attacker mourner commodore brigadier
counsel minister-counsellor assemblyman assemblywoman alderman selectman frontrunner front-runner mogul magnate native
newcomer underdog incumbent year-old attache consul statesman ruler tycoon billionaire tsar czar
""")
COLLECTIVE = word_set("""
people critic resident lawmaker legislator supporter opponent voter protester protestor demonstrator campaigner
activist observer republican democrat conservative liberal senator mp deputy scientist researcher economist
family relative neighbour neighbor local villager farmer worker student teacher charity union group organisation
organization company country state nation ally government leader minister firefighter police authority
expert historian academic doctor trader investor fan user scholar pundit commentator
""")

# Bodies.
GOVERNMENT = word_set("""
government ministry department administration authority embassy consulate mission parliament congress senate
court tribunal police army navy military force commission council cabinet presidency kremlin pentagon
white-house bureau secretariat inspectorate directorate agency regulator treasury customs watchdog junta
regime constabulary prosecution legislature house assembly duma bundestag knesset legislature municipality county
city state council office coastguard guard marines inquiry service
""")
ORGANISATION = word_set("""
company firm corporation group organisation organization institute institution university college school
foundation charity union association federation league club party campaign team bank hospital clinic fund
business manufacturer maker airline carrier operator supplier retailer chain brand startup start-up giant
think-tank thinktank tank ngo movement alliance coalition network lab laboratory centre center board committee
panel society church militia exchange brokerage developer publisher railway utility plant nonprofit
body side faction opposition household camp consortium trust practice cooperative co-op museum theatre zoo
inc corp ltd llc plc co gmbh
""")
DOCUMENT = word_set("""
statement report document letter memo memorandum filing complaint indictment lawsuit affidavit warrant order ruling
verdict judgment judgement transcript doctrine policy law bill treaty agreement declaration communique communiqué
resolution study survey poll paper analysis review audit bulletin notice advisory release post tweet message email
e-mail note text video footage recording tape clip photo image website site page blog book article account
draft dossier cable record log file figure data statistic census forecast estimate assessment intelligence briefing
evidence finding decree charter constitution proposal plan manifesto petition dispatch update testimony
manual contract motion application speech leaflet invoice map motto sign
""")
MEDIUM = word_set("""
newspaper daily weekly tabloid broadsheet broadcaster channel station magazine journal outlet media press wire
newswire programme program podcast broadcast newscast website agency bulletin medium network
""")
# Words that mean "it has been reported" when they stand as a source without more.
HEARSAY_NOUNS = word_set("report rumour rumor allegation speculation claim media source")

MALE = word_set("""
he him his man men boy father brother son husband uncle grandfather grandson king prince spokesman chairman
congressman councilman businessman policeman serviceman gunman sir mr lord actor widower nephew
fisherman statesman pope
""")
FEMALE = word_set("""
she her hers woman women girl mother sister daughter wife aunt grandmother queen princess spokeswoman chairwoman
congresswoman councilwoman businesswoman policewoman actress mrs ms miss lady dame widow niece madam nun mme
""")

# What anybody may be called by, whatever the office.
FORMS = word_set("mr mrs ms miss dr sir")

# Titles that stand before a name and are no part of it.
HONORIFICS = FORMS | word_set("""
mx prof dame lord lady rev reverend sen senator rep representative gov governor lt col
maj capt cpl sgt gen adm cmdr brig pres president vice prime minister chancellor secretary ambassador judge justice
king queen prince princess pope ayatollah imam sheikh rabbi sheriff mayor professor doctor general colonel
captain lieutenant major sergeant admiral marshal inspector detective constable officer agent councillor father
sister brother madam mme monsignor cardinal archbishop bishop hon honourable chairman chairwoman commissioner
commodore brigadier const supt insp det cllr cdr
attorney congressman congresswoman chief deputy superintendent sultan emir herr frau monsieur
premier senators ministers director officer secretary-general commander coach
""")
# Adjectives that colour an office and are not part of a name.
ROLE_WORDS = word_set("""
acting former then ex outgoing incoming deputy assistant vice senior junior chief first second foreign defense defence
interior home finance prime health justice education energy trade economy economic environment transport labour
labor agriculture security state national federal regional local provincial general public press top late current
supreme executive managing lead special lieutenant attorney major leading veteran retired interim honorary
presidential republican democratic conservative liberal labour opposition ruling military police army navy
two-time longtime onetime one-time would-be
""")


def singular(noun: str) -> str:
    """A noun's singular, by ending: only as good as the lists above need.

    >>> [singular(w) for w in ("officials", "ministries", "spokesmen", "witnesses", "police", "process")]
    ['official', 'ministry', 'spokesman', 'witness', 'police', 'process']
    """
    word = noun.casefold()
    if word in ("people", "persons"):
        return "person"
    if word in ("children", "media", "data"):
        return {"children": "child"}.get(word, word)
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("people"):
        return word[:-6] + "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


# Last words of names of places and things, which don't speak.
PLACES = word_set("""
dam river bridge lake street road valley island islands airport square mountain mountains sea bay avenue region
province district peninsula coast beach highway canal harbour harbor port forest desert strait stadium tower strip
heights hill hills lane boulevard falls creek gulf ocean war act day amendment dream cup prize award bill
""")
# Nouns for people that are as often a company: "grid operator Norgrid", "the owner, Vell Hydro".
EITHER = word_set("operator owner maker supplier carrier insurer")
_NO_PEOPLE = word_set("checklist shortlist playlist blacklist watchlist")


def _is_calling(noun: str) -> bool:
    """Whether a noun's ending makes it a person's calling: "hydrologist", "technician", "photographer"."""
    if len(noun) < 7 or noun in _NO_PEOPLE:
        return False
    return noun.endswith(("ist", "ician", "ographer", "keeper", "woman"))


def is_person(noun: str) -> bool:
    """Whether a singular common noun is for a person.

    >>> is_person("minister"), is_person("hydrologist"), is_person("ministry")
    (True, True, False)
    """
    return noun in SPEAKERS or noun in OFFICES or noun in PEOPLE or _is_calling(noun)


def kind_of_noun(noun: str) -> str:
    """What a common noun (singular) says a source is, or "unknown".

    >>> kind_of_noun("minister"), kind_of_noun("ministry"), kind_of_noun("letter"), kind_of_noun("newspaper")
    ('person', 'government', 'document', 'medium')
    """
    if is_person(noun):
        return "person"
    if noun in MEDIUM and noun not in ("agency", "network", "bulletin", "website", "site"):
        return "medium"
    if noun in GOVERNMENT:
        return "government"
    if noun in ORGANISATION:
        return "organisation"
    return "document" if noun in DOCUMENT else "unknown"

"""Verbs of acts that happen once to whom they happen, by kind: of one act, one day, one place, one who did it."""

from twosource.facts.lexicon import word_group, word_set

# Each group is one kind of act: its first word names it.
ONCE = {
    word: group.split()[0]
    for group in word_group(
        "die perish succumb|kill slay murder|drown|collapse crumple|sink capsize founder|derail|crash|burst|erupt|"
        "explode|arrest detain apprehend|charge indict|convict|acquit|sentence jail imprison|resign quit|retire|"
        "appoint name nominate|elect|fire sack dismiss oust axe|hire|replace succeed|buy acquire purchase|merge|"
        "found establish|sign|announce unveil|publish|sue|approve ratify endorse|reject veto|ban outlaw|cancel|"
        "inaugurate|launch|bear|marry wed|divorce|shoot|stab|kidnap abduct|hijack|rob|steal|rescue save|find discover|"
        "design|write author|direct|build|invent|order|host|own|operate run|captain skipper|pilot|drive|shell bomb|"
        "attack|destroy|hack|leak|assassinate|recall|suspend|evacuate|close shut|open reopen|land|depart|escape flee|"
        "disappear vanish|surrender|score|win|dissolve|convene|adjourn"
    )
    for word in group.split()
}
# Acts that recur, so that two days of them are two acts even of one thing.
RECURS = word_set(
    "shell attack order score win close open own operate drive direct write host find land depart charge sign publish "
    "hack leak erupt design"
)
# Acts that happen once ever to whom they happen, so that two years of them are no two acts.
LASTING = word_set("die kill drown found bear build invent")
# Acts that one does alone or as one body, so that two who did them can't both have.
ALONE = word_set(
    "kill shoot stab buy appoint fire replace found design write direct invent host own operate captain pilot drive "
    "hijack kidnap assassinate rob steal score shell attack rescue arrest hack leak destroy build win order ban sue"
)
# Acts by which something is made known: two who did them are two announcers of one thing.
MAKING_KNOWN = word_set("announce publish")
# What is decided once, so that one won it: a match or a deal among many needs more than its kind.
DECIDED = word_set("final title championship election winner goal equaliser equalizer race vote")
# Acts of people, so that two names who did them are two people's, whatever else a name may be.
PERSONAL = word_set("score drive pilot captain write design direct shoot stab invent")

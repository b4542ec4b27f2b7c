"""Short closed lists of English words that the head and the layout of a report are told by."""

# fmt: off

# What is abbreviated before a name or a number.
BEFORE_NAMES = (
    "mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "adm", "maj", "prof",
    "rev", "hon", "no",
)

# A stop after one of these ends no sentence.
ABBREVIATED = frozenset((
    *BEFORE_NAMES, "vs", "jr", "sr", "ft", "mt", "inc", "co", "corp", "ltd", "dept", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mich", "calif", "fla", "conn", "mass", "ill",
    "wash", "ore", "pa", "va", "ga", "ala",
))

# Words of four letters and more that say nothing about what a line is about.
STOP = frozenset((
    "about", "after", "again", "against", "also", "among", "been", "before", "being", "between", "both", "could",
    "does", "down", "during", "each", "even", "ever", "from", "have", "here", "into", "just", "last", "like",
    "made", "make", "many", "more", "most", "much", "must", "next", "only", "other", "over", "said", "same", "says",
    "should", "since", "some", "still", "such", "than", "that", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "today", "under", "until", "upon", "very", "want", "week", "were", "what", "when",
    "where", "which", "while", "will", "with", "would", "year", "your",
))

# A line in capitals that begins a paragraph and is made of these is a label or a body, not a dateline's place.
NO_PLACE = frozenset((
    "POSTED", "UPDATED", "PUBLISHED", "UPDATE", "BREAKING", "EXCLUSIVE", "LIVE", "WATCH", "VIDEO", "PHOTOS",
    "PHOTO", "NOTE", "EDITOR", "CORRECTION", "ANALYSIS", "OPINION", "REVIEW", "FACT", "READ", "MORE", "RELATED",
    "HOST", "QUESTION", "ANSWER", "TRANSCRIPT", "NATO", "UN", "EU", "US", "CNN", "BBC", "FBI", "CIA", "IMF", "WHO",
    "AP", "AFP", "REUTERS", "LISTEN", "EXPLAINER", "POLL", "SOURCE", "SOURCES", "ALERT", "WARNING", "IMPORTANT",
    "SPOILER", "HEADLINE", "SUMMARY", "KEY", "MUST", "TOP", "NEW", "JUST", "NEWS", "UK", "USA", "AND", "THE", "A",
    "I", "Q",
))

# A name that holds one of these is an authority's, not a publisher's.
AUTHORITIES = frozenset((
    "office", "ministry", "secretary", "department", "release", "embassy", "council", "commission", "authority",
    "agency", "bureau", "board",
))

"""Settings of what comes in, is kept, shown and handed on. Every number names its benchmark or its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """What the intake stage reads, keeps and calls furniture.

    Sizes are bounds of use, not of taste: a full live page of a long day is some 50,000 words (300 kB of text).
    The rest was set on `bench/furniture.py`: the lowest values at which no sentence of clean news is taken.
    """

    max_text: int = 100_000  # characters of one report that are kept; above it is no news report
    max_page: int = 10_000_000  # bytes of one HTML file that are parsed: pages with pictures inlined stay below
    max_row: int = 20_000_000  # bytes of one line of JSON Lines
    max_stream: int = 2_000_000_000  # bytes read from standard input or a pipe
    prose_words: int = 9  # a line of so many words that ends as a sentence is the report speaking
    long_line: int = 25  # a line of so many words is prose however it ends
    menu_words: int = 4  # a line of at most so many words can be a menu entry
    tagline_words: int = 6  # above known furniture over the headline a line of at most so many words can be chrome
    teaser_words: int = 25  # a line of at most so many words can be another story's headline
    repeat_words: int = 8  # sentences said twice count as a repeat from so many words on (bench: shorter are stock)
    headline_words: int = 4  # a headline printed twice counts from so many words on
    sure_language: float = 0.95  # py3langid's own probability
    language_words: int = 12  # fewer words than this tell no language
    # Pages: trafilatura's body stands unless it has fewer words than this, or less than this part of the words in the
    # page's paragraphs, and its own search for recall finds so much more (`bench/intake.py` on 57 real pages, read line
    # by line: what differs by more is the report itself, what differs by less is menus and comments).
    short_body: int = 400
    least_of_paragraphs: float = 0.6
    much_more: float = 1.4
    # Feeds: of one, so many entries are read (a day of a busy agency); an entry of so many words is a whole report
    # and not a teaser (the longest teasers of common content systems are 55 words, RSS excerpts of some 100).
    feed_entries: int = 300
    whole_words: int = 120
    # The parser process. A page with 1.1 MB of prose (a long novel) takes 1.4 CPU-seconds and 0.27 GB, one with a
    # picture of 9.5 MB inlined 0.4 and 0.38; what takes longer or more than this is made to.
    item_seconds: float = 10.0  # for one page, feed or record of an archive
    start_seconds: float = 60.0  # for the process to load its libraries, on a busy machine
    parser_memory: int = 2_000_000_000  # bytes of address space; libraries alone take 0.25 GB of it
    parser_restarts: int = 20  # times one archive may bring the process down before the rest is given up


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """How much a dossier shows before it says "… more"; chosen by eye on the shipped example at 80 columns.

    `first` of each concern, `claims` of each concern in full, `quotations` of each claim, `others` of every other
    list; a quotation takes at most `quote_width` characters (about three lines), the sentence around a value
    `context_width`, a value that is named by itself `value_width`. Parents whose shares differ by less than
    `near_share` are told as equals: the earliest stands for them. A descent is shown `generations` deep; what is
    further down stands beside the last.
    """

    first: int = 4
    claims: int = 3
    quotations: int = 3
    others: int = 4
    quote_width: int = 200
    context_width: int = 180
    value_width: int = 24
    near_share: float = 0.15
    generations: int = 5


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """How much of the publishers' words an export carries unless whole texts are asked for; no benchmark can choose.

    A quotation is shown up to `quote_words` (a long sentence) with `context` characters around it, as annotations
    have it by custom. Of one report, quotations take up at most `share` of the text (or `least` characters, two
    sentences): what disagrees comes first, then what several reports say, what copies changed, what is attributed.
    Beyond that a quotation keeps its `opening_words`, enough to find the place. `shown` rows of a table stand in a
    notebook, as in a data frame.
    """

    quote_words: int = 40
    context: int = 32
    share: float = 0.4
    least: int = 300
    opening_words: int = 4
    shown: int = 10


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How much one answer to an assistant holds: bounds of use, so that an answer stays within some 20,000 tokens.

    Characters of a quotation, of a name, of a reason, of a stretch of text; rows of a list; statements that a search
    looks through.
    """

    quote: int = 600
    name: int = 200
    reason: int = 1000
    stretch: int = 8000
    most: int = 50
    searched: int = 500


@dataclass(frozen=True, slots=True)
class LintSettings:
    """The policy check; set for precision on the example story and on sentences of our own, no benchmark has these.

    `one_voice`: from how many attributed statements a report of one source is worth a word. `same_words`: the part of
    the words of `telling` letters or more that an own-voice wording must share with flagged ones to be what is flagged.
    `least_words`: a shorter wording (a fragment) says too little to ask for a second source.
    """

    one_voice: int = 3
    least_words: int = 4
    same_words: float = 0.5
    telling: int = 4


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """The case file. None of these changes an answer; each is a trade of time for loss or size, by its reason.

    `batch`: reports kept in one transaction while adding; a killed run loses at most these. `ask_again`: seconds
    between two tries for the writer's place. `pack`: zlib level of raw bytes (9 takes longer and gains
    next to nothing). `worked_pack`: the same of what was worked out; `most_worked`: bytes of it kept for a story
    (`bench.incremental` prints what one of 200 reports takes), the oldest goes first. `passed`: reports that no longer
    count from which a running program begins its memory anew, if they are more than those that do. `hits`: answers of a
    search; `around`: words shown about a found one.
    """

    batch: int = 64
    ask_again: float = 0.05
    pack: int = 6
    worked_pack: int = 1
    most_worked: int = 48_000_000
    passed: int = 50
    hits: int = 50
    around: int = 24


@dataclass(frozen=True, slots=True)
class JobSettings:
    """Reading in several processes (`--jobs`). Neither changes an answer.

    `least`: new reports from which it is begun: each process loads the parser first, which takes as long as reading
    twenty reports (`bench.incremental`). `parts` for each process, so that none waits long for the others' last.
    """

    least: int = 24
    parts: int = 2


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the fetcher behaves. Bounds of use and of manners, none of them measured: what a browser's reader would
    wait for, and what a site's owner would not notice.

    `allow_private`: also addresses that are not global (a desk's own network, a server on this machine). `most_bytes`
    of a body, packed or not; from `ratio_from` bytes on it may be at most `most_ratio` times what came over the wire
    (pages seldom reach 20, zlib ends at 1,030). `seconds` for one address, all its redirects in; `connect_seconds`
    and `read_seconds` for one step of it. `host_seconds` between two requests to one host, or what its robots.txt
    asks for up to `most_delay`; robots.txt is read anew after `robots_seconds`. Of several addresses `ahead` are
    fetched beforehand (240 MB at most are held, and as much of feeds that are followed), from so many `hosts` at once
    (as a browser does).
    """

    allow_private: bool = False
    most_bytes: int = 10_000_000
    most_ratio: float = 100.0
    ratio_from: int = 1_000_000
    seconds: float = 30.0
    connect_seconds: float = 10.0
    read_seconds: float = 10.0
    most_redirects: int = 5
    host_seconds: float = 1.0
    most_delay: float = 30.0
    robots: bool = True
    robots_bytes: int = 500_000
    robots_seconds: float = 3600.0
    ahead: int = 24
    hosts: int = 8
    user_agent: str = "Twosource/0.1 (news reader for verification; obeys robots.txt)"
    # Following feeds: how often each is asked (what most feed readers do), and how rarely at most after errors, each of
    # which doubles the pause.
    every_seconds: float = 900.0
    longest_pause: float = 86_400.0


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How much the web pages show at once and keep; chosen by eye on the shipped example, and for the figures of
    `bench/serve.py`.

    `rows` of a table, `outlets` and `claims` of the matrix, `needs` of each kind; a gist in a table takes at most
    `gist` characters, a quotation `quotation`. Stories of `shelf` reports together are kept decoded (about 60 kB a
    report); one that took longer than `patience` seconds to make is shown as it was while it is made anew. `views`
    of the Story screen and `pairs` of aligned reports are kept, and of `memories` stories what was worked out. An
    upload may hold `upload_files` files of `upload_bytes` together, and a form `form_bytes` besides (a field may hold
    2,000 characters, a list of addresses more); `jobs` past ones are remembered. Of sentences of more than
    `aligned_words` words the words within aren't compared; claims nearest to one are looked for among `compared` at
    most. A connection is kept for `keep_alive` seconds: a browser's next click comes over the same one, and uvicorn's
    own 5 would, on a machine as busy as that, close it just as the click arrives.
    """

    rows: int = 50
    outlets: int = 30
    claims: int = 20
    needs: int = 3
    gist: int = 160
    quotation: int = 600
    shelf: int = 20_000
    patience: float = 0.15
    views: int = 32
    pairs: int = 64
    memories: int = 2
    upload_files: int = 500
    upload_bytes: int = 200_000_000
    form_bytes: int = 1_000_000
    keep_alive: int = 75
    jobs: int = 50
    aligned_words: int = 2000
    compared: int = 3000

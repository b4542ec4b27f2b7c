"""One record of settings a stage. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReuseSettings:
    """Text reuse. Unless said otherwise, numbers were chosen on reuse-pairs-dev (`bench/reuse.py`): the weights by
    logistic regression, cross-validated by topic (`--fit`), the rest as the round value in the middle of the range
    over which its figures stay level.
    """

    # alignment: words of a seed, the widest gap in a passage and what a word of gap costs, the least words of one
    seed_words: int = 2
    largest_gap: int = 12
    gap_cost: float = 0.5
    shortest_passage: int = 5
    least_telling: float = 1.0  # weight of its telling words, names apart: about one rare word or two common ones
    # public text: words in a row that both have as such, and that one quotes and the other prints as its own
    public_words: int = 8
    crossing_words: int = 8
    # sentences: nearness in meaning and shared details from which one rewords the other; for a chain of them
    reworded_cosine: float = 0.6
    reworded_details: float = 0.3
    chain_cosine: float = 0.75
    # a narrative followed throughout, whatever its words: on the pairs above no independent report reaches 0.5,
    # the spun report of the shipped example 0.78
    followed_cosine: float = 0.6
    followed_details: float = 0.5
    few_sentences: int = 4
    followed_at: float = 0.52
    followed_likely: float = 0.9
    # likelihood: the narrative words at which shares count half, and the weights
    short_words: float = 80.0
    bias: float = -7.5
    weight_carried: float = 12.0
    weight_trigrams: float = 13.3
    weight_wording: float = 8.3
    weight_chained: float = 7.5
    # verdicts: from likely to doubtful, where a passage of so many words of narrative still makes a partial reuse
    derived_at: float = 0.5
    doubtful_at: float = 0.35
    doubtful_words: int = 15
    partial_words: int = 18
    relayed_words: int = 24  # of quotations that two reports share and say were given to one medium ("told Reuters")
    least_words: int = 12
    copy_share: float = 0.96
    edited_share: float = 0.36
    surely_edited: float = 0.5
    edited_run: int = 18
    reworded_nearness: float = 0.69
    # another event: what part of rare names (how rare, how many at least) and details two events of one kind share
    rare: float = 0.85
    rare_names: int = 4
    other_names: float = 0.34
    other_details: float = 0.4
    no_details: float = 0.1
    other_wording: float = 0.25
    other_nearness: float = 0.55
    other_chained: float = 0.2
    # candidate pairs: 4-grams winnowed by 4 and two shared, as measured at a million reports (any 7 words in a row
    # share one); one fingerprint in 2.5 words is what that leaves; above `most_holders` no all-pairs
    ngram: int = 4
    window: int = 4
    shared_fingerprints: int = 2
    fingerprint_every: float = 2.5
    same_text: float = 0.6
    most_holders: int = 20
    # sentences embedded in a story: about ten seconds on two cores; below `least_vocabulary` of shared rare
    # vocabulary none of the 23 rewordings of the pairs above lies, and a third of the independent pairs do
    most_sentences: int = 1500
    least_vocabulary: float = 0.12
    near: float = 0.65
    near_sentences: int = 2
    near_share: float = 0.25
    # side by side: the part of two sentences' words that makes one an edit of the other
    edited_sentence: float = 0.5


@dataclass(frozen=True, slots=True)
class DriftSettings:
    """What a derived report changed. Set for precision, on the shipped example and on sentences of our own.

    `least_likeness`: the part of two sentences' words that must match in order; `least_reworded` where the reuse
    stage already holds one for the other's rewording; `least_negated` for a lost "not" to be no other sentence.
    `least_quoted`: the part of a quotation that must be kept for the rest to be an alteration, of at least
    `quoted_words`; more than `cut_words` left out in a row are a cut. Of an attributed content of
    `attributed_words` or more, `attributed_share` must be carried over for its attribution to be dropped,
    `moved_share` for it to have gone to another speaker. `shown_words` of a sentence left out are quoted.
    """

    least_likeness: float = 0.4
    least_reworded: float = 0.15
    least_negated: float = 0.7
    least_quoted: float = 0.6
    quoted_words: int = 4
    cut_words: int = 8
    attributed_words: int = 6
    attributed_share: float = 0.7
    moved_share: float = 0.5
    shown_words: int = 8


@dataclass(frozen=True, slots=True)
class ChainSettings:
    """For how many sentences after its last words a named source still speaks to the medium it spoke to.

    Chosen by reading chains on attribution-train: people in the news soon speak elsewhere; the unnamed don't.
    """

    reach_named: int = 6


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who says what: how sure a cue must be. Chosen for the best triple F1 on held-out PolNeAR train texts.

    `model`: whether the trained decider decides; without it rules and the lexicon do. `least_chance`: how sure the
    decider must be that cue, content and source are all right; `least_quoted`: how sure where a quotation would else
    be nobody's. `least_rate`: how often the lexicon must have seen a word as a cue in its frame, for the rules alone.
    `candidates`: that rate from which the decider looks at a word.
    """

    model: bool = True
    least_chance: float = 0.27
    least_quoted: float = 0.05
    least_rate: float = 0.45
    candidates: float = 0.05


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
class OriginSettings:
    """Which reports share an origin.

    `least_child`: a report that derives from another shares its main origin where at least this part of it is
    taken over (as for "edited" in reuse). A report is a mosaic of two that share nothing where each accounts for
    `least_mosaic` of it and they have `most_common` of that in common, or less (`bench/ancestry.py`).
    Two groups that name one wire are two stories of it only if both give `enough_details` (names, numbers) and
    share fewer than `least_details`: unlike stories share a country at most. `lead_sentences`: how far a relay
    carries the report as a whole. `passage_share`: the part of a claim's words that a passage must hold to account
    for it, more than half so that only one can. `least_whole`: of a report that takes over less than this, what
    is neither shared nor credited is of unknown origin (the example story); of two that are put together, the part of
    one that stands in the other from which they are one text (`bench.ancestry`, undated: at 0.5 two bases are one).
    """

    least_child: float = 0.36
    least_mosaic: float = 0.15
    most_common: float = 0.2
    least_details: int = 2
    enough_details: int = 5
    lead_sentences: int = 2
    passage_share: float = 0.5
    least_whole: float = 0.6


@dataclass(frozen=True, slots=True)
class SpeakerSettings:
    """Weights for whom a source stands for.

    Chosen by reading resolutions on texts of attribution-train (PolNeAR), since it holds no gold speakers: a pronoun
    goes to whoever spoke last unless somebody else is subject nearby. Reaches are in sentences.
    """

    reach_same: int = 60
    reach_wider: int = 6
    reach_pronoun: int = 6
    reach_varied: int = 2
    reach_ahead: int = 2
    per_sentence: float = 1.0
    subject: float = 1.5
    last_speaker: float = 2.0
    has_spoken: float = 0.5
    is_named: float = 0.5
    inside_quote: float = 4.0
    unknown_kind: float = 0.5
    same_gender: float = 1.0
    place: float = 2.0
    mere_document: float = 3.0


@dataclass(frozen=True, slots=True)
class FlagSettings:
    """How far back a flag sentence reaches: the editor's habit of flagging at a passage's end, seen in the seeds."""

    paragraphs_back: int = 3


@dataclass(frozen=True, slots=True)
class RootSettings:
    """When two reports met one unnamed source: contents that share this much of their words are one statement.

    Chosen for caution, not by a benchmark (none has gold for unnamed people): edited copies keep about this much.
    """

    same_content: float = 0.6


@dataclass(frozen=True, slots=True)
class ConflictSettings:
    """Conflicts. Precision first: each number is set so that made-up pairs of other things stay apart."""

    # days that two reports of one story may lie apart when one has no date; a bigger gap is no lateness
    news_cycle_days: float = 7.0
    # share of common words from which two sentences of two reports are taken to be about one thing (bench.numbers)
    one_thing: float = 0.5
    # the same for two tolls of one kind (killed, missing), where places and kind of event agree as well
    one_toll: float = 0.2
    # and from which differing values that can't move are called a conflict (bench.numbers, tuning half)
    sure_thing: float = 0.6
    # sentences that may lie between two values which one report sets against each other
    beside: int = 1
    # days two dates of one event may lie apart before they conflict: time zones and late filing explain one
    date_slack_days: int = 1
    # minutes by which two times of one event may differ
    clock_slack_minutes: float = 5.0
    # figures of one verb and one name that differ by more are of two things (as counts do: half of numbers-dev)
    most_ratio: float = 2.5
    # share of a denial's words that the denied sentence must hold, and how many words that must be (the example story)
    denied_share: float = 0.8
    denied_words: int = 3
    # figures compared under one key, all pairs of them, and of one amount where there are more: keeps a big story quick
    most_compared: int = 120
    most_of_one: int = 3
    # words in a row of a quotation that two people don't say by chance (no pair of the labelled stories does)
    quoted_words: int = 7
    # sides shown of one conflict; further ones repeat a value already shown
    most_sides: int = 8


@dataclass(frozen=True, slots=True)
class ClaimsSettings:
    """How propositions become claims.

    `candidate`: cosine from which two propositions are compared by details. `nearest`: at most this many
    candidates each (2,000 statements in 15 seconds). `doubt`: propositions' worth of doubt about a story's mean vector:
    few propositions have no common ground. `join`: mean chance over the pairs of two groups from which they are one
    claim; `least`: no pair of the joined group may fall below it. Pairs in one claim (precision / recall) on the 17
    and the six stories of bench.claims_join that it is learned from, each judged by weights learned from the others:
    .30 .77/.54 and .78/.55, .35 .78/.51 and .81/.53, .40 .79/.48 and .83/.52, .50 .86/.43 and .90/.52, .60 .86/.36 and
    .94/.45. .35 stands: as many found as there are between precisions of .78 and .81; the claims of the shipped
    example and of the three real reports are as whole as at .30. `sure`: chance from which a member surely makes the
    claim; below it, it raises the upper end of a standing only. Of pairs held to be sure there .85 and .88 are right at
    .60, .90 and .91 at .65, .91 and .91 at .70; .82, .80 and .83 of those held out. .70 stands, though it finds a
    seventh less than .60 and two ranges of the shipped example are wider than its editor's: a wrong sure member may
    make a false independent origin, a missed one a wider range.
    """

    candidate: float = 0.15
    nearest: int = 16
    doubt: int = 20
    join: float = 0.35
    sure: float = 0.70
    least: float = 0.05


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
    fetched beforehand (240 MB at most are held), from so many `hosts` at once (as a browser does).
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
    upload may hold `upload_files` files of `upload_bytes` together; `jobs` past ones are remembered. Of sentences
    of more than `aligned_words` words the words within aren't compared; claims nearest to one are looked for among
    `compared` at most.
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
    jobs: int = 50
    aligned_words: int = 2000
    compared: int = 3000


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Text reuse, origins and stories over many reports. Numbers were chosen on synthetic news with exact truth
    (`bench/archive.py`, 10,000 and 100,000 reports) unless said otherwise.

    `furniture_holders`, `furniture_share`: a fingerprint that so many reports hold, of which that share are of one
    outlet, is page furniture. `most_holders`: above it no all-pairs, each holder is linked to the first
    `crowd_firsts` and to the one before. `shared_prints`: two reports that share so many are aligned.
    `largest_gap`: words between two runs of one passage; `extend`: words a run is extended beyond its fingerprints;
    `shortest_passage`: matched words of a passage; `shortest_source`: words of a report that a source accounts for.
    `journal_reports`: reports that came since the build are made a part on disk by so many (`bench/archive_live.py`:
    opening an archive takes in at most so many again, some 5 ms each).
    """

    furniture_holders: int = 3
    furniture_share: float = 0.8
    most_holders: int = 100
    crowd_firsts: int = 3
    shared_prints: int = 2
    largest_gap: int = 12
    extend: int = 12
    shortest_passage: int = 18
    shortest_source: int = 12
    least_child: float = 0.25
    shard_reports: int = 8192
    report_bytes: int = 3500
    batch_reports: int = 512
    bucket_reports: int = 16_384
    journal_reports: int = 128


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Which reports tell one event. Chosen on stories-dev, by halves of its topics (`bench/stories.py --sweep`).

    Features: of the first `told_letters` (F1 is the same with all), `name_weight` for names and numbers, `lead_weight`
    in the first `lead_words`; a word's rarity is log((reports + `smooth`) / (holders + 1)), at most `rarest`: a few
    hundred reports and a million weigh alike.
    Groups: nearness is measured by that of each report's `next_ones`, held between `least_scale` (what has no next of
    kin isn't made one by that) and `most_scale` (copies don't push away what is told in other words); mean nearness of
    two groups from which they are one story, `near`. Reports further apart than `days` are
    the less near the further, halved after `half_days` more: an event of the next week is another.
    In an archive, trees of descent are grouped by the `kept_features` of their roots: those that share
    `shared_features` of their `candidate_features` rarest, each held by at most `most_holders` of a week, are compared;
    pieces of the graph at `loose` times `near` are linked, cut harder where they hold more than `largest_group`.
    """

    told_letters: int = 2000
    lead_words: int = 60
    lead_weight: float = 2.0
    name_weight: float = 2.0
    smooth: float = 50.0
    rarest: float = 5.0
    near: float = 0.46
    next_ones: int = 2
    least_scale: float = 0.25
    most_scale: float = 0.5
    kept_features: int = 96
    loose: float = 0.5
    days: float = 4.0
    half_days: float = 3.0
    most_holders: int = 60
    candidate_features: int = 16
    shared_features: int = 2
    largest_group: int = 3000


@dataclass(frozen=True, slots=True)
class ArchiveCosts:
    """What work costs on one core, for `--estimate`: measured on two busy ones, where CPU-seconds are long
    (`bench/archive.py` at 100,000 and a million; `bench/archive_costs.py`, dossiers of 3 to 19 real reports).

    `words_a_second` of a dossier, all stages and pairs, on distinct paragraphs; `pairs_a_second`: what pairs cost
    beside that in larger stories (`bench/speed.py`); bytes a report on disk (text, words, fingerprints, index) and in
    memory; memory of two workers and of the parser; `dossier`: bytes a report in it.
    """

    reports_a_second: float = 2000.0
    disk: int = 22_000
    memory: int = 700_000_000
    each: int = 4_000
    words_a_second: float = 400.0
    pairs_a_second: float = 600.0
    parser: int = 900_000_000
    words_a_report: int = 450
    dossier: int = 25_000

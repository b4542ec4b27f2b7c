"""Settings of the stages that find an answer: one record a stage. Every number names the benchmark that chose it."""

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
    each that stands in the other from which they are one text (`bench.ancestry`, undated: at 0.5 two bases are one).
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
    claim; `least`: no pair of the joined group may fall below it. Pairs in one claim (precision / recall) in the
    stories of bench.claims_join that it is learned from, each judged by weights learned from the others (reworded;
    older; those that overlap in part): .25 .75/.56, .75/.68, .51/.36; .30 .78/.54, .80/.66, .54/.33; .35 .81/.51,
    .83/.64, .58/.31; .50 .84/.39, .92/.52, .69/.23. .30 stands, since what is doubtful raises no count but upper ends,
    and from .35 on two claims more of the three real reports come apart. `sure`: chance from which a member surely
    makes the claim; below it, it raises the upper ends of origins and roots only. Of pairs held to be sure at .80 .95,
    .97 and .86 are right; with .70 and half of today's figures .89, .90 and .73 were.
    """

    candidate: float = 0.15
    nearest: int = 16
    doubt: int = 20
    join: float = 0.30
    sure: float = 0.80
    least: float = 0.05

"""Numbers, dates and places in news text: vocabulary for claims, conflicts and the time line.

>>> [d.relation for d in relate_texts("The flood killed 12 people.", "The flood killed at least 10.")]
['bound']
"""

from twosource.facts.compare import align, relate_texts
from twosource.facts.context import Context, likeness, read_context
from twosource.facts.dates import find_dates
from twosource.facts.numbers import find_quantities
from twosource.facts.places import Entry, Gazetteer, apart, find_places
from twosource.facts.polarity import Turn, negates, negations, opposed
from twosource.facts.records import Difference, Quantity, Verdict, When, Where
from twosource.facts.relate import relate
from twosource.facts.sure import may_be_one
from twosource.facts.values import alike, fit

__all__ = [
    "Context",
    "Difference",
    "Entry",
    "Gazetteer",
    "Quantity",
    "Turn",
    "Verdict",
    "When",
    "Where",
    "align",
    "alike",
    "apart",
    "find_dates",
    "find_places",
    "find_quantities",
    "fit",
    "likeness",
    "may_be_one",
    "negates",
    "negations",
    "opposed",
    "read_context",
    "relate",
    "relate_texts",
]

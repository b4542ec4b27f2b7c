"""Questions asked of a finished dossier: plain functions, nothing kept, nothing worked out anew.

ask        a claim by id, by the beginning of its id or by words; what touches it
order      which of several reports was first, as far as their dates tell
why        what a claim's counts rest on, in sentences a desk can read
chronicle  for each claim its first report and every change
"""

from twosource.dossier.ask import (
    Evidence,
    claims_like,
    conflicts_of,
    drift_of,
    evidence,
    evidence_of,
    find_claim,
    flags_of,
    kin_of,
    roots_of,
)
from twosource.dossier.chronicle import Chronicle, Event, chronicle
from twosource.dossier.order import earliest
from twosource.dossier.why import Reason, Why, why

__all__ = [
    "Chronicle",
    "Event",
    "Evidence",
    "Reason",
    "Why",
    "chronicle",
    "claims_like",
    "conflicts_of",
    "drift_of",
    "earliest",
    "evidence",
    "evidence_of",
    "find_claim",
    "flags_of",
    "kin_of",
    "roots_of",
    "why",
]

"""Published sourcing rules as checks over a dossier or a draft: `lint` is the door.

Rules are data (`rules.toml`), each with its public source; a check finds the words that a rule speaks of. A finding is
a question to an editor, not a verdict: a check sees words and counts, and not what the desk knows.
"""

from twosource.lint.records import PROFILES, SEVERITIES, Finding, Profile, Rule, Severity, Source
from twosource.lint.rules import load_rules
from twosource.lint.run import lint

__all__ = ["PROFILES", "SEVERITIES", "Finding", "Profile", "Rule", "Severity", "Source", "lint", "load_rules"]

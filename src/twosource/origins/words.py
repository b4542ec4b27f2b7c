"""The reasons of a standing, in words."""

from collections.abc import Sequence

from twosource.model import Origin, Range, Root, Standing


def many(count: int, one: str, several: str = "") -> str:
    """A count with its noun.

    >>> many(1, "text"), many(2, "text"), many(2, "story", "stories")
    ('1 text', '2 texts', '2 stories')
    """
    return f"{count} {one if count == 1 else several or one + 's'}"


def span_words(span: Range) -> str:
    """A range as read aloud.

    >>> span_words((1, 1)), span_words((2, 3))
    ('1', '2 to 3')
    """
    return str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"


def reason(
    standing: Standing,
    origins: Sequence[Origin],
    roots: Sequence[Root],
    beside: int,
    against: Sequence[str] = (),
    perhaps: Sequence[Origin] = (),
) -> str:
    """The five counts and what they rest on, as one paragraph; last, who denies or doubts what is counted.

    `perhaps` are the origins that only a doubtful wording stands in: they count in the upper end.
    """
    named = sorted(o.name or "a public text" for o in origins if o.kind != "unknown" and o not in perhaps)
    parts = [_texts(standing)]
    said = []
    if named:
        said.append(f"{many(len(named), 'known origin')} ({', '.join(named)})")
    if standing.unknown_origins:
        said.append(many(standing.unknown_origins, "unknown origin"))
    if perhaps:
        more = sorted(o.name or "a public text" for o in perhaps)
        said.append(f"perhaps {len(more)} more ({', '.join(more)}), by wordings that may say something else")
    parts.append(", ".join([*said[:-2], " and ".join(said[-2:])]) if said else "no report we can read")
    if standing.roots[1]:
        who = ", ".join(sorted(r.name for r in roots)) or "not identified"
        parts.append(f"{span_words(standing.roots)} root {'source' if standing.roots == (1, 1) else 'sources'} ({who})")
    elif standing.reports:
        parts.append("no root source: said in the outlets' own voice")
    if beside:
        parts.append(
            f"{many(beside, 'report')} in a language we can't read {'stands' if beside == 1 else 'stand'} beside"
        )
    parts += against
    return "; ".join(parts) + "."


def _texts(standing: Standing) -> str:
    if standing.reports == 1:
        return "1 report"
    told = f"{many(standing.reports, 'report')} by {many(standing.outlets, 'outlet')}"
    if standing.texts == standing.reports:
        return f"{told}, none found to be a copy of another"
    return f"{told}, {many(standing.texts, 'text')} once copies and edited copies are put together"


def would_change(
    standing: Standing, origins: Sequence[Origin], roots: Sequence[Root], least: tuple[int, int] | None = None
) -> str:
    """What, if it came to be known, would change the counts. `least` are the lower ends of origins and roots if every
    doubtful wording says the same; without them there is none."""
    low_origins, low_roots = least or (standing.origins[0], standing.roots[0])
    said = []
    if low_origins < standing.origins[1] and standing.unknown_origins:
        one = standing.unknown_origins == 1
        whose = (
            "the report of unknown origin rewords one of the others"
            if one
            else (f"the {standing.unknown_origins} reports of unknown origin reword others")
        )
        said.append(f"If {whose}, this stands on {many(low_origins, 'origin')}.")
    if low_roots < standing.roots[1]:
        unnamed = any(not r.named for r in roots)
        who = f"the {'unnamed ' if unnamed else ''}sources who may be one person are one"
        said.append(f"If {who}, this stands on {many(low_roots, 'root')}.")
    if (low_origins, low_roots) != (standing.origins[0], standing.roots[0]):
        on_roots = many(standing.roots[0], "root") if standing.roots[0] else "no root"
        on = f"{many(standing.origins[0], 'origin')} and {on_roots}"
        said.append(f"If the wordings that may say something else do, this stands on {on}.")
    return " ".join(said)

"""`twosource lint --profile reuters|ap|bbc|acled CASE|PATH...`: published sourcing rules over a dossier or a draft."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.cli.base import FOUND, OK, answer, note, shapes
from twosource.cli.dossier_file import dossier_from
from twosource.cli.source import paths
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.lint import Finding
    from twosource.model import Dossier

_PROFILES = ("reuters", "ap", "bbc", "acled")
_SEVERITIES = ("error", "warning", "notice")
_HEADER = ("severity", "rule", "outlet", "words", "why", "report", "start", "end", "claim", "says", "source")


def add(commands: "Commands") -> None:
    """Declare the command."""
    check = commands.add_parser("lint", help="published sourcing rules as checks over a dossier or a draft")
    paths(check)
    check.add_argument(
        "--profile", action="append", required=True, choices=(*_PROFILES, "all"), help="whose rules; may be repeated"
    )
    check.add_argument("--draft", metavar="FILE", help="check this text alone, against the dossier")
    check.add_argument("--fail-on", choices=_SEVERITIES, help="exit with 4 where a finding is that bad, or worse")
    shapes(check)
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the findings, worst first, each with the exact words; 4 where `--fail-on` asks."""
    from twosource.lint import PROFILES, lint

    dossier = dossier_from(args)
    only: list[str] = []
    if args.draft:
        dossier, only = _with_draft(dossier, args.draft)
    chosen = [p for p in PROFILES if p in args.profile or "all" in args.profile]
    found = lint(dossier, chosen, only=only)
    if args.json or args.csv:
        answer(args, {"profiles": chosen, "findings": found}, _HEADER, [_row(f) for f in found])
    else:
        _show(found)
    worst = _SEVERITIES.index(args.fail_on) if args.fail_on else -1
    return FOUND if any(_SEVERITIES.index(f.severity) <= worst for f in found) else OK


def _with_draft(dossier: "Dossier", path: str) -> "tuple[Dossier, list[str]]":
    """The dossier worked out anew with a draft in it, and the draft's id."""
    from twosource.intake import read_reports
    from twosource.pipeline import examine
    from twosource.progress import Progress

    drafts, problems = read_reports([path])
    if not drafts:
        raise InputError("; ".join(f"{p.where}: {p.message}" for p in problems))
    held = {r.id: r for r in (*dossier.reports, *drafts)}
    with Progress() as progress:
        return examine(list(held.values()), problems=dossier.problems, progress=progress), [d.id for d in drafts]


def _row(f: "Finding") -> tuple[object, ...]:
    """A finding as a row of CSV."""
    source = f"{f.source.publisher}, {f.source.title}, {f.source.section}"
    return (f.severity, f.rule, f.outlet, f.words, f.why, f.report, *f.span, f.claim, f.says, source)


def _show(found: "Sequence[Finding]") -> None:
    """The findings for a person: by report, the words first, then what is the matter, then each rule once."""
    from rich.console import Console
    from rich.text import Text

    from twosource.render.safe import line, quoted

    console = Console(soft_wrap=True)
    style = {"error": "red", "warning": "yellow", "notice": "cyan"}
    for f in found:
        head = Text.assemble((f"{f.severity:<8}", style[f.severity]), (f"{f.rule:<26}", "bold"), f" {line(f.outlet)}")
        console.print(head)
        console.print(Text(f"        {quoted(f.words, 200)}"))
        console.print(Text(f"        {line(f.why)}", style="dim"))
    rules = {f.rule: f for f in found}
    if rules:
        console.print(Text("\nThe rules, in our words:", style="bold"))
    for name in sorted(rules):
        f = rules[name]
        console.print(Text(f"{name}: {f.says} ({f.source.publisher}, {f.source.title}, {f.source.section})"))
    counts = ", ".join(f"{sum(f.severity == s for f in found)} {s}s" for s in _SEVERITIES)
    note(f"{counts}. A finding is a question to an editor, not a verdict.")

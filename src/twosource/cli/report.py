"""`twosource report CASE [REPORT]`: the reports of a case, or one of them whole."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, answer, in_story, shapes, write, write_json
from twosource.cli.source import one, story_of

if TYPE_CHECKING:
    from twosource.case import Case
    from twosource.cli.base import Commands

HEADER = ("report", "outlet", "published", "headline", "state")


def add(commands: "Commands") -> None:
    """Declare the command."""
    show = commands.add_parser("report", help="the reports of a case, or one of them whole")
    show.add_argument("case", metavar="CASE")
    show.add_argument("report", nargs="?", metavar="REPORT", help="a report's id, or the beginning of it")
    in_story(show)
    show.add_argument("--raw", action="store_true", help="print the report's bytes as they came")
    shapes(show)
    show.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List reports, those laid aside among them; or print one."""
    from twosource.case import Case
    from twosource.errors import InputError, UsageError

    with Case.open(args.case) as case:
        if args.report:
            return _one(args, case)
        if args.raw:
            raise UsageError("--raw needs a report's id")
        story = story_of(case, args.story)
        aside = {a.report: a for a in case.laid_aside(story)}
        held = sorted(case.reports(story, everything=True), key=lambda r: (r.published or "9", r.id))
        rows = []
        for r in held:
            state = aside[r.id].why if r.id in aside else ""
            rows.append((r.id, r.name, r.published, r.headline, state))
        value = [
            dict(zip((*HEADER, "url", "path"), (*row, r.url, r.path), strict=True))
            for row, r in zip(rows, held, strict=True)
        ]
        if not held:
            raise InputError(f"story {story!r} holds no report")
        answer(args, {"story": story, "reports": value}, HEADER, rows)
    return OK


def _one(args: argparse.Namespace, case: "Case") -> int:
    from twosource.errors import InputError

    ids = [rid for story in case.stories() for rid in sorted(case.report_ids(story.name))]
    report = case.report(one("report", args.report, ids))
    if report is None:
        raise InputError(f"no report {args.report!r}")
    if args.raw:
        body = case.raw(report.id)
        if body is None:
            raise InputError(f"the bytes of {report.id} aren't kept (it came as a row or by standard input)")
        write(body)
    elif args.json:
        stories = case.stories_of(report.id)
        write_json({"report": report, "stories": stories, "source": case.source(report.id)})
    else:
        from rich.console import Console
        from rich.text import Text

        from twosource.render.safe import line, visible

        out = Console(highlight=False)
        source = case.source(report.id)
        facts = (report.id, report.name, report.headline, report.byline, report.published, report.url, report.path)
        for fact in (*facts, f"fetched {source.at} from {source.where}" if source else None):
            if fact:
                out.print(Text(line(fact), style="bold"), soft_wrap=True)
        out.print()
        out.print(Text(visible(report.text)), soft_wrap=True)
    return OK

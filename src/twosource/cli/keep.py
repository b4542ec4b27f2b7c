"""`twosource verify|doctor|backup CASE`: whether a case is whole, what is wrong with it, and a copy of it."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import LOCKED, OK, answer, note, shapes, waiting, write_json
from twosource.errors import CaseError

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the commands."""
    verify = commands.add_parser("verify", help="recompute every hash of a case and the chain of its log")
    verify.add_argument("case", metavar="CASE")
    verify.add_argument("--head", metavar="HASH", help="a head noted earlier: it must be in the chain")
    shapes(verify, csv=False)
    verify.set_defaults(run=run_verify)
    doctor = commands.add_parser("doctor", help="what is wrong with a case, in plain words, and what to do")
    doctor.add_argument("case", metavar="CASE")
    doctor.add_argument("--mend", action="store_true", help="make anew what can be: indices, a dossier left behind")
    waiting(doctor)
    shapes(doctor, csv=False)
    doctor.set_defaults(run=run_doctor)
    backup = commands.add_parser("backup", help="copy a case while it is in use")
    backup.add_argument("case", metavar="CASE")
    backup.add_argument("to", metavar="FILE", help="the copy; must not exist")
    shapes(backup, csv=False)
    backup.set_defaults(run=run_backup)


def run_verify(args: argparse.Namespace) -> int:
    """Say whether everything holds; 5 where it doesn't."""
    from twosource.case import Case

    with Case.open(args.case) as case:
        checked = case.verify()
        wrong = list(checked.wrong)
        if args.head and not any(e.hash == args.head for e in case.log()):
            wrong.append(f"the head noted earlier ({args.head}) is not in the chain: the log was written anew")
    for line in wrong:
        note(line)
    told = f"{checked.reports} reports, {checked.raw} raw inputs, {checked.entries} log entries"
    note(f"{told}: {f'{len(wrong)} things wrong' if wrong else 'every hash and the chain hold'}")
    if args.json:
        write_json({"ok": not wrong, "wrong": wrong, "head": checked.head, "reports": checked.reports,
                    "raw": checked.raw, "entries": checked.entries})  # fmt: skip
    else:
        from twosource.cli.base import write

        write(f"{checked.head}\n".encode())
    return LOCKED if wrong else OK


def run_doctor(args: argparse.Namespace) -> int:
    """Say what is wrong and what helps; 5 where something is."""
    from twosource import desk
    from twosource.case import Case, Finding
    from twosource.progress import Progress

    done: list[str] = []
    try:
        with Case.open(args.case, write=args.mend, wait=args.wait) as case:
            if args.mend:
                with Progress() as progress:
                    done = desk.mend(case, progress=progress)
                case.scrub()
            findings = case.doctor()
    except CaseError as error:
        findings = [Finding("wrong", str(error), "take the last backup; `twosource add` brings in what came after it")]
    for line in done:
        note(line)
    rows = [(f.level, f.words, f.remedy) for f in findings]
    answer(args, {"findings": findings, "mended": done}, ("state", "what", "what to do"), rows)
    return LOCKED if any(f.level == "wrong" for f in findings) else OK


def run_backup(args: argparse.Namespace) -> int:
    """Copy and say so."""
    from twosource.case import Case

    with Case.open(args.case) as case:
        case.backup(args.to)
    note(f"wrote {args.to}")
    if args.json:
        write_json({"backup": args.to})
    return OK

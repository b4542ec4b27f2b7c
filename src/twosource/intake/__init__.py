"""Intake: the only code that opens files, pages, feeds, archives or the network. Bytes in, reports and problems out."""

from twosource.intake.clean import Cleaned, clean_text
from twosource.intake.gather import gather
from twosource.intake.given import report_from_text
from twosource.intake.item import Item
from twosource.intake.read import read_reports
from twosource.intake.session import Session

__all__ = ["Cleaned", "Item", "Session", "clean_text", "gather", "read_reports", "report_from_text"]

"""Intake: the only code that opens files. Bytes in, reports and problems out."""

from twosource.intake.clean import Cleaned, clean_text
from twosource.intake.given import report_from_text
from twosource.intake.read import read_reports

__all__ = ["Cleaned", "clean_text", "read_reports", "report_from_text"]

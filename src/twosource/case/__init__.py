"""The case file: one SQLite file that keeps a desk's reports, answers and decisions. Sole importer of a database.

>>> import tempfile, pathlib
>>> from twosource.testing import report
>>> with tempfile.TemporaryDirectory() as folder, Case.open(str(pathlib.Path(folder) / "a.case"), write=True) as case:
...     case.put_report(report("The dam broke."), story="main")
...     [story.name for story in case.stories()], case.verify().wrong
True
(['main'], ())
"""

from twosource.case.check import Checked, Finding
from twosource.case.file import Case
from twosource.case.log import Entry
from twosource.case.remembered import Worked
from twosource.case.reports import Aside, whole

__all__ = ["Aside", "Case", "Checked", "Entry", "Finding", "Worked", "whole"]

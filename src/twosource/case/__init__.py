"""The case file: one SQLite file that keeps a desk's reports, answers and decisions. Sole importer of a database.

>>> import tempfile, pathlib
>>> from twosource.testing import report
>>> with tempfile.TemporaryDirectory() as folder, Case.open(str(pathlib.Path(folder) / "a.case"), write=True) as case:
...     case.put_report(report("The dam broke."), story="main")
...     [story.name for story in case.stories()]
['main']
"""

from twosource.case.file import Case

__all__ = ["Case"]

"""What reading needs and can be kept: the parser process, the fetcher with its manners, the lexicon of furniture."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from twosource.errors import FetchError
from twosource.intake.addresses import Resolve
from twosource.intake.fetch import Fetcher, Page
from twosource.intake.jobs import Answer, Job
from twosource.intake.lexicon import Lexicon, load_lexicon
from twosource.intake.sandbox import Sandbox
from twosource.model import Problem
from twosource.settings import FetchSettings, IntakeSettings


class Session:
    """Keeps what is costly between inputs: give one to `gather` to read many times (`watch`, `serve`).

    Nothing is started or loaded before it is needed. Close it, or use it in a `with`. Not for two threads at once.
    """

    def __init__(
        self,
        *,
        settings: IntakeSettings | None = None,
        fetch: FetchSettings | None = None,
        offline: bool = False,
        resolve: Resolve | None = None,
    ) -> None:
        self.settings = settings or IntakeSettings()
        self.offline = offline
        self.lexicon: Lexicon = load_lexicon()
        self._fetch = fetch or FetchSettings()
        self._resolve = resolve
        self._fetcher: Fetcher | None = None
        self._sandbox = Sandbox(self.settings)
        self._told = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the parser process; the session can go on being used, and starts another."""
        self._sandbox.close()

    def parse(self, job: Job) -> Iterator[Answer]:
        """The answers to a job of the parser process."""
        yield from self._sandbox.run(job)
        if not self._sandbox.limited and not self._told:
            self._told = True
            yield Answer(problems=(Problem(job.where, "this system can't limit a parser's memory: only its time is"),))

    def fetch(self, url: str, *, etag: str | None = None, since: str | None = None) -> Page:
        """The page at an address; FetchError where it can't be had, or the session is offline."""
        if self.offline:
            raise FetchError("not fetched: offline")
        if self._fetcher is None:
            self._fetcher = Fetcher(self._fetch, resolve=self._resolve)
        return self._fetcher.get(url, etag=etag, since=since)

"""What reading needs and can be kept: the parser process, the fetcher with its manners, the lexicon of furniture."""

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from twosource.errors import FetchError
from twosource.intake.addresses import Resolve
from twosource.intake.beforehand import Asked, Beforehand
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
        self._beforehand: Beforehand | None = None
        self._sandbox = Sandbox(self.settings)
        self._told = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the parser process; the session can go on being used, and starts another."""
        self._sandbox.close()
        self._beforehand = None

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
        begun = self._beforehand.take(Asked(url, etag, since)) if self._beforehand is not None else None
        return begun if begun is not None else self._get(Asked(url, etag, since))

    def in_turn(self, inputs: Iterable[Asked | None]) -> Iterator[int]:
        """The numbers of inputs in turn, while those that are addresses (None: is none) are fetched beforehand.

        Several hosts at once, each one as politely as ever; so many pages ahead as `FetchSettings.ahead` says.
        """
        given = list(inputs)
        ahead = self._fetch.ahead
        for low in range(0, len(given), ahead):
            some = [asked for asked in given[low : low + ahead] if asked]
            if not self.offline and len(some) > 1:
                if self._beforehand is None:
                    self._beforehand = Beforehand(self._get, hosts=self._fetch.hosts)
                self._beforehand.begin(some)
            yield from range(low, min(low + ahead, len(given)))

    def _get(self, asked: Asked) -> Page:
        return self._asker().get(asked.url, etag=asked.etag, since=asked.since)

    def _asker(self) -> Fetcher:
        if self._fetcher is None:
            self._fetcher = Fetcher(self._fetch, resolve=self._resolve)
        return self._fetcher

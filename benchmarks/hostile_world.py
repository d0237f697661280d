"""Publishers whose servers misbehave: what they publish, what they answer, what must come of it."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from benchmarks.hostile_answers import BAD, POISON, Answer, Around, Bad, Published, http, rss

COUNTRIES = {
    "US": ("the United States", "American"),
    "CN": ("China", "Chinese"),
    "RU": ("Russia", "Russian"),
    "BY": ("Belarus", "Belarusian"),
    "UA": ("Ukraine", "Ukrainian"),
    "CA": ("Canada", "Canadian"),
    "AU": ("Australia", "Australian"),
    "JP": ("Japan", "Japanese"),
    "NI": ("Nicaragua", "Nicaraguan"),
    "VE": ("Venezuela", "Venezuelan"),
    "CU": ("Cuba", "Cuban"),
    "RS": ("Serbia", "Serbian"),
    "HU": ("Hungary", "Hungarian"),
    "IR": ("Iran", "Iranian"),
    "UG": ("Uganda", "Ugandan"),
    "KH": ("Cambodia", "Cambodian"),
    "GT": ("Guatemala", "Guatemalan"),
    "ZW": ("Zimbabwe", "Zimbabwean"),
    "LT": ("Lithuania", "Lithuanian"),
    "PL": ("Poland", "Polish"),
    "EE": ("Estonia", "Estonian"),
    "NO": ("Norway", "Norwegian"),
    "BR": ("Brazil", "Brazilian"),
    "MX": ("Mexico", "Mexican"),
}
"""Publishers and targets: ISO code to name and demonym."""

WINDOW = 40  # items a feed shows: nothing leaves it unseen, however long its server is broken
BEGINNING = 10  # items at the start
STALE = timedelta(hours=72)
ACT_SHARE, CALM_SHARE = 0.35, 0.25  # of the polls before which something is published
BAD_SHARE = 0.6
MOST_PENDING = 2  # acts not seen yet, and ...
MOST_LATELY = 3  # ... acts published within LATELY: more than five seen within an hour wait for an operator
LATELY = timedelta(hours=3)

AnnouncesOne = Callable[[str, Published, str], bool]
"""Whether an item of that state is read as exactly one new act against that target."""


@dataclass
class Publisher:
    """A state's press office, its feed and its server of this moment."""

    country: str
    address: str
    items: list[Published] = field(default_factory=list)  # newest first
    acts: dict[str, Published] = field(default_factory=dict)  # by address
    bad: Bad | None = None  # what it answers now; None: the feed
    targets: list[str] = field(default_factory=list)  # not acted against yet

    @property
    def source_id(self) -> str:
        """Of the source that reads it."""
        return f"soak-{self.country.lower()}"


@dataclass(frozen=True, slots=True)
class Sighting:
    """When an act could first be read from an answer, and from which."""

    publisher: Publisher
    at: datetime
    bad: Bad | None


class World:
    """All publishers. Every choice comes from `random`, so that a seed gives the same day again."""

    def __init__(self, seed: int, announces_one: AnnouncesOne) -> None:
        self._random = random.Random(seed)  # noqa: S311 -- a game, not a secret
        self._announces_one = announces_one
        self._deck: list[Bad] = []
        self.sightings: dict[str, Sighting] = {}
        self.poisoned = 0  # requests that carried a bad answer's validator
        self.answered: Counter[str] = Counter()
        self.now: Callable[[], datetime]
        self.locate: Callable[[str], str]
        self.publishers = [
            Publisher(country, f"127.1.{number}.1", targets=[c for c in COUNTRIES if c != country])
            for number, country in enumerate(COUNTRIES, start=1)
        ]
        for publisher in self.publishers:
            self._random.shuffle(publisher.targets)

    trap = "127.66.0.1"
    deaf = "127.1.250.1"

    def begin(self, now: Callable[[], datetime], locate: Callable[[str], str]) -> None:
        """Publish what every feed shows at first. `locate` gives the URL of an address."""
        self.now, self.locate = now, locate
        for publisher in self.publishers:
            for _ in range(BEGINNING):
                self._publish_calm(publisher)

    def turn(self, publisher: Publisher) -> None:
        """Before a poll: perhaps something is published, and perhaps the server breaks."""
        drawn = self._random.random()
        if drawn < ACT_SHARE and self._may_act(publisher):
            self._publish_act(publisher)
        elif drawn < ACT_SHARE + CALM_SHARE:
            self._publish_calm(publisher)
        publisher.bad = self._draw() if self._random.random() < BAD_SHARE else None

    def mend(self) -> None:
        """All servers behave from now on."""
        for publisher in self.publishers:
            publisher.bad = None

    def respond(self, publisher: Publisher, tag: str | None) -> Answer:
        """What the publisher's server answers now."""
        if tag == POISON:
            self.poisoned += 1
        bad = publisher.bad
        self.answered[bad.name if bad else "the feed"] += 1
        if bad is None or bad.shows:
            self._note_sightings(publisher)
        if bad is not None:
            return bad.make(self._around(publisher))
        body = rss(publisher.items)
        own = f'"{sha256(body).hexdigest()[:16]}"'
        if tag == own:
            return Answer(f"HTTP/1.1 304 Not Modified\r\nETag: {own}\r\nConnection: close\r\n\r\n".encode())
        return Answer(http("200 OK", body, "Content-Type: application/rss+xml", tag=own))

    def published(self) -> Iterator[Published]:
        """Everything ever shown."""
        for publisher in self.publishers:
            yield from publisher.items

    def must_ring(self, url: str) -> bool:
        """Whether the act must be told at once: it was read in time, with a date that is not too old.

        A date that cannot be one (none, in the future, before the web) is no reason to wait.
        """
        seen = self.sightings[url]
        if seen.bad is not None and seen.bad.dates == "old":
            return False
        undated = seen.bad is not None and seen.bad.dates != "true"
        return undated or seen.at - seen.publisher.acts[url].at <= STALE

    def _around(self, publisher: Publisher) -> Around:
        return Around(
            items=publisher.items,
            now=self.now(),
            trap=self.locate(self.trap),
            deaf=self.locate(self.deaf),
            own=self.locate(publisher.address),
        )

    def _note_sightings(self, publisher: Publisher) -> None:
        for url in publisher.acts:
            self.sightings.setdefault(url, Sighting(publisher, self.now(), publisher.bad))

    def _draw(self) -> Bad:
        """From a shuffled deck, so that every bad answer is given about as often."""
        if not self._deck:
            self._deck = self._random.sample(BAD, len(BAD))
        return self._deck.pop()

    def _may_act(self, publisher: Publisher) -> bool:
        pending = [url for url in publisher.acts if url not in self.sightings]
        lately = [item for item in publisher.acts.values() if self.now() - item.at < LATELY]
        room = len(publisher.items) < WINDOW
        return room and len(pending) < MOST_PENDING and len(lately) < MOST_LATELY and bool(publisher.targets)

    def _publish_act(self, publisher: Publisher) -> None:
        """The next act that a reader cannot mistake; announcements it may is another benchmark's matter."""
        while publisher.targets:
            target = publisher.targets.pop()
            name, demonym = COUNTRIES[target]
            text = (
                f"Today I am announcing visa restrictions on {demonym} officials believed to be responsible "
                f"for the repression of peaceful protesters in {name}."
            )
            item = self._item(publisher, f"act-{target.lower()}", f"Repression in {name}", text)
            if self._announces_one(publisher.country, item, target):
                publisher.items.insert(0, item)
                publisher.acts[item.url] = item
                return

    def _publish_calm(self, publisher: Publisher) -> None:
        if len(publisher.items) >= WINDOW:
            return
        number = len(publisher.items)
        text = "The minister congratulates the people of Iceland on their national day. Café, 冰岛, Исландия."
        item = self._item(publisher, f"calm-{number}", f"Greetings, number {number}", text)
        publisher.items.insert(0, item)

    def _item(self, publisher: Publisher, slug: str, title: str, text: str) -> Published:
        url = f"https://www.example.org/{publisher.country.lower()}/{slug}"
        return Published(url, title, text, self.now().replace(microsecond=0))

"""The replay serves saved versions in order and judges what a program made of them."""

import io
import json
import re
import sys
import tarfile
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # benchmarks/ is not part of the installed package

from benchmarks import Skipped
from benchmarks.__main__ import main as list_or_run
from benchmarks.replay import find_archive, first_shown, labels_beside, read_versions, replay
from benchmarks.replay_report import ReplayRun, Score, Told, as_json, as_text, load_labels, score

from bot.domain.source import Source

SITE = "https://state.example"
T0 = datetime(2021, 6, 1, tzinfo=UTC)


def feed(*names: str) -> bytes:
    items = "".join(f"<item><title>{name}</title><link>{SITE}/{name}/</link></item>" for name in names)
    return f'<?xml version="1.0"?><rss><channel>{items}</channel></rss>'.encode()


def archive(path: Path, members: dict[str, bytes], *, link: str | None = None) -> Path:
    with tarfile.open(path, "w:xz") as tar:
        for name, body in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            tar.addfile(info, io.BytesIO(body))
        if link:
            info = tarfile.TarInfo(link)
            info.type, info.linkname = tarfile.SYMTYPE, "elsewhere"
            tar.addfile(info)
    return path


THREE = {
    "us/20210602T000000Z.rss": feed("b", "a"),
    "us/20210601T000000Z.rss": feed("a"),
    "us/20210602T000500Z.rss": feed("c", "b", "a"),
}


class Reader:
    """Tells every link that it has not seen, as a program without any judgement would."""

    def __init__(self, source: Source, session: aiohttp.ClientSession, *, forgetful: bool) -> None:
        self._source, self._session, self._forgetful = source, session, forgetful
        self._etag = ""
        self._seen: set[str] | None = None

    async def poll(self, at: datetime) -> Sequence[Told]:
        async with self._session.get(self._source.url, headers={"If-None-Match": self._etag}) as response:
            if response.status == 304:
                return ()
            self._etag = response.headers["ETag"]
            links = re.findall("<link>(.*?)</link>", await response.text())
        first = self._seen is None
        new = [link for link in links if link not in (self._seen or ())]
        self._seen = {*new, *(self._seen or ())} if not self._forgetful else {"nothing"}
        return () if first else tuple(Told(link, at) for link in new)

    async def joined(self, urls: Collection[str], at: datetime) -> Sequence[Told]:
        return [Told(url, at, joined=True) for url in urls if url.endswith("/a/")]


async def replayed(path: Path, *, forgetful: bool = False) -> ReplayRun:
    @asynccontextmanager
    async def open_reader(source: Source) -> AsyncIterator[Reader]:
        async with aiohttp.ClientSession() as session:
            yield Reader(source, session, forgetful=forgetful)

    return await replay(read_versions(path), open_reader)


def judged(*told: Told, **labels: str) -> Score:
    shown = {f"{SITE}/{name}/": number for number, name in enumerate(("a", "b", "c"))}
    run = ReplayRun(3, 4, {200: 3, 304: 1}, told, shown, 1.0, 0.5)
    return score(run, {f"{SITE}/{name}": label for name, label in labels.items()})  # type: ignore[misc] # words


def rang(name: str) -> Told:
    return Told(f"{SITE}/{name}/", T0)


async def test_versions_are_served_in_the_order_of_their_times(tmp_path: Path) -> None:
    run = await replayed(archive(tmp_path / "us.tar.xz", THREE))
    assert [told.url for told in run.told if not told.joined] == [f"{SITE}/b/", f"{SITE}/c/"]
    assert [told.url for told in run.told if told.joined] == [f"{SITE}/a/"]
    assert [told.at for told in run.told if not told.joined] == [
        datetime(2021, 6, 2, tzinfo=UTC),
        datetime(2021, 6, 2, 0, 5, tzinfo=UTC),
    ]
    assert (run.versions, run.polls) == (3, 5), "no quiet poll before a version five minutes later"
    assert run.answers == {200: 3, 304: 2}


async def test_a_program_that_forgets_is_caught_telling_twice(tmp_path: Path) -> None:
    run = await replayed(archive(tmp_path / "us.tar.xz", THREE), forgetful=True)
    assert score(run, {f"{SITE}/b": "must"}).duplicates == (f"{SITE}/a", f"{SITE}/b")


async def test_an_exception_of_the_program_is_not_swallowed(tmp_path: Path) -> None:
    class Broken:
        async def poll(self, at: datetime) -> Sequence[Told]:
            raise LookupError("no such thing")

        async def joined(self, urls: Collection[str], at: datetime) -> Sequence[Told]:
            return ()

    @asynccontextmanager
    async def open_broken(source: Source) -> AsyncIterator[Broken]:
        yield Broken()

    with pytest.raises(LookupError):
        await replay(read_versions(archive(tmp_path / "us.tar.xz", THREE)), open_broken)


def test_an_item_belongs_to_the_version_that_showed_it_first(tmp_path: Path) -> None:
    shown = first_shown(read_versions(archive(tmp_path / "us.tar.xz", THREE)))
    assert shown == {f"{SITE}/a/": 0, f"{SITE}/b/": 1, f"{SITE}/c/": 2}


@pytest.mark.parametrize("name", ["../20210601T000000Z.rss.sh", "../../etc/passwd", "us/late.rss"])
def test_a_member_that_is_no_version_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a saved version"):
        read_versions(archive(tmp_path / "us.tar.xz", {name: b"x"}))


def test_a_link_in_the_archive_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "us.tar.xz", THREE, link="us/20210603T000000Z.rss")
    with pytest.raises(ValueError, match="not a saved version"):
        read_versions(path)


def test_a_perfect_run_is_good() -> None:
    figures = judged(rang("b"), a="must", b="must", c="must_not")
    assert figures.good
    assert figures.items == {"must": 1, "may": 0, "must_not": 1, "unlabelled": 0}
    assert figures.rang["must"] == 1


def test_what_may_alert_and_what_has_no_label_counts_neither_way() -> None:
    assert judged(rang("b"), b="may").good
    assert judged(b="may").good
    assert judged(rang("b")).good


def test_an_item_that_joined_an_alert_about_the_same_act_is_neither_missed_nor_rung() -> None:
    figures = judged(rang("c"), Told(f"{SITE}/b/", T0, joined=True), b="must", c="must")
    assert (figures.missed, figures.joined["must"], figures.rang["must"]) == ((), 1, 1)
    assert figures.duplicates == ()


def test_each_fault_is_named_and_not_good() -> None:
    missed = judged(b="must")
    assert (missed.missed, missed.good) == ((f"{SITE}/b",), False)
    false = judged(rang("c"), c="must_not")
    assert (false.false_alarms, false.false_alarm_share, false.good) == ((f"{SITE}/c",), 1.0, False)
    twice = judged(rang("b"), rang("b"), b="may")
    assert (twice.duplicates, twice.good) == ((f"{SITE}/b",), False)
    early = judged(rang("a"), a="must")
    assert (early.first_version_rang, early.good) == ((f"{SITE}/a",), False)
    strange = judged(rang("elsewhere"))
    assert (strange.unknown, strange.good) == ((f"{SITE}/elsewhere",), False)


def test_a_held_alert_did_not_ring() -> None:
    held = Told(f"{SITE}/b/", T0, held="flood")
    figures = judged(held, b="must")
    assert figures.missed == (f"{SITE}/b",)
    assert figures.held["must"] == 1
    assert judged(held, b="must_not").good


def test_a_fragment_or_a_last_slash_makes_no_other_item() -> None:
    assert judged(Told(f"{SITE}/b#top", T0), b="must").missed == ()


def test_the_report_names_what_went_wrong_and_json_is_one_object() -> None:
    told = (Told(f"{SITE}/c/", T0, what="Country X bans Y"), Told(f"{SITE}/b/", T0, held="flood"))
    run = ReplayRun(3, 4, {200: 3, 304: 1}, told, {f"{SITE}/b/": 1, f"{SITE}/c/": 2}, 1.0, 0.5)
    figures = score(run, {f"{SITE}/b": "must", f"{SITE}/c": "must_not"})
    text = as_text(run, figures)
    assert f"{SITE}/c  Country X bans Y" in text
    assert f"{SITE}/b  held: flood" in text
    assert "NOT good" in text
    data = json.loads(as_json(run, figures))
    assert (data["good"], data["missed"], data["answers"]) == (False, [f"{SITE}/b"], {"200": 3, "304": 1})


def test_labels_are_read_by_address_and_a_wrong_word_is_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "us.labels.jsonl"
    path.write_text(f'{{"url": "{SITE}/b/", "alert": "must"}}\n', encoding="utf-8")
    assert load_labels(path) == {f"{SITE}/b": "must"}
    path.write_text(f'{{"url": "{SITE}/b/", "alert": "perhaps"}}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"us\.labels\.jsonl:1"):
        load_labels(path)


def test_without_data_the_benchmark_is_skipped_and_says_how_to_give_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NONGRATA_REPLAY", str(tmp_path / "none.tar.xz"))
    with pytest.raises(Skipped, match="NONGRATA_REPLAY"):
        find_archive(None)
    assert list_or_run(["replay"]) == 0
    assert "skipped: no archive" in capsys.readouterr().out


def test_given_data_is_found_before_the_environments_and_needs_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NONGRATA_REPLAY", str(tmp_path / "none.tar.xz"))
    path = archive(tmp_path / "us-2021.tar.xz", THREE)
    assert find_archive(str(path)) == path
    with pytest.raises(Skipped, match="labels"):
        labels_beside(path)
    (tmp_path / "us-2021.labels.jsonl").touch()
    assert labels_beside(path) == tmp_path / "us-2021.labels.jsonl"


def test_the_list_says_what_each_benchmark_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert list_or_run(["--list"]) == 0
    assert "replay" in capsys.readouterr().out

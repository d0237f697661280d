"""`nongrata demo`: the story rings exactly where it must, then the terminal takes commands."""

import re
import subprocess
import sys
from pathlib import Path

from bot.demo.story import expected_alerts, load_story
from bot.lexicon import country_name

ROOT = Path(__file__).parents[2]
CARD = re.compile(r"^(?:✅|🗞) .*?/a\d+", re.MULTILINE)
EDIT = re.compile(r"^✎ ", re.MULTILINE)


def test_the_demo_tells_three_exchanges_and_answers_questions() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT,
        input="/history cn us visa 2022\n/chain 99999\n/status\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = len(CARD.findall(done.stdout)) - len(EDIT.findall(done.stdout))
    assert told == len(expected_alerts())
    position = 0
    for alert in expected_alerts():
        first_words = f"{country_name(alert.issuer)} "
        position = done.stdout.index(first_words, position) + 1
    assert "6 of 6 sources read in the last hour" in done.stdout  # the chat lives in the time of the story
    assert all(chapter.title in done.stdout for chapter in load_story().chapters)

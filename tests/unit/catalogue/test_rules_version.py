"""The version of the rules tells both tables and code: stored readings say by which they were made."""

from pathlib import Path

from bot.catalogue import vocabulary
from bot.catalogue.tables import load_table
from bot.reading import make_vocabulary
from shipped import CONFIG, shipped_vocabulary


def tables() -> dict[str, object]:
    return {path.stem: load_table(path)[1] for path in Path(CONFIG / "vocabulary").glob("*.yml")}


def test_other_code_is_another_version() -> None:
    one, other = (make_vocabulary(tables(), code).version for code in ("one", "other"))
    assert one != other
    assert make_vocabulary(tables(), "one").version == one


def test_the_code_is_that_of_the_reader_and_its_words() -> None:
    print_of_code = vocabulary.code_of_rules()
    assert print_of_code == vocabulary.code_of_rules()
    assert len(print_of_code) == 64
    assert shipped_vocabulary().version == make_vocabulary(tables(), print_of_code).version

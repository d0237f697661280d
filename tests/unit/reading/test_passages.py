"""Press conferences: who asks, who answers. All texts and persons are invented."""

from datetime import date

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from bot.reading.text.passages import LONGEST_TEXT, LONGEST_TITLE, lay_out, shortened, whole_text

TITLE = "Foreign Ministry Spokesperson Li Wen answers questions"
ASKED = (
    "Reuters: Last week the US imposed visa restrictions on Chinese officials. What is China’s response?\n"
)
REFUSED = "Li Wen: We oppose this. We have made our position clear."
ANNOUNCED = "Li Wen: China has decided to impose visa restrictions on US officials who spread lies."


def document(text: str, title: str = TITLE) -> Document:
    return Document("t", "cn", title, text, date(2024, 7, 17), language="en", country="CN")


def test_an_action_only_in_the_question_is_none(vocabulary: Vocabulary) -> None:
    asked = "Reuters: China has decided to impose sanctions on US officials today. Can you confirm?\n"
    assert read(vocabulary, document(asked + REFUSED)).verdict == "none"


def test_the_answer_announces(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, document(ASKED + ANNOUNCED))
    action = found.actions[0]
    assert (found.verdict, action.issuer, action.targets) == ("announces", "CN", ("US",))
    assert action.speaker == "Li Wen"


def test_questions_and_answers_are_told_apart_in_american_style() -> None:
    text = "MR DOE: Good day.\n\nQUESTION: Will you impose sanctions on Iran?\n\nMR DOE: Nothing to preview."
    layout = lay_out(document(text, "Department Press Briefing"))
    assert layout.transcript
    assert [s.text for s in layout.sentences if s.asked] == ["Will you impose sanctions on Iran?"]


def test_plain_prose_is_no_transcript() -> None:
    assert not lay_out(document("Today: a plain text.\n\nIt has two paragraphs.", "Statement")).transcript


def test_abbreviations_do_not_end_sentences() -> None:
    layout = lay_out(document("The U.S. Department met Mr. Doe of Acme Co. Ltd. today. It was short.", "T"))
    assert [s.text for s in layout.sentences[1:]] == [
        "The U.S. Department met Mr. Doe of Acme Co. Ltd. today.", "It was short.",
    ]  # fmt: skip


def test_lines_wrapped_by_a_machine_are_one_sentence() -> None:
    text = "The Department of State is today imposing visa restrictions on\nBelarusian officials and judges."
    sentences = lay_out(document(text, "T")).sentences
    assert len(sentences) == 2


def test_the_answered_act_comes_from_the_question_with_its_day(vocabulary: Vocabulary) -> None:
    asked = "Reuters: On July 9, the US announced visa restrictions on Chinese officials. Any response?\n"
    action = read(vocabulary, document(asked + ANNOUNCED)).actions[0]
    assert action.answers is not None
    assert "visa restrictions on Chinese officials" in action.answers
    assert action.answers_on == date(2024, 7, 9)


def test_the_own_warning_is_carried_out_only_where_one_is_told(vocabulary: Vocabulary) -> None:
    asked = "Reuters: China said it would take reciprocal countermeasures against the US. Is there more?\n"
    fulfilled = read(vocabulary, document(asked + ANNOUNCED)).actions[0].carries_out
    assert fulfilled is not None
    assert "countermeasures" in fulfilled
    assert read(vocabulary, document(ASKED + ANNOUNCED)).actions[0].carries_out is None


ACT = "China has decided to impose visa restrictions on US officials today. "


def test_a_very_long_text_is_read_at_its_beginning_and_the_reading_says_so(vocabulary: Vocabulary) -> None:
    filling = "The fair goes on. " * (LONGEST_TEXT // 18 + 1)
    first, last = (read(vocabulary, document(t, "News")) for t in (ACT + filling, filling + ACT))
    assert (first.verdict, last.verdict) == ("announces", "none")
    assert any("the rest was not read" in issue for issue in first.issues)
    assert any("the rest was not read" in issue for issue in last.issues)


def test_a_text_of_the_longest_length_is_read_to_its_end(vocabulary: Vocabulary) -> None:
    filling = "The fair goes on. " * (LONGEST_TEXT // 18)
    text = filling[: LONGEST_TEXT - len(ACT) - 1].ljust(LONGEST_TEXT - len(ACT) - 1) + "\n" + ACT
    assert len(text) == LONGEST_TEXT
    reading = read(vocabulary, document(text, "News"))
    assert reading.verdict == "announces"
    assert not any("not read" in issue for issue in reading.issues)


def test_what_a_title_has_too_much_is_text_and_keeps_its_place(vocabulary: Vocabulary) -> None:
    long = document(ACT, "Fair " * (LONGEST_TITLE // 5) + "opens today")
    short = shortened(long)
    assert len(short.title) <= LONGEST_TITLE
    assert whole_text(short).replace("\n", " ") == whole_text(long).replace("\n", " ")
    whole = whole_text(long)
    for evidence in read(vocabulary, long).actions[0].evidence:
        assert whole[evidence.span.start : evidence.span.end] == evidence.span.text


def test_a_title_of_the_longest_length_stays_as_it_is() -> None:
    kept = document(ACT, "x" * LONGEST_TITLE)
    assert shortened(kept) == kept


def test_bounds_of_a_paragraph_are_those_of_its_sentences() -> None:
    layout = lay_out(
        document("LIBERTYVILLE (Herald) - It froze. It thawed!\n\n1. Mr. Doe left. (Why?)", "Two. Titles")
    )
    bounds = [layout.bounds_of(number) for number in range(len(layout.paragraphs))]
    assert [[layout.whole[s:e] for s, e in each] for each in bounds] == [
        ["Two.", "Titles"],
        ["It froze.", "It thawed!"],
        ["1.", "Mr. Doe left.", "(Why?)"],
    ]
    assert [(s.start, s.end) for s in layout.sentences] == [place for each in bounds for place in each]

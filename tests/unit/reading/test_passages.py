"""Press conferences: who asks, who answers. All texts and persons are invented."""

from datetime import date

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from bot.reading.passages import lay_out

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

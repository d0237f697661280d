"""The first line in Russian is a sentence: verb, measure, those hit, in their cases."""

from dataclasses import replace

import pytest
from render_cases import ANSWER

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon.russian_cases import genitive
from bot.render.headline import headline

ACT = replace(
    ANSWER,
    measures=(Measure.SANCTIONS_UNSPECIFIED,),
    stage=Stage.IMPOSED,
    target_kinds=(),
    target_class=None,
)
DIPLOMATS = (TargetKind.DIPLOMATS,)


def expelled(count: int | None, stage: Stage = Stage.IMPOSED) -> Action:
    return replace(ACT, measures=(Measure.EXPULSION,), target_kinds=DIPLOMATS, count=count, stage=stage)


def told(action: Action) -> str:
    return headline(action, "ru")


@pytest.mark.parametrize(
    ("stage", "eased", "line"),
    [
        (Stage.THREATENED, None, "Китай предупреждает о санкциях против США"),
        (Stage.ANNOUNCED, None, "Китай объявляет о санкциях против США"),
        (Stage.IMPOSED, None, "Китай вводит санкции против США"),
        (Stage.EXPANDED, None, "Китай расширяет санкции против США"),
        (Stage.EXTENDED, None, "Китай продлевает санкции против США"),
        (Stage.EASED, None, "Китай смягчает санкции против США"),
        (Stage.EASED, EasedKind.LIFTED, "Китай отменяет санкции против США"),
        (Stage.EASED, EasedKind.SUSPENDED, "Китай приостанавливает санкции против США"),
        (Stage.EASED, EasedKind.NAMES_REMOVED, "Китай сокращает санкционный список: исключение США"),
    ],
)
def test_each_stage_has_its_verb(stage: Stage, eased: EasedKind | None, line: str) -> None:
    assert told(replace(ACT, stage=stage, eased_kind=eased)) == line


@pytest.mark.parametrize(
    ("issuer", "begin"), [("US", "США вводят "), ("NL", "Нидерланды вводят "), ("EU", "ЕС вводит ")]
)
def test_the_verb_agrees_with_the_state(issuer: str, begin: str) -> None:
    assert told(replace(ACT, issuer=issuer, targets=("RU",))) == f"{begin}санкции против России"


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (Measure.VISA_RESTRICTION, "вводит визовые ограничения против граждан США"),
        (Measure.ENTRY_BAN, "вводит запрет на въезд для граждан США"),
        (Measure.ASSET_FREEZE, "блокирует активы граждан США"),
        (Measure.EXPULSION, "высылает граждан США"),
        (Measure.VISA_POLICY, "вводит визовые меры для граждан США"),
        (Measure.MISSION_RESTRICTION, "ограничивает работу посольств и консульств США"),
    ],
)
def test_each_measure_leads_to_those_hit_in_its_own_way(measure: Measure, line: str) -> None:
    action = replace(ACT, measures=(measure,), target_kinds=(TargetKind.NATIONALS,))
    assert told(action) == f"Китай {line}"


@pytest.mark.parametrize(
    ("count", "people"),
    [
        (None, "дипломатов"), (1, "дипломата"), (2, "2 дипломатов"), (5, "5 дипломатов"),
        (11, "11 дипломатов"),
        (12, "12 дипломатов"), (21, "21 дипломата"), (34, "34 дипломата"), (112, "112 дипломатов"),
    ],
)  # fmt: skip
def test_numbers_have_their_nouns_as_objects(count: int | None, people: str) -> None:
    assert told(expelled(count)) == f"Китай высылает {people} США"


def test_numbers_in_the_genitive_differ_from_those_of_objects() -> None:
    warned = expelled(34, stage=Stage.THREATENED)
    assert told(warned) == "Китай предупреждает о высылке 34 дипломатов США"


def test_further_expulsions_say_so() -> None:
    assert told(expelled(3, stage=Stage.EXPANDED)) == "Китай высылает ещё 3 дипломатов США"


def test_states_are_never_expelled_themselves() -> None:
    assert told(replace(expelled(None), target_kinds=())) == "Китай высылает представителей США"


def test_an_announced_answer_is_called_one_only_where_the_text_says_so() -> None:
    warned = replace(ACT, stage=Stage.THREATENED)
    assert (
        told(replace(warned, answers_text="their step")) == "Китай предупреждает об ответных мерах против США"
    )
    assert told(warned) == "Китай предупреждает о санкциях против США"


def test_a_name_stands_for_those_hit() -> None:
    named = replace(ACT, persons=("Jane Example",), family=("A", "B"), count=3)
    assert told(named) == "Китай вводит санкции против Jane Example и членов семьи (2)"


def test_several_states_and_bare_numbers() -> None:
    assert (
        told(replace(ACT, targets=("RU", "BY"), count=7))
        == "Китай вводит санкции против России и Беларуси (7)"
    )
    assert (
        told(replace(ACT, targets=("RU", "BY", "IR"))) == "Китай вводит санкции против России, Беларуси и др."
    )
    assert told(replace(ACT, targets=("FO",))) == "Китай вводит санкции против (Фарерские о-ва)"


def test_entry_lists_get_shorter_under_their_own_name() -> None:
    eased = replace(ACT, stage=Stage.EASED, eased_kind=EasedKind.NAMES_REMOVED, measures=(Measure.ENTRY_BAN,))
    assert told(eased) == "Китай сокращает список лиц, которым закрыт въезд: исключение США"


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("CN", "Китая"), ("RU", "России"), ("DE", "Германии"), ("GB", "Великобритании"), ("BY", "Беларуси"),
        ("IL", "Израиля"), ("EG", "Египта"), ("KR", "Республики Корея"), ("KP", "КНДР"), ("TW", "Тайваня"),
        ("CU", "Кубы"), ("LK", "Шри-Ланки"), ("JP", "Японии"), ("KE", "Кении"), ("CL", "Чили"),
        ("MA", "Марокко"),
        ("UY", "Уругвая"), ("NI", "Никарагуа"), ("CD", "ДР Конго"), ("FO", None), ("IO", None),
    ],
)  # fmt: skip
def test_states_in_the_genitive(code: str, form: str | None) -> None:
    assert genitive(code) == form

"""Korean sentences that name those hit, states that are only the topic; each with its opposite. Invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2024, 6, 14)


def first(vocabulary: Vocabulary, text: str) -> ActionDraft:
    document = Document("t", "kr_mofa", "독자제재 지정", text, ON, language="ko", country="KR")
    return read(vocabulary, document).new_actions[0]


HIT = "우리 정부는 북한의 핵·미사일 개발에 기여한 개인 3명 및 기관 2개를 독자제재 대상으로 지정하기로 하였다."


@pytest.mark.parametrize(
    ("sentence", "persons", "bodies"),
    [
        (
            "제재 대상으로 지정된 개인은 리가상, 김보기, 박예 등이다. 기관은 예시무역회사, 보기은행 등이다.",
            ("리가상", "김보기", "박예"),
            ("예시무역회사", "보기은행"),
        ),
        ("제재 대상은 정가상 국장과 박보기 전 선전선동부장 등이다.", ("정가상", "박보기"), ()),
        (
            "김가상 부총참모장을 비롯해 신보기 처장과 미사일 기술자 리예시 등을 제재 대상으로 추가했다.",
            ("김가상", "신보기", "리예시"),
            (),
        ),
        ("송출에 관여한 예시개발회사와 이 회사 관계자 2명을 제재 대상으로 지정했다.", (), ("예시개발회사",)),
        ("박철민과 예시무역회사를 제재 대상으로 추가 지정했다.", (), ("예시무역회사",)),
        ("송출에 관여한 무역회사를 제재 대상으로 지정했다.", (), ()),
        ("제재 대상은 정부 관계자와 연구원 등이다.", (), ()),
        ("유엔 제재 대상은 이미 정가상 총정치국장과 박보기 부장 등이다.", (), ()),
        ("정부는 앞으로도 리가상, 김보기, 박예시 등과 같은 국민의 의견을 듣겠다.", (), ()),
    ],
)
def test_sentences_behind_an_announcement_name_those_hit(
    vocabulary: Vocabulary, sentence: str, persons: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    act = first(vocabulary, f"{HIT}\n\n{sentence}")
    assert (act.persons_named, act.entities_named) == (persons, bodies)
    assert act.named is bool(persons or bodies)


def test_the_announcing_sentence_may_list_them_itself(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary, "정부는 김가상 부총참모장, 리보기 등 개인 4명을 대북 독자제재 대상으로 지정하였다."
    )
    assert act.persons_named == ("김가상", "리보기")


def test_two_letters_alone_are_no_name(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, f"{HIT}\n\n제재 대상은 차량, 석유 등이다.")
    assert not act.named


def test_names_spelled_in_latin_letters_stand_where_no_others_do(vocabulary: Vocabulary) -> None:
    text = (
        "정부는 북한의 금수품 거래에 관여한 단체 1개, 개인 1명을 독자제재 대상으로 지정하기로 하였다.\n\n"
        "중국 국적의 쑨예(SUN Yeye)는 홍콩 소재 보기사(BOGI SHIPPING CO LTD)의 운영자이다."
    )
    act = first(vocabulary, text)
    assert act.persons_named == ("SUN Yeye",)
    assert set(act.targets) == {"CN", "HK"}
    meeting = first(vocabulary, f"{HIT}\n\n예시 국장은 유엔 사무국(UN Secretariat)을 방문하였다.")
    assert not meeting.named


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("정부는 북한의 노동자 송출에 관여한 러시아 기관 2개를 독자제재 대상으로 지정하였다.", {"RU"}),
        ("정부는 북한의 노동자 송출에 관여한 기관 2개를 독자제재 대상으로 지정하였다.", {"KP"}),
        ("정부는 북한 기관 1개와 러시아 기관 2개를 독자제재 대상으로 지정하였다.", {"KP", "RU"}),
    ],
)
def test_the_state_that_an_act_is_about_is_hit_where_no_other_is_told(
    vocabulary: Vocabulary, text: str, targets: set[str]
) -> None:
    assert set(first(vocabulary, text).targets) == targets

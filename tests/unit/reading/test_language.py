"""Which language a text is in: neighbours that share words and letters are told apart."""

import pytest

from bot.reading.text.language import recognise

SENTENCES = {
    "es": "El Gobierno ha declarado persona no grata al agregado de la embajada, que debe abandonar el país.",
    "pt": "O Governo declarou persona non grata o adido da embaixada, que deve deixar o país em dois dias.",
    "it": "Il governo ha dichiarato persona non grata l'addetto dell'ambasciata, che deve lasciare il paese.",
    "fr": "Le Gouvernement a déclaré persona non grata l’attaché de l’ambassade, qui doit quitter le pays.",
    "ro": "Guvernul a declarat persona non grata un atașat al ambasadei, care este obligat să plece.",
    "sv": "Regeringen har förklarat att en diplomat vid ambassaden inte är välkommen och ska lämna landet.",
    "da": "Regeringen har besluttet at udvise en diplomat, som ikke er velkommen og skal forlade det.",
    "no": "Regjeringen har bestemt at en diplomat ikke er velkommen og skal forlate landet etter dette.",
    "nl": "De regering heeft een diplomaat van de ambassade uitgewezen, die het land verlaat.",
    "ru": "Сотрудник посольства объявлен персоной нон грата и должен покинуть страну в течение двух суток.",
    "uk": "Співробітника посольства оголошено персоною нон ґрата, він має залишити країну протягом двох діб.",
    "bg": "Служител на посолството е обявен за персона нон грата и трябва да напусне страната до два дни.",
    "be": "Супрацоўнік пасольства абвешчаны персонай нон грата і павінен пакінуць краіну за двое сутак.",
    "sr": "Службеник амбасаде проглашен је непожељном особом и мора да напусти земљу у року од два дана.",
    "ko": "외교부는 대사관 직원을 기피인물로 지정하고 출국을 통보하였다.",
    "ja": "政府は大使館員を好ましからざる人物に指定し、国外退去を求めた。",
    "zh": "外交部宣布使馆人员为不受欢迎的人，要求其限期离境。",
    "en": "The Government has declared the attaché of the embassy persona non grata and asked him to leave.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_each_language_is_told_from_its_neighbours(language: str) -> None:
    assert recognise(SENTENCES[language]) == language


def test_a_russian_text_with_one_ukrainian_word_is_lost_to_nobody_else() -> None:
    assert recognise("В ответ на действия Лондона принято решение расширить список.") == "ru"
    assert recognise("Президент Зеленський підписав указ про санкції.") == "uk"


def test_russian_without_its_own_letters_is_still_russian() -> None:
    """Only words are left to go by: no letter here is foreign to Bulgarian."""
    assert (
        recognise("Посол вызван в МИД по поводу решения о консульстве, он и его советник не явились") == "ru"
    )


def test_foreign_names_and_headings_do_not_turn_a_text() -> None:
    assert recognise("Visa restrictions on PRC officials") == "en"
    assert recognise("商务部决定制裁 Lockheed Martin 等公司") == "zh"
    assert recognise("1. Иванов (Ivanov), 2. Петров (Petrov)") == "ru"

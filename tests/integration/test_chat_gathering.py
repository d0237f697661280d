"""Questions about everything that matches: how many, in every language."""

from talk_cases import ROWS, Talk


async def test_the_counts_are_those_of_the_history(talk: Talk) -> None:
    everything = await talk.says("/stats")
    assert f"{len(ROWS)} measures, " in everything
    listed = await talk.says("/history cn>us 2025")
    counted = await talk.says("/stats cn>us 2025")
    total = listed.split(" measures")[0].rsplit("\n", 1)[-1]
    assert f"\n{total} measures, " in counted
    assert counted.split("\n")[0] == listed.split("\n")[0]
    assert "🇨🇳 China → 🇺🇸 US: " in counted


async def test_words_that_mean_nothing_are_searched_and_a_name_without_a_hit_is_no_clearance(
    talk: Talk,
) -> None:
    told = await talk.says("/stats Ivan Example")
    assert "I searched the texts for “Ivan Example”" in told
    assert "No hit is no clearance" in told


async def test_counts_come_in_the_language_of_the_chat(talk: Talk) -> None:
    await talk.says("/settings zh")
    assert "有后续回应" in await talk.says("/stats 中国 美国")
    await talk.says("/settings ru")
    assert "По годам" in await talk.says("/stats китай сша")

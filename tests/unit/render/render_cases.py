"""The founding case with invented wording and speaker, for tests of messages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.catalogue.effects import load_effects
from bot.domain.action import Action
from bot.domain.notice import Notice
from bot.domain.views import ActionView, AlertCard, LinkView
from bot.domain.words import LinkKind, Measure, Precision, Stage, Standing, TargetKind

EFFECTS = load_effects(Path(__file__).parents[3] / "config" / "vocabulary" / "effects.yml")


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2022, 3, day, hour, minute, tzinfo=UTC)


US_ACT = Action(
    number=145,
    issuer="US",
    targets=("CN",),
    measures=(Measure.VISA_RESTRICTION,),
    stage=Stage.ANNOUNCED,
    on=date(2022, 3, 21),
    precision=Precision.DAY,
    first_seen_at=at(21, 17, 0),
    standing=Standing.OFFICIAL,
    target_kinds=(TargetKind.OFFICIALS,),
    named=False,
)
WARNING = replace(
    US_ACT,
    number=146,
    issuer="CN",
    targets=("US",),
    measures=(Measure.SANCTIONS_UNSPECIFIED,),
    stage=Stage.THREATENED,
    on=date(2022, 3, 22),
    target_kinds=(),
    answers_text="the US statement of the day before",
    headline="China warns of an equal answer unless the US withdraws its step",
)
ANSWER = replace(
    US_ACT,
    number=147,
    issuer="CN",
    targets=("US",),
    on=date(2022, 3, 31),
    target_class="US officials who tell untruths about rights in China",
    legal_basis="Anti-Foreign Sanctions Law",
)
NOTICE = Notice(
    id=9,
    source_id="cn-mfa-en",
    url="https://example.org/briefing?day=31&page=1",
    title="Briefing of 31 March",
    published_at=at(31, 14, 54),
    precision=Precision.TIME,
    first_seen_at=at(31, 14, 57),
    standing=Standing.OFFICIAL,
    body="Foreign Ministry",
    country="CN",
    quote="Visas of those officials will be limited, step for step.",
    speaker="Li Example",
    place="Beijing",
    zone="Asia/Shanghai",
)
ANSWERS_US = LinkView(LinkKind.ANSWERS, US_ACT, ("the question names the act of 21 March",), True, 0.99)
CARRIES_OUT = LinkView(LinkKind.CARRIES_OUT, WARNING, ("the same ministry, the promised step",), True, 0.9)

US_VIEW = ActionView(US_ACT, None, answered_by=(LinkView(LinkKind.ANSWERS, ANSWER, (), True, 0.99),))
WARNING_VIEW = ActionView(WARNING, None, answered_by=(LinkView(LinkKind.CARRIES_OUT, ANSWER, (), True, 0.9),))
ANSWER_VIEW = ActionView(ANSWER, NOTICE, (NOTICE.url,), answers=(ANSWERS_US, CARRIES_OUT))
CARD = AlertCard(1, (ANSWER_VIEW,), NOTICE)

"""An act and its notice, as several tests of what the store keeps put them there."""

from datetime import UTC, date, datetime

from bot.domain.action import Action
from bot.domain.notice import Notice
from bot.domain.words import Measure, Precision, Stage, Standing

SEEN = datetime(2022, 3, 31, 14, 57, tzinfo=UTC)
BARRED = Action(
    number=0,
    issuer="CN",
    targets=("US",),
    measures=(Measure.ENTRY_BAN,),
    stage=Stage.IMPOSED,
    on=date(2022, 3, 31),
    precision=Precision.DAY,
    first_seen_at=SEEN,
    standing=Standing.OFFICIAL,
    persons=("Ann Example",),
    count=1,
    named=True,
)
NOTICE = Notice(
    0, "cn", "https://example.org/1", "T", SEEN, Precision.TIME, SEEN, Standing.OFFICIAL, "Ministry", "CN"
)

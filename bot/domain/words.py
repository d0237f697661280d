"""The closed vocabularies. Each value is stored, typed by users and printed: never rename one."""

from enum import StrEnum


class Measure(StrEnum):
    """What a restriction does."""

    VISA_RESTRICTION = "visa_restriction"  # visas refused or revoked, ineligibility, by policy or by name
    ENTRY_BAN = "entry_ban"  # travel ban, stop-list, undesirable persons
    ASSET_FREEZE = "asset_freeze"  # property frozen or blocked
    SANCTIONS_UNSPECIFIED = "sanctions_unspecified"  # "sanctions" or "countermeasures" of a kind not told
    TRADE_RESTRICTION = "trade_restriction"  # named parties: entity lists, transaction, port and vessel bans
    EXPULSION = "expulsion"  # persona non grata, staff or journalists ordered out
    MISSION_RESTRICTION = "mission_restriction"  # consulates closed, staff capped, movements limited
    VISA_POLICY = "visa_policy"  # a whole nationality, as a political reaction or by proclamation
    OTHER = "other"  # a designation without stated effect


class Stage(StrEnum):
    """How far an action has got."""

    THREATENED = "threatened"
    ANNOUNCED = "announced"  # decided; start, names or number left open
    IMPOSED = "imposed"  # persons or bodies are hit now
    EXPANDED = "expanded"
    EXTENDED = "extended"
    EASED = "eased"

    @property
    def group(self) -> "StageGroup":
        """The word subscribers choose by."""
        if self is Stage.THREATENED:
            return StageGroup.WARNED
        return StageGroup.EASED if self is Stage.EASED else StageGroup.ACTED


class StageGroup(StrEnum):
    """What subscribers choose among."""

    WARNED = "warned"
    ACTED = "acted"
    EASED = "eased"


class EasedKind(StrEnum):
    """In which way a measure was eased."""

    LIFTED = "lifted"
    SUSPENDED = "suspended"
    NAMES_REMOVED = "names_removed"
    NARROWED = "narrowed"


class Material(StrEnum):
    """Facts of an action whose change must be told to whoever was told of it."""

    ISSUER = "issuer"
    TARGETS = "targets"
    MEASURES = "measures"
    STAGE = "stage"
    NAMES = "names"
    COUNT = "count"


class TargetKind(StrEnum):
    """Who is hit."""

    OFFICIALS = "officials"
    LAWMAKERS = "lawmakers"
    MILITARY = "military"
    DIPLOMATS = "diplomats"
    COMPANY = "company"
    ORGANISATION = "organisation"
    MEDIA = "media"
    NATIONALS = "nationals"
    VESSELS = "vessels"
    FAMILY = "family"


class Verdict(StrEnum):
    """What a whole notice does, strongest first."""

    ANNOUNCES = "announces"
    EASES = "eases"
    THREATENS = "threatens"
    EXTENDS = "extends"
    NONE = "none"

    @property
    def acts(self) -> bool:
        """Whether subscribers may hear of it."""
        return self in (Verdict.ANNOUNCES, Verdict.EASES, Verdict.THREATENS)


class NoneKind(StrEnum):
    """Why a notice that mentions our subject announces nothing."""

    RESTATES = "restates"
    FOREIGN_ACTION = "foreign_action"
    CONDEMNATION = "condemnation"
    CALL = "call"
    REPORT = "report"
    CONSULAR_OR_VISA_ROUTINE = "consular_or_visa_routine"
    ENFORCEMENT = "enforcement"
    UNRELATED = "unrelated"
    OTHER = "other"


class LinkKind(StrEnum):
    """How a later action relates to an earlier one."""

    ANSWERS = "answers"  # another issuer's action that this one replies to
    CARRIES_OUT = "carries_out"  # the issuer's own warning that this one fulfils
    EASES = "eases"  # the issuer's own measure that this one lifts, suspends or narrows
    EXTENDS = "extends"  # the issuer's own measure that this one renews or widens


class Standing(StrEnum):
    """Whose page it is."""

    OFFICIAL = "official"
    AGENCY = "agency"


class Precision(StrEnum):
    """How exactly a moment is known."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"

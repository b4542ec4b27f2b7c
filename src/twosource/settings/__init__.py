"""One record of settings a stage: the stages', the desk's, the archive's."""

from twosource.settings.archive import (
    ArchiveCosts,
    ArchiveSettings,
    StorySettings,
)
from twosource.settings.desk import (
    AssistantSettings,
    CaseSettings,
    ExportSettings,
    FetchSettings,
    IntakeSettings,
    JobSettings,
    LintSettings,
    RenderSettings,
    WebSettings,
)
from twosource.settings.stages import (
    AttributionSettings,
    ChainSettings,
    ClaimsSettings,
    ConflictSettings,
    DriftSettings,
    FlagSettings,
    OriginSettings,
    ReuseSettings,
    RootSettings,
    SpeakerSettings,
)

__all__ = [
    "ArchiveCosts",
    "ArchiveSettings",
    "AssistantSettings",
    "AttributionSettings",
    "CaseSettings",
    "ChainSettings",
    "ClaimsSettings",
    "ConflictSettings",
    "DriftSettings",
    "ExportSettings",
    "FetchSettings",
    "FlagSettings",
    "IntakeSettings",
    "JobSettings",
    "LintSettings",
    "OriginSettings",
    "RenderSettings",
    "ReuseSettings",
    "RootSettings",
    "SpeakerSettings",
    "StorySettings",
    "WebSettings",
]

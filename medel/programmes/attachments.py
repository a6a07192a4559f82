"""Kinds of attachments as data: what they are, when they are required, their types."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, cached_property

from medel.core.references import Evidence
from medel.core.texts import NonEmpty, Text
from medel.programmes.application_form import PROCESS
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.reading import read_model
from medel.programmes.statements import Strict, Whole


class Required(StrEnum):
    """When an attachment must come with the application."""

    ALWAYS = "always"
    NEVER = "never"
    PRE_STUDY = "pre_study"
    FRAMEWORK = "framework"
    DIRECT_AID = "direct_aid"
    AID_WITH_ACTUAL_COSTS = "aid_with_actual_costs"
    IN_KIND = "in_kind"


class FileType(StrEnum):
    """The types of file that are taken; known by content, never by name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    XLSX = "xlsx"
    ODS = "ods"
    DOCX = "docx"
    ODT = "odt"


class AttachmentKind(Strict):
    """A kind of attachment."""

    code: NonEmpty
    name: Text
    hint: Text
    required: Required
    types: tuple[FileType, ...]
    source: NonEmpty
    evidence: Evidence


class Attachments(Strict):
    """The file attachments.toml; sizes in bytes."""

    largest_file: Whole
    largest_application: Whole
    kinds: tuple[AttachmentKind, ...]

    @cached_property
    def by_code(self) -> Mapping[str, AttachmentKind]:
        """The kinds by their codes."""
        return {one.code: one for one in self.kinds}


@cache
def attachments() -> Attachments:
    """Read the kinds; raise ProgrammeError on a fault in the file."""
    faults: list[Fault] = []
    found = read_model(PROCESS / "attachments.toml", Attachments, {}, faults)
    if found is None:
        raise ProgrammeError("attachments.toml", faults)
    return found

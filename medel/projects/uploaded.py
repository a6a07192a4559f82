"""What is read of uploaded lists: what lies there, and what came of them."""

from collections.abc import Sequence

from medel.core.texts import Text
from medel.projects.importing.mappings import Mapping, parse_mapping
from medel.projects.models import Project, Upload

SHOWN = 20


def uploads_so_far() -> Sequence[Upload]:
    """Give the newest uploads, newest first, with who sent them."""
    return list(Upload.objects.select_related("sender").order_by("-pk")[:SHOWN])


def find_upload(number: int) -> Upload | None:
    """Find an upload."""
    return Upload.objects.filter(pk=number).first()


def mapping_of(upload: Upload) -> Mapping | None:
    """Give which column is which field; nothing for Medel's own format."""
    return parse_mapping(upload.mapping, upload.name) if upload.mapping else None


def refusal_of(upload: Upload) -> Text | None:
    """Give why an upload was refused."""
    return Text(**upload.refusal) if upload.refusal else None


def projects_from(upload: Upload) -> Sequence[Project]:
    """Give the first projects that stand in the bank as this list tells of them."""
    listed = Project.objects.filter(origin__name=upload.name)
    return list(listed.order_by("-changed", "pk")[:SHOWN])

"""Parts of addresses that are things of the field, not just strings."""

from medel.programmes.catalogue import find_programme
from medel.programmes.programme import Programme
from medel.reporting.downloads import FORMATS


class ProgrammeConverter:
    """An installed programme by its code; any other code is no address of ours."""

    regex = r"[a-z0-9-]{1,80}-\d{4}-\d{4}"

    def to_python(self, value: str) -> Programme:
        """Find the programme, or raise ValueError, which gives a 404."""
        programme = find_programme(value)
        if programme is None:
            message = f"no programme {value}"
            raise ValueError(message)
        return programme

    def to_url(self, value: Programme | str) -> str:
        """Write the programme's code."""
        return value if isinstance(value, str) else value.code


class DownloadConverter:
    """The suffix of a result's download: the formats that it comes in."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        """Give the format."""
        return value

    def to_url(self, value: str) -> str:
        """Write the format."""
        return value

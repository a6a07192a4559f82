"""Parts of addresses that are things of the field, not just strings."""

from medel.programmes.catalogue import find_programme
from medel.programmes.programme import Programme


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

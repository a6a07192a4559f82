"""Grades of the four criteria of quality: what is left, what fails, how many points."""

from collections.abc import Mapping

from medel.core.texts import Text
from medel.programmes.assessment import assessment

# Quality to grade and grounds; an empty grade is one not given yet.
Sheet = Mapping[str, tuple[str, str]]


def find_unfinished(sheet: Sheet) -> list[Text]:
    """Find the qualities without a grade or without its grounds, by name."""
    left = []
    for quality in assessment().qualities:
        grade, grounds = sheet.get(quality.code, ("", ""))
        if not grade or not grounds.strip():
            left.append(quality.name)
    return left


def find_failing(grades: Mapping[str, str]) -> list[str]:
    """Find the qualities whose grade does not pass, or that have none; codes."""
    by_grade = assessment().by_grade
    return [
        one.code
        for one in assessment().qualities
        if one.code not in grades or not by_grade[grades[one.code]].passes
    ]


def count_points(grades: Mapping[str, str]) -> int:
    """Count the points of the grades given; a fail gives none."""
    by_grade = assessment().by_grade
    return sum(by_grade[grade].points for grade in grades.values() if grade)


def join_grounds(sheet: Sheet) -> str:
    """Join the grounds of grades into one text, in the language of the procedure."""
    by_quality = assessment().by_quality
    told = [(by_quality[code].name.sv, why.strip()) for code, (_, why) in sheet.items()]
    return "\n".join(f"{name}: {why}" for name, why in told if why)

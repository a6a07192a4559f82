"""Natural persons who receive support: the only place where their names stand."""

from django.db import models

from medel.projects.models.project import Project


class Person(models.Model):
    """The name of a natural person who receives support: kept two years at most.

    It stands nowhere else: not among organisations, in the index or in revisions. Who
    reads it asks medel.projects.persons, which knows when it may be told.
    """

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="persons"
    )
    name = models.CharField(max_length=200)
    published = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.project_id)

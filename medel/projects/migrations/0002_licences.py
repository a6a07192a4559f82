"""An origin states the licence of its records; the programmes' own lists are free."""

import secrets

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SHIPPED = "shipped-list"
LICENCE = "CC0-1.0"
RANDOM_BITS = 20


def state_shipped(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """State the licence of the programmes' own lists, and note it where others are.

    Full files that were made before claim the same licence for every record: noted as a
    change of the bank, they no longer count as current.
    """
    del editor
    origins = apps.get_model("projects", "Origin").objects
    origins.filter(mapping=SHIPPED).update(licence=LICENCE)
    if origins.exclude(mapping=SHIPPED).exists():
        changes = apps.get_model("projects", "Change").objects
        latest = changes.order_by("-number").first()
        step = (latest.number >> RANDOM_BITS) + 1 if latest else 1
        number = (step << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)
        changes.create(number=number, whole=False)


class Migration(migrations.Migration):
    """Adds the licence of an origin."""

    dependencies = [("projects", "0001_first")]
    operations = [
        migrations.AddField(
            model_name="origin",
            name="licence",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.RunPython(state_shipped, migrations.RunPython.noop),
    ]

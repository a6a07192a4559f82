"""Health: whether the process is alive, and whether it can answer."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from medel.programmes.catalogue import installed
from medel.web.access import public


@public
def live(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process lives."""
    del request
    return JsonResponse({"status": "live"})


@public
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when database and programmes can be read, else 503."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM projects_project")
    except (DatabaseError, ImproperlyConfigured):
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ready", "programmes": len(installed())})

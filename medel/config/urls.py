"""Every address of an installation: portal, API and health."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from medel.api.api import api
from medel.web import urls as web

handler400 = "medel.web.views.errors.answer_bad_request"
handler403 = "medel.web.views.errors.answer_forbidden"
handler404 = "medel.web.views.errors.answer_not_found"
handler429 = "medel.web.views.errors.answer_too_many"
handler500 = "medel.web.views.errors.answer_server_error"

urlpatterns = [
    path("api/v1/", api.urls),
    *web.plain,
    *i18n_patterns(*web.translated),
]

"""Every address says who may enter."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from medel.api.api import api
from medel.web.access import Access

pytestmark = pytest.mark.house


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one)
        else:
            yield one


def _of_the_api(pattern: URLPattern) -> bool:
    return str(pattern.lookup_str).startswith("ninja.")


def test_pages_say_who_may_enter() -> None:
    pages = [p for p in _patterns(get_resolver()) if not _of_the_api(p)]
    assert len(pages) > 20
    without = [
        pattern.name
        for pattern in pages
        if getattr(pattern.callback, "access", None) not in list(Access)
    ]
    assert without == []


def test_operations_of_the_api_say_who_may_enter() -> None:
    operations = [
        operation
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    assert len(operations) >= 4
    without = [
        operation.operation_id or operation.view_func.__name__
        for operation in operations
        if (operation.openapi_extra or {}).get("x-access") not in list(Access)
    ]
    assert without == []


def test_api_has_no_other_addresses() -> None:
    named = {p.name for p in _patterns(get_resolver()) if _of_the_api(p)}
    described = {
        re.sub("^medel_api_(api|calls|plans)_", "", operation["operationId"])
        for path in api.get_openapi_schema()["paths"].values()
        for operation in path.values()
    }
    assert named - {"openapi-json", "api-root"} == described


def test_addresses_have_names_of_their_own() -> None:
    names = [pattern.name for pattern in _patterns(get_resolver())]
    assert None not in names
    assert len(names) == len(set(names))

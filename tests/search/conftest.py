import pytest

from medel.search import index
from medel.search.documents import SearchDocument
from medel.search.searcher import Searcher
from tests.search.bank import FOUND, make_many, read_list


@pytest.fixture(scope="module")
def documents() -> list[SearchDocument]:
    return make_many(300)


@pytest.fixture(scope="module")
def searcher(
    documents: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory
) -> Searcher:
    folder = tmp_path_factory.mktemp("made-up")
    index.build(folder, documents, counter=5)
    return index.open(folder)


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    if not FOUND.exists():
        pytest.skip(f"the list {FOUND.name} is not beside the checkout")
    folder = tmp_path_factory.mktemp("listed")
    index.build(folder, read_list())
    return index.open(folder)

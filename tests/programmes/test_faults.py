from medel.programmes.faults import Fault, name_key

FAULT = Fault("needs.toml", "needs.innovation.name", "the text is empty")


def test_fault_in_one_sentence_with_its_place() -> None:
    assert str(FAULT) == "needs.toml, needs.innovation.name: the text is empty"
    assert str(Fault("area.toml", "", "missing")) == "area.toml: missing"


def test_fault_as_json_has_three_keys() -> None:
    assert FAULT.as_json() == {
        "file": "needs.toml",
        "key": "needs.innovation.name",
        "message": "the text is empty",
    }


def test_key_named_by_code_or_by_number() -> None:
    raw = {"needs": [{"code": "innovation"}, {"name": "x"}, {"code": {"a": 1}}]}
    assert name_key(("needs", 0, "name"), raw) == "needs.innovation.name"
    assert name_key(("needs", 1, "name"), raw) == "needs.[2].name"
    assert name_key(("needs", 2), raw) == "needs.[3]"
    assert name_key(("needs", 9, "name"), raw) == "needs.[10].name"
    assert name_key(("gone", "name"), raw) == "gone.name"

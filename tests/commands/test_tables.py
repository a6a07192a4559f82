from medel.commands.tables import write_table


def test_table_columns_as_wide_as_their_widest_cell() -> None:
    rows = [("a", "first"), ("longer", "2")]
    assert write_table(("code", "name"), rows) == (
        "code    name\na       first\nlonger  2"
    )


def test_table_without_a_heading() -> None:
    assert write_table(("", ""), [("a", "b")]) == "a  b"


def test_table_of_nothing_says_so() -> None:
    assert write_table(("", ""), []) == "nothing to show"

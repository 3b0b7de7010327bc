"""What a refusal says: which formats come nearest, what they need, and what to do by hand."""

import pytest

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.nearest import MOST_FORMATS, nearest
from rsoft_analytics.readers import all_readers, label_of, reader_for

OPENPHONE = "id,createdAt,direction,from,to,duration,conversationId"


@pytest.fixture
def refused(tmp_path):
    """The words with which a file is refused."""

    def of(content: str, name: str = "x.csv") -> str:
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises(UnreadableExport) as caught:
            reader_for(Export(tmp_path / name, name))
        return str(caught.value)

    return of


def test_a_refusal_names_the_nearest_formats_with_what_they_lack(refused):
    told = refused(f"{OPENPHONE}\n1,2,3,4,5,6,7\n")
    assert "Nearest to it are: OpenPhone (it lacks 'answeredAt', 'status');" in told
    assert "Flamingo" not in told


def test_a_refusal_says_how_to_map_by_hand_and_where_the_list_is(refused):
    told = refused("When,Whom\nyesterday,somebody\n")
    assert "Nearest" not in told
    assert "map its columns by hand: drop it on the Imports page" in told
    assert "rsoft formats lists" in told


def test_what_is_no_table_is_not_to_be_mapped(refused):
    assert "by hand" not in refused("%PDF-1.4", "x.pdf")


def test_a_log_without_times_is_told_what_is_missing(refused):
    told = refused("Duration,Phone Number\n10,+915500001001\n")
    assert "Call log (no column is known as a time)" in told


def test_of_many_alike_formats_a_few_are_named():
    formats = [(label_of(one), one) for one in all_readers().values()]
    found = nearest(OPENPHONE.split(","), formats)
    assert len(found) == MOST_FORMATS
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)

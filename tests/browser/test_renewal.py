"""A page that stands open shows what a command changed."""

from pathlib import Path

from playwright.sync_api import expect

from tests.serving import called

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def test_a_page_that_stands_open_shows_what_a_command_imported(dashboard_on, visiting, tmp_path):
    store = tmp_path / "store" / "rsoft.duckdb"
    with dashboard_on(store) as address:
        visit = visiting(address)
        visit.to("/imports")
        expect(visit.page.get_by_text("Nothing was imported yet")).to_be_visible()
        assert called("import", str(SAMPLES / "leads.csv"), store=store).code == 0
        expect(visit.page.get_by_text("Look at an import")).to_be_visible(timeout=60_000)
        assert visit.page.url == f"{address}/imports"

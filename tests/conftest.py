"""What the tests share: an empty store, one with the samples, and the app on either."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from rsoft_analytics.demo.filling import fill
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.store import Store, engine
from rsoft_analytics.ui.opening import opened
from tests.laws import ARE_ALL_TRIED, UNTIMED_PROFILE
from tests.new_stores import filled_from

settings.load_profile(UNTIMED_PROFILE)
ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
WORKER = "PYTEST_XDIST_WORKER"  # set in a process that runs tests beside others
PATIENCE = 60  # seconds until a page that runs is given up


@pytest.fixture(scope="session", autouse=True)
def new_stores_are_copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every new store of this process is filled from one that was made the long way."""
    made = tmp_path_factory.mktemp("new") / "rsoft.duckdb"
    with Store(made):
        pass
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "brought_up_to_date", filled_from(made))
        yield


@pytest.fixture(scope="session", autouse=True)
def each_process_has_a_processor() -> Iterator[None]:
    """Where several processes run tests, a store uses the one processor that is there for each.

    The long run, and tests that run alone, use all, as a user's store does.
    """
    with pytest.MonkeyPatch.context() as patch:
        if WORKER in os.environ and not ARE_ALL_TRIED:
            patch.setitem(engine.CONFIG, "threads", "1")
        yield


@pytest.fixture
def empty_store() -> Iterator[Store]:
    """A store in memory with nothing in it."""
    with Store(None) as store:
        yield store


@pytest.fixture(scope="session")
def sample_store(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with every export of data/samples: to be read, not changed."""
    with Store(copied(sample_file, tmp_path_factory.mktemp("read"))) as store:
        yield store


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with every export of data/samples: to be copied, not opened."""

    def filled(folder: Path) -> None:
        with Store(folder / "rsoft.duckdb") as store:
            with_samples(store)

    return made_once(tmp_path_factory, "samples", filled) / "rsoft.duckdb"


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with an invented team's exports: to be read or copied."""

    def filled(folder: Path) -> None:
        with Store(folder / "rsoft.duckdb") as store:
            fill(store, folder / "exports", 1200, 7)

    made = made_once(tmp_path_factory, "demo", filled)
    return copied(made / "rsoft.duckdb", tmp_path_factory.mktemp("invented"))


def made_once(
    factory: pytest.TempPathFactory, name: str, fill_folder: Callable[[Path], None]
) -> Path:
    """A folder that one of the processes of a run fills, and all of them look into."""
    own = factory.getbasetemp()
    of_all = own.parent if WORKER in os.environ else own
    made = of_all / f"{name}-of-all"
    with FileLock(of_all / f"{name}.lock"):
        if not made.exists():
            making = factory.mktemp(name)
            fill_folder(making)
            making.rename(made)
    return made


def copied(store: Path, folder: Path) -> Path:
    """A copy of a closed store, with what lies beside it and finds who is in its ledgers."""
    for beside in ("", ".key", ".heads"):
        shutil.copy(store.with_name(store.name + beside), folder)
    return folder / store.name


@pytest.fixture
def app(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on a store of its own with the samples, not yet run."""
    yield from dashboard_on(copied(sample_file, tmp_path), monkeypatch)


@pytest.fixture(scope="session")
def served_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same file copied, for a dashboard that runs as long as the tests do."""
    return copied(sample_file, tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def guarded_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same file copied, for a dashboard to which one signs in."""
    return copied(sample_file, tmp_path_factory.mktemp("guarded"))


@pytest.fixture
def empty_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on an empty store of its own, not yet run."""
    yield from dashboard_on(tmp_path / "rsoft.duckdb", monkeypatch)


def dashboard_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on a store's file, which is closed when the test is over."""
    monkeypatch.setenv("RSOFT_STORE", str(path))
    yield AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
    opened.clear()


def page_on(path: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """A page of the dashboard on a store's file, opened."""
    for app in dashboard_on(path, monkeypatch):
        app.run().switch_page(page).run()
        assert not app.exception
        yield app


def with_samples(store: Store) -> None:
    """Import every export of data/samples; before users were asked, as some name no phone."""
    with collected([SAMPLES]) as found:
        import_all(store, sorted(found, key=lambda one: "/consent" in one.name))

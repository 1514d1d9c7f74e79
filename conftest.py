"""Every lesson is run twice by nbval: as it stands, and with all answers filled in."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent
FILLED = ROOT / ".filled"  # ignored by git; a file for each lesson, so that workers can share them out


def pytest_collect_file(file_path, parent):
    """The filled copy of a lesson, beside the lesson itself: every check must pass, and say why."""
    if file_path.parent == ROOT / "notebooks" and getattr(parent.config.option, "nbval_lax", False):
        from nbval.plugin import IPyNbFile

        from tools.fill_lessons import write

        return IPyNbFile.from_parent(parent, path=write(file_path, FILLED)) if file_path.suffix == ".ipynb" else None

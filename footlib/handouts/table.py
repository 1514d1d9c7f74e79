"""Rows as a Markdown table."""

from ..model.report import escape


def table(head, rows):
    """A Markdown table, or nothing where it would be empty."""
    lines = [head, ["---"] * len(head), *([escape(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) if rows else ""

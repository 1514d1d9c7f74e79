"""Zones as a learner looks for them: an everyday name, other words, where it is, and in the region that it names."""

from collections.abc import Iterator

from .course_files import CourseFiles
from .finding import Finding

INSIDE = 0.5  #: of a zone lies within its region, on one surface at least
SHORTEST = 30  #: letters that say where a zone is
JOINTS = ("inner-ankle", "outer-ankle")  #: the more cautious neighbour, which a zone beside it may name


def zone_findings(course: CourseFiles) -> Iterator[Finding]:
    """Each zone is found by everyday words, and lies in the region that spares it."""
    for id, zone in course.catalog.zones.items():
        if not zone.plain:
            yield course.in_data("zones", id, "plain", "is missing: the everyday word.")
        if not zone.synonyms:
            yield course.in_data("zones", id, "synonyms", "is missing: at least one other word that people look for.")
        if len(zone.where) <= SHORTEST and not zone.where.endswith("."):
            yield course.in_data("zones", id, "where", "must say in a sentence where it is, and how charts differ.")
        shares = [share for surface in zone.shapes if (share := inside(course, id, zone.region, surface)) is not None]
        if shares and max(shares) <= INSIDE and zone.region not in JOINTS:
            text = f"only {max(shares):.0%} of it lie in '{zone.region}'. Name the region around it, or move its shape."
            yield course.in_data("zones", id, "region", text)


def inside(course: CourseFiles, zone: str, region: str, surface: str) -> float | None:
    """How much of a zone lies within its region on a surface; None where it is not drawn there."""
    masks = course.geometry.masks.get(surface, {})  # pyright: ignore[reportArgumentType, reportCallIssue]
    if not (own := masks.get(zone, 0)):
        return None
    return (own & masks.get(region, 0)).bit_count() / own.bit_count()

"""A routine as what a browser shows: small JSON, and nothing of the hands before the safety check is answered."""

PICK = "Pick at least one condition: its steps appear here, and on the map where they are done."
HANDS = ("how", "feel", "mistake", "firmness", "pressure", "seconds")


def card_of(routine, answered, catalog):
    if routine is None:
        return {"title": "", "sentence": PICK, "refer": [], "steps": [], "answered": answered}
    return {
        "title": routine.title, "answered": answered, "seconds": routine.seconds if answered else 0,
        "setting": setting(routine),
        "refer": [refer(one, catalog) for one in routine.refer],
        "steps": [step(one, answered) for one in routine.steps],
        "preparation": [advice(one) for one in routine.preparation],
        "aftercare": [advice(one) for one in routine.aftercare],
        "notes": list(routine.notes), "watch": list(routine.watch), "honest": list(routine.honest),
        "references": routine.references,
    }


def setting(routine):
    feet = {"both": "both feet, the right one first", "right": "the right foot", "left": "the left foot"}[routine.feet]
    return f"{'For somebody else' if routine.who == 'partner' else 'On your own feet'}, {feet}."


def refer(one, catalog):
    caution = catalog.cautions.get(one.caution)
    return {"kind": one.kind, "text": one.text, "caution": one.caution or "", "name": caution.name if caution else ""}


def step(one, answered):
    card = {"id": one.id, "number": one.number, "article": one.article_step, "name": one.name, "where": one.where,
            "foot": one.foot, "direction": one.direction, "why": one.why, "evidence": one.evidence,
            "certainty": one.certainty, "finding": one.finding, "sources": list(one.sources)}
    return {**card, **{name: getattr(one, name) for name in HANDS}} if answered else card


def advice(one):
    return {"name": one.name, "text": one.text, "changed": one.changed, "evidence": one.evidence}

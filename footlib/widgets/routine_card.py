"""A routine as what a browser shows: small JSON, and nothing of the hands before the safety check is answered."""

PICK = "Pick at least one condition: its steps appear here, and on the map where they are done."
OWN = ("id", "number", "name", "foot", "evidence")  # what a step says for itself
TOLD = ("where", "direction", "why", "certainty", "finding")  # what the same step on the other foot says as well
HANDS_OWN = ("pressure", "seconds")
HANDS_TOLD = ("how", "feel", "mistake", "not_for", "firmness")


def card_of(routine, answered, catalog):
    if routine is None:
        return {"title": "", "sentence": PICK, "refer": [], "steps": [], "texts": {}, "answered": answered}
    return {
        "title": routine.title,
        "answered": answered,
        "seconds": routine.seconds if answered else 0,
        "setting": setting(routine),
        "refer": [refer(one, catalog) for one in routine.refer],
        **steps(routine.steps, answered),
        "preparation": [advice(one) for one in routine.preparation],
        "aftercare": [advice(one) for one in routine.aftercare],
        "notes": list(routine.notes),
        "watch": list(routine.watch),
        "honest": list(routine.honest),
        "references": routine.references,
    }


def setting(routine):
    feet = {"both": "both feet, the right one first", "right": "the right foot", "left": "the left foot"}[routine.feet]
    return f"{'For somebody else' if routine.who == 'partner' else 'On your own feet'}, {feet}."


def refer(one, catalog):
    caution = catalog.cautions.get(one.caution)
    return {
        "kind": one.kind,
        "text": one.text,
        "caution": one.caution or "",
        "name": caution.name if caution else "",
        "site": bool(caution and caution.site),
    }


def steps(all, answered):
    """The steps, and beside them the texts that both feet share: sent once, they halve what travels."""
    own, told = (OWN + HANDS_OWN, TOLD + HANDS_TOLD) if answered else (OWN, TOLD)
    cards, texts = [], {}
    for one in all:
        text = {name: getattr(one, name) for name in told} | {"sources": list(one.sources)}
        text["where"] = one.where.removesuffix(f", {one.foot} foot")
        key = one.move if texts.setdefault(one.move, text) == text else one.id
        texts[key] = text
        cards.append({name: getattr(one, name) for name in own} | {"article": one.article_step, "text": key})
    return {"steps": cards, "texts": texts}


def advice(one):
    return {"name": one.name, "text": one.text, "changed": one.changed, "evidence": one.evidence}

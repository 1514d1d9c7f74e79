"""Promises that no massage can keep, in what a course says and in what learners write on a card of their own."""

import re

PROMISE = re.compile(r"\b(treat(s|ing)?|cur(e|es|ing)|heal(s|ing)?|detox\w*|crystals?)\b", re.I)
DENIED = re.compile(r"\b(not|no|never|nor|cannot|nothing|none|without|instead of)\b|n['’]t\b", re.I)
QUOTED = re.compile(r"^>.*$|“[^”]*”|\"[^\"]*\"", re.M)
ENDS = re.compile(r"(?<=[.!?:;])\s+|\n\n|\n[-*] ")  #: of a sentence, or of an item of a list


def promising(words: str, quotes: bool = True) -> list[tuple[str, str]]:
    """(word, sentence) of the sentences that promise what no massage can keep; denials may use the words, and so may
    quotations, but not where the words are an example to follow."""
    own = QUOTED.sub("", words) if quotes else words
    sentences = [one for one in ENDS.split(own) if not DENIED.search(one)]
    return [(found[0], one) for one in sentences if (found := PROMISE.search(one))]

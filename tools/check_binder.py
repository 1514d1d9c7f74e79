"""Check what Binder would build, from what repo2docker says; nothing is built.

    jupyter-repo2docker --no-build --debug . 2>&1 | python3 tools/check_binder.py

Binder must take the Python of runtime.txt, install requirements.txt and the course itself, and draw the lessons'
pictures ahead (postBuild); nothing else.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ('-r "requirements.txt"', ".")
FOREIGN = ("env update", "/start", "install.R", "apt-get install", "npm install")


def mistakes(said, python):
    """What is wrong with a build file, a sentence each."""
    picked = re.findall(r"conda environment for python=(\S+)", said)
    if picked != [python]:
        yield f"Binder would take Python {picked or 'of its own choice'}, not {python} from runtime.txt."
    installed = [line.strip().removeprefix("--no-cache-dir").strip() for line in re.findall(r"pip install (.*)", said)]
    if OURS[0] not in installed:
        yield "Binder would not install requirements.txt."
    for other in [line for line in installed if line not in OURS]:
        yield f"Binder would install something else, too: {other}"
    if "RUN ./postBuild" not in said:
        yield "Binder would not draw the lessons' pictures ahead (postBuild)."
    for word in FOREIGN:
        if re.search(rf"^(RUN|COPY|ENTRYPOINT|CMD)\b.*{re.escape(word)}", said, re.M):
            yield f"Binder's build does something that is not ours ({word})."


def main():
    found = list(mistakes(sys.stdin.read(), (ROOT / "runtime.txt").read_text().strip().removeprefix("python-")))
    print("\n".join(found) or "Binder: the right Python, our requirements, the pictures drawn ahead, nothing else.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

"""`python -m footlib`: see `footlib.commands`."""

from .commands import main

if __name__ == "__main__":
    main(prog_name="python -m footlib")

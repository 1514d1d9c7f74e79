"""`python -m footlib`: see `footlib_authoring.commands`."""

from footlib_authoring.commands import main

if __name__ == "__main__":
    main(prog_name="python -m footlib")

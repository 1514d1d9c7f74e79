"""A figure with its alt text."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, filterwarnings

from ..arguments import answering, path_of
from ..atomic import write_whole
from ..errors import FootlibError
from . import fonts, tagged

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = {
    ".png": {"dpi": 200},
    ".svg": {"metadata": {"Date": None, "Creator": None}},
    ".pdf": {"metadata": {"CreationDate": None, "Creator": None, "Producer": None}},
}
TAGGED = {".svg": tagged.svg, ".pdf": tagged.pdf}


@answering
class Picture:
    """A drawing that can be shown, read aloud and saved: `.figure`, `.ax`, `.alt`, `.save(path)`."""

    def __init__(self, figure: Figure, ax: Axes, alt: str) -> None:
        self.figure, self.ax, self.alt = figure, ax, fonts.settable(alt)

    def __repr__(self) -> str:
        return self.alt

    def save(self, path: str | PathLike) -> Path:
        """Write a .png, .svg or .pdf file, by the suffix of its name; gives back the path."""
        path = path_of(path, FORMATS)
        if path.suffix.lower() not in FORMATS:
            raise FootlibError(f"'{path.name}' ends in '{path.suffix}': a picture is saved as .png, .svg or .pdf.")
        fonts.refuse(self.completed())
        try:
            write_whole(path, self.saved(path.suffix.lower()))
        except OSError as error:
            raise FootlibError(
                f"The picture could not be written to '{path}': {error.strerror or error}. "
                "Choose a folder that exists and that you may write to."
            ) from None
        return path

    @property
    def title(self) -> str:
        """The heading that stands in the picture: its largest words."""
        from matplotlib.text import Text

        texts = [one for one in self.figure.findobj(Text) if one.get_visible() and one.get_text().strip()]
        largest = max(texts, key=lambda text: text.get_fontsize(), default=None)
        return " ".join(largest.get_text().split()) if largest else self.alt.partition(". ")[0]

    def completed(self) -> list[tuple[str, str]]:
        """The figure with fonts for all its letters; what no font has."""
        return fonts.complete(self.figure)

    def saved(self, suffix: str) -> bytes:
        """The bytes of a file that says its title, its language and what it shows."""
        options, title = FORMATS[suffix], fonts.settable(self.title)
        if suffix == ".png":
            options = options | {"metadata": tagged.png_words(title, self.alt)}
        made = self.rendered(suffix, **options)
        return TAGGED[suffix](made, title, self.alt) if suffix in TAGGED else made

    def rendered(self, suffix: str, **options: Any) -> bytes:
        """The file's bytes; the same picture gives the same bytes."""
        from matplotlib import rc_context

        self.completed()

        buffer = BytesIO()
        with rc_context({"svg.hashsalt": "footlib", "svg.fonttype": "path"}), catch_warnings():
            filterwarnings("ignore", "Glyph .* missing")  # save() names such a letter; on the screen it is a box
            self.figure.savefig(buffer, format=suffix[1:], facecolor=self.figure.get_facecolor(), **options)
        return buffer.getvalue()

    def shown(self, dpi: int = 110) -> bytes:
        """The picture as a notebook shows it: a PNG of 256 colours, which looks the same as a full one at a third of
        its bytes. The colours are chosen from a small copy, which is fast and keeps the shades of skin smooth."""
        from PIL import Image

        full = Image.open(BytesIO(self.rendered(".png", dpi=dpi, pil_kwargs={"compress_level": 0}))).convert("RGB")
        small = full.resize((full.width // 3, full.height // 3), Image.Resampling.NEAREST)
        colours = small.quantize(256, method=Image.Quantize.MEDIANCUT)
        buffer = BytesIO()
        full.quantize(palette=colours, dither=Image.Dither.NONE).save(buffer, "png")
        return buffer.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        png = b64encode(self.shown()).decode()
        image = f'<img alt="{escape(self.alt)}" src="data:image/png;base64,{png}" style="max-width: 100%">'
        return {"text/html": image, "image/png": png, "text/plain": self.alt}

"""A figure with its alt text, and what a saved one says of itself: title, language, and what it shows."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, filterwarnings

from ..arguments import answering, path_of
from ..errors import FootlibError
from ..files import write_whole
from . import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = {
    ".png": {"dpi": 200},
    ".svg": {"metadata": {"Date": None, "Creator": None}},
    ".pdf": {"metadata": {"CreationDate": None, "Creator": None, "Producer": None}},
}


@answering
class Picture:
    """A drawing that can be shown, read aloud and saved: `.figure`, `.ax`, `.alt`, `.save(path)`."""

    def __init__(self, figure: Figure, ax: Axes, alt: str, *, plot: bool = False) -> None:
        self.figure, self.ax, self.alt = figure, ax, fonts.settable(alt)
        self.plot = plot  #: lines and marks on paper, and no skin: such a picture turns dark with the page (page.css)

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
            options = options | {"metadata": {"Title": title, "Description": self.alt, "Software": None}}
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
        return lean(buffer.getvalue()) if suffix == ".svg" else buffer.getvalue()

    def shown(self, dpi: int = 110) -> bytes:
        """The picture as a notebook shows it."""
        return in_few_colours(self.rendered(".png", dpi=dpi, pil_kwargs={"compress_level": 0}))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        png = b64encode(self.shown()).decode()
        kind = ' class="footlib-plot"' if self.plot else ""
        image = f'<img{kind} alt="{escape(self.alt)}" src="data:image/png;base64,{png}" style="max-width: 100%">'
        return {"text/html": image, "image/png": png, "text/plain": self.alt}


def in_few_colours(png: bytes) -> bytes:
    """A PNG of 256 colours, which looks the same as a full one at a third of its bytes. The colours are chosen from a
    small copy, which is fast and keeps the shades of skin smooth; the ground keeps its own."""
    from PIL import Image

    full = Image.open(BytesIO(png)).convert("RGB")
    small = full.resize((full.width // 3, full.height // 3), Image.Resampling.NEAREST)
    colours = small.quantize(256, method=Image.Quantize.MEDIANCUT)
    reduced, buffer = full.quantize(palette=colours, dither=Image.Dither.NONE), BytesIO()
    palette: list[int] = reduced.getpalette() or []
    ground: Any = reduced.getpixel((0, 0))
    colour: Any = full.getpixel((0, 0))
    reduced.putpalette([*palette[: 3 * ground], *colour, *palette[3 * ground + 3 :]])
    reduced.save(buffer, "png")
    return buffer.getvalue()


PATH = re.compile(rb' d="[^"]+"')
LONG_NUMBER = re.compile(rb"-?\d+\.\d{3,}")


def lean(made: bytes) -> bytes:
    """An .svg whose paths are written to a hundredth of a point: no printer shows more, and a page of pictures is a
    third lighter."""
    return PATH.sub(lambda path: LONG_NUMBER.sub(rounded, path[0]), made)


def rounded(number: re.Match[bytes]) -> bytes:
    return b"%g" % round(float(number[0]), 2)


LANGUAGE = "en"


def tagged_svg(made: bytes, title: str, alt: str) -> bytes:
    """An .svg that is one image with a name and a description."""
    head, root, rest = made.partition(b"<svg ")
    inside = rest.index(b">") + 1
    words = f"\n <title>{escape(title)}</title>\n <desc>{escape(alt)}</desc>".encode()
    return head + root + f'lang="{LANGUAGE}" role="img" '.encode() + rest[:inside] + words + rest[inside:]


def tagged_pdf(made: bytes, title: str, alt: str) -> bytes:
    """A .pdf whose only page is a tagged figure with its description, shown under its title."""
    from pypdf import PdfReader, PdfWriter
    from pypdf import generic as pdf

    def table(**entries: Any) -> Any:
        return pdf.DictionaryObject({pdf.NameObject(f"/{key}"): value for key, value in entries.items()})

    def element(kind: str, **entries: Any) -> Any:
        named = {"Type": pdf.NameObject("/StructElem"), "S": pdf.NameObject(f"/{kind}")}
        return writer._add_object(table(**named, **entries))

    writer = PdfWriter(clone_from=PdfReader(BytesIO(made)))
    page: Any
    page, first, yes = writer.pages[0], pdf.NumberObject(0), pdf.BooleanObject(True)
    drawing = pdf.DecodedStreamObject()
    drawing.set_data(b"/Figure <</MCID 0>> BDC\n" + page.get_contents().get_data() + b"\nEMC\n")
    contents = writer._add_object(drawing.flate_encode())
    page.update(table(Contents=contents, StructParents=first, Tabs=pdf.NameObject("/S")))

    tree: Any = writer._add_object(table(Type=pdf.NameObject("/StructTreeRoot")))
    document: Any = element("Document", P=tree)
    box = pdf.ArrayObject(pdf.FloatObject(float(edge)) for edge in page.mediabox)
    where = table(O=pdf.NameObject("/Layout"), Placement=pdf.NameObject("/Block"), BBox=box)
    figure = element("Figure", P=document, Pg=page.indirect_reference, K=first, Alt=pdf.TextStringObject(alt), A=where)
    document.get_object().update(table(K=figure))
    parents = writer._add_object(table(Nums=pdf.ArrayObject([first, pdf.ArrayObject([figure])])))
    tree.get_object().update(table(K=document, ParentTree=parents, ParentTreeNextKey=pdf.NumberObject(1)))
    shown = {"MarkInfo": table(Marked=yes), "ViewerPreferences": table(DisplayDocTitle=yes)}
    writer.root_object.update(table(StructTreeRoot=tree, Lang=pdf.TextStringObject(LANGUAGE), **shown))
    writer.add_metadata({"/Title": title, "/Subject": alt, "/Author": "footlib"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


TAGGED = {".svg": tagged_svg, ".pdf": tagged_pdf}

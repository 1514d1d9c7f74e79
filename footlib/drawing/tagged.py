"""What a saved picture says about itself: its title, its language, and what it shows, for whoever cannot see it."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import Any

LANGUAGE = "en"


def png_words(title: str, alt: str) -> dict:
    """How matplotlib is told what stands in a .png file."""
    return {"Title": title, "Description": alt, "Software": None}


def svg(made: bytes, title: str, alt: str) -> bytes:
    """An .svg that is one image with a name and a description."""
    head, root, rest = made.partition(b"<svg ")
    inside = rest.index(b">") + 1
    words = f"\n <title>{escape(title)}</title>\n <desc>{escape(alt)}</desc>".encode()
    return head + root + f'lang="{LANGUAGE}" role="img" '.encode() + rest[:inside] + words + rest[inside:]


def pdf(made: bytes, title: str, alt: str) -> bytes:
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

"""The structure tree: what a screen reader is told about headings, paragraphs, tables.

Elements are opened and closed while drawing; marks tie pieces of a page's content to them.
"""

from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc

# reportlab sets many of its attributes at run time.
# pyright: reportAttributeAccessIssue=false


class RawObject(pdfdoc.PDFObject):
    """An object whose text is known when the others have their numbers."""

    __RefOnly__ = 1
    text = ""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002  reportlab's signature
        """Its text."""
        return self.text.encode("latin-1")


def reserve(document: pdfdoc.PDFDocument) -> tuple[int, RawObject]:
    """A new object of a document, with its number."""
    raw = RawObject()
    document.Reference(raw)
    return document.objectcounter, raw


@dataclass(eq=False, slots=True)
class Widget:
    """A field's place on a page.

    Attributes:
        page: Page from 0.
        entries: Entries of its dictionary, in PDF syntax.
        number: Number of its object.
        raw: Its object.
    """

    page: int
    entries: str
    number: int
    raw: RawObject


@dataclass(eq=False, slots=True)
class Element:
    """An element of the tree.

    Attributes:
        tag: Standard structure type, such as ``P`` or ``TH``.
        entries: Further entries of its dictionary, in PDF syntax.
        kids: Elements, (page from 0, mark) pairs, and fields, in reading order.
        is_placed: It hangs in a tree.
    """

    tag: str
    entries: str = ""
    kids: list["Element | tuple[int, int] | Widget"] = field(
        default_factory=list["Element | tuple[int, int] | Widget"]
    )
    is_placed: bool = False


class StructureTree:
    """The tree of one document while it is drawn."""

    def __init__(self) -> None:
        """Start with an empty document."""
        self._root = Element("Document")
        self._open = [self._root]
        self._marks: dict[int, list[Element]] = {}

    def begin(self, element: Element) -> None:
        """Open an element; one that was open before (a split paragraph) goes on where it was."""
        if not element.is_placed:
            self._open[-1].kids.append(element)
            element.is_placed = True
        self._open.append(element)

    def end(self) -> None:
        """Close the element opened last."""
        self._open.pop()

    def mark(self, page: int) -> tuple[str, int]:
        """Tie the content that follows to the open element.

        Args:
            page: Page from 0.

        Returns:
            The tag, and the number of the mark on its page.
        """
        element = self._open[-1]
        marks = self._marks.setdefault(page, [])
        element.kids.append((page, len(marks)))
        marks.append(element)
        return element.tag, len(marks) - 1

    def hold(self, widget: Widget) -> None:
        """Tie a field to the open element."""
        self._open[-1].kids.append(widget)

    def write(self, document: pdfdoc.PDFDocument, pages: list[pdfdoc.PDFPage]) -> None:
        """Write the tree into a document that has all its pages."""
        writer = _Writer(document, first_field=len(pages))
        root = writer.reserve()
        top = writer.write(self._root, root)
        nums: list[str] = []
        for number, page in enumerate(pages):
            owners = (f"{writer.numbers[id(owner)]} 0 R" for owner in self._marks.get(number, ()))
            nums.append(f"{number} [{' '.join(owners)}]")
            # reportlab writes the entries named in this list.
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = "/S"
        nums += writer.fields
        count = len(pages) + len(writer.fields)
        writer.fill(
            root,
            f"<< /Type /StructTreeRoot /K [{top} 0 R] /ParentTreeNextKey {count}"
            f" /ParentTree << /Nums [{' '.join(nums)}] >> >>",
        )
        document.Catalog.StructTreeRoot = writer.reference(root)
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})


class _Writer:
    """Gives elements their object numbers and writes them as text: far faster than as objects."""

    def __init__(self, document: pdfdoc.PDFDocument, *, first_field: int) -> None:
        self._document = document
        self._first_field = first_field
        self._objects: dict[int, RawObject] = {}
        self.fields: list[str] = []
        self.numbers: dict[int, int] = {}

    def reserve(self) -> int:
        number, raw = reserve(self._document)
        self._objects[number] = raw
        return number

    def reference(self, number: int) -> pdfdoc.PDFObjectReference:
        return self._document.Reference(self._objects[number])

    def fill(self, number: int, text: str) -> None:
        self._objects[number].text = text

    def write(self, element: Element, parent: int) -> int:
        number = self.numbers[id(element)] = self.reserve()
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self.write(kid, number)} 0 R")
            elif isinstance(kid, Widget):
                kids.append(self._field(kid, number))
            else:
                page = self._page(kid[0])
                kids.append(f"<< /Type /MCR /Pg {page} 0 R /MCID {kid[1]} >>")
        self.fill(
            number,
            f"<< /Type /StructElem /S /{element.tag} /P {parent} 0 R {element.entries}"
            f" /K [{' '.join(kids)}] >>",
        )
        return number

    def _field(self, widget: Widget, parent: int) -> str:
        """Write a field; what its element says of it."""
        page = self._page(widget.page)
        # Fields are numbered behind the pages, in the order of the tree.
        key = self._first_field + len(self.fields)
        self.fields.append(f"{key} {parent} 0 R")
        widget.raw.text = f"<< {widget.entries} /P {page} 0 R /StructParent {key} >>"
        return f"<< /Type /OBJR /Pg {page} 0 R /Obj {widget.number} 0 R >>"

    def _page(self, page: int) -> int:
        return self._document.idToObjectNumberAndVersion[f"Page{page + 1}"][0]

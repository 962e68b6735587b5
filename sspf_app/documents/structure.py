"""The structure tree: what a screen reader is told about headings, paragraphs, tables.

Elements are opened and closed while drawing; marks tie pieces of a page's content to them.
"""

from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc

# reportlab sets many of its attributes at run time.
# pyright: reportAttributeAccessIssue=false


@dataclass(eq=False, slots=True)
class Element:
    """An element of the tree.

    Attributes:
        tag: Standard structure type, such as ``P`` or ``TH``.
        entries: Further entries of its dictionary, in PDF syntax.
        kids: Elements, and (page from 0, mark) pairs, in reading order.
        is_placed: It hangs in a tree.
    """

    tag: str
    entries: str = ""
    kids: list["Element | tuple[int, int]"] = field(
        default_factory=list["Element | tuple[int, int]"]
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

    def write(self, document: pdfdoc.PDFDocument, pages: list[pdfdoc.PDFPage]) -> None:
        """Write the tree into a document that has all its pages."""
        writer = _Writer(document)
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
        writer.fill(
            root,
            f"<< /Type /StructTreeRoot /K [{top} 0 R] /ParentTreeNextKey {len(pages)}"
            f" /ParentTree << /Nums [{' '.join(nums)}] >> >>",
        )
        document.Catalog.StructTreeRoot = writer.reference(root)
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})


class _Raw(pdfdoc.PDFObject):
    """An object whose text is known when the others have their numbers."""

    __RefOnly__ = 1
    text = ""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002  reportlab's signature
        return self.text.encode("latin-1")


class _Writer:
    """Gives elements their object numbers and writes them as text: far faster than as objects."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document = document
        self._objects: dict[int, _Raw] = {}
        self.numbers: dict[int, int] = {}

    def reserve(self) -> int:
        raw = _Raw()
        self._document.Reference(raw)
        number = self._document.objectcounter
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
            else:
                page = self._document.idToObjectNumberAndVersion[f"Page{kid[0] + 1}"][0]
                kids.append(f"<< /Type /MCR /Pg {page} 0 R /MCID {kid[1]} >>")
        self.fill(
            number,
            f"<< /Type /StructElem /S /{element.tag} /P {parent} 0 R {element.entries}"
            f" /K [{' '.join(kids)}] >>",
        )
        return number

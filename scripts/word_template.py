"""Make the template of minutes as a Word file: ``resources/templates/minnesanteckningar.docx``.

The file is made of nothing but what is written here, so that nothing of a word processor or of its
user is in it. Its text explains the styles to whoever restyles it; a copy of the minutes never
holds that text.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_GREEN, _TINT, _RULE = "1F5D50", "EAF1EF", "9DB5AF"

PLACE = Path(__file__).resolve().parent.parent / "resources/templates/minnesanteckningar.docx"

_Look = tuple[str, str, str]
"""What a paragraph style is called, how its paragraphs lie, and how its letters look."""

_LOOKS: tuple[_Look, ...] = (
    (
        "heading 1",
        '<w:keepNext/><w:spacing w:before="280" w:after="140"/><w:outlineLvl w:val="0"/>',
        f'<w:b/><w:color w:val="{_GREEN}"/><w:sz w:val="36"/>',
    ),
    (
        "heading 2",
        '<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/>',
        f'<w:b/><w:color w:val="{_GREEN}"/><w:sz w:val="25"/>',
    ),
    ("SSPF Avsändare", '<w:spacing w:after="0"/>', '<w:color w:val="444444"/><w:sz w:val="19"/>'),
    (
        "SSPF Sekretess",
        "<w:pBdr>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="5" w:color="{_GREEN}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        + '</w:pBdr><w:spacing w:before="200" w:after="120"/>'
        '<w:ind w:left="120" w:right="120"/>',
        '<w:sz w:val="18"/>',
    ),
    (
        "SSPF Egen kopia",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
        '<w:spacing w:before="200" w:after="120"/>',
        '<w:sz w:val="20"/>',
    ),
    (
        "SSPF Fakta",
        '<w:tabs><w:tab w:val="left" w:pos="1900"/></w:tabs><w:spacing w:after="40"/>'
        '<w:ind w:left="1900" w:hanging="1900"/>',
        "",
    ),
    ("SSPF Deltagare", '<w:spacing w:after="20"/>', ""),
    (
        "SSPF Uppgift",
        '<w:tabs><w:tab w:val="left" w:pos="480"/></w:tabs>'
        '<w:spacing w:before="120" w:after="20"/><w:ind w:left="480" w:hanging="480"/>',
        "",
    ),
    (
        "SSPF Egen syn",
        f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{_RULE}"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="60"/><w:ind w:left="760"/>',
        '<w:sz w:val="19"/>',
    ),
    (
        "SSPF Om uppgiften",
        '<w:spacing w:after="40"/><w:ind w:left="480"/>',
        '<w:color w:val="444444"/><w:sz w:val="18"/>',
    ),
    (
        "SSPF Läsare",
        '<w:spacing w:after="20"/><w:ind w:left="480"/>',
        '<w:color w:val="444444"/><w:sz w:val="18"/>',
    ),
    (
        "SSPF Slut",
        '<w:tabs><w:tab w:val="left" w:pos="1900"/></w:tabs>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
        '<w:spacing w:before="60" w:after="60"/><w:ind w:left="1900" w:hanging="1900"/>',
        "",
    ),
    ("SSPF Cell", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="19"/>'),
    (
        "SSPF Cellrubrik",
        '<w:keepNext/><w:spacing w:before="40" w:after="40"/>',
        f'<w:b/><w:color w:val="{_GREEN}"/><w:sz w:val="18"/>',
    ),
    ("footer", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>', '<w:sz w:val="17"/>'),
)

_SPECIMEN = (
    ("SSPF Avsändare", "Avsändare (SSPF Avsändare)"),
    ("SSPF Sekretess", "Sekretessmarkering (SSPF Sekretess)"),
    ("heading 1", "Så ändrar du utseendet"),
    (
        "Normal",
        "Den här filen är en mall. Ändra formatmallarna i Word eller LibreOffice: typsnitt, färg, "
        "storlek och avstånd. Lägg gärna in kommunens logotyp i sidhuvudet. Texten här i filen "
        "kommer aldrig med i en kopia; sidhuvud, sidfot och formatmallar gör det.",
    ),
    (
        "Normal",
        "Där det står {fot} i sidfoten skriver programmet vilket ärende det gäller och vems "
        "exemplar det är. Sedan väljer du filen i Register, under Kontoret.",
    ),
    ("SSPF Fakta", "Ärende:\tEtt faktum under rubriken (SSPF Fakta)"),
    ("SSPF Egen kopia", "Det här är samordnarens eget exemplar (SSPF Egen kopia)."),
    ("heading 2", "Underrubrik (Rubrik 2)"),
    ("SSPF Deltagare", "En deltagare (SSPF Deltagare)"),
    ("SSPF Uppgift", "1.\tEn uppgift (SSPF Uppgift)"),
    ("SSPF Egen syn", "Så ser den det gäller på uppgiften (SSPF Egen syn)"),
    ("SSPF Om uppgiften", "Från vem och om vem (SSPF Om uppgiften)"),
    ("SSPF Läsare", "Vem som läser uppgiften, i det egna exemplaret (SSPF Läsare)"),
    ("SSPF Slut", "Antecknat av:\tSista raderna (SSPF Slut)"),
    ("SSPF Cellrubrik", "Rubrik i tabellen över åtaganden (SSPF Cellrubrik)"),
    ("SSPF Cell", "Text i tabellen (SSPF Cell)"),
)


def _id(name: str) -> str:
    plain = name.replace("ä", "a").replace("Ä", "A").replace("ö", "o").replace("å", "a")
    return "".join(word[:1].upper() + word[1:] for word in plain.split())


def _styles() -> str:
    looks = "".join(
        f'<w:style w:type="paragraph" w:styleId="{_id(name)}"'
        f"{' w:customStyle=' + chr(34) + '1' + chr(34) if name.startswith('SSPF') else ''}>"
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"{'<w:next w:val=' + chr(34) + 'Normal' + chr(34) + '/>' if 'heading' in name else ''}"
        f"<w:qFormat/><w:pPr>{lies}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        for name, lies, letters in _LOOKS
    )
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        for side in ("top", "bottom", "insideH")
    )
    return (
        f"{_HEAD}<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        f"{looks}"
        '<w:style w:type="table" w:customStyle="1" w:styleId="SSPFTabell">'
        '<w:name w:val="SSPF Tabell"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/></w:tcPr></w:tblStylePr></w:style>'
        "</w:styles>"
    )


def _paragraph(style: str, text: str) -> str:
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in text.split("\t")
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{_id(style)}"/></w:pPr>{runs}</w:p>'


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _foot() -> str:
    return (
        f'{_HEAD}<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        "<w:r><w:t>{fot}</w:t></w:r><w:r><w:tab/></w:r>"
        f'{_field("PAGE")}<w:r><w:t xml:space="preserve"> (</w:t></w:r>{_field("NUMPAGES")}'
        "<w:r><w:t>)</w:t></w:r></w:p></w:ftr>"
    )


def _document() -> str:
    text = "".join(_paragraph(style, said) for style, said in _SPECIMEN)
    return (
        f"{_HEAD}<w:document {_NAMES}><w:body>{text}<w:sectPr>"
        '<w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134"'
        ' w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>"
    )


def _related(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "/" in kind else f"{_R}/{kind}"}"'
        f' Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def _members() -> dict[str, str]:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("footer1", "footer"),
        )
    )
    return {
        "[Content_Types].xml": f"{_HEAD}<Types"
        ' xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default'
        ' Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}<Override'
        ' PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": _related(
            ("officeDocument", "word/document.xml"), (_CORE, "docProps/core.xml")
        ),
        "docProps/core.xml": f"{_HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Minnesanteckningar, mall'
        "</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>",
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _related(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml")
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": f'{_HEAD}<w:settings {_NAMES}><w:defaultTabStop w:val="720"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
        "word/footer1.xml": _foot(),
    }


def template() -> bytes:
    """The template; always the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in _members().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return file.getvalue()


def main() -> int:
    """Write the template to its place."""
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_bytes(template())
    sys.stdout.write(f"{PLACE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

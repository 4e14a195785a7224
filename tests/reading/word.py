"""Word documents for tests, written part by part: what no program writes for us can be asked for as well."""

from __future__ import annotations

import io
import zipfile

from regietafel.reading.blocks import Document, Table, Text
from regietafel.reading.readers.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word(body: str, **parts: str) -> bytes:
    """A document with this body, and parts as ``styles``, ``numbering`` or ``footnotes`` without their root."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    relations = "".join(f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        **{f"word/{name}.xml": root(roots[name], content) for name, content in parts.items()},
    }
    return zipped(files)


def root(name: str, content: str) -> str:
    """A part of Word as a whole."""
    return (
        f'<w:{name} xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{content}</w:{name}>'
    )


def zipped(files: dict[str, str] | dict[str, bytes]) -> bytes:
    """Files in a zip, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The inverse of :func:`zipped`."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def p(text: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; text that begins with ``<`` is markup."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{text if text.startswith('<') else r(text)}</w:p>"


def r(text: str, looks: str = "") -> str:
    """A run, with the names of what is switched on (``b i``) or markup for its looks."""
    switches = looks if looks.startswith("<") else "".join(f"<w:{one}/>" for one in looks.split())
    return f'<w:r><w:rPr>{switches}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A cell; text becomes a paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: str) -> str:
    """A table of rows, each the cells of it in one string."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    """How one level of a list makes its marks."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(list_id: int, depth: int = 0) -> str:
    """The properties of a paragraph that make it an item."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Onze kop"/><w:basedOn w:val="Kop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Zwaar"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2.")
    + level(2, "lowerLetter", "%3)")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "upperRoman", "OD %2 -")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    + "</w:lvlOverride></w:num>"
)


def reading(body: str, **parts: str) -> Document:
    """The document with this body, with the styles and lists above."""
    return read_docx(word(body, **{"styles": STYLES, "numbering": NUMBERS, **parts}))


def texts(body: str, **parts: str) -> list[str]:
    """The texts with the marks before them."""
    return [f"{text.marker} {text.text}".strip() for text in reading(body, **parts).texts()]


def only_table(document: Document) -> Table:
    """The one table in it."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def first(document: Document) -> Text:
    """The first text."""
    return next(document.texts())

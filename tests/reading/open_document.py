"""Open documents (ODT, ODS) for tests, written part by part."""

from __future__ import annotations

from regietafel.reading.readers.odf_styles import NAMES
from tests.reading.word import zipped

DECLARED = 'office:version="1.3" ' + " ".join(
    f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items() if prefix != "xml"
)
KINDS = {
    "text": "application/vnd.oasis.opendocument.text",
    "spreadsheet": "application/vnd.oasis.opendocument.spreadsheet",
}


def open_document(kind: str, body: str, automatic: str = "", styles: str = "", manifest: str = "") -> bytes:
    """A document with this body, and styles of its own (``automatic``) or by name."""
    content = (
        f"<office:document-content {DECLARED}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    named = f"<office:document-styles {DECLARED}><office:styles>{styles}</office:styles></office:document-styles>"
    entries = {"/": KINDS[kind], "content.xml": "text/xml", "styles.xml": "text/xml"}
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in entries.items()
    )
    listing = f'<manifest:manifest {DECLARED} manifest:version="1.3">{listed}{manifest}</manifest:manifest>'
    return zipped(
        {"mimetype": KINDS[kind], "content.xml": content, "styles.xml": named, "META-INF/manifest.xml": listing}
    )


def style(name: str, family: str, properties: str = "", parent: str = "", more: str = "") -> str:
    """A style."""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{above}{more}>{properties}</style:style>'


def letters(text: str) -> str:
    """How letters are set."""
    return f"<style:text-properties {text}/>"


def coloured(name: str, colour: str) -> str:
    """A style of cells with a background."""
    return style(name, "table-cell", f'<style:table-cell-properties fo:background-color="{colour}"/>')


def h(text: str, level: int, more: str = "") -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}"{more}>{text}</text:h>'


def p(text: str = "", name: str = "") -> str:
    """A paragraph."""
    styled = f' text:style-name="{name}"' if name else ""
    return f"<text:p{styled}>{text}</text:p>"


def cell(text: str = "", more: str = "", style_name: str = "") -> str:
    """A cell; text becomes a paragraph."""
    styled = f' table:style-name="{style_name}"' if style_name else ""
    content = text if text.startswith("<") or not text else p(text)
    return f"<table:table-cell{styled} {more}>{content}</table:table-cell>"


def covered(times: int = 1) -> str:
    """Cells that another covers."""
    return f'<table:covered-table-cell table:number-columns-repeated="{times}"/>'


def table(*rows: str, columns: str = "", more: str = "") -> str:
    """A table of rows, each the cells of it in one string."""
    made = "".join(
        row if row.startswith("<table:table-row") else f"<table:table-row>{row}</table:table-row>" for row in rows
    )
    return f"<table:table {more}>{columns}{made}</table:table>"

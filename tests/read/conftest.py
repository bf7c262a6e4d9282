"""Small files of our own making: PDF, DOCX."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest

from dateline.ingest.sandbox import Sandbox
from dateline.settings import Limits


class Print(NamedTuple):
    """A line of print: left, bottom and size in points, and its words."""

    left: float
    bottom: float
    size: float
    words: str


WritePdf = Callable[..., bytes]
WriteDocx = Callable[..., bytes]


def pdf(
    pages: Sequence[Sequence[Print]], created: str | None = None, title: str | None = None, extra: str = ""
) -> bytes:
    """A PDF in Helvetica; `extra` goes into the trailer."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for lines in pages:
        stream = b"BT\n"
        for line in lines:
            words = line.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            stream += b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (line.size, line.left, line.bottom, words)
        stream += b"ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    info = b"".join(
        b"/%s(%s)" % (name, words.encode()) for name, words in ((b"CreationDate", created), (b"Title", title)) if words
    )
    objects.append(b"<<%s>>" % info)
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R/Info %d 0 R%s>>\n" % (len(objects) + 1, len(objects), extra.encode()))
    out.write(b"startxref\n%d\n%%%%EOF" % table)
    return out.getvalue()


def docx(paragraphs: Sequence[tuple[str, str]], title: str = "") -> bytes:
    """A Word document of (style, words)."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(words)}</w:t></w:r></w:p>'
        for style, words in paragraphs
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>')
        archive.writestr(
            "docProps/core.xml",
            '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>Tamsin Aldous</dc:creator></c:coreProperties>",
        )
    return out.getvalue()


@pytest.fixture(scope="session")
def write_pdf() -> WritePdf:
    """Writes a PDF: `write_pdf([[(left, bottom, size, words), …], …], created="D:20240509")`."""

    def write(pages: Sequence[Sequence[tuple[float, float, float, str]]], **more: str) -> bytes:
        return pdf([[Print(*line) for line in page] for page in pages], **more)

    return write


@pytest.fixture(scope="session")
def write_docx() -> WriteDocx:
    """Writes a Word document: `write_docx([(style, words), …])`."""
    return docx


@pytest.fixture
def apart() -> Iterator[Callable[..., Sandbox]]:
    """Starts reading processes with limits of their own, and ends them."""
    started: list[Sandbox] = []

    def start(module: str, **limits: int) -> Sandbox:
        started.append(Sandbox(module, Limits(**limits)))
        return started[-1]

    yield start
    for sandbox in started:
        sandbox.close()

"""Small PDFs for the tests, written by hand."""

from __future__ import annotations


def pdf(*bodies: bytes, root: int = 1) -> bytes:
    """Return a PDF of the objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (root, len(bodies) + 1, start)
    return bytes(out)


def stream(content: bytes, fields: bytes = b"") -> bytes:
    """Return an object with content."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), fields, content)


def one_page(content: bytes, *, resources: bytes = b"<< >>", further: tuple[bytes, ...] = ()) -> bytes:
    """Return a PDF with one page of 200 by 100 points; what is further has the numbers from 5."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
        b"<< /Type /Page /MediaBox [ 0 0 200 100 ] /Contents 4 0 R /Resources %s >>" % resources,
        stream(content),
        *further,
    )

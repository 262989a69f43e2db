"""Makes a PDF fit for filing: metadata that its reader can trust, one meaning of its colours, its data attached."""

from __future__ import annotations

import hashlib
import html
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.briefing.leaf import TaggedCanvas

_CONDITION = "sRGB IEC61966-2.1"
_STREAM_END = b"endstream\n"
_PROFILE_STEPS = 1024
# The primaries and the white of sRGB, adapted to the white of the profile's own space (D50).
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says of itself; its day is that of the edition, so that the same input gives the same bytes."""

    title: str
    author: str
    subject: str
    day: date
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF."""

    name: str
    content: bytes
    media_type: str
    description: str


def make_archival(canvas: TaggedCanvas, about: About, *, attachments: Sequence[Attachment] = ()) -> None:
    """Give the canvas's document its metadata, colour space and attachments."""
    document: Any = canvas._doc  # type: ignore[attr-defined]
    catalog = document.Catalog
    catalog.__NoDefault__ = (*catalog.__NoDefault__, "OutputIntents", "AF")
    stamp: Any = document._timeStamp
    stamp.YMDhms = (about.day.year, about.day.month, about.day.day, 0, 0, 0)
    catalog.Metadata = _metadata(about, producer=str(document.info.producer))
    catalog.OutputIntents = _output_intents(document)
    if attachments:
        _attach(document, attachments, day=about.day)
    for attachment in attachments:
        document.updateSignature(hashlib.sha256(attachment.content).digest())
    document.encrypt = _Ending()


class _Ending(pdfdoc.NoEncryption):
    """Has the document's streams ended properly: ReportLab asks its encryption first when it writes."""

    def prepare(self, document: Any) -> None:
        """Put a layer between the document and its objects."""
        document.idToObject = _Objects(document.idToObject)


class _Objects(dict[str, object]):
    """The objects of a document by name; a stream ends with a line end of its own, as PDF/A has it."""

    def __getitem__(self, name: str) -> object:
        return _Ended(super().__getitem__(name))


class _Ended(pdfdoc.PDFObject):
    def __init__(self, content: Any) -> None:
        self._content = content

    def __eq__(self, other: object) -> bool:
        return bool(self._content == other)

    def __hash__(self) -> int:
        return hash(self._content)

    def format(self, document: object) -> bytes:
        """Return the object as it stands in the file."""
        text = bytes(pdfdoc.format(self._content, document, toplevel=1))
        return text[: -len(_STREAM_END)] + b"\n" + _STREAM_END if text.endswith(_STREAM_END) else text


def _metadata(about: About, *, producer: str) -> object:
    moment = f"{about.day.isoformat()}T00:00:00+00:00"
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{html.escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{html.escape(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{html.escape(about.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{about.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Monazite</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{html.escape(producer)}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the standard that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
    fields = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    # Never packed: a reader of metadata alone has to find it.
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(fields), content=text.encode(), filters=[])


def _output_intents(document: Any) -> object:
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(_CONDITION),
            "Info": pdfdoc.PDFString(_CONDITION),
            "DestOutputProfile": document.Reference(profile, "color-profile"),
        }
    )
    return pdfdoc.PDFArray([intent])


def _attach(document: Any, attachments: Sequence[Attachment], *, day: date) -> None:
    files = []
    names: list[object] = []
    for place, attachment in enumerate(sorted(attachments, key=_name)):
        stream = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("EmbeddedFile"),
                    # The slash of a media type would begin another name.
                    "Subtype": "/" + attachment.media_type.replace("/", "#2F"),
                    "Params": pdfdoc.PDFDictionary(
                        {"Size": len(attachment.content), "ModDate": pdfdoc.PDFString(f"D:{day:%Y%m%d}000000Z")}
                    ),
                }
            ),
            content=attachment.content,
            filters=[pdfdoc.PDFZCompress],
        )
        embedded = document.Reference(stream, f"embedded-{place}")
        file = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": pdfdoc.PDFString(attachment.name),
                "UF": pdfdoc.PDFString(attachment.name),
                "Desc": pdfdoc.PDFString(attachment.description),
                "AFRelationship": pdfdoc.PDFName("Data"),
                "EF": pdfdoc.PDFDictionary({"F": embedded, "UF": embedded}),
            }
        )
        files.append(document.Reference(file, f"file-{place}"))
        names += [pdfdoc.PDFString(attachment.name), files[-1]]
    document.Catalog.AF = pdfdoc.PDFArray(files)
    document.Catalog.Names = pdfdoc.PDFDictionary(
        {"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})}
    )


def _name(attachment: Attachment) -> str:
    return attachment.name


def srgb_profile() -> bytes:
    """Return an ICC profile (version 2.1) of sRGB, made from the standard's numbers."""
    curve = b"curv\0\0\0\0" + struct.pack(
        f">I{_PROFILE_STEPS}H",
        _PROFILE_STEPS,
        *(round(_linear(step / (_PROFILE_STEPS - 1)) * 0xFFFF) for step in range(_PROFILE_STEPS)),
    )
    words = _CONDITION.encode()
    description = b"desc\0\0\0\0" + struct.pack(">I", len(words) + 1) + words + b"\0" + bytes(78)
    parts: list[tuple[tuple[bytes, ...], bytes]] = [
        ((b"desc",), description),
        ((b"cprt",), b"text\0\0\0\0No copyright, use freely\0"),
        ((b"wtpt",), _xyz(_WHITE)),
        *(((tag,), _xyz(primary)) for tag, primary in _PRIMARIES.items()),
        ((b"rTRC", b"gTRC", b"bTRC"), curve),
    ]
    count = sum(len(tags) for tags, _content in parts)
    place = 128 + 4 + 12 * count
    table, body = struct.pack(">I", count), b""
    for tags, content in parts:
        for tag in tags:
            table += tag + struct.pack(">II", place + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = place + len(body)
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(_WHITE)
    return header + bytes(128 - len(header)) + table + body


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(numbers: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(numbers)


def _fixed(numbers: Sequence[float]) -> bytes:
    return struct.pack(">3i", *(round(number * 0x10000) for number in numbers))

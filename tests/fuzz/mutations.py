"""Ways to spoil a file, all of them drawn from a seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib

_LARGEST = 2**20
"""Bytes that are repeated more than once."""
_ZIP = b"PK\x03\x04"
_TAG = re.compile(rb"<[^<>]{1,200}>")
_VALUE = re.compile(rb'"[^"<>]{0,200}"')
_ODD_VALUES = (b"", b"-1", b"9" * 20, b"\xe0\xb8", b"&x;", b"nan", b"xx-XX-\xf0\x9f\x98\x80")
_ODD_BYTES = (
    *(b"\0", b"\x0b", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"&#0;", b"&#xD800;", b"&nbsp;", b"]]>", b"<!--"),
)
_ENCODINGS = (b"utf-16", b"UTF-32", b"latin-1", b"TIS-620", b"windows-874", b"EBCDIC-CP-US", b"UTF-7", b"")
_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
_DECLARED = (
    b'<!DOCTYPE x [<!ENTITY x "text">]>',
    b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    b'<!DOCTYPE x [<!ATTLIST tuv xml:lang CDATA "th">]>',
    b"<!DOCTYPE x [" + _LAUGHS + b"]>",
)


def mutated(seed: bytes, draw: random.Random) -> bytes:
    """`seed`, spoilt in one to three ways; of an archive mostly one part, packed again as it should be."""
    if seed.startswith(_ZIP) and draw.random() < 0.75:
        return _with_part(seed, draw)
    data = seed
    for _ in range(draw.randint(1, 3)):
        data = draw.choice(_WAYS)(data, draw)
    return data


def _with_part(seed: bytes, draw: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(seed)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    chosen = draw.choice(list(parts))
    parts[chosen] = mutated(parts[chosen], draw)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as spoilt:
        for name, part in parts.items():
            spoilt.writestr(name, part)
    return file.getvalue()


def _flip(data: bytes, draw: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(draw.choice((1, 1, 4, 64)) if spoilt else 0):
        spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
    return bytes(spoilt)


def _truncate(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data) + 1)]


def _cut_out(data: bytes, draw: random.Random) -> bytes:
    start, end = sorted(draw.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def _repeat(data: bytes, draw: random.Random) -> bytes:
    start, end = sorted(draw.randrange(len(data) + 1) for _ in range(2))
    # A file that was swollen before would fill the memory of this process, not of the reader.
    times = draw.choice((2, 3, 50)) if end - start < _LARGEST else 2
    return data[:start] + data[start:end] * times + data[end:]


def _insert(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] + draw.choice(_ODD_BYTES) + data[at:]


def _swap_tags(data: bytes, draw: random.Random) -> bytes:
    tags = list(_TAG.finditer(data))
    if len(tags) < 2:
        return data
    first, second = sorted(draw.sample(tags, 2), key=lambda tag: tag.start())
    between = data[first.end() : second.start()]
    return data[: first.start()] + second[0] + between + first[0] + data[second.end() :]


def _drop_tag(data: bytes, draw: random.Random) -> bytes:
    tags = list(_TAG.finditer(data))
    if not tags:
        return data
    tag = draw.choice(tags)
    return data[: tag.start()] + data[tag.end() :]


def _set_value(data: bytes, draw: random.Random) -> bytes:
    values = list(_VALUE.finditer(data))
    if not values:
        return data
    value = draw.choice(values)
    return data[: value.start()] + b'"%s"' % draw.choice(_ODD_VALUES) + data[value.end() :]


def _declare(data: bytes, draw: random.Random) -> bytes:
    """A document type that declares something, in place of that which is there."""
    rest = re.sub(rb"<!DOCTYPE[^>]*>", b"", data, count=1)
    end = rest.find(b"?>") + 2 if rest.startswith(b"<?xml") else 0
    at = draw.choice([tag.end() for tag in _TAG.finditer(rest, end)] or [len(rest)])
    used = draw.choice((b"&x;", b"&l11;", b""))
    return rest[:end] + draw.choice(_DECLARED) + rest[end:at] + used + rest[at:]


def _lie(data: bytes, draw: random.Random) -> bytes:
    """Another encoding than is said, or said than is so."""
    if draw.random() < 0.5:
        name = draw.choice(("utf-16", "utf-16-le", "utf-32", "cp874", "utf-8-sig"))
        return data.decode("utf-8", "replace").encode(name, "replace")
    named = b'<?xml version="1.0" encoding="%s"?>' % draw.choice(_ENCODINGS)
    return named + re.sub(rb"^<\?xml[^>]*\?>", b"", data)


def _nest(data: bytes, draw: random.Random) -> bytes:
    tags = [tag for tag in _TAG.finditer(data) if tag[0][1:2].isalpha() and not tag[0].endswith(b"/>")]
    if not tags:
        return data
    tag = draw.choice(tags)
    name = re.split(rb"[\s>]", tag[0][1:])[0]
    depth = draw.choice((10, 200, 300, 100_000))
    closing = b"</%s>" % name * (depth if draw.random() < 0.5 else 0)
    return data[: tag.end()] + tag[0] * depth + closing + data[tag.end() :]


def _swell(data: bytes, draw: random.Random) -> bytes:
    """A run of one thing that is far longer than any file has it."""
    at = draw.choice([tag.end() for tag in _TAG.finditer(data)] or [0])
    run = draw.choice((b" ", b"x", "ก".encode(), b"<a/>", b"<!---->", b"&amp;"))
    return data[:at] + run * draw.choice((10**5, 10**6)) + data[at:]


def _squeeze(data: bytes, draw: random.Random) -> bytes:
    return zlib.compress(data)


_WAYS = (
    *(_flip, _truncate, _cut_out, _repeat, _insert) * 2,
    *(_swap_tags, _drop_tag, _set_value, _declare) * 4,
    *(_lie, _nest) * 2,
    _swell,
    _squeeze,
)

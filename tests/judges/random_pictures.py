"""The pictures that random plans show: PNG files of a few kinds, made of nothing but numbers."""

import struct
import zlib

# Name: width, height, samples of a pixel (1 grey, 2 grey with alpha, 3 colours, 4 with alpha).
SHAPES = {"ngang.png": (900, 400, 3), "dung.png": (500, 1400, 1), "nho.png": (200, 150, 4), "mo.png": (600, 300, 2)}
NAMES = sorted(SHAPES)
KINDS = {1: 0, 2: 4, 3: 2, 4: 6}


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, samples):
    """A PNG file: stripes that shift from row to row."""
    rows = b"".join(b"\0" + bytes((x * 5 + y * 3) // 7 % 256 for x in range(width * samples)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, KINDS[samples], 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def write(folder):
    """Puts the pictures beside the plans of a folder."""
    for name, shape in SHAPES.items():
        (folder / name).write_bytes(png(*shape))

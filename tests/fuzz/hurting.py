"""What is done to the texts of the corpus to make others that hurt: cut, doubled, mixed, changed."""

import random

TOKENS = (
    b"\x00", b"\xff", b"\x1b[2J", b"\r", b"\t", b"'", b'"', b"|", b">", b"- ", b": ", b"&a ", b"*a ",
    b"[" * 50, b"{" * 50, b"9" * 30, b"\xe2\x80\xae", b"\xf0\x9f\x91\xa9", b"$", b"`" * 3, b"#", b"---\n",
)  # fmt: skip


def hurt(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return *data* after one to four changes drawn by lot; some take a piece of *other*."""
    for _ in range(chance.randint(1, 4)):
        place, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        start, stop = sorted(chance.randrange(len(other) + 1) for _ in range(2))
        match chance.randrange(6):
            case 0:
                data = data[:place]
            case 1:
                data = data[:place] + data[end:]
            case 2:
                data = data[:end] + data[place:end][:5000] + data[end:]
            case 3:
                data = data[:place] + chance.choice(TOKENS) + data[place:]
            case 4:
                data = data[:place] + other[start:stop][:5000] + data[place:]
            case 5 if data:
                changed = chance.randrange(len(data))
                data = data[:changed] + bytes([chance.randrange(256)]) + data[changed + 1 :]
    return data

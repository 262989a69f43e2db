"""How far apart two colours look, to usual eyes and to eyes that lack one kind of cone.

Eyes are simulated with the matrices of Machado, Oliveira and Fernandes (2009) for full severity, in linear RGB; the
distance is CIEDE2000, of which about 2 can just be seen side by side and 10 cannot be overlooked.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

EYES: dict[str, Matrix] = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def lab(color: str, eyes: str = "usual") -> Triple:
    """Return the colour ``#rrggbb`` as L*, a*, b* of what those eyes see."""
    linear = _apply(EYES[eyes], (_linear(color[1:3]), _linear(color[3:5]), _linear(color[5:7])))
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in linear)
    x, y, z = (_cube_root(value / white) for value, white in zip(_apply(_XYZ, (red, green, blue)), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def lightness(color: str) -> float:
    """Return L*, from 0 for black to 100 for white."""
    return lab(color)[0]


def distance(first: str, second: str, eyes: str = "usual") -> float:
    """Return CIEDE2000 between the two colours as those eyes see them."""
    return _ciede2000(lab(first, eyes), lab(second, eyes))


def _linear(channel: str) -> float:
    value = int(channel, 16) / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _apply(matrix: Matrix, values: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
    return first, second, third


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _ciede2000(first: Triple, second: Triple) -> float:
    (l1, a1, b1), (l2, a2, b2) = first, second
    chroma7 = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1 + (1 - sqrt(chroma7 / (chroma7 + 25**7))) / 2
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = (degrees(atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = (h1 + h2 if c1 * c2 == 0 else 2 * h1 + turn) / (1 if c1 * c2 == 0 else 2)
    return _weighed((l1 + l2) / 2, (c1 + c2) / 2, hue, (l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))))


def _weighed(light: float, chroma: float, hue: float, steps: Triple) -> float:
    """Return the length of the steps in lightness, chroma and hue, each in its own unit at that place."""
    by_hue = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    off = (light - 50) ** 2
    in_light = steps[0] / (1 + 0.015 * off / sqrt(20 + off))
    in_chroma = steps[1] / (1 + 0.045 * chroma)
    in_hue = steps[2] / (1 + 0.015 * chroma * by_hue)
    bend = sin(radians(60 * exp(-(((hue % 360 - 275) / 25) ** 2)))) * 2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    return sqrt(in_light**2 + in_chroma**2 + in_hue**2 - bend * in_chroma * in_hue)

"""An accent colour that stays readable: WCAG 2.2 wants a contrast of 4.5 to 1 for text (success criterion 1.4.3)."""

from __future__ import annotations

import colorsys
import re

LIGHT_GROUND, DARK_GROUND = "#f1f0ec", "#24262a"
"""The darkest light ground of assets/statement.css and the lightest dark one: an accent must be readable on both."""

_TEXT_CONTRAST = 4.5
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Colour = tuple[float, float, float]


def parse(text: str | None) -> Colour | None:
    """Red, green and blue from 0 to 1 of ``#rgb`` or ``#rrggbb``; None for anything else."""
    match = _HEX.fullmatch(text.strip()) if text else None
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def readable(text: str | None, background: str) -> str | None:
    """The colour, made darker or lighter until it can be read on the background; None if it is no colour."""
    colour, ground = parse(text), parse(background)
    if colour is None or ground is None:
        return None
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    step = -0.01 if _luminance(ground) > 0.18 else 0.01
    while contrast(_rounded(colour), ground) < _TEXT_CONTRAST and 0 <= lightness <= 1:
        lightness += step
        colour = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _rounded(colour: Colour) -> Colour:
    red, green, blue = (round(part * 255) / 255 for part in colour)
    return red, green, blue

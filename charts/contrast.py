"""Contrast of two colours as WCAG 2 defines it: chosen by computing, never by eye."""


def luminance(colour: str) -> float:
    """Relative luminance 0-1 of `#RRGGBB`."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio 1-21 of two colours given as `#RRGGBB`."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: str, *inks: str) -> str:
    """The ink with the highest contrast on `ground`."""
    return max(inks, key=lambda ink: ratio(ink, ground))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

"""A QR code as a picture that stands in the page."""

from __future__ import annotations

import qrcode
from qrcode.image.svg import SvgPathImage


def qr_code(address: str) -> str:
    """The code of an address, from the root element of the picture on."""
    picture: str = qrcode.make(address, image_factory=SvgPathImage, border=1).to_string(encoding="unicode")
    return picture

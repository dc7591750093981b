"""Draws the first page of each of the sandbox's samples, small, for lists that show them."""

import argparse
import json
import pathlib

import pymupdf
from PIL import Image, ImageOps

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--samples", required=True, type=pathlib.Path)
samples = parser.parse_args().samples
folder = samples / "previews"
folder.mkdir(exist_ok=True)
for sample in json.loads((samples / "manifest.json").read_text()):
    path = samples / sample["file"]
    if path.suffix == ".pdf":
        pixels = pymupdf.open(path)[0].get_pixmap(dpi=86)
        picture = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    else:
        picture = ImageOps.exif_transpose(Image.open(path))
    picture = picture.convert("RGB")
    picture.thumbnail((420, 560), Image.LANCZOS)
    picture.save(folder / (path.stem + ".jpg"), quality=62, optimize=True, progressive=True)

#!/usr/bin/env python3
"""Scans and phone photos of the PDFs in a folder: capture.py --in DIR [--kinds scan,photo] --seed N [--only GLOB]

Writes <id>.scan.jpg, .scan.png or .scan.pdf and <id>.photo.jpg next to each PDF, with what was done in <id>.scan.meta.json and <id>.photo.meta.json.
A file of several pages becomes a scan of all its pages in one PDF and no photo. Every printed character stays readable for a person.
"""
import argparse
import io
import json
import random
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pymupdf
from PIL import Image

cv2.setNumThreads(1)


def render(path, page, dpi):
    with pymupdf.open(path) as doc:
        pix = doc[page].get_pixmap(dpi=dpi, alpha=False)
        return np.frombuffer(pix.samples, np.uint8).reshape(pix.h, pix.w, 3).copy()      # RGB


def smallest_text(path):
    """Points of the smallest text that matters: what the capture has to keep readable."""
    sizes = []
    with pymupdf.open(path) as doc:
        for page in doc:
            for b in page.get_text("dict")["blocks"]:
                for ln in b.get("lines", []):
                    sizes += [(s["size"], len(s["text"].strip())) for s in ln["spans"] if s["text"].strip()]
    total = sum(n for _, n in sizes) or 1
    run = 0
    for size, n in sorted(sizes):
        run += n
        if run > 0.04 * total:
            return size
    return 9


def soft(rs, h, w, cells):
    """Smooth noise between 0 and 1 with about `cells` bumps along the long side."""
    gh, gw = max(2, round(cells * h / max(h, w)) + 1), max(2, round(cells * w / max(h, w)) + 1)
    return np.clip(cv2.resize(rs.rand(gh, gw).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC), 0, 1)


def jpeg(img, quality, exif=None, sub=2, software=None):
    out = io.BytesIO()
    im = Image.fromarray(img)
    kw = {"exif": exif} if exif else {}
    im.save(out, "JPEG", quality=quality, subsampling=sub if im.mode == "RGB" else -1, **kw)
    return out.getvalue()


def scan_page(img, r, rs, grey, p):
    h, w = img.shape[:2]
    m = cv2.getRotationMatrix2D((w / 2, h / 2), p["skew"], 1)
    m[:, 2] += p["shift"]
    edge = (252, 252, 250) if p["lid"] == "white" else (38, 38, 40)
    x = cv2.warpAffine(img, m, (w, h), flags=cv2.INTER_CUBIC, borderValue=edge).astype(np.float32)
    if p["faded"]:
        ink = 255 - x
        x = 255 - ink * (1 - p["faded"] * (0.45 + 0.55 * soft(rs, h, w, 5)))[..., None]
        if p["streak"] is not None:
            s = np.exp(-((np.arange(w) - p["streak"] * w) / (w * 0.004)) ** 2)
            x = 255 - (255 - x) * (1 - 0.35 * s)[None, :, None]
    x = cv2.GaussianBlur(x, (0, 0), p["blur"])
    x = (x - 255) * p["contrast"] + p["white"] + rs.normal(0, p["noise"], x.shape[:2])[..., None]
    if not grey:
        x += np.array(p["tint"])[None, None]
    for _ in range(p["specks"]):
        cx, cy = r.randrange(w), r.randrange(h)
        cv2.circle(x, (cx, cy), r.choice([0, 0, 1, 1]), (r.randint(60, 190),) * 3, -1)
    x = np.clip(x, 0, 255).astype(np.uint8)
    return cv2.cvtColor(x, cv2.COLOR_RGB2GRAY) if grey else x


def scan(path, out, doc_id, seed, fixed=None):
    """`fixed` sets some of the parameters, and `on`, the day of the scan."""
    fixed = dict(fixed or {})
    on = fixed.pop("on", "2026-04-02")
    r = random.Random(f"scan/{seed}/{doc_id}")
    rs = np.random.RandomState(r.getrandbits(32))
    with pymupdf.open(path) as doc:
        pages = len(doc)
        size = (doc[0].rect.width, doc[0].rect.height)
    tiny = smallest_text(path) < 7.2
    dpi = 200 if tiny or r.random() < 0.75 else 150
    grey = r.random() < 0.5
    kind = "pdf" if pages > 1 else r.choice(["jpg", "jpg", "jpg", "png", "pdf"])
    p = dict(dpi=dpi, grey=grey, kind=kind, pages=pages, skew=round(r.uniform(-2, 2), 2), shift=round(r.uniform(-6, 6), 1), lid=r.choice(["white", "white", "white", "dark"]),
             faded=round(r.uniform(0.18, 0.5), 2) if r.random() < 0.4 else 0, streak=round(r.random(), 2) if r.random() < 0.3 else None, blur=round(r.uniform(0.35, 0.75 if dpi > 150 else 0.5), 2),
             contrast=round(r.uniform(0.86, 1), 2), white=r.randint(243, 254), noise=round(r.uniform(1.2, 4.5), 1), tint=[r.randint(-2, 2), 0, r.randint(-7, 2)],
             specks=r.randint(0, 40), quality=75)
    p.update(fixed)
    kind, dpi, grey = p["kind"], p["dpi"], p["grey"]
    imgs = [scan_page(render(path, i, dpi), r, rs, grey, {**p, "skew": p["skew"] + (r.uniform(-.4, .4) if i else 0)}) for i in range(pages)]
    target = out / f"{doc_id}.scan.{kind}"
    for old in out.glob(f"{doc_id}.scan.*"):
        old.unlink()
    if kind == "png":
        Image.fromarray(imgs[0]).save(target, dpi=(dpi, dpi), optimize=False)
    elif kind == "jpg":
        im = Image.fromarray(imgs[0])
        im.save(target, "JPEG", quality=75, dpi=(dpi, dpi))
    else:
        doc = pymupdf.open()
        for im in imgs:
            page = doc.new_page(width=im.shape[1] * 72 / dpi, height=im.shape[0] * 72 / dpi)
            page.insert_image(page.rect, stream=jpeg(im, p["quality"]))
        buf = io.BytesIO(doc.tobytes(garbage=3, deflate=True))
        with pikepdf.open(buf) as pdf:
            producer = r.choice(["Canon iR-ADV C3530 PDF", "HP Scan", "EPSON Scan", "KONICA MINOLTA bizhub C258", "RICOH MP C3004"])
            pdf.docinfo["/Producer"] = producer
            pdf.docinfo["/CreationDate"] = f"D:{on.replace('-', '')}091500+08'00'"
            if "/ID" in pdf.trailer:
                del pdf.trailer["/ID"]                                    # the writer's is random
            pdf.save(target, deterministic_id=True)
        p["producer"] = producer
    p["page_points"] = size
    (out / f"{doc_id}.scan.meta.json").write_text(json.dumps(p) + "\n")


# --- phone photos

def wood(rs, h, w, r):
    base = np.array(r.choice([(150, 108, 70), (118, 80, 50), (186, 150, 108), (92, 66, 48), (205, 178, 140)]), np.float32)
    warp = soft(rs, h, w, 5) * 60
    y = np.arange(h, dtype=np.float32)[:, None] + warp
    grain = cv2.resize(rs.rand(max(2, h // 3), max(2, w // 120)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    rings = 0.5 + 0.5 * np.sin(y / r.uniform(16, 46) + 6 * soft(rs, h, w, 3))
    v = 0.8 + 0.14 * (rings - .5) + 0.22 * (grain - 0.5) + 0.2 * soft(rs, h, w, 4)
    if r.random() < 0.6:                                                  # boards
        for k in range(1, 4):
            at = int(h * k / 4 + r.randint(-40, 40))
            v[max(0, at - 2):at + 2] *= 0.55
    x = base[None, None] * v[..., None]
    return x if r.random() < 0.6 else np.ascontiguousarray(np.transpose(cv2.resize(x, (h, w)), (1, 0, 2)))


def cloth(rs, h, w, r):
    base = np.array(r.choice([(70, 86, 120), (150, 60, 62), (120, 125, 118), (196, 188, 172), (52, 84, 76)]), np.float32)
    a, b = np.arange(w)[None, :], np.arange(h)[:, None]
    t = r.uniform(3.2, 6)
    weave = 0.09 * (np.sin(2 * np.pi * a / t) * np.sin(2 * np.pi * b / t))
    folds = 0.5 * (soft(rs, h, w, 4) - 0.5)
    plaid = 0.0
    if r.random() < 0.5:
        pitch = r.uniform(150, 320)
        plaid = 0.13 * ((np.sin(2 * np.pi * a / pitch) > .3).astype(np.float32) + (np.sin(2 * np.pi * b / pitch) > .3))
    v = 0.85 + weave + folds + plaid + rs.normal(0, 0.03, (h, w))
    return base[None, None] * v[..., None]


def tiles(rs, h, w, r):
    base = np.array(r.choice([(198, 192, 182), (160, 160, 158), (216, 208, 196), (130, 122, 116)]), np.float32)
    speck = cv2.GaussianBlur(rs.normal(0, 1, (h, w)).astype(np.float32), (0, 0), r.uniform(1.2, 3))
    v = 0.9 + 0.12 * speck / speck.std() * 0.4 + 0.16 * (soft(rs, h, w, 7) - .5)
    pitch, off = r.randint(700, 1300), r.randint(0, 500)
    for k in range(-1, 8):
        for ax in (0, 1):
            at = off + k * pitch
            if 0 < at < (h, w)[ax]:
                sl = [slice(None)] * 2
                sl[ax] = slice(at, at + 9)
                v[tuple(sl)] *= 0.72
    return base[None, None] * v[..., None]


def table(rs, h, w, r):
    base = np.array(r.choice([(232, 230, 226), (58, 58, 62), (40, 46, 60), (175, 178, 180), (90, 84, 80)]), np.float32)
    v = 0.9 + 0.14 * (soft(rs, h, w, 3) - .5) + rs.normal(0, 0.012, (h, w))
    return base[None, None] * v[..., None]


GROUNDS = {"wood": wood, "cloth": cloth, "tiles": tiles, "table": table}
PHONES = [("samsung", "SM-A145F"), ("Xiaomi", "2201117TG"), ("OPPO", "CPH2495"), ("vivo", "V2206"), ("Apple", "iPhone 11"), ("realme", "RMX3624")]


def photo(path, out, doc_id, seed, fixed=None):
    """`fixed` sets some of the parameters, `long`, the longer side in pixels, and `on`, the day of the photo."""
    fixed = dict(fixed or {})
    on = fixed.pop("on", "2026-04-02")
    r = random.Random(f"photo/{seed}/{doc_id}")
    rs = np.random.RandomState(r.getrandbits(32))
    with pymupdf.open(path) as doc:
        if len(doc) > 1:
            return
        pw, ph = doc[0].rect.width, doc[0].rect.height
    # dots a point has to get so that the smallest text stays readable
    text = smallest_text(path)
    fill = r.uniform(0.80, 0.93)
    need = max(13.5 / max(text, 5.5), 1.75) * max(pw, ph) / fill
    long = int(min(4000, max(1600, need * r.uniform(1.0, 1.9))))
    long = fixed.pop("long", long)
    portrait = ph >= pw
    ratio = 3 / 4 if r.random() < 0.7 else 9 / 16 if ph > 1.5 * pw else 3 / 4
    w, h = (int(long * ratio), long) if portrait else (long, int(long * ratio))
    scale = min(w * fill / pw, h * fill / ph)
    page = render(path, 0, max(72, min(300, int(72 * scale * 1.15)))).astype(np.float32)
    sh, sw = page.shape[:2]
    light = r.choice(["day", "day", "lamp", "office", "dim"])
    p = dict(width=w, height=h, pixels_per_point=round(scale, 3), smallest_text_points=round(text, 1), ground=r.choice(list(GROUNDS)), light=light,
             bend=round(r.uniform(0.002, 0.014), 4), bend_axis=r.choice(["x", "y", "both"]), tilt=round(r.uniform(0.01, 0.055), 3), turn_degrees=round(r.uniform(-5.5, 5.5), 1),
             folds=r.choice([0, 0, 1, 2]), hand_shadow=r.random() < 0.45, glare=r.random() < 0.25, gradient=round(r.uniform(0.1, 0.38), 2), vignette=round(r.uniform(0.03, 0.16), 2),
             blur=round(r.uniform(0.3, 0.28 * scale if scale > 2.4 else 0.55), 2), motion=r.random() < 0.22,
             noise=round({"dim": r.uniform(6, 10), "lamp": r.uniform(3, 6)}.get(light, r.uniform(1.2, 3.5)), 1), quality=r.randint(40, 70) if long > 2400 else r.randint(55, 70),
             thumb=r.random() < 0.2)
    p.update(fixed)
    light = p["light"]

    # the sheet itself: paper tone, fibre, creases
    page *= np.array(r.choice([(1, 1, 1), (1, .99, .965), (.985, .99, 1), (.97, .965, .95)]), np.float32)[None, None]
    page *= (1 + rs.normal(0, 0.006, (sh, sw)) + 0.02 * (soft(rs, sh, sw, 24) - .5))[..., None].astype(np.float32)
    for k in range(p["folds"]):
        ax = r.choice([0, 1])
        n = (sh, sw)[ax]
        at = n * (r.choice([1 / 3, 1 / 2, 2 / 3]) + r.uniform(-.01, .01))
        d = np.arange(n) - at
        crease = 1 - 0.13 * np.exp(-(d / (n * 0.0016)) ** 2) + 0.06 * np.exp(-((d - n * .006) / (n * 0.005)) ** 2) - 0.05 * (np.exp(-np.abs(d) / (n * .09)) * (d < 0))
        page *= (crease[:, None, None] if ax == 0 else crease[None, :, None]).astype(np.float32)

    # where its corners lie
    fw, fh = pw * scale, ph * scale
    cx, cy = w / 2 + r.uniform(-.2, .2) * (w - fw), h / 2 + r.uniform(-.2, .2) * (h - fh)
    box = np.array([[-fw / 2, -fh / 2], [fw / 2, -fh / 2], [fw / 2, fh / 2], [-fw / 2, fh / 2]])
    a = np.deg2rad(p["turn_degrees"])
    box = box @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    t = p["tilt"]
    squeeze = np.array([[r.uniform(0, t), r.uniform(0, t / 2)] for _ in range(4)]) * [[fw, fh]] * np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    quad = box + squeeze
    # keep the sheet inside the frame
    over = max(1.0, (quad[:, 0].max() - quad[:, 0].min()) / (w * .97), (quad[:, 1].max() - quad[:, 1].min()) / (h * .97))
    quad = quad / over
    quad[:, 0] += np.clip(cx, -quad[:, 0].min() + w * .012, w - quad[:, 0].max() - w * .012)
    quad[:, 1] += np.clip(cy, -quad[:, 1].min() + h * .012, h - quad[:, 1].max() - h * .012)
    p["corners"] = [[round(float(v), 1) for v in q] for q in quad]

    hm = cv2.getPerspectiveTransform(quad.astype(np.float32), np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32))
    xs, ys = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    den = hm[2, 0] * xs + hm[2, 1] * ys + hm[2, 2]
    u = ((hm[0, 0] * xs + hm[0, 1] * ys + hm[0, 2]) / den).astype(np.float32)
    v = ((hm[1, 0] * xs + hm[1, 1] * ys + hm[1, 2]) / den).astype(np.float32)
    b, ph1, ph2 = p["bend"], r.uniform(0, 3), r.uniform(0, 3)
    shade = np.ones((h, w), np.float32)
    if p["bend_axis"] in ("x", "both"):
        v = v + b * np.sin(np.pi * 1.1 * u + ph1)
        shade += 7 * b * np.cos(np.pi * 1.1 * u + ph1)
    if p["bend_axis"] in ("y", "both"):
        u = u + b * np.sin(np.pi * 1.3 * v + ph2)
        shade += 7 * b * np.cos(np.pi * 1.3 * v + ph2)
    curl = r.uniform(0, 0.012)
    u = u + curl * np.clip(v - .8, 0, 1) * 3 * (u - .5)
    sheet = cv2.remap(page, u * (sw - 1), v * (sh - 1), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    mask = (np.clip((0.5 - np.abs(u - .5)) * fw + .5, 0, 1) * np.clip((0.5 - np.abs(v - .5)) * fh + .5, 0, 1)).astype(np.float32)
    ground = np.clip(GROUNDS[p["ground"]](rs, h, w, r), 0, 255).astype(np.float32)
    small = cv2.resize(mask, (w // 8, h // 8))
    dx, dy = r.uniform(-2, 2), r.uniform(0.5, 3)
    drop = cv2.warpAffine(cv2.GaussianBlur(small, (0, 0), 3), np.float32([[1, 0, dx], [0, 1, dy]]), (w // 8, h // 8))
    ground *= (1 - 0.45 * cv2.resize(drop, (w, h)))[..., None]
    img = ground * (1 - mask[..., None]) + sheet * np.clip(shade, 0.75, 1.12)[..., None] * mask[..., None]
    del sheet, ground

    # light
    ang = r.uniform(0, 2 * np.pi)
    lin = ((xs / w - .5) * np.cos(ang) + (ys / h - .5) * np.sin(ang))
    rad = (xs / w - .5) ** 2 + (ys / h - .5) ** 2
    lum = (1 - p["gradient"] * (lin + .5)) * (1 - p["vignette"] * rad * 2)
    if p["hand_shadow"]:
        s = np.zeros((h // 8, w // 8), np.float32)
        side = r.choice([0, 1])
        x0, y0 = (0 if side == 0 else w // 8), r.uniform(.5, 1.0) * h / 8
        for k in range(r.randint(1, 4)):
            tip = (int(x0 + (1 if side == 0 else -1) * r.uniform(.25, .55) * w / 8), int(y0 - r.uniform(.0, .3) * h / 8 + k * h / 8 * .05))
            cv2.line(s, (int(x0), int(y0)), tip, 1, max(2, int(w / 8 * r.uniform(.07, .2))))
        s = cv2.GaussianBlur(s, (0, 0), w / 8 * r.uniform(.02, .06))
        depth = r.uniform(.22, .42)
        lum *= 1 - depth * cv2.resize(np.clip(s, 0, 1), (w, h))
        p["hand_shadow_depth"] = round(depth, 2)
    exposure = {"day": r.uniform(.9, 1.04), "office": r.uniform(.86, .98), "lamp": r.uniform(.74, .92), "dim": r.uniform(.55, .72)}[light]
    wb = {"day": (1, 1, r.uniform(1, 1.04)), "office": (r.uniform(.95, 1), 1, r.uniform(.94, 1.02)), "lamp": (1.04, r.uniform(.93, .98), r.uniform(.72, .86)), "dim": (1.02, .96, r.uniform(.8, .95))}[light]
    p["exposure"], p["white_balance"] = round(exposure, 2), [round(x, 3) for x in wb]
    img *= (lum * exposure)[..., None]
    img *= np.array(wb, np.float32)[None, None]
    if p["glare"]:
        gx, gy, gr = r.uniform(.2, .8), r.uniform(.15, .85), r.uniform(.08, .18)
        spot = np.exp(-(((xs / w - gx) * w) ** 2 + ((ys / h - gy) * h) ** 2) / (gr * long) ** 2)
        strength = r.uniform(.28, .5)
        img = img + (255 - img) * (strength * spot)[..., None]
        p["glare_at"] = [round(gx, 2), round(gy, 2), round(gr, 2), round(strength, 2)]
    if p["thumb"]:                                                         # a fingertip holding the margin
        q0, q1 = quad[3], quad[2]
        at = q0 + (q1 - q0) * r.uniform(.25, .75)
        rad_px = 0.032 * max(fw, fh)
        m = np.zeros((h, w), np.float32)
        lean = r.uniform(-.5, .5)
        tip, root = (int(at[0]), int(at[1])), (int(at[0] + lean * rad_px * 9), int(at[1] + rad_px * 12))
        cv2.line(m, tip, root, 1, int(rad_px * 1.25))
        m = cv2.GaussianBlur(m, (0, 0), 3)
        skin = np.array(r.choice([(196, 142, 112), (166, 112, 82), (222, 178, 150)]), np.float32) * exposure
        nail = 1 - 0.3 * ((xs - at[0] - (ys - at[1]) * lean * .75) / (rad_px * .62)) ** 2
        img = img * (1 - m[..., None]) + skin[None, None] * np.clip(nail, .5, 1)[..., None] * m[..., None]
    del xs, ys, u, v, lum, rad, lin

    # lens, sensor, the phone's own sharpening
    img = cv2.GaussianBlur(img, (0, 0), max(0.3, p["blur"]))
    if p["motion"]:
        n = 3 if scale < 3 else 5
        k = np.zeros((n, n), np.float32)
        cv2.line(k, (0, r.randint(0, n - 1)), (n - 1, r.randint(0, n - 1)), 1, 1)
        img = cv2.filter2D(img, -1, k / k.sum())
    luma = rs.normal(0, p["noise"], (h, w)).astype(np.float32)
    chroma = cv2.resize(rs.normal(0, p["noise"] * .8, (h // 3 + 1, w // 3 + 1, 3)).astype(np.float32), (w, h))
    img += (cv2.GaussianBlur(luma, (0, 0), .6) * 1.6)[..., None] + chroma
    sharp = img - cv2.GaussianBlur(img, (0, 0), 1.4)
    img = np.clip(img + r.uniform(.2, .7) * sharp, 0, 255).astype(np.uint8)

    turn = r.choice([90, 180, 270]) if r.random() < 0.26 else 0
    turn = fixed.get("turned", turn)
    by = r.choice(["exif", "pixels"]) if turn else None
    p["turned"], p["turned_by"] = turn, by
    exif = Image.Exif()
    make, model = r.choice(PHONES)
    exif[0x010F], exif[0x0110], exif[0x0132] = make, model, on.replace("-", ":") + " 09:%02d:%02d" % (r.randint(0, 59), r.randint(0, 59))
    exif[0x0112] = 1
    if turn:
        img = np.ascontiguousarray(np.rot90(img, {90: 3, 180: 2, 270: 1}[turn]))       # clockwise by `turn`
        if by == "exif":
            exif[0x0112] = {90: 8, 180: 3, 270: 6}[turn]
    (out / f"{doc_id}.photo.jpg").write_bytes(jpeg(img, p["quality"], exif=exif))
    (out / f"{doc_id}.photo.meta.json").write_text(json.dumps(p) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--in", dest="src", type=Path, required=True)
    ap.add_argument("--kinds", default="scan,photo")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--only", default="*")
    ap.add_argument("--every", type=int, default=1, help="2: every second document, by name")
    ap.add_argument("--missing", action="store_true", help="leave captures alone that are there")
    a = ap.parse_args()
    kinds = a.kinds.split(",")
    clean = [path for path in sorted(a.src.glob(f"{a.only}.pdf")) if not path.name.endswith(".scan.pdf") and path.with_suffix(".json").exists()]
    n = 0
    for path in clean[::a.every]:
        if "scan" in kinds and not (a.missing and (a.src / f"{path.stem}.scan.meta.json").exists()):
            scan(path, a.src, path.stem, a.seed)
        if "photo" in kinds and not (a.missing and (a.src / f"{path.stem}.photo.meta.json").exists()):
            photo(path, a.src, path.stem, a.seed)
        n += 1
    print(f"{n} documents captured")


if __name__ == "__main__":
    main()

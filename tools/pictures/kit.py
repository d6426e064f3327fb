"""Brushes and washes for the pictures of the sample newspaper.

A picture is a cairo surface that numpy may also paint on.  Shapes are flat and
gradients are wide; the hand comes from noise: blotchy washes inside a shape,
edges pushed about by a pixel, a trace of brush and grain over everything.
All randomness is seeded, so the same script draws the same pictures.
"""
import math
import random

import cairo
import numpy as np

W, H = 1920, 1280


# ---------------------------------------------------------------- colour

def rgb(c):
    if isinstance(c, str):
        c = c.lstrip("#")
        return tuple(int(c[i:i + 2], 16) / 255 for i in (0, 2, 4))
    return tuple(c[:3])


def mix(a, b, t):
    a, b = rgb(a), rgb(b)
    return tuple(x + (y - x) * t for x, y in zip(a, b))


def lin(x0, y0, x1, y1, *stops):
    """Linear gradient; a stop is (offset, colour[, alpha])."""
    g = cairo.LinearGradient(x0, y0, x1, y1)
    for s in stops:
        g.add_color_stop_rgba(s[0], *rgb(s[1]), s[2] if len(s) > 2 else 1)
    return g


def vert(y0, y1, *stops):
    return lin(0, y0, 0, y1, *stops)


def rad(x, y, r, *stops):
    g = cairo.RadialGradient(x, y, 0, x, y, r)
    for s in stops:
        g.add_color_stop_rgba(s[0], *rgb(s[1]), s[2] if len(s) > 2 else 1)
    return g


# ---------------------------------------------------------------- noise

def noise(seed, sx, sy=None, octaves=4, w=W, h=H, gain=0.5):
    """Fractal value noise in 0..1; sx, sy is the size of its largest cell."""
    rng = np.random.RandomState(seed)
    sy = sy or sx
    total = np.zeros((h, w), np.float32)
    weight, power = 0.0, 1.0
    for _ in range(octaves):
        gw, gh = int(w / sx) + 3, int(h / sy) + 3
        grid = rng.rand(gh, gw).astype(np.float32)
        x = np.arange(w, dtype=np.float32) / sx
        y = np.arange(h, dtype=np.float32) / sy
        xi, yi = x.astype(int), y.astype(int)
        fx, fy = x - xi, y - yi
        fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
        rows = grid[:, xi] * (1 - fx) + grid[:, xi + 1] * fx
        total += power * (rows[yi] * (1 - fy)[:, None]
                          + rows[yi + 1] * fy[:, None])
        weight += power
        power *= gain
        sx, sy = max(sx / 2, 1), max(sy / 2, 1)
    return total / weight


def smooth(a, lo, hi):
    t = np.clip((a - lo) / (hi - lo), 0, 1)
    return t * t * (3 - 2 * t)


def steps(a, n, soft=0.25):
    """Gather a 0..1 field into n tones with soft borders, like gouache."""
    b = np.clip(a, 0, 1) * n
    i = np.floor(b)
    f = smooth(b - i, 0.5 - soft, 0.5 + soft)
    return (i + f) / n


def shifted(a, by):
    """a moved by (x, y) with its borders kept, so that no seam shows."""
    x, y = by
    a = np.pad(a, ((abs(y), abs(y)), (abs(x), abs(x))), mode="edge")
    h, w = a.shape
    return a[abs(y) - y:h - abs(y) - y, abs(x) - x:w - abs(x) - x]


def line_noise(seed, n, cell, octaves=5, gain=0.5):
    rng = np.random.RandomState(seed)
    x = np.arange(n, dtype=np.float32)
    total, weight, power = np.zeros(n, np.float32), 0.0, 1.0
    for _ in range(octaves):
        grid = rng.rand(int(n / cell) + 3)
        p = x / cell
        i = p.astype(int)
        f = p - i
        f = f * f * (3 - 2 * f)
        total += power * (grid[i] * (1 - f) + grid[i + 1] * f)
        weight += power
        power *= gain
        cell = max(cell / 2, 1)
    return total / weight


def blur(a, r):
    """Three box passes; a is (h, w) or (h, w, n)."""
    for _ in range(3):
        for axis in (0, 1):
            pad = [(0, 0)] * a.ndim
            pad[axis] = (r + 1, r)
            c = np.cumsum(np.pad(a, pad, mode="edge"), axis=axis,
                          dtype=np.float64)
            n = a.shape[axis]
            hi = np.take(c, range(2 * r + 1, 2 * r + 1 + n), axis=axis)
            lo = np.take(c, range(0, n), axis=axis)
            a = ((hi - lo) / (2 * r + 1)).astype(np.float32)
    return a


def big_blur(a, r, k=8):
    """Blur by way of a small copy, for glows."""
    h, w = a.shape[:2]
    small = a.reshape(h // k, k, w // k, k, -1).mean(axis=(1, 3))
    small = blur(small, max(1, r // k))
    y = np.clip((np.arange(h) + 0.5) / k - 0.5, 0, h // k - 1.001)
    x = np.clip((np.arange(w) + 0.5) / k - 0.5, 0, w // k - 1.001)
    yi, xi = y.astype(int), x.astype(int)
    fy, fx = (y - yi)[:, None, None], (x - xi)[None, :, None]
    rows = small[yi] * (1 - fy) + small[yi + 1] * fy
    out = rows[:, xi] * (1 - fx) + rows[:, xi + 1] * fx
    return out.reshape(a.shape).astype(np.float32)


_grain = {}
GW, GH = W + 320, H + 240


def grain(kind):
    """Alpha textures shared by every picture."""
    if kind not in _grain:
        if kind == "wash":
            a = smooth(noise(11, 420, 260, 5, GW, GH), 0.35, 0.75)
        elif kind == "streak":
            a = smooth(noise(12, 520, 14, 4, GW, GH, 0.6), 0.42, 0.72)
        elif kind == "upright":
            a = smooth(noise(13, 14, 460, 4, GW, GH, 0.6), 0.42, 0.72)
        elif kind == "dry":
            a = smooth(noise(14, 60, 34, 5, GW, GH, 0.7), 0.52, 0.62)
        else:
            a = smooth(noise(15, 7, 7, 2, GW, GH), 0.35, 0.8)
        s = cairo.ImageSurface(cairo.FORMAT_A8, GW, GH)
        d = np.ndarray((GH, s.get_stride()), np.uint8, s.get_data())
        d[:, :GW] = (a * 255).astype(np.uint8)
        s.mark_dirty()
        _grain[kind] = s
    return _grain[kind]


# ---------------------------------------------------------------- paths

def curve(c, pts, close=False):
    """A smooth line through the points."""
    n = len(pts)
    c.move_to(*pts[0])
    for i in range(n if close else n - 1):
        p1, p2 = pts[i], pts[(i + 1) % n]
        p0 = pts[i - 1] if close or i else p1
        p3 = pts[(i + 2) % n] if close or i + 2 < n else p2
        c.curve_to(p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
                   p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6,
                   *p2)


def through(*pts, close=True):
    """Path: smooth through the points."""
    return lambda c: curve(c, pts, close)


def under(pts, base=H + 20):
    """Path: everything under a smooth skyline."""
    def path(c):
        curve(c, pts)
        c.line_to(pts[-1][0], base)
        c.line_to(pts[0][0], base)
        c.close_path()
    return path


def box(x, y, w, h, r=0):
    def path(c):
        if not r:
            c.rectangle(x, y, w, h)
            return
        c.new_sub_path()
        for cx, cy, a in ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0),
                          (x + r, y + h - r, 90), (x + r, y + r, 180)):
            c.arc(cx, cy, r, math.radians(a), math.radians(a + 90))
        c.close_path()
    return path


def disc(x, y, rx, ry=None, a0=0, a1=360):
    def path(c):
        c.save()
        c.translate(x, y)
        c.scale(rx, ry or rx)
        c.new_sub_path()
        c.arc(0, 0, 1, math.radians(a0), math.radians(a1))
        c.restore()
        c.close_path()
    return path


def arch(x, y, w, h, point=0.0):
    """A door: x is its middle, y its foot; point > 0 makes it pointed."""
    def path(c):
        half = w / 2
        spring = y - h + half * (1 + point)
        top = y - h
        c.move_to(x - half, y)
        c.line_to(x - half, spring)
        k = 0.56
        c.curve_to(x - half, spring - (spring - top) * k,
                   x - half * (k - point * 0.5), top + point * half * 0.28,
                   x, top)
        c.curve_to(x + half * (k - point * 0.5), top + point * half * 0.28,
                   x + half, spring - (spring - top) * k, x + half, spring)
        c.line_to(x + half, y)
        c.close_path()
    return path


def star(x, y, r, n=8, inner=0.55, turn=0):
    pts = []
    for i in range(2 * n):
        a = math.pi * i / n - math.pi / 2 + turn
        k = r if i % 2 == 0 else r * inner
        pts.append((x + k * math.cos(a), y + k * math.sin(a)))
    return pts


# ---------------------------------------------------------------- picture

class Picture:
    def __init__(self, seed):
        self.s = cairo.ImageSurface(cairo.FORMAT_ARGB32, W, H)
        self.c = cairo.Context(self.s)
        self.c.set_line_cap(cairo.LINE_CAP_ROUND)
        self.c.set_line_join(cairo.LINE_JOIN_ROUND)
        self.r = random.Random(seed)
        self.seed = seed

    # -- cairo

    def ink(self, src, alpha=1.0):
        if isinstance(src, cairo.Pattern):
            self.c.set_source(src)
        else:
            self.c.set_source_rgba(*rgb(src), alpha)

    def path(self, shape):
        self.c.new_path()
        if callable(shape):
            shape(self.c)
        else:
            for k, p in enumerate(shape):
                (self.c.line_to if k else self.c.move_to)(*p)
            self.c.close_path()

    def fill(self, shape, src, alpha=1.0, tex=None, op=None):
        """tex: (kind, colour, alpha) washes laid over the shape."""
        c = self.c
        self.path(shape)
        self.ink(src, alpha)
        if op is not None:
            c.set_operator(op)
        c.fill_preserve()
        c.set_operator(cairo.OPERATOR_OVER)
        if tex:
            if isinstance(tex[0], str):
                tex = (tex,)
            c.save()
            c.clip()
            for kind, colour, a in tex:
                off = self.r.randint(0, 300)
                c.set_source_rgba(*rgb(colour), a)
                c.mask_surface(grain(kind), -off, -int(off * 0.7))
            c.restore()
        c.new_path()

    def line(self, pts, src, width, alpha=1.0, bent=False, op=None):
        c = self.c
        c.new_path()
        if bent:
            curve(c, pts)
        else:
            for k, p in enumerate(pts):
                (c.line_to if k else c.move_to)(*p)
        self.ink(src, alpha)
        c.set_line_width(width)
        if op is not None:
            c.set_operator(op)
        c.stroke()
        c.set_operator(cairo.OPERATOR_OVER)

    def taper(self, pts, src, w0, w1, alpha=1.0):
        """A brush stroke along a quadratic (three points) that thins out."""
        (x0, y0), (x1, y1), (x2, y2) = pts
        left, right = [], []
        for i in range(13):
            t = i / 12
            x = (1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t * t * x2
            y = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t * t * y2
            dx = 2 * (1 - t) * (x1 - x0) + 2 * t * (x2 - x1)
            dy = 2 * (1 - t) * (y1 - y0) + 2 * t * (y2 - y1)
            d = math.hypot(dx, dy) or 1
            w = (w0 + (w1 - w0) * t) / 2
            left.append((x - dy / d * w, y + dx / d * w))
            right.append((x + dy / d * w, y - dx / d * w))
        self.fill(left + right[::-1], src, alpha)

    def glow(self, x, y, r, colour, alpha=0.6, flat=1.0):
        c = self.c
        c.save()
        c.translate(x, y)
        c.scale(1, flat)
        g = rad(0, 0, r, (0, colour, alpha), (0.25, colour, alpha * 0.45),
                (0.55, colour, alpha * 0.13), (1, colour, 0))
        c.set_operator(cairo.OPERATOR_SCREEN)
        c.set_source(g)
        c.arc(0, 0, r, 0, 7)
        c.fill()
        c.restore()
        c.set_operator(cairo.OPERATOR_OVER)

    def clip(self, shape):
        self.c.save()
        self.path(shape)
        self.c.clip()

    def unclip(self):
        self.c.restore()

    # -- numpy

    def pixels(self):
        """RGB as floats in 0..1."""
        self.s.flush()
        a = np.ndarray((H, W, 4), np.uint8, self.s.get_data())
        return a[:, :, 2::-1].astype(np.float32) / 255

    def put(self, a):
        self.s.flush()
        d = np.ndarray((H, W, 4), np.uint8, self.s.get_data())
        d[:, :, 2::-1] = (np.clip(a, 0, 1) * 255 + 0.5).astype(np.uint8)
        d[:, :, 3] = 255
        self.s.mark_dirty()

    def mask(self, shape):
        s = cairo.ImageSurface(cairo.FORMAT_A8, W, H)
        c = cairo.Context(s)
        c.set_source_rgba(1, 1, 1, 1)
        if callable(shape):
            shape(c)
        else:
            for k, p in enumerate(shape):
                (c.line_to if k else c.move_to)(*p)
            c.close_path()
        c.fill()
        s.flush()
        d = np.ndarray((H, s.get_stride()), np.uint8, s.get_data())
        return d[:, :W].astype(np.float32) / 255

    def blend(self, m, colour, alpha=1.0):
        a = self.pixels()
        m = (m * alpha)[:, :, None]
        src = np.asarray(rgb(colour) if not isinstance(colour, np.ndarray)
                         else colour, np.float32)
        self.put(a * (1 - m) + src * m)

    def ramp(self, field, *stops):
        """Colours for a 0..1 field."""
        xs = [s[0] for s in stops]
        cs = np.array([rgb(s[1]) for s in stops])
        return np.stack([np.interp(field, xs, cs[:, k]) for k in range(3)],
                        axis=-1).astype(np.float32)

    # -- things

    def sky(self, *stops, y0=0, y1=H):
        self.fill(box(0, 0, W, H), vert(y0, y1, *stops))

    def clouds(self, seed, y0, y1, light, dark, cover=0.5, sx=620, sy=150,
               alpha=0.9, sharp=0.16, sun=(-14, -10), gain=0.52, octaves=6):
        """Banks of cloud between y0 and y1, lit from the direction of sun."""
        n = noise(seed, sx, sy, octaves, gain=gain)
        y = np.linspace(0, H, H)[:, None]
        fall = smooth(y, y0, y0 + (y1 - y0) * 0.35) * (
            1 - smooth(y, y1 - (y1 - y0) * 0.4, y1))
        lo = 1 - cover
        m = smooth(n * (0.55 + 0.45 * fall), lo * 0.62, lo * 0.62 + sharp)
        m = m * fall
        d = n - shifted(n, sun)
        lit = steps(0.5 + d * 7 + (0.62 - n) * 0.9, 5, 0.3)
        self.blend(m, self.ramp(lit, (0, dark), (1, light)), alpha)

    def skyline(self, seed, y, amp, cell, octaves=5, gain=0.5, step=5):
        n = line_noise(seed, W + 41, cell, octaves, gain)
        return [(x - 20, y - amp * (n[x] - 0.5) * 2)
                for x in range(0, W + 41, step)]

    def hills(self, seed, y, amp, cell, top, foot, depth=300, octaves=4,
              gain=0.45, tex=None, base=H + 20):
        pts = self.skyline(seed, y, amp, cell, octaves, gain)
        shape = pts + [(W + 20, base), (-20, base)]
        self.fill(shape, vert(y - amp, y - amp + depth, (0, top), (1, foot)),
                  tex=tex)
        return pts

    def relief(self, shape, seed, light, dark, sx=220, sy=160, sun=(-10, -6),
               strength=9, tones=5, alpha=0.8, ridged=True, gain=0.55):
        """Facets of light and shade over a shape: rock, dunes, foliage."""
        n = noise(seed, sx, sy, 5, gain=gain)
        if ridged:
            n = 1 - np.abs(2 * n - 1)
        d = n - shifted(n, sun)
        lit = steps(0.5 + d * strength, tones, 0.28)
        m = self.mask(shape)
        k = np.abs(lit - 0.5) * 2
        col = np.where((lit > 0.5)[:, :, None],
                       np.array(rgb(light), np.float32),
                       np.array(rgb(dark), np.float32))
        self.blend(m * k, col, alpha)

    def haze(self, y0, y1, colour, alpha):
        """Mist that is thickest at y1 and gone at y0."""
        lo, hi = min(y0, y1), max(y0, y1)
        self.fill(box(0, lo, W, hi - lo),
                  vert(y0, y1, (0, colour, 0), (1, colour, alpha)))

    def mist(self, seed, y, depth, colour, alpha, sx=700, sy=60):
        n = smooth(noise(seed, sx, sy, 4), 0.35, 0.8)
        yy = np.arange(H)[:, None]
        band = np.exp(-((yy - y) / depth) ** 2)
        self.blend(n * band, colour, alpha)

    def reflect(self, shore, foot, tint, alpha, seed=5, ripple=14, squash=1.0,
                dim=0.85):
        """Lay the picture above the shore upside down on the water below."""
        a = self.pixels()
        rows = np.arange(shore, foot)
        depth = (rows - shore) / max(1, foot - shore)
        src = np.clip(shore - 1 - (rows - shore) * squash, 0, H - 1)
        n = noise(seed, 260, 9, 3, W, foot - shore) - 0.5
        v = noise(seed + 1, 300, 12, 3, W, foot - shore) - 0.5
        x = np.arange(W)[None, :] + n * ripple * (0.5 + 4 * depth[:, None])
        y = src[:, None] + v * ripple * 1.6 * (0.4 + 3 * depth[:, None])
        x = np.clip(x, 0, W - 1).astype(int)
        y = np.clip(y, 0, shore - 1).astype(int)
        mirror = a[y, x] * dim
        t = np.array(rgb(tint), np.float32)
        k = (alpha + (1 - alpha) * 0.5 * depth)[:, None, None]
        a[shore:foot] = mirror * (1 - k) + t * k
        self.put(a)

    def ripples(self, y0, y1, colour, count, alpha=0.3, x0=0, x1=W, w=90):
        for _ in range(count):
            t = self.r.random() ** 1.5
            y = y0 + (y1 - y0) * t
            x = self.r.uniform(x0, x1)
            k = w * (0.25 + 1.2 * t) * self.r.uniform(0.4, 1.3)
            self.fill(disc(x, y, k, 1 + 2.6 * t), colour,
                      alpha * self.r.uniform(0.3, 1))

    def stars(self, count, y1, colour="#f3efe0", big=1.0):
        for _ in range(count):
            x, y = self.r.uniform(0, W), y1 * self.r.random() ** 1.3
            k = self.r.random()
            self.fill(disc(x, y, (0.6 + 1.7 * k ** 6) * big), colour,
                      0.25 + 0.7 * k * k)
            if k > 0.985:
                self.glow(x, y, 12 * big, colour, 0.4)

    def birds(self, x, y, n, size, colour, spread=220):
        for _ in range(n):
            bx = x + self.r.gauss(0, spread)
            by = y + self.r.gauss(0, spread * 0.25)
            s = size * self.r.uniform(0.6, 1.2)
            lift = self.r.uniform(0.2, 0.55)
            self.line([(bx - s, by - s * lift), (bx - s * 0.4, by - s * 0.32),
                       (bx, by), (bx + s * 0.45, by - s * 0.36),
                       (bx + s, by - s * lift * 0.8)], colour,
                      max(1.2, s * 0.13), 0.85, bent=True)

    def tree(self, x, y, r, dark, light, n=26, trunk="#4b3a2c", flat=0.8):
        self.taper([(x, y), (x + r * 0.06, y - r * 0.6), (x, y - r * 1.1)],
                   trunk, r * 0.2, r * 0.1)
        blobs = []
        for _ in range(n):
            a, d = self.r.uniform(0, 6.28), self.r.random() ** 0.6
            blobs.append((x + math.cos(a) * d * r * 0.75,
                          y - r * 1.45 + math.sin(a) * d * r * 0.65 * flat,
                          r * self.r.uniform(0.22, 0.42)))
        for bx, by, br in blobs:
            self.fill(disc(bx, by, br, br * 0.85), dark)
        for bx, by, br in sorted(blobs, key=lambda b: -b[1]):
            up = (y - r * 1.45 - by) / r + 0.5
            t = min(1, max(0, up * 0.8 + self.r.uniform(-0.15, 0.25)))
            self.fill(disc(bx - br * 0.22, by - br * 0.28, br * 0.72,
                           br * 0.55), mix(dark, light, t), 0.85)
        for _ in range(n * 5):
            bx, by, br = self.r.choice(blobs)
            px = bx + self.r.gauss(-br * 0.2, br * 0.5)
            py = by + self.r.gauss(-br * 0.25, br * 0.4)
            self.fill(disc(px, py, br * 0.1, br * 0.07), mix(
                dark, light, self.r.uniform(0.3, 1.15)), 0.7)

    def cypress(self, x, y, h, dark, light, w=0.17):
        left = [(x, y - h), (x - h * w * 0.32, y - h * 0.72),
                (x - h * w * 0.5, y - h * 0.36), (x - h * w * 0.42, y - h * .1),
                (x, y)]
        right = [(x + h * w * 0.42, y - h * 0.1), (x + h * w * 0.5, y - h * .36),
                 (x + h * w * 0.32, y - h * 0.72)]
        self.fill(through(*(left + right)), dark)
        for _ in range(26):
            t = self.r.random()
            k = math.sin(math.pi * min(1, t * 0.9 + 0.1)) * h * w * 0.42
            px = x - k * self.r.uniform(-0.2, 0.9)
            py = y - h * t * 0.95
            self.taper([(px, py), (px + 2, py - h * 0.05),
                        (px + 5, py - h * 0.1)], light, h * 0.016, 1,
                       self.r.uniform(0.2, 0.6))

    def palm(self, x, y, h, dark, light, trunk="#5a4632", lean=0.06, n=15,
             bark=None):
        tx, ty = x + h * lean, y - h
        self.taper([(x, y), (x - h * lean * 0.3, y - h * 0.5), (tx, ty)],
                   trunk, h * 0.062, h * 0.034)
        if bark:
            for i in range(int(h / 13)):
                t = i / (h / 13)
                px = x + (tx - x) * t * t
                py = y - h * t
                self.line([(px - h * .022, py), (px + h * .012, py + h * .008)],
                          bark, max(1, h * 0.006), 0.5)
        fronds = []
        for i in range(n):
            a = math.radians(-200 + 220 * (i + 0.5) / n + self.r.uniform(-7, 7))
            ln = h * self.r.uniform(0.36, 0.48)
            fronds.append((abs(math.sin(a)), a, ln))
        for _, a, ln in sorted(fronds, reverse=True):
            dx, dy = math.cos(a), math.sin(a)
            mid = (tx + dx * ln * 0.55, ty + dy * ln * 0.55 - ln * 0.14)
            end = (tx + dx * ln, ty + dy * ln * 0.75 + ln * 0.36)
            tone = mix(dark, light, max(0, min(1, -dx * 0.5 + 0.35
                                               + self.r.uniform(-.2, .25))))
            for k in range(26):
                t = 0.1 + 0.9 * k / 25
                px = (1 - t)**2 * tx + 2 * t * (1 - t) * mid[0] + t * t * end[0]
                py = (1 - t)**2 * ty + 2 * t * (1 - t) * mid[1] + t * t * end[1]
                leaf = ln * 0.24 * math.sin(math.pi * (0.12 + 0.85 * t))
                for side in (-1, 1):
                    ex = px + dx * leaf * 0.55 + side * dy * leaf * 0.45
                    ey = py + abs(dx) * leaf * (0.75 if side > 0 else 0.05) \
                        + leaf * 0.3
                    self.line([(px, py), (ex, ey)], tone, max(1.1, h * .0065))
            self.taper([(tx, ty), mid, end], mix(tone, dark, 0.3), h * 0.012, 1)
        self.fill(disc(tx, ty, h * 0.035), mix(trunk, dark, 0.5))

    def person(self, x, y, h, coat, skin="#8a5f46", legs=None, hair="#2b2320",
               scarf=None, robe=False, lean=0.0, arms=True, back=False):
        """A small figure; y is where the feet stand."""
        c = self.c
        head = h * 0.068
        sx = x + lean * h
        if legs and not robe:
            for side in (-1, 1):
                self.taper([(sx + side * h * 0.035, y - h * 0.5),
                            (x + side * h * 0.05, y - h * 0.25),
                            (x + side * h * 0.06, y)], legs, h * 0.085,
                           h * 0.05)
        low = y - h * 0.01 if robe else y - h * 0.40
        wide = 0.13 if robe else 0.1
        waist = 0.092 if robe else 0.1

        def body(c):
            for side, first in ((-1, True), (1, False)):
                pts = [(sx + side * h * 0.045, y - h * 0.855),
                       (sx + side * h * 0.104, y - h * 0.8),
                       (sx + side * h * 0.102, y - h * 0.7),
                       (sx + side * h * waist, y - h * 0.58),
                       (x + side * h * wide, low)]
                if first:
                    curve(c, pts)
                    continue
                c.line_to(*pts[-1])
                for q0, q1 in zip(pts[::-1], pts[-2::-1]):
                    c.line_to(*q1)
            c.close_path()
        self.fill(body, coat)
        if arms:
            for side in (-1, 1):
                self.taper([(sx + side * h * 0.098, y - h * 0.79),
                            (sx + side * h * 0.15, y - h * 0.62),
                            (sx + side * h * 0.11, y - h * 0.46)],
                           mix(coat, "#000000", 0.14), h * 0.06, h * 0.036)
        self.fill(box(sx - h * 0.022, y - h * 0.88, h * 0.044, h * 0.05), skin)
        if scarf:
            self.fill(through((sx, y - h), (sx - head * 1.15, y - h * 0.94),
                              (sx - head * 1.4, y - h * 0.82),
                              (sx + head * 1.4, y - h * 0.82),
                              (sx + head * 1.15, y - h * 0.94)), scarf)
            if not back:
                self.fill(disc(sx, y - h * 0.925, head * 0.62, head * 0.8),
                          skin)
        else:
            self.fill(disc(sx, y - h * 0.925, head * 0.85, head), skin)
            if back:
                self.fill(disc(sx, y - h * 0.93, head * 0.9, head), hair)
            else:
                self.fill(disc(sx, y - h * 0.942, head * 0.95, head * 0.85,
                               170, 370), hair)

    # -- the last coat

    def bloom(self, above=0.72, r=48, amount=0.5):
        a = self.pixels()
        lum = a.max(axis=2, keepdims=True)
        light = a * smooth(lum, above, 1.0)
        g = big_blur(light, r) * amount + big_blur(light, r * 3) * amount * 0.6
        self.put(1 - (1 - a) * (1 - np.clip(g, 0, 1)))

    def finish(self, edge=0.55, brush=0.05, speck=0.008, vignette=0.2,
               warm="#fff3da", cool="#10243a", tone=0.05, paper=0.014):
        a = self.pixels()
        # Edges are a hand's, not a ruler's.
        dx = (noise(self.seed + 71, 18, 18, 3) - 0.5) * 2 * edge * 2
        dy = (noise(self.seed + 72, 18, 18, 3) - 0.5) * 2 * edge * 2
        x = np.clip(np.arange(W)[None, :] + dx, 0, W - 1.01)
        y = np.clip(np.arange(H)[:, None] + dy, 0, H - 1.01)
        xi, yi = x.astype(int), y.astype(int)
        fx, fy = (x - xi)[:, :, None], (y - yi)[:, :, None]
        a = ((a[yi, xi] * (1 - fx) + a[yi, xi + 1] * fx) * (1 - fy)
             + (a[yi + 1, xi] * (1 - fx) + a[yi + 1, xi + 1] * fx) * fy)
        # Brush marks and the tooth of the paper.
        b = noise(self.seed + 73, 170, 22, 4, gain=0.6) - 0.5
        d = noise(self.seed + 74, 36, 120, 3, gain=0.6) - 0.5
        a *= (1 + brush * 2 * (0.75 * b + 0.2 * d))[:, :, None]
        lum = a.mean(axis=2, keepdims=True)
        w, k = np.array(rgb(warm)), np.array(rgb(cool))
        a = a * (1 - tone) + tone * (w * lum + k * (1 - lum))
        yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
        r = ((xx / W - 0.5) ** 2 + (yy / H - 0.5) ** 2) * 2
        a *= (1 - vignette * smooth(r, 0.25, 1.05))[:, :, None]
        rng = np.random.RandomState(self.seed + 75)
        g = rng.randn(H, W).astype(np.float32)
        g = (g + np.roll(g, 1, 0) + np.roll(g, 1, 1)
             + np.roll(g, (1, 1), (0, 1))) / 2
        tooth = noise(self.seed + 76, 5, 5, 2) - 0.5
        a += ((speck * g + paper * tooth)
              * (0.45 + 0.55 * (1 - np.abs(2 * a.mean(axis=2) - 1))))[:, :,
                                                                     None]
        self.put(a)

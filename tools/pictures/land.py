"""Train, wheat, river, solar field, desert road, snow, observatory."""
import math

from .kit import (H, W, arch, box, curve, disc, lin, mix, noise, rgb, smooth, steps,
                  through, under, vert)

import numpy as np


def train(p):
    p.sky((0, "#8fb4b8"), (0.2, "#b5cbc2"), (0.38, "#e4dcc0"),
          (0.5, "#f5e2b8"))
    p.glow(420, 420, 760, "#fff2c8", 0.6)
    p.clouds(21, 20, 430, "#fdf3dc", "#9dbab8", 0.5, 700, 130, 0.9)
    # Hills, blue to green, each with its mist.
    for k, (y, amp, cell, top, foot) in enumerate((
            (520, 120, 520, "#9db8bd", "#c9d0c0"),
            (580, 110, 430, "#7fa2a8", "#b9c6b0"),
            (640, 90, 520, "#5f8a8c", "#a3b48f"),
            (700, 64, 460, "#4f7a6c", "#96a573"))):
        pts = p.hills(40 + k, y, amp, cell, top, foot, 230)
        p.relief(under(pts), 60 + k, mix(top, "#fff0c4", 0.3),
                 mix(top, "#24504f", 0.3), 300 - 20 * k, 420, (-16, -3), 5, 5,
                 0.2)
        p.haze(y - 60, y + 150, "#f3e6c2", 0.5 - 0.08 * k)
    # The plain in strips of field.
    p.fill(box(0, 760, W, H), vert(760, H, (0, "#b7b06c"), (0.3, "#a89a50"),
                                   (1, "#7d7a3c")),
           tex=(("streak", "#dcc67c", 0.4), ("wash", "#6f7a3e", 0.3)))
    rows = [(764, 790), (790, 812), (812, 846), (846, 880)]
    fields = ["#c9b767", "#8e9a53", "#d8c27a", "#a58b4a", "#7d9058", "#bfae62"]
    for y0, y1 in rows:
        x = -80
        while x < W:
            w = p.r.uniform(190, 460)
            lean0, lean1 = (x - 960) * 0.04, (x + w - 960) * 0.04
            p.fill([(x, y0), (x + w, y0), (x + w + lean1, y1), (x + lean0, y1)],
                   p.r.choice(fields), 0.85, tex=("streak", "#f1dd98", 0.3))
            x += w
    for _ in range(46):
        x, y = p.r.uniform(0, W), p.r.choice([766, 790, 812, 846])
        r = p.r.uniform(9, 18) * (y - 700) / 100
        p.tree(x, y + 4, r, "#3f6350", "#91a067", 9, "#4d4a36")
    # A white village under a poplar line.
    for k in range(9):
        x = 1420 + k * 34 + p.r.uniform(-6, 6)
        h = p.r.uniform(16, 30)
        p.fill(box(x, 792 - h, 30, h), lin(x, 0, x + 30, 0, (0, "#fff5df"),
                                           (1, "#c9bfa3")))
        if k % 3 == 0:
            p.fill([(x - 3, 792 - h), (x + 15, 780 - h), (x + 33, 792 - h)],
                   "#b46a48")
    for k in range(10):
        p.cypress(1380 + k * 42, 798, p.r.uniform(40, 70), "#3a5f4e",
                  "#86a06a")
    # The viaduct over a dry stream.
    top = 930
    p.fill(box(0, 880, W, 300), vert(880, 1180, (0, "#99924d"),
                                     (1, "#7a7a3e")),
           tex=("wash", "#c9b767", 0.4))
    p.fill(through((-40, 1010), (300, 992), (760, 1006), (1200, 990),
                   (1960, 1004), (1960, 1120), (1100, 1140), (-40, 1130)),
           vert(985, 1140, (0, "#8a7a4a"), (1, "#bda874")),
           tex=(("streak", "#e5d5a4", 0.5), ("dry", "#6b6238", 0.2)))
    p.fill(box(-10, top, W + 20, 104), vert(top, top + 104, (0, "#e0cda4"),
                                            (1, "#b0946a")),
           tex=(("dry", "#8f7450", 0.35), ("wash", "#f5e8c4", 0.4)))
    for k in range(13):
        x = 40 + k * 154
        p.fill(arch(x, 1050, 118, 98), vert(940, 1050, (0, "#4e5a44"),
                                            (0.5, "#6e7148"), (1, "#968a54")))
        p.fill(lambda c: (arch(x, 1050, 118, 98)(c),
                          arch(x - 13, 1050, 118, 98)(c),
                          c.set_fill_rule(1)), "#7d6548", 0.0)
        p.line([(x - 59, 1050), (x - 59, 1000)], "#fff0cc", 4, 0.5)
        p.fill(box(x + 59, 1000, 11, 54), "#8a6f4e", 0.8)
        p.fill([(x + 59, 1050), (x + 95, 1050), (x + 210, 1086), (x + 150, 1086)],
               "#6a6238", 0.35)
    p.fill(box(-10, top - 8, W + 20, 16), vert(top - 8, top + 8,
           (0, "#f7e9c4"), (1, "#a98c62")))
    for k in range(120):
        p.line([(k * 17, top - 8), (k * 17, top - 24)], "#5c5a44", 2)
    p.line([(-5, top - 24), (W + 5, top - 24)], "#5c5a44", 2.6)
    for k in range(9):
        x = 100 + k * 236
        p.line([(x, top - 6), (x, top - 178)], "#60604e", 5)
        p.line([(x, top - 168), (x + 44, top - 160)], "#60604e", 3)
    p.line([(-5, top - 158), (W + 5, top - 158)], "#60604e", 1.6, 0.8)
    p.line([(-5, top - 176), (W + 5, top - 176)], "#60604e", 1.3, 0.7)
    # Coaches and engine.
    y0, y1 = top - 132, top - 22
    for k in range(-1, 5):
        x0 = 60 + k * 322 - 300
        x1 = x0 + 314
        p.fill(box(x0, y0, x1 - x0, y1 - y0, 14), vert(
            y0, y1, (0, "#f3e3c2"), (0.14, "#ead4ab"), (0.15, "#a8432f"),
            (0.78, "#8c3328"), (0.79, "#e8cfa2"), (0.86, "#e8cfa2"),
            (0.87, "#52302c"), (1, "#33262a")),
            tex=("streak", "#ffdca6", 0.22))
        for i in range(7):
            x = x0 + 26 + i * 39
            p.fill(box(x, y0 + 28, 28, 34, 5), vert(
                y0 + 28, y0 + 62, (0, "#35505a"), (1, "#8fb0a8")))
            p.fill([(x + 3, y0 + 60), (x + 16, y0 + 30), (x + 23, y0 + 30),
                    (x + 10, y0 + 60)], "#fff4d4", 0.45)
        for dx in (36, 78, 236, 278):
            p.fill(disc(x0 + dx, y1 + 6, 13), "#2c2628")
            p.fill(disc(x0 + dx, y1 + 6, 6), "#7d7060")
        p.fill(box(x1, y0 + 20, 8, 76), "#2c2628")
    x0 = 60 + 5 * 322 - 300
    p.fill(lambda c: (c.move_to(x0, y1), c.line_to(x0, y0 + 4),
                      c.line_to(x0 + 236, y0 + 4),
                      c.curve_to(x0 + 300, y0 + 12, x0 + 338, y0 + 60,
                                 x0 + 352, y1 - 20),
                      c.curve_to(x0 + 354, y1, x0 + 340, y1, x0 + 330, y1),
                      c.close_path()), vert(
        y0, y1, (0, "#f3e3c2"), (0.14, "#ead4ab"), (0.15, "#a8432f"),
        (0.78, "#8c3328"), (0.79, "#e8cfa2"), (0.86, "#e8cfa2"),
        (0.87, "#52302c"), (1, "#33262a")))
    p.fill([(x0 + 232, y0 + 26), (x0 + 282, y0 + 32), (x0 + 312, y0 + 62),
            (x0 + 232, y0 + 62)], vert(y0 + 26, y0 + 62, (0, "#2b4550"),
                                       (1, "#9dbdb4")))
    for i in range(4):
        p.fill(box(x0 + 30 + i * 46, y0 + 30, 32, 22, 4), "#3b3234")
        for j in range(4):
            p.line([(x0 + 33 + i * 46, y0 + 34 + j * 5),
                    (x0 + 58 + i * 46, y0 + 34 + j * 5)], "#8c6a52", 1.4)
    p.fill(disc(x0 + 334, y1 - 34, 7), "#fff7d8")
    p.glow(x0 + 336, y1 - 34, 80, "#fff0c0", 0.8)
    for dx in (40, 84, 220, 264):
        p.fill(disc(x0 + dx, y1 + 6, 14), "#2c2628")
        p.fill(disc(x0 + dx, y1 + 6, 6), "#7d7060")
    p.line([(x0 + 90, y0 + 4), (x0 + 120, y0 - 24), (x0 + 96, y0 - 28)],
           "#3b3234", 4)
    p.line([(x0 + 70, y0 - 28), (x0 + 126, y0 - 28)], "#3b3234", 4)
    # Meadow in front, with poppies.
    pts = p.skyline(77, 1112, 20, 420, 4)
    p.fill(under(pts), vert(1080, H, (0, "#8f8f48"), (0.3, "#6d7638"),
                            (1, "#3e4f2c")),
           tex=(("wash", "#c9b45c", 0.4), ("dry", "#3a4a2a", 0.3)))
    for _ in range(2600):
        t = p.r.random() ** 0.8
        x, y = p.r.uniform(-20, W + 20), 1108 + 200 * t
        ln = (16 + 60 * t) * p.r.uniform(0.6, 1.2)
        b = p.r.gauss(6, 10)
        p.taper([(x, y), (x + b * .4, y - ln * .6), (x + b, y - ln)],
                mix(p.r.choice(["#4e6233", "#77813e", "#a89f52", "#33482c"]),
                    "#e6d084", 0.35 * (1 - t) * p.r.random()),
                2.4 + 3 * t, 0.6, 0.9)
    for _ in range(150):
        t = p.r.random()
        x, y = p.r.uniform(-20, W + 20), 1096 + 170 * t
        r = 4 + 10 * t
        c = p.r.choice(["#c8412f", "#d8563a", "#b23428", "#f2e4c0",
                        "#e6b54a"])
        p.fill(disc(x - r * 0.4, y, r * 0.7, r * 0.62), c)
        p.fill(disc(x + r * 0.4, y, r * 0.7, r * 0.62), mix(c, "#5a1d1c", .2))
        p.fill(disc(x, y + r * 0.1, r * 0.24), "#332a24")
    p.birds(760, 300, 11, 16, "#5f7f84", 260)
    p.bloom(0.86, 48, 0.22)
    p.finish(vignette=0.16)


def desert_road(p):
    p.sky((0, "#4f8a96"), (0.2, "#8bb3aa"), (0.36, "#d9cfa8"),
          (0.46, "#f4d9a2"), (0.52, "#f9d795"))
    sun = (520, 520)
    p.clouds(91, 60, 380, "#fbeecf", "#8fb3ae", 0.4, 900, 70, 0.7)
    p.glow(*sun, 900, "#ffe0a0", 0.6)
    p.glow(*sun, 260, "#fff3d0", 0.8)
    p.fill(disc(*sun, 44), "#fff8e2")
    # Rock far off.
    pts = p.hills(4, 610, 70, 330, "#b79a86", "#e2bd8c", 120)
    p.relief(under(pts, 680), 5, "#e9c89c", "#8d7a76", 120, 200, (-7, -3), 7,
             4, 0.5)
    p.haze(540, 668, "#f8d9a0", 0.7)

    def dune(crest, lit, shade, foot, ripple=0.0, seed=1, base=H + 20):
        p.fill(under(crest, base), vert(min(y for _, y in crest),
               min(y for _, y in crest) + 330, (0, lit), (1, foot)),
               tex=(("wash", mix(lit, "#fff1c9", 0.4), 0.35),
                    ("streak", mix(lit, shade, 0.5), 0.22)))
        if ripple:
            m = p.mask(under(crest, base))
            yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
            n = noise(seed, 300, 160, 3) * 90
            wave = np.sin((yy * (1.0 + 0) + n + xx * 0.16) * 2 * np.pi
                          / np.interp(yy, [600, H], [9, 34]))
            near = smooth(yy, 640, H)
            p.blend(m * smooth(wave, 0.2, 0.9) * near, mix(shade, lit, 0.45),
                    ripple)

    def lee(edge, back, shade):
        """The far side of a crest: sharp along its edge, fading downhill."""
        def path(c):
            curve(c, edge)
            for q in back:
                c.line_to(*q)
            c.close_path()
        y0 = edge[0][1]
        x1, y1 = max(q[0] for q in back), edge[-1][1]
        # The gradient runs across the slope, so that no border is left.
        dx, dy = x1 - edge[0][0], y1 - y0
        k = (dx * dx + dy * dy) / (dx + dy) ** 2
        p.fill(path, lin(edge[0][0], y0, edge[0][0] + dy * 1.9 * k,
                         y0 + dx * 1.9 * k * 0.55, (0, shade),
                         (0.4, shade, 0.9), (0.62, shade, 0.35),
                         (0.85, shade, 0)))
        p.line(edge[:-1], mix(shade, "#ffe2a4", 0.85), 2.2, 0.55, bent=True)

    dune([(-40, 690), (200, 640), (420, 668), (700, 628), (930, 664),
          (1240, 600), (1500, 650), (1700, 616), (1960, 660)],
         "#edc486", "#a9765a", "#dca566")
    lee([(700, 628), (724, 650), (700, 680), (760, 730)],
        [(1000, 730), (980, 656), (930, 664), (810, 646)], "#c08a64")
    lee([(1240, 600), (1216, 630), (1250, 660), (1220, 720)],
        [(1560, 720), (1560, 640), (1500, 650), (1370, 626)], "#c08a64")
    lee([(200, 640), (226, 660), (200, 690), (260, 730)],
        [(470, 730), (460, 662), (420, 668), (310, 654)], "#c08a64")
    lee([(1700, 616), (1690, 640), (1720, 670), (1690, 720)],
        [(1970, 720), (1970, 660), (1830, 638)], "#c08a64")
    p.haze(600, 720, "#f9d598", 0.45)

    def road(left, right, tone):
        p.fill(left + right[::-1], tone, tex=("streak", "#6d6a6a", 0.3))

    def lane(fx, fy, w, t0, t1, n=60):
        """A winding band: centre fx(t), height fy(t), half width w(t)."""
        l, r = [], []
        for k in range(n + 1):
            t = t0 + (t1 - t0) * k / n
            l.append((fx(t) - w(t), fy(t)))
            r.append((fx(t) + w(t), fy(t)))
        return l, r

    # Far piece of the road, climbing the next rise.
    l, r = lane(lambda t: 1010 + 60 * math.sin(t * 2.2), lambda t: 716 - 60 * t,
                lambda t: 13 - 9 * t, 0, 1)
    road(l, r, vert(650, 716, (0, "#a58a76"), (1, "#7d6c68")))
    # Second range.
    dune([(-40, 800), (160, 760), (420, 690), (640, 736), (860, 722),
          (1000, 706), (1200, 716), (1440, 660), (1640, 734), (1960, 700)],
         "#e9b56f", "#9a5f48", "#cf8d50", 0.16, 12)
    lee([(420, 690), (470, 720), (440, 760), (500, 800), (560, 860)],
        [(760, 860), (800, 760), (740, 740), (640, 736), (530, 712)],
        "#b0704c")
    lee([(1440, 660), (1400, 700), (1440, 740), (1400, 780), (1470, 850)],
        [(1800, 850), (1760, 724), (1640, 734), (1540, 698)], "#ac6c4a")
    l, r = lane(lambda t: 985 + 150 * math.sin(t * 2.6), lambda t: 850 - 146 * t,
                lambda t: 44 - 29 * t, 0, 1)
    road(l, r, vert(700, 850, (0, "#86746c"), (1, "#5d5759")))
    for k in range(14):
        t = k / 14
        x, y = 985 + 150 * math.sin(t * 2.6), 850 - 146 * t
        p.fill(disc(x, y, 2.6 - 1.8 * t, 3.2 - 1.6 * t), "#f3d9a0", 0.9)
    # A lorry on it.
    p.fill(box(1098, 736, 34, 30, 3), "#e9dcc0")
    p.fill(box(1098, 748, 34, 18), "#2f6b74")
    p.fill(box(1102, 752, 26, 8), "#17343c")
    p.fill(box(1099, 766, 9, 6), "#33292a")
    p.fill(box(1122, 766, 9, 6), "#33292a")
    p.glow(1104, 764, 34, "#fff6d0", 0.9)
    p.glow(1126, 764, 34, "#fff6d0", 0.9)
    # The dunes in front, cut by the road.
    dune([(-40, 700), (120, 690), (330, 730), (560, 820), (760, 850),
          (960, 836), (1180, 846), (1400, 810), (1650, 730), (1840, 660),
          (1960, 668)], "#e2a25a", "#874c3c", "#b96e3e", 0.3, 23)
    lee([(1840, 660), (1740, 720), (1648, 800), (1640, 880), (1730, 980),
         (1850, 1080), (2010, 1200)],
        [(2000, 1200), (2000, 680), (1940, 668), (1890, 662)], "#8f4f3c")
    lee([(120, 690), (200, 740), (180, 800), (230, 880), (330, 940),
         (330, 1040)],
        [(560, 1040), (640, 900), (600, 846), (560, 820), (440, 772),
         (330, 730), (220, 702)], "#9c5a40")
    fx = lambda t: 960 - 60 * math.sin(t * 3.1) - 130 * (1 - t) ** 2  # noqa
    fy = lambda t: 1310 - 472 * t ** 0.72                              # noqa
    fw = lambda t: 520 * (1 - t) ** 1.35 + 40                          # noqa
    l, r = lane(fx, fy, fw, 0, 1)
    wide_l, wide_r = lane(fx, fy, lambda t: fw(t) * 1.13, 0, 1)
    road(wide_l, wide_r, vert(830, H, (0, "#cf9a5e"), (1, "#a8683e")))
    road(l, r, vert(830, H, (0, "#6d6363"), (0.4, "#54505a"),
                    (1, "#3d3d4a")))
    p.clip(l + r[::-1])
    p.fill(box(0, 800, W, 500), vert(830, H, (0, "#ffd793", 0.35),
                                     (1, "#ffd793", 0)))
    for _ in range(36):
        t = p.r.random()
        x, y = fx(t) + p.r.choice([-1, 1]) * fw(t), fy(t)
        p.fill(disc(x, y, fw(t) * p.r.uniform(0.1, 0.4), 3 + 16 * (1 - t)),
               "#e0aa66", 0.6)
    p.unclip()
    for s in (-0.9, 0.9):
        a = [(fx(t / 60) + s * fw(t / 60) - max(1, fw(t / 60) * .012),
              fy(t / 60)) for t in range(61)]
        b = [(fx(t / 60) + s * fw(t / 60) + max(1, fw(t / 60) * .012),
              fy(t / 60)) for t in range(61)]
        p.fill(a + b[::-1], "#efe3c8", 0.75)
    t = 0.03
    while t < 0.97:
        t2 = t + 0.05 * (1 - t) + 0.008
        k0, k1 = max(1, fw(t) * 0.014), max(0.8, fw(t2) * 0.014)
        p.fill([(fx(t) - k0, fy(t)), (fx(t) + k0, fy(t)),
                (fx(t2) + k1, fy(t2)), (fx(t2) - k1, fy(t2))], "#f0c25a")
        t = t2 + (t2 - t) * 0.9
    # Telegraph poles.
    last = None
    for t in (0.2, 0.48, 0.66, 0.79, 0.88, 0.95):
        k = fw(t) / 520
        x, y, h = fx(t) + fw(t) * 1.38 + 30, fy(t) - 6, 760 * k + 46
        p.line([(x, y), (x, y - h)], "#5f4338", max(2, 20 * k))
        p.line([(x - h * .13, y - h * .9), (x + h * .13, y - h * .9)],
               "#5f4338", max(1.4, 13 * k))
        if last:
            for s in (-1, 1):
                a = (last[0] + s * last[2] * 0.12, last[1] - last[2] * 0.91)
                b = (x + s * h * 0.12, y - h * 0.91)
                p.line([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + h * .1), b],
                       "#5f4338", max(1, 3.6 * k), 0.8, bent=True)
        last = (x, y, h)
    # Thorn bushes.
    for x, y, k in ((190, 1120, 1.3), (330, 1000, 0.8), (90, 960, 0.7),
                    (1700, 1190, 1.4), (1560, 1030, 0.7), (1850, 1240, 1.2)):
        p.fill(disc(x + 50 * k, y + 4, 80 * k, 12 * k), "#7d4636", 0.5)
        for _ in range(60):
            a = p.r.gauss(-0.1, 0.75)
            ln = p.r.uniform(30, 86) * k
            p.taper([(x, y), (x + math.sin(a) * ln * .5, y - ln * .5),
                     (x + math.sin(a) * ln * 1.2, y - math.cos(a) * ln * .8)],
                    mix("#5b5a3c", "#b7a05c", p.r.random()), 3.4 * k, 0.7)
    p.birds(1240, 330, 5, 20, "#4c6a6c", 160)
    p.bloom(0.86, 52, 0.25)
    p.finish(vignette=0.15)


PICTURES = [train, desert_road]

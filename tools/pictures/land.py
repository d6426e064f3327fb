"""Train, wheat, river, solar field, desert road, snow, observatory."""
import math

from .kit import (H, W, arch, box, curve, disc, lin, mix, noise, smooth, star,
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
        x0 = 60 + k * 322 - 480
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
    x0 = 60 + 5 * 322 - 480
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


def wheat(p):
    p.sky((0, "#3f86a0"), (.3, "#8fbcc0"), (.5, "#dcdfc0"), (.6, "#f6e4b0"))
    p.glow(1620, 420, 860, "#fff2c8", .6)
    p.clouds(82, 30, 580, "#fffaf0", "#9dbcbe", .6, 640, 250, .96, .14,
             (22, -18), .44, 5)
    p.clouds(85, 420, 700, "#fff4d8", "#b9c9bd", .5, 700, 70, .8)
    for k, (y, top) in enumerate(((690, "#9db7ae"), (722, "#7fa08a"))):
        p.hills(30 + k, y, 34, 460, top, mix(top, "#f0dfae", .5), 80)
    p.haze(640, 750, "#f8e8bc", .5)
    hz = 742
    p.fill(box(0, hz, W, H), vert(hz, H, (0, "#e6c47a"), (.2, "#dcae56"),
           (.6, "#c08a38"), (1, "#7d5424")), tex=(("streak", "#f6dc94", .4),
                                                 ("wash", "#a5702c", .3)))
    # Rows that run to a point, and the track of the harvester.
    vx = 760
    for k in range(-34, 46):
        x = vx + k * 120
        p.fill([(vx + k * 5, hz + 4), (vx + k * 5 + 2.4, hz + 4),
                (x + 46, H + 20), (x - 8, H + 20)], "#8f6226",
               .3, tex=("streak", "#f0cf84", .2))
        p.fill([(vx + k * 5 + 2.4, hz + 4), (vx + k * 5 + 3.6, hz + 4),
                (x + 70, H + 20), (x + 46, H + 20)], "#ffe9a8", .3)
    p.fill([(vx + 60, hz + 3), (vx + 92, hz + 3), (1990, H), (1560, H + 40)],
           vert(hz, H, (0, "#d9b674"), (1, "#b5905a")),
           tex=("streak", "#8a6838", .3))
    for _ in range(24):
        x = p.r.uniform(-20, W)
        p.tree(x, hz + 4, p.r.uniform(12, 26), "#4b6f4f", "#a9b065", 8)
    # Silos.
    def silo(x, y, w, h, light="#f6efdd", dark="#7f9396"):
        g = lin(x - w / 2, 0, x + w / 2, 0, (0, mix(dark, "#3f5560", .3)),
                (.35, mix(light, dark, .5)), (.75, light), (.92, "#fffdf0"),
                (1, mix(light, dark, .4)))
        p.fill([(x - w / 2, y), (x - w / 2, y - h), (x + w / 2, y - h),
                (x + w / 2, y)], g)
        k = y
        while k > y - h:
            p.line([(x - w / 2, k), (x + w / 2, k)], dark, 1.6, .4)
            k -= h / 22
        for d in (-.3, -.05, .22, .42):
            p.line([(x + d * w, y), (x + d * w, y - h)], dark, 1.4, .35)
        p.fill([(x - w * .54, y - h), (x + w * .54, y - h),
                (x + w * .1, y - h - w * .32), (x - w * .1, y - h - w * .32)],
               lin(x - w / 2, 0, x + w / 2, 0, (0, "#5f7378"), (.7, "#e3e0cf"),
                   (1, "#b9bfb4")))
        for d in (-.3, -.1, .1, .3):
            p.line([(x + d * w * .3, y - h - w * .32), (x + d * w * 1.4,
                   y - h)], dark, 1.6, .5)
        p.fill(box(x - w * .1, y - h - w * .4, w * .2, w * .1), "#8a9a9a")
    base = hz + 18
    for x, w, h in ((1130, 104, 250), (1240, 116, 300), (1362, 124, 330),
                    (1492, 132, 350)):
        silo(x, base, w, h)
        p.fill([(x - w / 2, base), (x + w / 2, base), (x - w * .2, base + 14),
                (x - w * 1.3, base + 12)], "#7d5a2c", .4)
    p.fill(box(1076, base - 404, 30, 404), lin(1076, 0, 1106, 0,
           (0, "#7f8f90"), (1, "#e8e4d2")))
    for k in range(14):
        y = base - 28 * k
        p.line([(1078, y), (1104, y - 28), (1104, y), (1078, y - 28)],
               "#5f7378", 1.6, .6)
    p.fill([(1066, base - 404), (1160, base - 404), (1160, base - 440),
            (1112, base - 464), (1066, base - 440)], "#a5502f")
    for (xa, ya), (xb, yb) in (((1140, base - 424), (1240, base - 350)),
                               ((1150, base - 430), (1362, base - 384)),
                               ((1150, base - 438), (1492, base - 408)),
                               ((1120, base - 420), (1130, base - 296))):
        p.line([(xa, ya), (xb, yb)], "#6f8285", 9)
        p.line([(xa, ya - 2), (xb, yb - 2)], "#e8e6d4", 3)
    p.fill(box(1560, base - 96, 210, 96), lin(1560, 0, 1770, 0,
           (0, "#8a3f2c"), (1, "#c96a44")), tex=("upright", "#6b2f22", .3))
    p.fill([(1546, base - 96), (1784, base - 96), (1740, base - 150),
            (1590, base - 150)], lin(1546, 0, 1784, 0, (0, "#6f7f80"),
                                     (1, "#d9d8c6")))
    p.fill(box(1632, base - 66, 60, 66), "#4b2a22")
    # A harvester, with its dust, and a lorry that waits.
    x, y = 470, 884
    for k in range(70):
        t = p.r.random()
        p.fill(disc(x + 120 + 300 * t, y - 10 - 70 * t * p.r.random()
                    + p.r.gauss(0, 10), 20 + 60 * t, 14 + 30 * t), "#f6e0a8",
               .12 * (1 - t))
    p.fill(disc(x + 10, y + 8, 200, 15), "#6b4518", .5)
    p.fill([(x - 90, y - 120), (x + 130, y - 120), (x + 150, y - 60),
            (x + 130, y - 26), (x - 70, y - 26), (x - 110, y - 70)],
           vert(y - 120, y - 26, (0, "#4f9a8c"), (.5, "#2f7a70"),
                (1, "#1f5650")))
    p.fill([(x + 20, y - 164), (x + 130, y - 164), (x + 116, y - 120),
            (x + 30, y - 120)], "#e0b04a")
    p.fill(disc(x + 76, y - 164, 52, 16), "#f3d489")
    p.fill([(x - 88, y - 180), (x - 14, y - 180), (x - 2, y - 112),
            (x - 100, y - 112)], lin(x - 100, y - 180, x, y - 112,
           (0, "#d6ece4"), (.5, "#7fb0ac"), (1, "#2c5f66")))
    p.fill(box(x - 96, y - 192, 92, 14, 5), "#f3e6c4")
    p.line([(x - 44, y - 178), (x - 48, y - 112)], "#1f5650", 5)
    p.line([(x + 60, y - 120), (x + 40, y - 176), (x + 190, y - 226)],
           "#2f7a70", 15)
    p.fill(disc(x - 50, y - 34, 48), "#2a2622")
    p.fill(disc(x - 50, y - 34, 25), "#e0b04a")
    p.fill(disc(x + 104, y - 22, 32), "#2a2622")
    p.fill(disc(x + 104, y - 22, 15), "#e0b04a")
    p.fill([(x - 110, y - 62), (x - 190, y - 30), (x - 190, y - 10),
            (x - 96, y - 34)], "#1f5650")
    for k in range(8):
        a = k * math.pi / 4
        p.line([(x - 204, y - 36), (x - 204 + 40 * math.cos(a),
                y - 36 + 40 * math.sin(a))], "#b5402f", 4)
    p.c.new_path()
    disc(x - 204, y - 36, 40)(p.c)
    p.ink("#b5402f")
    p.c.set_line_width(5)
    p.c.stroke()
    # Ears of wheat before us, against the light.
    def ear(x, y, h, bend, tone, rim):
        tip = (x + bend, y - h)
        p.taper([(x, y), (x + bend * .2, y - h * .6), tip],
                mix(tone, "#6b4a1c", .3), h * .016 + 1.4, 1.4)
        n = 8
        lean = bend / h * 1.1
        for k in range(n, -1, -1):
            t = k / n
            px = tip[0] - bend * .42 * t
            py = tip[1] + h * .2 * t
            g = h * .021 * (.62 + .75 * math.sin(math.pi * (.16 + .7 * t)))
            for s in (-1, 1):
                p.line([(px + s * g * .7, py - g), (px + s * g * 2.1
                        + lean * h * .2, py - h * (.1 + .05 * (1 - t)))],
                       mix(tone, rim, .7), 1.2, .5)
            for s in (-1, 1):
                p.c.save()
                p.c.translate(px + s * g * .78, py)
                p.c.rotate(s * .42 + lean)
                p.fill(disc(0, 0, g * .7, g * 1.35), mix(tone, "#6b4216", .3)
                       if s < 0 else mix(tone, rim, .45))
                p.fill(disc(g * .15, -g * .2, g * .3, g * .8), mix(tone, rim,
                       .3 if s < 0 else .85), .8)
                p.c.restore()
    for k in range(330):
        t = k / 329
        x, y = p.r.uniform(-30, W + 30), 1190 + 130 * t
        h = (110 + 150 * t) * p.r.uniform(.75, 1.15)
        ear(x, y + 40, h, p.r.gauss(-14, 16), mix("#a5712a", "#e8bf5c",
            p.r.random()), "#fff0b4")
    for _ in range(46):
        x = p.r.choice([p.r.uniform(-20, 700), p.r.uniform(1640, W + 20),
                        p.r.uniform(-20, 360)])
        ear(x, H + 40, p.r.uniform(250, 400), p.r.gauss(-26, 24),
            mix("#8f5c1f", "#dcae4c", p.r.random()), "#ffeeb0")
    p.birds(620, 330, 8, 19, "#3f6a74", 180)
    p.bloom(.88, 48, .25)
    p.finish(vignette=.16, speck=.005, paper=.008)


def river(p):
    p.sky((0, "#3a6f8f"), (.22, "#7fa9ad"), (.4, "#dcc9a0"), (.5, "#f6cf90"),
          (.56, "#fbd58f"))
    sun = (600, 540)
    p.clouds(152, 40, 520, "#ffe9c0", "#8f9f9f", .5, 700, 110, .85)
    p.glow(*sun, 860, "#ffc878", .6)
    p.glow(*sun, 240, "#fff0c4", .8)
    p.fill(disc(*sun, 46), "#fff6da")
    p.hills(3, 650, 50, 420, "#a99a92", "#e0b98a", 90)
    p.hills(7, 684, 26, 280, "#8a7f7d", "#c9a07a", 70)
    shore = 724
    # The town on the far bank.
    for k, (tone, lit, y) in enumerate((("#a07f72", "#e6b587", 706),
                                        ("#7f6661", "#d9a474", 726))):
        x = -30
        while x < W + 30:
            w, h = p.r.uniform(40, 96), p.r.uniform(34, 110) - 10 * k
            p.fill(box(x, y - h, w, h + 20), lin(x, 0, x + w, 0, (0, lit),
                   (.5, tone), (1, mix(tone, "#4b3f4a", .4))))
            for _ in range(int(h / 16)):
                p.fill(box(x + p.r.uniform(6, w - 14), y - p.r.uniform(12, h),
                           7, 11), "#5a4650", .6)
            if p.r.random() < .2:
                p.fill(disc(x + w / 2, y - h, w * .34, w * .36, 180, 360), lin(
                    x, 0, x + w, 0, (0, "#b9d0b8"), (.6, "#4f8a86"),
                    (1, "#2c5a60")))
            x += w + p.r.uniform(-12, 10)
    for x, h in ((330, 250), (1430, 290), (1530, 230)):
        p.fill(box(x - 12, shore - h, 24, h), lin(x - 12, 0, x + 12, 0,
               (0, "#f3c78f"), (1, "#7f6158")))
        for v in (.62, .84):
            p.fill(box(x - 18, shore - h * v, 36, 8), "#e0b080")
        p.fill([(x - 13, shore - h), (x + 13, shore - h), (x, shore - h - 44)],
               "#3f7a7a")
    p.fill(disc(1480, shore - 100, 76, 82, 180, 360), lin(1404, 0, 1556, 0,
           (0, "#cfe0c4"), (.5, "#579490"), (1, "#2c5a60")))
    p.fill(box(1394, shore - 104, 172, 110), lin(1394, 0, 1566, 0,
           (0, "#f0c48c"), (1, "#80625a")))
    for k in range(5):
        p.fill(arch(1416 + k * 32, shore, 18, 60, .2), "#5a4650")
    for _ in range(40):
        x = p.r.uniform(-20, W)
        p.tree(x, shore + 6, p.r.uniform(16, 34), "#4b5f4c", "#c9a860", 9)
    for x, h in ((80, 150), (140, 180), (1730, 190), (1800, 160), (1870, 200)):
        p.palm(x, shore + 8, h, "#3b5246", "#c9a85c", "#6b4f3f", p.r.uniform(
            -.06, .06), 11)
    p.haze(590, shore, "#fbd094", .4)
    # The bridge of seven arches.
    def deck(x):
        return 610 + ((x - 960) / 960) ** 2 * 74
    pts = [(x, deck(x)) for x in range(-20, W + 41, 20)]
    low = [(x, shore + 26) for x in (W + 40, -20)]
    p.c.save()
    body = lambda c: (curve(c, pts), c.line_to(W + 40, shore + 24),  # noqa
                      c.line_to(-20, shore + 24), c.close_path())
    spans = [(960, 230), (700, 204), (1220, 204), (470, 176), (1450, 176),
             (270, 148), (1650, 148), (100, 122), (1820, 122)]

    def holes(c):
        body(c)
        for x, w in spans:
            h = shore + 30 - deck(x) - 30
            c.new_sub_path()
            arch(x, shore + 30, w, h, 0)(c)
        c.set_fill_rule(1)
    p.fill(holes, lin(0, 0, W, 0, (0, "#c98f62"), (.3, "#e8b98a"),
                      (.7, "#b98a6c"), (1, "#8a6660")),
           tex=(("wash", "#8a5f4c", .3), ("dry", "#fbdca8", .16)))
    p.c.set_fill_rule(0)
    for x, w in spans:
        h = shore + 30 - deck(x) - 30
        p.c.new_path()
        arch(x, shore + 26, w, h, 0)(p.c)
        p.ink("#fbe0b0", .8)
        p.c.set_line_width(7)
        p.c.stroke()
        p.fill([(x + w * .5 - 14, shore + 30), (x + w * .5 - 14, shore - 40),
                (x + w * .5, shore - 40), (x + w * .5, shore + 30)],
               "#5a4650", .35)
        p.fill([(x + w / 2 + 4, shore + 34), (x + w / 2 + 26, shore - 22),
                (x + w / 2 + 48, shore + 34)], lin(
            x + w / 2, 0, x + w / 2 + 48, 0, (0, "#f0c690"), (1, "#80605a")))
    p.c.restore()
    p.line([(x, y - 2) for x, y in pts], "#fdeac0", 7)
    p.line([(x, y + 12) for x, y in pts], "#80605a", 4, .6)
    for x in range(0, W, 22):
        p.line([(x, deck(x) - 4), (x, deck(x) - 22)], "#c99a70", 5)
    p.line([(x, y - 24) for x, y in pts], "#fbe3b4", 5)
    for x in range(60, W, 180):
        p.line([(x, deck(x) - 20), (x, deck(x) - 86)], "#5a4a50", 4)
        p.fill(disc(x, deck(x) - 92, 7), "#fff3cc")
    for x, c in ((380, "#a5502f"), (830, "#2f6a73"), (1100, "#d9a13c"),
                 (1560, "#5a3f5a")):
        y = deck(x) - 22
        p.fill(box(x, y - 20, 50, 18, 7), c)
        p.fill(box(x + 10, y - 30, 28, 13, 5), "#fbe6b8")
    for x in (250, 610, 640, 980, 1290, 1320, 1700):
        p.person(x, deck(x) - 4, 44, p.r.choice(["#37516e", "#7d3b30",
                 "#2f5a56"]), legs="#2b2830")
    # Water.
    p.reflect(shore + 28, H, "#2f6a78", .3, 12, 12, 1.0, .92)
    p.fill(box(0, shore + 28, W, H), vert(shore + 28, H, (0, "#2f6a78", 0),
           (.5, "#27596b", .35), (1, "#143a4c", .85)))
    for _ in range(420):
        t = p.r.random() ** 1.2
        y = shore + 34 + (H - shore) * t
        x = sun[0] + 40 * t + p.r.gauss(0, 40 + 130 * t)
        p.fill(disc(x, y, 8 + 32 * t * p.r.random(), 1 + 2.2 * t), "#ffe0a0",
               p.r.uniform(.2, .8) * (1 - .5 * t))
    p.ripples(shore + 40, H, "#f0c690", 220, .3)
    p.ripples(shore + 60, H, "#173f50", 200, .4, w=140)

    def felucca(x, y, s, sail, stripe, way=1):
        def at(u, v):
            return x + way * u * s, y - v * s
        # What the water gives back.
        for k in range(70):
            v = k / 70
            cu = -.02 + .34 * v
            half = .5 * (1 - v) ** .8 + .03
            px, py = at(cu + p.r.gauss(0, .03), -.1 - v * 1.1)
            w = half * s * p.r.uniform(.35, 1)
            p.fill(disc(px, py, w, s * .011), sail, .4 * (1 - v))
        p.fill(disc(x, y + s * .07, s * .72, s * .05), "#0f2c3a", .5)
        p.line([at(.02, .1), at(.06, 1.1)], "#4b342c", s * .03)
        p.line([at(-.5, .34), at(.12, 1.1), at(.5, 1.78)], "#4b342c",
               s * .022)
        p.fill(lambda c: (c.move_to(*at(-.48, .36)), c.line_to(*at(.49, 1.75)),
                          c.curve_to(*at(.74, 1.1), *at(.74, .6),
                                     *at(.6, .26)),
                          c.curve_to(*at(.3, .2), *at(-.1, .2),
                                     *at(-.48, .36)), c.close_path()),
               lin(*at(-.4, .4), *at(.7, .8), (0, mix(sail, "#ffffff", .3)),
                   (.5, sail), (1, mix(sail, "#5a4650", .42))),
               tex=("upright", mix(sail, "#8a6a50", .5), .2))
        for v in (.3, .55):
            a, b = at(-.48 + v * .97 * 1.0, .36 + v * 1.39), at(
                .62 + .08 * v, .26 + v * .8)
            p.line([a, b], stripe, s * .035, .75)
        p.fill(through(at(-.74, .2), at(-.6, .0), at(-.3, -.06), at(.4, -.06),
                       at(.66, .02), at(.84, .24), at(.5, .1), at(-.4, .1)),
               vert(y - s * .24, y + s * .06, (0, "#e8c698"),
                    (.35, stripe), (1, "#3b2a30")))
        for u in (-.4, -.22, .26):
            px, py = at(u, .1)
            p.person(px, py + s * .1, s * .34, p.r.choice(
                ["#f3e4c4", "#37516e", "#a5502f"]), legs="#2b2830")

    felucca(1330, 870, 118, "#f3e0b8", "#2f6a73", -1)
    felucca(420, 860, 92, "#f0cf9c", "#a5502f", 1)
    felucca(1010, 990, 250, "#f6e6c4", "#a5402f", 1)
    # A rowing boat tied up in the reeds.
    x, y = 1540, 1150
    p.fill(disc(x, y + 22, 210, 18), "#0f2c3a", .5)
    p.fill(through((x - 220, y - 46), (x - 160, y + 10), (x - 60, y + 26),
                   (x + 80, y + 24), (x + 180, y + 2), (x + 224, y - 52),
                   (x + 120, y - 24), (x, y - 16), (x - 120, y - 22)),
           vert(y - 50, y + 26, (0, "#4f9a98"), (.5, "#1f6a70"),
                (1, "#123f4c")))
    p.fill(through((x - 206, y - 42), (x - 110, y - 20), (x, y - 14),
                   (x + 110, y - 20), (x + 212, y - 46), (x + 110, y - 36),
                   (x, y - 32), (x - 110, y - 36)), "#3b2a2c")
    for d in (-90, 0, 96):
        p.fill(box(x + d - 14, y - 36, 34, 14), "#c99a62")
    p.line([(x - 30, y - 20), (x - 250, y + 60)], "#b5854c", 8)
    p.fill(through((x - 244, y + 52), (x - 300, y + 74), (x - 310, y + 86),
                   (x - 250, y + 68)), "#b5854c")
    for _ in range(420):
        side = p.r.random()
        gx = p.r.uniform(-30, 360) if side < .45 else p.r.uniform(1500,
                                                                  W + 30)
        edge = (360 - gx) if side < .45 else (gx - 1500)
        gy = H + 20
        h = (60 + min(300, edge * .8)) * p.r.uniform(.6, 1.15)
        b = p.r.gauss(14, 26)
        p.taper([(gx, gy), (gx + b * .2, gy - h * .6), (gx + b, gy - h)],
                mix("#12302f", "#8f8a4a", p.r.random() ** 2), 7, .8, .95)
        if p.r.random() < .12:
            p.taper([(gx + b * .8, gy - h * .88), (gx + b, gy - h),
                     (gx + b * 1.1, gy - h * 1.12)], "#8a5a34", 11, 7)
    p.birds(1120, 330, 12, 20, "#4f6468", 200)
    p.bloom(.84, 46, .3)
    p.finish(vignette=.18, speck=.005, paper=.008)


def solar(p):
    vx, vy = 1330, 560

    def at(x, y, z):
        return vx + x * 900 / z, vy + y * 1150 / z

    p.sky((0, "#2f84a8"), (.2, "#6fb3bd"), (.36, "#cfdcc0"), (.44, "#f8e4b0"))
    sun = (560, 210)
    p.clouds(163, 60, 520, "#fffaf0", "#a3c6c6", .42, 620, 120, .9)
    for k in range(28):
        a = k * math.pi / 14 + .1
        r0, r1 = 96, 420 + 150 * (k % 2)
        p.fill([(sun[0] + r0 * math.cos(a - .025), sun[1] + r0
                 * math.sin(a - .025)),
                (sun[0] + r1 * math.cos(a - .05), sun[1] + r1
                 * math.sin(a - .05)),
                (sun[0] + r1 * math.cos(a + .05), sun[1] + r1
                 * math.sin(a + .05)),
                (sun[0] + r0 * math.cos(a + .025), sun[1] + r0
                 * math.sin(a + .025))], "#fff0bc", .07)
    p.glow(*sun, 700, "#fff0b8", .75)
    p.glow(*sun, 220, "#fffbe2", .9)
    p.fill(disc(*sun, 72), "#fffdf0")
    for k, (y, amp, c) in enumerate(((520, 90, "#b9a594"), (548, 60,
                                     "#a57f68"), (566, 34, "#c08a5c"))):
        pts = p.hills(70 + k, y, amp, 360, c, mix(c, "#f3d29c", .6), 120,
                      5, .5)
        p.relief(under(pts, 640), 20 + k, mix(c, "#ffe6b8", .5),
                 mix(c, "#5a4a58", .5), 120, 180, (-8, -4), 7, 4, .45)
        p.haze(470, 590, "#fbe2ac", .3)
    p.fill(box(0, 580, W, H), vert(580, H, (0, "#efcf94"), (.3, "#dfae6c"),
           (1, "#a86c40")), tex=(("wash", "#fbe2ac", .4),
                                ("streak", "#b57a46", .25),
                                ("dry", "#8f5a38", .1)))
    for _ in range(160):
        t = p.r.random() ** 1.6
        y = 600 + 680 * t
        x = p.r.uniform(0, W)
        r = 2 + 16 * t
        p.fill(disc(x, y, r, r * .5), mix("#a5683c", "#f0cf98", p.r.random()),
               .6)
    # Pylons over the hills.
    last = None
    for x, y, h in ((1890, 640, 330), (1690, 606, 190), (1585, 592, 124),
                    (1522, 584, 84)):
        for s in (-1, 1):
            p.line([(x + s * h * .13, y), (x + s * h * .03, y - h)],
                   "#5f6a6c", max(1.4, h * .014))
        for k in range(7):
            v0, v1 = k / 7, (k + 1) / 7
            w0, w1 = .13 - .1 * v0, .13 - .1 * v1
            p.line([(x - w0 * h, y - h * v0), (x + w1 * h, y - h * v1)],
                   "#5f6a6c", max(1, h * .007))
            p.line([(x + w0 * h, y - h * v0), (x - w1 * h, y - h * v1)],
                   "#5f6a6c", max(1, h * .007))
        for v, w in ((.72, .22), (.86, .17), (.98, .1)):
            p.line([(x - w * h, y - h * v), (x + w * h, y - h * v)],
                   "#5f6a6c", max(1.2, h * .012))
        if last:
            for v, w in ((.72, .22), (.86, .17)):
                for s in (-1, 1):
                    a = (last[0] + s * w * last[2], last[1] - v * last[2])
                    b = (x + s * w * h, y - v * h)
                    p.line([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2
                                + h * .13), b], "#5f6a6c", 1.4, .8, bent=True)
        last = (x, y, h)
    # Rows of panels; far ones first.
    def cells(zn, zf, nx, lo, hi):
        (x0, y0), (x1, y1) = lo, hi
        return ([at(x0, y0, zn), at(x0, y0, zf), at(x1, y1, zf),
                 at(x1, y1, zn)])
    for k in range(9, -1, -1):
        lo = (-.5 - k * 1.06, .43)
        hi = (lo[0] - .62, .16)
        z0, z1 = .42, 9.5
        # Shadow on the sand.
        p.fill([at(lo[0] - .1, .52, z0), at(lo[0] - .1, .52, z1),
                at(hi[0] - .28, .52, z1), at(hi[0] - .28, .52, z0)],
               "#7d4a34", .5)
        z = z0
        while z < z1:
            for (x, y) in (((lo[0] + hi[0]) / 2 + .2, .36),
                           (hi[0] + .06, .2)):
                a, b = at(x, y, z), at(x, .52, z)
                p.line([a, b], "#6f7a7a", max(1, 10 / z * .8))
            z *= 1.26
        quad = cells(z0, z1, 0, lo, hi)
        p.fill(quad, "#e6e6d6")
        z = z0
        while z < z1:
            zf = min(z * 1.115, z1)
            for j in range(3):
                t0, t1 = j / 3 + .012, (j + 1) / 3 - .012
                a = (lo[0] + (hi[0] - lo[0]) * t0, lo[1] + (hi[1] - lo[1]) * t0)
                b = (lo[0] + (hi[0] - lo[0]) * t1, lo[1] + (hi[1] - lo[1]) * t1)
                zz = z + (zf - z) * .04
                q = cells(zz, zf - (zf - z) * .02, 0, a, b)
                shine = math.exp(-((math.log(z) - .5 - .16 * k - .1 * j) / .5)
                                 ** 2)
                base = mix("#163f68", "#2f6f9c", .3 + .5 * (j / 3))
                base = mix(base, "#9cd0dc", .75 * shine)
                haze = min(1, max(0, (z - 2.5) / 8))
                base = mix(base, "#d9d3b4", haze * .6)
                p.fill(q, lin(*q[0], *q[2], (0, mix(base, "#0f2c52", .2)),
                              (1, mix(base, "#bfe3e6", .22))))
                if z < 3.2:
                    for u in (.25, .5, .75):
                        p.line([(q[0][0] + (q[1][0] - q[0][0]) * u,
                                 q[0][1] + (q[1][1] - q[0][1]) * u),
                                (q[3][0] + (q[2][0] - q[3][0]) * u,
                                 q[3][1] + (q[2][1] - q[3][1]) * u)],
                               "#bcd8dc", max(.7, 2 / z), .4)
                    for u in (.33, .66):
                        p.line([(q[0][0] + (q[3][0] - q[0][0]) * u,
                                 q[0][1] + (q[3][1] - q[0][1]) * u),
                                (q[1][0] + (q[2][0] - q[1][0]) * u,
                                 q[1][1] + (q[2][1] - q[1][1]) * u)],
                               "#bcd8dc", max(.7, 2 / z), .4)
            z = zf
        p.line([quad[0], quad[1]], "#f6f4e4", 4, .9)
        p.line([quad[0], (quad[0][0], quad[0][1] + 14)], "#9aa3a0", 5)
    # The service road, a hut, two who look after it all.
    p.fill([at(.12, .52, .4), at(.12, .52, 9), at(.42, .52, 9),
            at(.85, .52, .4)], vert(600, H, (0, "#f6dfae"), (1, "#d9a870")),
           tex=("streak", "#a8703f", .3))
    for x in (.28, .5):
        p.line([at(x + .06, .52, .42), at(x, .52, 3)], "#b5804c", 9, .35)
    hx, hy = 1690, 800
    p.fill(disc(hx - 20, hy + 4, 190, 14), "#7d4a34", .4)
    p.fill(box(hx - 110, hy - 150, 220, 150), lin(hx - 110, 0, hx + 110, 0,
           (0, "#fbf3dc"), (1, "#c9b48c")), tex=("wash", "#e0cc9c", .3))
    p.fill(box(hx - 124, hy - 168, 248, 24), vert(hy - 168, hy - 144,
           (0, "#fffaec"), (1, "#b59a70")))
    p.fill(box(hx - 80, hy - 108, 58, 108), "#1f6a70")
    for k in range(6):
        p.line([(hx + 4, hy - 104 + k * 12), (hx + 84, hy - 104 + k * 12)],
               "#8a7a5c", 4)
    p.fill([(hx - 58, hy - 70), (hx - 42, hy - 70), (hx - 52, hy - 48),
            (hx - 40, hy - 48), (hx - 60, hy - 18), (hx - 54, hy - 42),
            (hx - 66, hy - 42)], "#f0c24a")
    for x, y, h, coat in ((1395, 1010, 300, "#d97a34"),
                          (1507, 1020, 286, "#2f5f78")):
        p.fill([(x - 16, y), (x + 16, y), (x + h * .84, y + h * .2),
                (x + h * .76, y + h * .26)], "#7d4a34", .45)
        p.person(x, y, h, coat, legs="#33404f", skin="#7d5240",
                 hair="#f6efdc")
        p.line([(x - h * .096, y - h * .62), (x + h * .096, y - h * .62)],
               "#f6ecc4", h * .03)
        p.line([(x - h * .098, y - h * .74), (x - h * .1, y - h * .46)],
               "#fff0c0", 4, .7)
        p.fill(box(x - h * .085, y - h * .975, h * .17, h * .022, 3),
               "#e8dfc4")
    p.fill([(1415, 850), (1463, 842), (1471, 890), (1423, 898)], "#27404f")
    p.fill([(1419, 854), (1460, 847), (1466, 886), (1426, 893)], "#bfe0dc")
    p.taper([(1537, 800), (1505, 830), (1455, 862)], "#274f66", 19, 13)
    for _ in range(16):
        x, y = p.r.choice([(p.r.uniform(1640, W), p.r.uniform(880, 1260)),
                           (p.r.uniform(1300, 1420), p.r.uniform(1180, 1270))])
        k = (y - 620) / 520
        for _ in range(22):
            a = p.r.gauss(0, .7)
            ln = p.r.uniform(24, 66) * k
            p.taper([(x, y), (x + math.sin(a) * ln * .5, y - ln * .5),
                     (x + math.sin(a) * ln * 1.2, y - math.cos(a) * ln * .8)],
                    mix("#5f6440", "#c9b070", p.r.random()), 4 * k, .7)
    p.birds(1100, 260, 7, 18, "#4f7f8a", 140)
    p.bloom(.88, 52, .3)
    p.finish(vignette=.15, speck=.005, paper=.008)


def snow(p):
    p.sky((0, "#22385f"), (.2, "#456192"), (.38, "#9a93b0"), (.48, "#e3a99c"),
          (.55, "#f6c9a4"))
    p.stars(120, 240)
    p.clouds(174, 60, 420, "#e8b5ac", "#4f5f8a", .46, 700, 80, .6)
    # Peaks with the last sun on them.
    def mountain(x, y, left, right, base, lit, shade, foot):
        """A peak with a bright right side, a ridge and gullies."""
        def jag(x0, y0, x1, y1, n, k):
            pts = [(x0, y0)]
            for i in range(1, n):
                t = i / n
                pts.append((x0 + (x1 - x0) * t + p.r.gauss(0, k),
                            y0 + (y1 - y0) * t ** .92 + p.r.gauss(0, k * .8)))
            return pts + [(x1, y1)]
        h = base - y
        sl = jag(x, y, left, base, 15, h * .02)
        sr = jag(x, y, right, base, 15, h * .02)
        p.fill(sl[::-1] + sr, vert(y, base, (0, lit), (.45, mix(lit, foot,
               .45)), (1, foot)))
        ridge = [(x, y)]
        for i in range(1, 12):
            t = i / 11
            way = h * .07 * (1 if i % 2 else -1) * (.4 + t)
            ridge.append((x + (left * .25 + right * .75 - x) * t * .25 + way
                          + p.r.gauss(0, h * .02), y + h * t))
        p.fill(sl + ridge[::-1], vert(y, base, (0, shade), (.5, mix(shade,
               foot, .3)), (1, foot)))
        # Gullies on the bright side, ribs on the dark one.
        for k in range(9):
            t = .1 + .8 * k / 9
            i = min(13, int(t * 14))
            x0, y0 = sr[i]
            x0 += (ridge[min(11, i)][0] - x0) * p.r.uniform(.12, .6)
            ln = h * p.r.uniform(.14, .3) * (1 - t * .4)
            p.fill([(x0, y0), (x0 + ln * .3, y0 + ln * .45),
                    (x0 + ln * .16, y0 + ln * .5),
                    (x0 + ln * .34, y0 + ln),
                    (x0 - ln * .04, y0 + ln * .55),
                    (x0 - ln * .12, y0 + ln * .74),
                    (x0 - ln * .2, y0 + ln * .2)], shade, .62 * (1 - t))
        for k in range(7):
            t = .14 + .66 * k / 7
            i = min(13, int(t * 14))
            x0, y0 = sl[i]
            x0 += (ridge[min(11, i)][0] - x0) * p.r.uniform(.2, .75)
            ln = h * p.r.uniform(.1, .22)
            p.fill([(x0, y0), (x0 + ln * .12, y0 + ln * .5),
                    (x0 - ln * .1, y0 + ln), (x0 - ln * .24, y0 + ln * .5),
                    (x0 - ln * .14, y0 + ln * .3)], lit, .34 * (1 - t))

    far = ("#f3c3b4", "#7d7fac", "#c9b9cc")
    for q in ((1750, 400, 1380, 2120), (1180, 390, 800, 1500),
              (140, 400, -260, 520), (820, 372, 520, 1150)):
        mountain(*q[:2], *q[2:], 780, *far)
    p.haze(380, 760, "#e6c0bc", .35)
    mid = ("#ffd3b4", "#66709f", "#bdb6d0")
    for q in ((1480, 320, 1060, 1900), (480, 268, 30, 960)):
        mountain(*q[:2], *q[2:], 800, *mid)
    p.haze(430, 740, "#d9c0c9", .5)
    for q in ((1060, 560, 760, 1400), (-20, 540, -300, 330),
              (1930, 540, 1600, 2200), (700, 600, 420, 940)):
        mountain(*q[:2], *q[2:], 820, "#c3bad2", "#5a6a9c", "#aab0cf")
    p.haze(560, 800, "#c9bfd2", .5)
    # Woods on the slopes.
    for y, n, h, c in ((700, 170, 46, "#6d7ba3"), (745, 130, 70, "#52648f"),
                       (800, 80, 100, "#3b4f7a")):
        base = p.skyline(int(y), y, 26, 500, 3)
        p.fill(under(base), vert(y - 30, y + 160, (0, "#c9cde0"),
                                 (1, "#aab4d3")))
        for _ in range(n):
            k = p.r.randint(0, len(base) - 1)
            x, by = base[k]
            pine(p, x, by + p.r.uniform(0, 26), h * p.r.uniform(.7, 1.2), c,
                 "#dfe3f0", 4)
    p.haze(680, 880, "#c3c6dd", .35)
    # The village climbs a hill.
    hill = [(-20, 1010), (260, 960), (560, 880), (860, 820), (1060, 812),
            (1300, 850), (1600, 930), (W + 20, 980)]
    p.fill(under(hill), vert(800, 1180, (0, "#d9ddec"), (.5, "#a9b6d6"),
                             (1, "#8496c0")),
           tex=(("wash", "#eef0f8", .5), ("streak", "#7085b5", .18)))

    def house(x, y, w, h, deep=.5, lit=True, chimney=True):
        wall = p.r.choice(["#8a6a5c", "#9a7a68", "#7d6068", "#a5856c"])
        d = w * deep
        p.fill([(x + w, y), (x + w + d, y - d * .16), (x + w + d, y - h
               - d * .16), (x + w, y - h)], mix(wall, "#27335f", .62))
        p.fill(box(x, y - h, w, h), vert(y - h, y, (0, mix(wall, "#ffd9b0",
               .2)), (1, mix(wall, "#3b4570", .35))),
               tex=("dry", "#3b3a55", .16))
        peak = (x + w / 2, y - h - w * .46)
        p.fill([(x, y - h), (x + w, y - h), peak], mix(wall, "#27335f", .2))
        far = (peak[0] + d, peak[1] - d * .16)
        roof = [(x + w + 9, y - h + 9), (x + w + d + 9, y - h - d * .16 + 7),
                far, peak]
        p.fill(roof, lin(*peak, x + w + d, y - h, (0, "#f6f3f6"),
                         (1, "#a3b3d9")))
        p.line([(x - 9, y - h + 9), peak, (x + w + 9, y - h + 9)], "#f8f5f6",
               w * .1)
        p.line([(x - 7, y - h + 15), (peak[0], peak[1] + w * .07),
                (x + w + 7, y - h + 15)], "#8fa0cc", w * .025)
        p.line([peak, far], "#ffffff", w * .05)
        if chimney:
            cx, cy = peak[0] + d * .55, peak[1] + w * .1
            p.fill(box(cx, cy - w * .22, w * .13, w * .3), "#6b5560")
            p.fill(box(cx - 3, cy - w * .26, w * .13 + 6, w * .07, 4),
                   "#f8f5f6")
            for k in range(34):
                t = k / 33
                p.fill(disc(cx + w * .06 + 60 * t * t * w / 100 + p.r.gauss(
                    0, 3 + 12 * t), cy - w * .28 - t * w * 1.5,
                    w * (.05 + .16 * t)), "#e3dce6", .1 * (1 - t) + .015)
        rows = 2 if h > w * .75 else 1
        for j in range(rows):
            for i in range(2):
                wx = x + w * (.17 + .42 * i)
                wy = y - h + h * (.16 + .44 * j)
                if j == rows - 1 and i == 1:
                    p.fill(box(wx, y - h * .42, w * .24, h * .42),
                           "#4b3038")
                    continue
                on = lit and p.r.random() < .85
                p.fill(box(wx - 3, wy - 3, w * .24 + 6, h * .24 + 6),
                       "#4b3a48")
                p.fill(box(wx, wy, w * .24, h * .24), "#ffd27a" if on
                       else "#4f5f8f")
                p.line([(wx + w * .12, wy), (wx + w * .12, wy + h * .24)],
                       "#4b3a48", 3)
                p.fill(box(wx - 5, wy + h * .24, w * .24 + 10, 6, 3),
                       "#f6f4f8")
                if on:
                    p.glow(wx + w * .12, wy + h * .12, w * .62, "#ffb95c",
                           .55)
        p.fill(through((x - 16, y + 9), (x + w * .3, y - 9), (x + w * .7,
               y - 5), (x + w + d, y - d * .16 - 6), (x + w + d + 16, y),
               (x + w * .5, y + 15)), "#dfe4f1")

    # Minaret and dome in the middle of the roofs.
    for x, y, w, h in ((760, 842, 70, 62), (1130, 850, 76, 66),
                       (640, 880, 80, 70), (1240, 884, 84, 70)):
        house(x, y, w, h)
    p.fill(box(900, 700, 130, 130), lin(900, 0, 1030, 0, (0, "#c9a58f"),
           (1, "#5f5578")), tex=("dry", "#3b3a55", .16))
    p.fill(disc(965, 702, 64, 66, 180, 360), lin(900, 0, 1030, 0,
           (0, "#fbf8f8"), (.5, "#dfe4f1"), (1, "#8fa0cc")))
    p.line([(965, 636), (965, 610)], "#c99a5c", 4)
    for k in range(3):
        p.fill(arch(926 + k * 39, 812, 22, 62, .2), "#ffcf78")
        p.glow(926 + k * 39, 786, 70, "#ffb95c", .5)
    p.fill(box(1048, 520, 34, 310), lin(1048, 0, 1082, 0, (0, "#d9b49a"),
                                       (1, "#5a5075")))
    for y in (590, 680):
        p.fill(box(1038, y, 54, 12), "#b99a92")
        p.fill(box(1036, y - 6, 58, 8, 4), "#f8f5f6")
    p.fill([(1046, 522), (1084, 522), (1065, 452)], lin(1046, 0, 1084, 0,
           (0, "#fbf8f8"), (1, "#8fa0cc")))
    p.fill(arch(1065, 586, 13, 34, .2), "#ffd27a")
    p.glow(1065, 570, 66, "#ffb95c", .8)
    for x, y, w, h in ((520, 940, 96, 84), (820, 920, 100, 96),
                       (1080, 934, 104, 88), (1350, 944, 106, 90),
                       (300, 1010, 116, 96), (690, 1006, 122, 110),
                       (950, 1016, 126, 116), (1230, 1024, 128, 108),
                       (1530, 1010, 128, 100)):
        house(x, y, w, h)
    # A lane down through it, trodden and lit.
    p.fill(through((860, 1040), (930, 1040), (900, 1100), (960, 1170),
                   (1130, 1260), (1180, 1320), (600, 1320), (720, 1230),
                   (800, 1150), (810, 1090)), vert(1040, H, (0, "#b9bedb"),
           (1, "#8a9ac6")), tex=("streak", "#eef0f8", .5))
    for _ in range(90):
        t = p.r.random()
        y = 1060 + 210 * t
        x = 880 + p.r.gauss(0, 16 + 60 * t) + 20 * t
        p.fill(disc(x, y, 3 + 8 * t, 2 + 3 * t), "#6f82b3", .6)
    near = [(-20, 1090), (240, 1110), (520, 1160), (760, 1240), (900, 1330),
            (-20, 1330)]
    p.fill(through(*near), vert(1080, H, (0, "#e6e9f3"), (1, "#93a3cc")),
           tex=("wash", "#ffffff", .4))
    near = [(W + 20, 1060), (1640, 1100), (1380, 1160), (1180, 1250),
            (1100, 1330), (W + 20, 1330)]
    p.fill(through(*near), vert(1060, H, (0, "#e6e9f3"), (1, "#93a3cc")),
           tex=("wash", "#ffffff", .4))
    for x, y in ((790, 1120), (1010, 1180)):
        p.line([(x, y), (x, y - 130)], "#33304a", 7)
        p.fill(box(x - 13, y - 164, 26, 36, 4), "#ffe2a0")
        p.fill([(x - 20, y - 164), (x + 20, y - 164), (x, y - 186)],
               "#f8f5f6")
        p.glow(x, y - 146, 190, "#ffc46a", .8)
        p.glow(x, y + 6, 150, "#ffc46a", .4, .3)
    for x, y, h, c, kw in ((880, 1196, 122, "#8a3b34", {"scarf": "#e3c48f",
                                                       "robe": True}),
                           (936, 1204, 84, "#2f5f78", {})):
        p.fill(disc(x + 8, y + 1, h * .24, 6), "#5f72a5", .6)
        p.person(x, y, h, c, legs="#2b2f4a", back=True, **kw)
    # Great pines to frame it.
    for x, y, h in ((120, 1200, 560), (300, 1240, 380), (1790, 1180, 600),
                    (1620, 1230, 350), (1900, 1260, 420), (20, 1270, 420)):
        p.fill(disc(x + 20, y, h * .22, h * .03), "#5f72a5", .5)
        pine(p, x, y, h, "#24385f", "#f3f3f8", 9)
    for _ in range(520):
        k = p.r.random() ** 3
        x, y = p.r.uniform(0, W), p.r.uniform(0, H)
        p.fill(disc(x, y, 1.3 + 4.4 * k), "#ffffff", .3 + .5 * p.r.random())
    p.bloom(.82, 44, .35)
    p.finish(vignette=.2, speck=.005, paper=.008)


def pine(p, x, y, h, green, white, tiers):
    p.fill(box(x - h * .02, y - h * .12, h * .04, h * .12), "#3b2f3a")
    for k in range(tiers):
        t = k / tiers
        w = h * .24 * (1 - t) ** .85 + h * .025
        y0 = y - h * (.08 + .88 * t)
        y1 = y0 - h * 1.5 / tiers
        q = [(x - w, y0), (x - w * .5, y0 - h * .012), (x, y0 + h * .012),
             (x + w * .5, y0 - h * .012), (x + w, y0), (x, y1)]
        p.fill(q, lin(x - w, 0, x + w, 0, (0, mix(green, white, .16)),
                      (1, mix(green, "#0f1a38", .3))))
        lay = h * .5 / tiers
        p.fill([(x - w, y0), (x - w * .55, y0 - lay * .3),
                (x - w * .1, y0 - lay * .5), (x + w * .2, y0 - lay * .9),
                (x + w * .1, y1 + lay), (x, y1)], white, .85)


def observatory(p):
    p.sky((0, "#0a1230"), (.35, "#16285a"), (.58, "#2f4f86"), (.7, "#6f7fa3"),
          (.76, "#c99a92"))
    # The Milky Way: a band of cloud and stars across the sky.
    yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
    d = ((xx - 560) * .80 + (yy - 640) * .60)
    along = -(xx - 560) * .60 + (yy - 640) * .80
    bend = d - 120 * np.sin(along / 620)
    band = np.exp(-(bend / 170) ** 2)
    core = np.exp(-(bend / 70) ** 2)
    n = noise(5, 260, 260, 6, gain=.58)
    m = noise(6, 150, 150, 6, gain=.6)
    fade = 1 - smooth(yy, 620, 900)
    a = p.pixels()
    glow = (band * (.3 + .9 * n) * fade)[:, :, None]
    tone = p.ramp(np.clip(n * 1.3 - .2, 0, 1), (0, "#4b5fa0"),
                  (.45, "#a58fb0"), (.75, "#f0c9a4"), (1, "#fff0d4"))
    a = 1 - (1 - a) * (1 - tone * glow * .62)
    a += (core * smooth(n, .45, .8) * fade * .3)[:, :, None] * np.array(
        [1, .88, .72])
    dust = (core * smooth(m, .5, .72) * fade)[:, :, None]
    a = a * (1 - dust * .34) + np.array([.06, .05, .13]) * dust * .34
    p.put(a)
    rng = np.random.RandomState(3)
    count = 0
    while count < 2600:
        x, y = rng.uniform(0, W), rng.uniform(0, 900)
        if rng.rand() > .16 + .84 * band[int(y), int(x)]:
            continue
        count += 1
        k = rng.rand()
        p.fill(disc(x, y, .7 + 1.5 * k ** 5), ("#ffffff", "#ffe9c4",
               "#cfe0ff")[rng.randint(3)], (.25 + .7 * k * k)
               * (1 - smooth(np.array(y), 640, 900)))
    for x, y, c in ((300, 180, "#cfe0ff"), (1290, 150, "#fff0d0"),
                    (1500, 420, "#ffd9b0"), (820, 120, "#ffffff"),
                    (1700, 240, "#cfe0ff"), (180, 520, "#ffe9c4"),
                    (1080, 330, "#ffffff")):
        p.glow(x, y, 54, c, .7)
        p.fill(star(x, y, 13, 4, .16), c)
        p.fill(disc(x, y, 3.4), "#ffffff")
    # A falling star.
    p.taper([(1560, 118), (1480, 164), (1380, 222)], "#ffffff", .5, 4, .8)
    p.glow(1380, 222, 40, "#ffffff", .8)
    # Ridges, each darker.
    for k, (y, amp, cell, top, foot) in enumerate((
            (900, 70, 460, "#5a648f", "#a58a94"),
            (950, 60, 360, "#3b4a78", "#6f6f94"),
            (1000, 44, 420, "#26365f", "#47527f"))):
        pts = p.hills(90 + k, y, amp, cell, top, foot, 190)
        p.relief(under(pts, 1200), 40 + k, mix(top, "#e3b5a8", .3),
                 mix(top, "#0a1230", .4), 260, 260, (12, -6), 5, 5, .2)
        p.haze(y - 60, y + 90, "#c99a9c", .2 - .05 * k)
    for _ in range(50):
        x = p.r.uniform(60, 700)
        p.fill(disc(x, p.r.uniform(1000, 1016), 1.8), "#ffd892", .9)
    p.glow(380, 1010, 260, "#ffb868", .4, .25)
    hill = [(-20, 1180), (300, 1150), (640, 1086), (940, 1030), (1260, 1012),
            (1560, 1034), (1760, 1090), (W + 20, 1120)]
    p.fill(under(hill), vert(1000, H, (0, "#22305a"), (.4, "#162244"),
                             (1, "#0a1128")),
           tex=(("wash", "#3b4a78", .4), ("dry", "#0a1128", .2)))
    p.line(hill, "#7f86b0", 3, .5, bent=True)
    # The dome.
    x, y, r = 1200, 780, 230
    p.glow(x, y - 40, 520, "#8fa9d9", .28)
    drum = lin(x - r, 0, x + r, 0, (0, "#c9d3e6"), (.25, "#e8eaf0"),
               (.6, "#8f9cc4"), (1, "#34406f"))
    p.fill(box(x - r * .93, y, r * 1.86, 250), drum,
           tex=(("wash", "#5a6898", .25), ("upright", "#f3f3f6", .12)))
    for k in range(9):
        px = x + r * .9 * math.sin((k - 4) * .36)
        p.line([(px, y + 14), (px, y + 244)], "#5a6898", 2.4, .5)
    for k in (-2, -1, 1, 2):
        px = x + r * .9 * math.sin(k * .42)
        w = 40 * math.cos(k * .42)
        p.fill(box(px - w / 2, y + 60, w, 56, 3), "#ffcf85" if k < 2
               else "#5a6898")
        p.line([(px, y + 60), (px, y + 116)], "#4b5580", 3)
        if k < 2:
            p.glow(px, y + 88, 84, "#ffb95c", .5)
    p.fill(arch(x, y + 250, 74, 128, 0), "#ffdb9a")
    p.fill(box(x - 37, y + 176, 6, 74), "#4b5580")
    p.glow(x, y + 200, 170, "#ffb95c", .6)
    dome = lambda c: (c.arc(x, y, r, math.pi, 2 * math.pi),      # noqa: E731
                      c.close_path())
    p.fill(dome, lin(x - r, y - r, x + r, y, (0, "#f6f6f6"), (.3, "#d3dbea"),
           (.62, "#8795c2"), (1, "#2c3768")), tex=("wash", "#5a6898", .2))
    p.clip(dome)
    for k in range(-5, 6):
        q = [(x + r * math.sin(k * .3) * math.sin(a / 12 * 1.57),
              y - r * math.cos(a / 12 * 1.57)) for a in range(13)]
        p.line(q, "#5a6898", 2.4, .45)
    for v in (.35, .68):
        p.line([(x - r, y - r * v + 20), (x, y - r * v + 34),
                (x + r, y - r * v + 20)], "#5a6898", 2, .35, bent=True)
    # The slit, open; red light within, and the glass looking out.
    def slit(g):
        left, right = [], []
        for k in range(21):
            a = .02 + 1.36 * k / 20
            px = x - r * .36 * math.sin(a + .05)
            py = y - r * 1.0 * math.cos(a * .98)
            w = (r * .16 + g) * (.55 + .45 * math.sin(a))
            left.append((px - w, py))
            right.append((px + w, py))
        return left + right[::-1]
    p.fill(slit(10), "#eef0f4")
    p.fill(slit(0), vert(y - r, y, (0, "#1a0f22"), (.5, "#4b1a28"),
                         (1, "#b5443a")))
    p.unclip()
    p.glow(x - 70, y - 60, 170, "#e0503c", .5)
    p.c.save()
    p.c.translate(x - 66, y - 84)
    p.c.rotate(-.62)
    tube = lin(-34, 0, 34, 0, (0, "#f3e9e0"), (.4, "#c9b5b8"), (1, "#3b2a40"))
    p.fill(box(-27, -190, 54, 200), tube)
    p.fill(box(-34, -206, 68, 26, 4), tube)
    p.fill(disc(0, -206, 34, 9), "#1a1a38")
    p.fill(disc(0, -206, 26, 6), "#8fb0e0")
    p.fill(box(-30, -90, 60, 12), "#a5443a")
    p.c.restore()
    p.fill(box(x - r * 1.0, y - 12, r * 2.0, 30, 8), lin(x - r, 0, x + r, 0,
           (0, "#f3f3f6"), (.5, "#aab5d3"), (1, "#34406f")))
    for k in range(30):
        px = x + r * .98 * math.sin((k - 14.5) * .105)
        p.line([(px, y + 2), (px, y + 14)], "#5a6898", 2, .6)
    # A smaller dome, a hut with a lamp, a mast.
    x2, y2, r2 = 1560, 942, 84
    p.fill(box(x2 - r2 * .92, y2, r2 * 1.84, 110), lin(x2 - r2, 0, x2 + r2, 0,
           (0, "#aab5d3"), (1, "#2c3768")))
    p.fill(lambda c: (c.arc(x2, y2, r2, math.pi, 2 * math.pi),
                      c.close_path()), lin(x2 - r2, y2 - r2, x2 + r2, y2,
           (0, "#dfe4ee"), (.5, "#8795c2"), (1, "#27325f")))
    p.fill(box(x2 - r2, y2 - 6, 2 * r2, 13, 4), "#aab5d3")
    p.fill(box(x2 - 20, y2 + 44, 34, 66), "#ffcf85")
    p.glow(x2 - 3, y2 + 76, 90, "#ffb95c", .6)
    p.fill(box(900, 950, 120, 90), lin(900, 0, 1020, 0, (0, "#8f9cc4"),
                                      (1, "#3b4878")))
    p.fill([(888, 952), (1032, 952), (1010, 922), (910, 922)], "#4b5580")
    p.fill(box(926, 976, 26, 28), "#ffcf85")
    p.fill(box(972, 976, 26, 28), "#ffcf85")
    p.glow(962, 990, 120, "#ffb95c", .5)
    # Path, wall, and two people with a small telescope.
    p.fill(through((1180, 1030), (1226, 1030), (1190, 1100), (1080, 1180),
                   (960, 1300), (760, 1300), (930, 1180), (1100, 1100)),
           vert(1030, H, (0, "#b59a94"), (.4, "#5f6390"), (1, "#26325c")),
           tex=("streak", "#c9b5ae", .2))
    p.line([(-20, 1186), (300, 1158), (640, 1096), (880, 1052)], "#47527f",
           15, .8, bent=True)
    for k in range(60):
        t = k / 59
        p.fill(disc(-10 + 900 * t, 1192 - 142 * t ** 1.2 + p.r.gauss(0, 3),
                    12 - 7 * t, 8 - 4 * t), mix("#1f2a54", "#47527f",
                                               p.r.random()))
    for x, y, h, c in ((600, 1160, 150, "#1c2748"), (470, 1172, 108,
                                                     "#27325c")):
        p.person(x, y, h, c, legs="#131c38", skin="#2c3154", hair="#0f162e",
                 back=True)
        p.line([(x + h * .1, y - h * .78), (x + h * .1, y - h * .5)],
               "#aab5e0", 2.4, .7)
        p.fill(disc(x + 1, y - h * .99, h * .05, h * .012), "#aab5e0", .7)
    for dx in (-40, 4, 44):
        p.line([(690, 1090), (690 + dx, 1154)], "#131c38", 6)
    p.taper([(648, 1112), (690, 1088), (762, 1040)], "#131c38", 17, 25)
    p.line([(660, 1096), (756, 1034)], "#aab5e0", 3, .7)
    for _ in range(900):
        gx, gy = p.r.uniform(-20, W + 20), p.r.uniform(1200, H + 20)
        h = p.r.uniform(14, 52)
        b = p.r.gauss(5, 8)
        p.taper([(gx, gy), (gx + b * .3, gy - h * .6), (gx + b, gy - h)],
                mix("#0a1128", "#47558a", p.r.random() ** 2.4), 3.4, .6, .9)
    p.bloom(.84, 44, .3)
    p.finish(vignette=.24)


PICTURES = [train, desert_road, wheat, river, solar, snow, observatory]

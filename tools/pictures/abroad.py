"""Harbour, airport, oilfield: what comes and goes."""
import math

from .kit import (H, W, box, disc, lin, mix, smooth, through,
                  vert)

import numpy as np


def crane(p, x, y, h, colour, rim, flip=1, cargo=None, light=None, w=1.0):
    """A gantry crane on a quay; flip = 1 reaches to the right."""
    def at(u, v):
        return (x + flip * u * h, y - v * h)

    t = max(1.5, h * 0.018 * w)
    # Legs behind, then before.
    for du, k in ((0.03, 0.75), (0, 1)):
        c = mix(colour, rim, 0.25 * (1 - k))
        for u in (-0.16, 0.14):
            p.line([at(u + du, 0), at(u * 0.86 + du, 0.6)], c, t * 1.25)
        p.line([at(-0.16 + du, 0.26), at(0.14 + du, 0.26)], c, t)
        p.line([at(-0.15 + du, 0.26), at(0.1 + du, 0.58)], c, t * 0.6)
        p.line([at(-0.17 + du, 0.04), at(0.15 + du, 0.04)], c, t * 1.2)
    # Girder with its lattice.
    p.fill([at(-0.42, 0.6), at(0.86, 0.6), at(0.88, 0.625), at(-0.42, 0.645)],
           colour)
    for k in range(26):
        u = -0.4 + k * 0.05
        p.line([at(u, 0.6), at(u + 0.025, 0.64), at(u + 0.05, 0.6)], colour,
               t * 0.35)
    p.line([at(-0.42, 0.665), at(0.2, 0.665)], colour, t * 0.3)
    # Mast and stays.
    p.line([at(-0.13, 0.6), at(0.06, 1.0)], colour, t * 1.1)
    p.line([at(0.12, 0.6), at(0.07, 1.0)], colour, t * 1.1)
    p.line([at(0.0, 0.86), at(0.11, 0.86)], colour, t * 0.6)
    for u in (0.4, 0.8):
        p.line([at(0.065, 0.995), at(u, 0.63)], colour, t * 0.42)
    p.line([at(0.055, 0.995), at(-0.38, 0.65)], colour, t * 0.42)
    # Engine house, cab, load.
    p.fill([at(-0.36, 0.645), at(-0.2, 0.645), at(-0.2, 0.72),
            at(-0.36, 0.72)], mix(colour, rim, 0.12))
    p.fill([at(0.34, 0.6), at(0.39, 0.6), at(0.39, 0.555), at(0.35, 0.555)],
           mix(colour, rim, 0.2))
    for u in (0.44, 0.54):
        p.line([at(u, 0.6), at(u, 0.38)], colour, t * 0.22)
    p.fill([at(0.42, 0.385), at(0.56, 0.385), at(0.56, 0.37), at(0.42, 0.37)],
           colour)
    if cargo:
        p.fill([at(0.42, 0.37), at(0.56, 0.37), at(0.56, 0.31),
                at(0.42, 0.31)], cargo)
    # The evening catches one edge.
    p.line([at(0.84, 0.626), at(-0.4, 0.646)], rim, t * 0.28, 0.75)
    p.line([at(0.15, 0.02), at(0.128, 0.58)], rim, t * 0.3, 0.7)
    if light:
        for u, v in ((0.065, 1.0), (0.86, 0.62), (-0.41, 0.65)):
            p.fill(disc(*at(u, v), t * 0.5), light)
            p.glow(*at(u, v), t * 7, light, 0.75)


def harbour(p):
    sea = 800
    p.sky((0, "#1b2d49"), (0.22, "#2f4563"), (0.4, "#6a6480"),
          (0.52, "#b87a72"), (0.6, "#eaa66c"), (0.64, "#f8cf8c"))
    p.clouds(31, 40, 520, "#d98b78", "#39425f", 0.5, 760, 110, 0.75)
    p.clouds(35, 430, 740, "#ffd9a0", "#b3706c", 0.52, 900, 46, 0.8)
    sun = (1130, 716)
    p.glow(*sun, 760, "#ffb366", 0.55)
    p.glow(*sun, 260, "#ffe0a6", 0.8)
    p.fill(disc(*sun, 50), vert(660, 770, (0, "#fff3cf"), (1, "#ffcf7d")))
    # Headland and the town behind the harbour.
    p.hills(3, 742, 34, 420, "#8b6a78", "#c98a72", 90)
    p.hills(8, 772, 18, 260, "#6d5a70", "#94686c", 60)
    for x in range(60, 900, 22):
        h = p.r.uniform(10, 44)
        p.fill(box(x, 786 - h, p.r.uniform(14, 26), h + 20),
               mix("#5d516b", "#80606c", p.r.random()))
        if p.r.random() < 0.6:
            p.fill(box(x + 5, 790 - h * 0.6, 3, 3), "#ffdf9a", 0.9)
    p.haze(690, sea, "#f2b67c", 0.35)
    crane(p, 1660, 792, 250, "#77607a", "#f0b184", -1, "#a5706a")
    crane(p, 1790, 792, 225, "#836779", "#f0b184", -1)
    crane(p, 690, 794, 280, "#6d5b77", "#e8a982", 1, "#935f66")
    p.haze(600, sea, "#f0b07c", 0.22)
    # The ship.
    hull = [(560, 706), (640, 716), (1390, 716), (1502, 690), (1470, 770),
            (1440, 812), (610, 812), (575, 770)]
    boxes = ["#8c3b34", "#2f5f6b", "#c08a3e", "#31435e", "#a85b3c", "#6f7d6c",
             "#d3b483", "#47707a", "#7a3140"]
    for k, x in enumerate(range(742, 1372, 62)):
        tall = [4, 5, 5, 6, 5, 6, 6, 5, 4, 4, 3][k % 11]
        for j in range(tall):
            c = mix(p.r.choice(boxes), "#4b3d52", 0.28)
            y = 716 - (j + 1) * 27
            p.fill(box(x, y, 59, 26), vert(y, y + 26, (0, mix(c, "#ffd9a8", .2)),
                                           (1, c)))
            for i in range(1, 8):
                p.line([(x + i * 7.4, y + 3), (x + i * 7.4, y + 23)],
                       mix(c, "#000000", 0.25), 1, 0.5)
            p.line([(x + 58, y + 1), (x + 58, y + 25)], "#ffc98c", 2, 0.75)
            p.line([(x, y + 1), (x + 58, y + 1)], "#ffc98c", 1.3, 0.45)
    p.fill(box(606, 560, 110, 160), vert(560, 720, (0, "#d8c4b8"),
                                        (1, "#8d7f8c")))
    p.fill(box(592, 548, 138, 16), "#cdb6ac")
    p.fill(box(640, 500, 38, 50), "#8c3b34")
    p.fill(box(640, 512, 38, 10), "#e5d2b8")
    p.line([(690, 548), (690, 470)], "#5a5266", 4)
    p.line([(674, 486), (706, 486)], "#5a5266", 3)
    for j in range(5):
        for i in range(7):
            lit = p.r.random() < 0.6
            p.fill(box(614 + i * 14, 574 + j * 28, 8, 9),
                   "#ffe2a0" if lit else "#55566b")
    p.line([(715, 562), (715, 716)], "#ffd09a", 3, 0.8)
    p.fill(hull, vert(690, 812, (0, "#2f3b55"), (0.62, "#222a41"),
                      (0.63, "#7d3336"), (1, "#5a2730")),
           tex=("streak", "#0c1424", 0.35))
    p.line([(566, 708), (640, 717), (1390, 717), (1500, 692)], "#ffc890", 2.5,
           0.7)
    p.line([(1502, 692), (1471, 770), (1442, 808)], "#ffb878", 4, 0.6)
    crane(p, 420, 806, 640, "#27344e", "#f3a877", 1, "#a8623c", "#ffd48c")
    crane(p, 1010 + 640, 806, 560, "#2b3650", "#ffc890", -1, None, "#ffd48c")
    p.fill(box(-10, 786, 560, 30), "#212b42")
    p.fill(box(1560, 786, 400, 30), "#212b42")
    for x in (60, 150, 240, 320, 1700, 1790, 1860):
        p.fill(box(x, 760, 58, 27), mix(p.r.choice(boxes), "#2b2f46", 0.4))
    # Water.
    p.reflect(sea + 6, H, "#22334f", 0.24, 7, 10, 0.95)
    p.fill(box(0, sea + 6, W, H), vert(sea, H, (0, "#1b2d49", 0),
                                       (1, "#101d33", 0.75)))
    for k in range(420):
        t = p.r.random() ** 1.3
        y = sea + 10 + (H - sea) * t
        x = sun[0] + p.r.gauss(0, 34 + 150 * t)
        p.fill(disc(x, y, 10 + 34 * t * p.r.random(), 1 + 2.4 * t), "#ffce8a",
               p.r.uniform(0.15, 0.75) * (1 - 0.55 * t))
    p.ripples(sea + 16, 1200, "#e0967a", 190, 0.3)
    p.ripples(sea + 30, H, "#16243d", 160, 0.5, w=150)
    # A tug going home.
    x, y = 800, 985
    p.fill(disc(x + 20, y + 14, 190, 10), "#0e1a2f", 0.55)
    p.fill(through((x - 128, y - 26), (x - 118, y + 6), (x - 90, y + 14),
                   (x + 120, y + 14), (x + 158, y - 8), (x + 176, y - 46),
                   (x + 120, y - 30), (x, y - 22)), vert(
        y - 46, y + 14, (0, "#7d3336"), (0.5, "#4a222c"), (1, "#1d1a2a")))
    p.fill(box(x - 8, y - 84, 92, 60, 6), vert(y - 84, y - 24,
           (0, "#ecd2b0"), (1, "#a58579")))
    p.fill(box(x + 6, y - 124, 62, 44, 5), "#d9b999")
    p.fill(box(x + 12, y - 115, 50, 20), "#ffe3a0")
    p.line([(x + 37, y - 115), (x + 37, y - 95)], "#8d6a5c", 3)
    p.fill(box(x - 50, y - 96, 26, 70), "#27344e")
    p.fill(box(x - 50, y - 86, 26, 12), "#c98b48")
    p.line([(x + 36, y - 124), (x + 36, y - 176)], "#22304a", 4)
    p.glow(x + 36, y - 172, 60, "#ffdc9a", 0.9)
    p.line([(x - 100, y - 26), (x - 100, y - 56)], "#22304a", 3)
    for k in range(8):
        p.fill(disc(x - 110 + k * 34, y - 2, 11), "#161b2c")
    for k in range(60):
        t = p.r.random()
        p.fill(disc(x - 130 - 420 * t, y + 14 + p.r.gauss(0, 4 + 26 * t),
                    22 + 40 * t, 2.2), "#f0c0a0", 0.35 * (1 - t))
    p.birds(1210, 420, 9, 20, "#2b3650", 180)
    # The quay in front.
    p.fill([(-10, 1186), (W + 10, 1150), (W + 10, H + 10), (-10, H + 10)],
           vert(1150, H, (0, "#1a2338"), (1, "#0c1322")),
           tex=("streak", "#46506a", 0.25))
    p.line([(-10, 1186), (W + 10, 1150)], "#c98a6c", 3, 0.6)
    for x in (300, 1360):
        y = 1190 - (x / W) * 34
        p.fill(through((x - 26, y + 6), (x - 17, y - 26), (x - 32, y - 42),
                       (x, y - 52), (x + 32, y - 42), (x + 17, y - 26),
                       (x + 26, y + 6)), lin(x - 30, 0, x + 30, 0,
               (0, "#0f1626"), (0.7, "#2a3149"), (1, "#d28e68")))
    p.taper([(320, 1150), (560, 1250), (760, 1290)], "#8f7662", 9, 15)
    p.person(1500, 1200, 176, "#c2703a", legs="#1c2740", skin="#6d4a3c",
             hair="#d9a441")
    p.line([(1484, 1082), (1516, 1082)], "#f3d9a0", 4, 0.7)
    p.bloom(0.74, 40, 0.4)
    p.finish()


def airport(p):
    sea = 812
    p.sky((0, "#0a1630"), (0.3, "#142a4c"), (0.5, "#274a6c"),
          (0.6, "#5b7387"), (0.635, "#c7a27c"))
    p.stars(620, 640)
    p.clouds(77, 330, 800, "#5d7d93", "#1c3450", 0.5, 900, 70, 0.7)
    p.clouds(79, 560, 830, "#e0b98c", "#48617a", 0.44, 1000, 36, 0.6)
    p.glow(960, 830, 900, "#f0b878", 0.5, 0.35)
    # Moon.
    p.glow(1490, 250, 300, "#cfe0ea", 0.4)
    p.fill(disc(1490, 250, 44), "#f1ead2", tex=("wash", "#c9c6b8", 0.6))
    # Hills, town, terminal.
    p.hills(5, 796, 40, 380, "#26405c", "#3e5870", 80)
    p.hills(9, 812, 16, 200, "#1a3048", "#243a52", 60)
    for _ in range(260):
        x = p.r.uniform(0, W)
        p.fill(disc(x, p.r.uniform(800, 818), p.r.uniform(1, 2.2)),
               p.r.choice(["#ffd892", "#ffefc9", "#ffb56b"]),
               p.r.uniform(0.4, 1))
    p.fill(box(-10, sea, W + 20, H), vert(sea, H, (0, "#1c3444"),
           (0.3, "#142a36"), (1, "#0a1822")), tex=(("streak", "#2f5358", .4),
                                                   ("wash", "#06101c", .4)))
    # Terminal to the right with its tower, hangars to the left.
    p.fill([(1240, 824), (1240, 776), (1300, 758), (1920, 734), (1930, 824)],
           vert(734, 824, (0, "#20364f"), (1, "#16283c")))
    for k in range(42):
        x = 1256 + k * 16
        y0 = 786 - (k * 0.55)
        p.fill([(x, 812), (x + 11, 812), (x + 11, y0 - 0.4), (x, y0)],
               mix("#ffcf85", "#fff0c4", p.r.random()),
               0.55 + 0.4 * p.r.random())
    p.line([(1300, 758), (1920, 734)], "#8fb0bd", 3, 0.7)
    p.glow(1600, 800, 360, "#ffc981", 0.4, 0.3)
    p.fill([(1444, 780), (1452, 560), (1488, 560), (1496, 780)],
           lin(1444, 0, 1496, 0, (0, "#4a6478"), (1, "#172a40")))
    p.fill([(1436, 560), (1428, 520), (1512, 520), (1504, 560)], "#ffe3a4")
    for x in (1446, 1462, 1478, 1494):
        p.line([(x, 522), (x, 558)], "#304a60", 3)
    p.fill([(1420, 520), (1520, 520), (1506, 502), (1434, 502)], "#2b4258")
    p.fill([(1434, 560), (1506, 560), (1490, 578), (1450, 578)], "#2b4258")
    p.line([(1470, 502), (1470, 448)], "#2b4258", 4)
    p.fill(disc(1470, 446, 4), "#ff6a4d")
    p.glow(1470, 446, 46, "#ff5a3c", 0.9)
    p.glow(1470, 540, 150, "#ffd894", 0.5)
    for x0, w in ((90, 190), (300, 150)):
        p.fill(lambda c: (c.move_to(x0, 822), c.line_to(x0, 786),
                          c.curve_to(x0 + w * .2, 744, x0 + w * .8, 744,
                                     x0 + w, 786), c.line_to(x0 + w, 822),
                          c.close_path()), "#1b3048")
        p.fill(box(x0 + w * .2, 784, w * .6, 38), "#d9b070", 0.6)
    # Parked tails.
    for x in (600, 690, 1300, 1390):
        p.fill([(x, 818), (x + 10, 782), (x + 26, 782), (x + 30, 818)],
               "#3f5e74")
        p.fill(box(x - 60, 806, 100, 14, 6), "#4d6b80")
    # The runway.
    vx, vy = 960, 818
    p.fill([(vx - 16, vy), (vx + 16, vy), (1790, H + 10), (130, H + 10)],
           vert(vy, H, (0, "#3c5160"), (0.35, "#25384a"), (1, "#162636")),
           tex=(("streak", "#5e7688", 0.25), ("wash", "#0d1a28", 0.35)))

    def at(u, z):
        """u in runway half widths, z from 1 (near) outwards."""
        y = vy + (H - vy + 40) / z
        return vx + u * (16 + (850 - 16) / z), y

    for u in (-0.94, 0.94):
        a, b = at(u * 0.985, 0.98), at(u * 1.015, 0.98)
        c, d = at(u * 1.015, 40), at(u * 0.985, 40)
        p.fill([a, b, c, d], "#d8dcd0", 0.7)
    z = 1.0
    while z < 26:
        p.fill([at(-0.012, z), at(0.012, z), at(0.012, z * 1.16),
                at(-0.012, z * 1.16)], "#eae6d4", 0.85)
        z *= 1.36
    for k in range(6):
        for s in (-1, 1):
            u = s * (0.2 + k * 0.115)
            p.fill([at(u, 1.28), at(u + 0.06, 1.28), at(u + 0.06, 1.86),
                    at(u, 1.86)], "#e4e2d2", 0.7)
    for s in (-1, 1):
        u = s * 0.42
        p.fill([at(u - .08, 2.6), at(u + .08, 2.6), at(u + .08, 3.5),
                at(u - .08, 3.5)], "#e4e2d2", 0.6)

    def lamp(x, y, k, colour, streak=True):
        if streak:
            p.glow(x, y + 34 * k, 60 * k, colour, 0.3, 1.9)
        p.glow(x, y, 58 * k + 5, colour, 0.85)
        p.fill(disc(x, y, 4.6 * k + 0.7), mix(colour, "#ffffff", 0.65))

    z = 1.03
    while z < 30:
        for u in (-1.08, 1.08):
            x, y = at(u, z)
            lamp(x, y, 1 / z + 0.03, "#ffdf9e")
        z *= 1.22
    z = 1.0
    while z < 26:
        x, y = at(0, z * 1.26)
        lamp(x, y, 0.55 / z, "#f4f6ff", False)
        z *= 1.36
    for k in range(-9, 10):
        x, y = at(k * 0.108, 1.2)
        lamp(x, y, 0.6, "#7ee0a0")
    for z in (1.05, 1.4, 1.9, 2.7, 4, 6, 9):
        for u in (-1.5, 1.62):
            x, y = at(u, z)
            lamp(x, y, 0.5 / z, "#6fa8ff", False)
    for k in range(4):
        x, y = at(-1.3 - k * 0.07, 2.4)
        lamp(x, y, 0.34, "#ff6d55" if k > 1 else "#fff2d0", False)
    # The plane, nose on, gear down.
    x, y = 960, 455

    def both(pts, src, **kw):
        p.fill([(x + a, y + b) for a, b in pts], src, **kw)
        p.fill([(x - a, y + b) for a, b in pts], src, **kw)

    p.glow(x, y + 20, 700, "#9fc4d8", 0.16, 0.5)
    both([(30, 34), (470, -38), (486, -58), (478, -30), (250, 24), (40, 66)],
         lin(x - 480, 0, x + 480, 0, (0, "#6e8da0"), (0.5, "#2c4560"),
             (1, "#9db7c2")))
    both([(40, 50), (250, 20), (470, -34), (478, -30), (250, 28), (40, 66)],
         "#1a2d45")
    both([(14, -52), (190, -74), (198, -70), (20, -36)], "#39546c")
    p.fill([(x - 9, y - 60), (x - 4, y - 206), (x + 4, y - 206),
            (x + 9, y - 60)], lin(x - 9, 0, x + 9, 0, (0, "#8c2f35"),
                                  (1, "#d2694e")))
    p.fill(disc(x, y, 66, 70), lin(x - 66, y - 60, x + 66, y + 60,
           (0, "#f0ede0"), (0.45, "#b9c6cb"), (1, "#465f76")))
    p.fill(disc(x, y + 12, 60, 56, 0, 180), "#4d667c", 0.45)
    p.fill([(x - 34, y - 26), (x - 4, y - 30), (x - 4, y - 12), (x - 40, y - 8)],
           "#15263c")
    p.fill([(x + 34, y - 26), (x + 4, y - 30), (x + 4, y - 12), (x + 40, y - 8)],
           "#15263c")
    p.line([(x - 32, y - 24), (x - 8, y - 28)], "#ffdf9e", 2.5, 0.7)
    for s in (-1, 1):
        ex, ey = x + s * 196, y + 58
        p.fill([(ex - 7, ey - 36), (ex + 7, ey - 36), (ex + 4, ey), (ex - 4, ey)],
               "#20344c")
        p.fill(disc(ex, ey, 40), lin(ex - 40, ey - 40, ex + 40, ey + 40,
               (0, "#dfe3dc"), (0.5, "#8aa0ae"), (1, "#34506a")))
        p.fill(disc(ex, ey, 31), "#122238")
        for k in range(18):
            a = k * math.pi / 9
            p.line([(ex, ey), (ex + 29 * math.cos(a), ey + 29 * math.sin(a))],
                   "#3b566e", 2.2)
        p.fill(disc(ex, ey, 8), "#cfd8d8")
        # Main gear.
        gx = x + s * 92
        p.line([(gx, y + 48), (gx, y + 116)], "#31465c", 8)
        p.line([(gx - s * 26, y + 52), (gx, y + 92)], "#31465c", 4)
        for d in (-15, 4):
            p.fill(box(gx + d, y + 104, 12, 34, 5), "#0d1828")
        lx, ly = x + s * 60, y + 44
        p.glow(lx, ly, 150, "#fff1cc", 0.75)
        p.fill(disc(lx, ly, 11), "#ffffff")
        p.fill(disc(x + s * 480, y - 46, 5), "#ff5b45" if s > 0 else "#5ff0a0")
        p.glow(x + s * 480, y - 46, 70, "#ff5b45" if s > 0 else "#5ff0a0", .9)
    p.line([(x, y + 62), (x, y + 122)], "#31465c", 7)
    for d in (-13, 3):
        p.fill(box(x + d, y + 112, 10, 30, 4), "#0d1828")
    p.glow(x, y + 84, 130, "#fff6dd", 0.6)
    p.fill(disc(x, y + 84, 9), "#ffffff")
    # Its light on the runway.
    p.glow(x, 930, 420, "#ffeec4", 0.3, 0.32)
    p.haze(740, 830, "#d8b48c", 0.12)
    # Grass in front.
    for _ in range(700):
        gx = p.r.choice([p.r.uniform(-20, 260), p.r.uniform(1660, W + 20)])
        gy = p.r.uniform(1130, H + 10)
        if abs(gx - vx) < 16 + 900 * (gy - vy) / (H - vy):
            continue
        p.taper([(gx, gy), (gx + p.r.gauss(0, 4), gy - 18),
                 (gx + p.r.gauss(4, 9), gy - p.r.uniform(20, 46))],
                mix("#0d2228", "#44706a", p.r.random() ** 2), 3, 0.6, 0.8)
    p.bloom(0.8, 32, 0.35)
    p.finish(vignette=0.26)


def pump(p, x, y, h, body, rim, flip=1, tilt=-9, dark="#1d1418"):
    """A pump jack; h from the ground to the top of its post."""
    a = math.radians(tilt)

    def at(u, v):
        return (x + flip * u * h, y - v * h)

    def beam(u, v):
        """Beam coordinates about the saddle."""
        c, s = math.cos(a), math.sin(a)
        return at(u * c - v * s, 0.98 + u * s + v * c)

    t = h * 0.03
    # Base and well.
    p.fill([at(-0.78, 0), at(0.36, 0), at(0.36, 0.05), at(-0.78, 0.05)], dark)
    p.line([at(0.86, 0), at(0.86, 0.16)], dark, t * 1.6)
    p.line([at(0.8, 0.1), at(0.92, 0.1)], dark, t * 1.2)
    # Post: a tripod with rungs.
    for u in (-0.24, 0.2):
        p.line([at(u, 0.04), at(0, 0.97)], body, t * 1.5)
    p.line([at(-0.05, 0.04), at(0.0, 0.97)], mix(body, dark, 0.4), t)
    for v in (0.25, 0.45, 0.65):
        p.line([at(-0.24 * (1 - v), v), at(0.2 * (1 - v), v)], body, t * 0.6)
    p.line([at(0.2, 0.04), at(0.005, 0.95)], rim, t * 0.4, 0.8)
    # Crank, weight, arm, gear box, motor.
    p.fill([at(-0.66, 0.05), at(-0.36, 0.05), at(-0.4, 0.34), at(-0.6, 0.34)],
           mix(body, dark, 0.5))
    p.fill([at(-0.98, 0.05), at(-0.76, 0.05), at(-0.76, 0.2), at(-0.98, 0.2)],
           mix(body, dark, 0.55))
    hub = at(-0.5, 0.32)
    ca = math.radians(32 if flip > 0 else 148)
    wx, wy = hub[0] - math.cos(ca) * h * 0.3, hub[1] + math.sin(ca) * h * 0.16
    p.line([hub, (wx, wy)], dark, t * 2)
    p.fill(disc(wx, wy, h * 0.125, h * 0.135), mix(body, dark, 0.75))
    p.fill(disc(wx, wy, h * 0.105, h * 0.115), mix(body, rim, 0.12))
    p.fill(disc(wx, wy, h * 0.03), dark)
    p.fill(disc(*hub, h * 0.05), dark)
    p.line([(wx, wy), beam(-0.74, -0.02)], dark, t * 1.1)
    # Walking beam.
    p.fill([beam(-0.82, -0.035), beam(0.62, -0.055), beam(0.62, 0.045),
            beam(-0.82, 0.035)], body)
    p.line([beam(-0.82, 0.036), beam(0.62, 0.046)], rim, t * 0.45, 0.9)
    p.fill(disc(*beam(-0.76, 0), h * 0.055), mix(body, dark, 0.3))
    p.fill(disc(*at(0, 0.97), h * 0.05), dark)
    # Horse head and bridle.
    head = [beam(0.58, 0.18), beam(0.7, 0.16), beam(0.8, 0.06),
            beam(0.845, -0.08), beam(0.83, -0.22), beam(0.76, -0.3),
            beam(0.68, -0.2), beam(0.58, -0.08)]
    p.fill(through(*head), body)
    p.line(head[1:6], rim, t * 0.5, 0.95, bent=True)
    top = beam(0.845, -0.08)
    for d in (-0.018, 0.018):
        p.line([(top[0] + d * h, top[1]), at(0.86 + d * 0.6, 0.3)], dark,
               max(1, t * 0.25))
    p.line([at(0.82, 0.3), at(0.9, 0.3)], dark, t * 0.8)
    p.line([at(0.86, 0.3), at(0.86, 0.14)], dark, max(1, t * 0.35))
    # Ladder of light on the ground side.
    p.line([at(-0.78, 0.052), at(0.36, 0.052)], rim, t * 0.3, 0.6)


def oilfield(p):
    p.sky((0, "#2c3557"), (0.16, "#5a4a6b"), (0.32, "#a8566a"),
          (0.46, "#e07a4e"), (0.57, "#f6ad55"), (0.63, "#ffd88a"))
    sun = (1190, 690)
    p.clouds(42, 60, 520, "#f2936a", "#4c3b5e", 0.52, 820, 90, 0.8)
    p.clouds(48, 420, 720, "#ffd994", "#cf6a50", 0.48, 1000, 40, 0.75)
    p.glow(*sun, 900, "#ff9a4a", 0.6)
    p.glow(*sun, 380, "#ffe09a", 0.75)
    p.fill(disc(*sun, 150), vert(540, 840, (0, "#fff2c2"), (0.5, "#ffdc86"),
                                 (1, "#ffb255")))
    # Tables of rock far away.
    for k, (y, tone, s) in enumerate(((776, "#c0685c", 61), (800, "#94505a",
                                                            64))):
        n = p.skyline(s, 0, 1, 330, 5, 0.5)
        pts = []
        for x, v in n:
            lift = 1 - smooth(np.array(-v), -0.1, 0.12)
            pts.append((x, y - float(lift) * (58 - 8 * k) + v * 8))
        p.fill(pts + [(W + 20, H), (-20, H)], vert(
            y - 70, y + 40, (0, tone), (1, mix(tone, "#ffb46a", 0.55))))
    p.fill(box(0, 812, W, H), vert(812, H, (0, "#d98a52"), (0.12, "#a8603f"),
           (0.45, "#6b3a33"), (1, "#2a1a22")),
           tex=(("streak", "#f2b06c", 0.3), ("wash", "#341d26", 0.4)))
    p.glow(sun[0], 830, 760, "#ffc873", 0.5, 0.16)
    p.haze(740, 826, "#ffc07a", 0.4)
    # Flare and tanks.
    p.line([(468, 822), (468, 640)], "#5a3442", 6)
    p.line([(468, 700), (430, 822)], "#5a3442", 2)
    p.line([(468, 700), (506, 822)], "#5a3442", 2)
    p.glow(474, 606, 230, "#ffb04a", 0.7)
    p.fill(through((466, 640), (458, 614), (472, 590), (490, 548), (500, 582),
                   (492, 612), (480, 638)), vert(548, 640, (0, "#ff9a3c"),
                                                 (1, "#fff3b8")))
    for k in range(46):
        t = k / 45
        p.fill(disc(492 + 380 * t, 556 - 60 * t ** 0.6 + p.r.gauss(0, 10 * t),
                    10 + 44 * t, 8 + 24 * t), "#4a3346", 0.1 * (1 - t))
    for x, r in ((250, 46), (330, 40), (398, 30)):
        p.fill(box(x - r, 822 - r * 1.3, 2 * r, r * 1.3), lin(
            x - r, 0, x + r, 0, (0, "#4d2f3d"), (0.8, "#87504a"),
            (1, "#f0a868")))
        p.fill(disc(x, 822 - r * 1.3, r, r * 0.2), "#7a4a4a")
    # Poles marching off.
    last = None
    for k in range(9):
        s = 0.8 ** k
        x, y, h = 1880 - 640 * (1 - s), 960 - 132 * (1 - s) / 0.87, 330 * s
        p.line([(x, y), (x, y - h)], "#3b222b", max(1.6, 8 * s))
        p.line([(x - 46 * s, y - h * .92), (x + 46 * s, y - h * .92)],
               "#3b222b", max(1.2, 6 * s))
        top = (x, y - h * 0.92)
        if last:
            for d in (-40, 40):
                a = (last[0] + d * s / 0.8, last[1])
                b = (top[0] + d * s, top[1])
                p.line([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 26 * s), b],
                       "#3b222b", max(0.8, 2 * s), 0.9, bent=True)
        last = top
    for x, y, h, f, c in ((1500, 830, 58, 1, "#8b4a48"),
                          (880, 834, 70, -1, "#87464a"),
                          (620, 842, 96, 1, "#7a3f45"),
                          (1620, 858, 140, -1, "#6b3640")):
        p.fill(disc(x - 30, y + 3, h * 1.1, h * 0.05), "#3a2028", 0.5)
        pump(p, x, y, h, c, "#ffca80", f, p.r.uniform(-12, 12), mix(
            c, "#25141c", 0.5))
    p.haze(760, 880, "#ffae66", 0.25)
    # A track that leads in.
    p.fill(through((300, H + 30), (560, 1110), (660, 980), (860, 890),
                   (1010, 842), (1030, 842), (920, 900), (800, 1000),
                   (790, 1120), (760, H + 30)), vert(
        842, 1180, (0, "#f0b070", 0.5), (1, "#e09a62", 0)))
    # The big one.
    p.fill(disc(720, 1092, 620, 26), "#1a1018", 0.55)
    pump(p, 960, 1086, 520, "#4a2a33", "#ffc277", 1, 8, "#20131b")
    # Two engineers with their backs to us.
    p.person(1560, 1110, 150, "#b5532f", legs="#2a2236", skin="#5a382e",
             hair="#e2b04c")
    p.person(1634, 1116, 146, "#34506a", legs="#221c2c", skin="#5a382e",
             hair="#f0e0c0")
    for x in (1560, 1634):
        p.fill([(x - 40, 1114), (x + 30, 1114), (x - 180, 1200),
                (x - 220, 1196)], "#1a1018", 0.35)
        p.line([(x + 15, 1112 - 126), (x + 15, 1112 - 66)], "#ffc277", 3, 0.8)
    # Scrub against the light.
    for _ in range(120):
        x, y = p.r.uniform(-20, W + 20), p.r.uniform(1140, H + 30)
        k = (y - 1000) / 280
        for _ in range(14):
            a = p.r.gauss(0, 0.6)
            ln = p.r.uniform(26, 74) * k
            p.taper([(x, y), (x + math.sin(a) * ln * .6, y - ln * .7),
                     (x + math.sin(a) * ln * 1.3, y - math.cos(a) * ln)],
                    mix("#160d15", "#7a4034", p.r.random() ** 2.4), 4 * k,
                    0.6, 0.9)
    p.bloom(0.8, 48, 0.3)
    p.finish(vignette=0.24)


PICTURES = [harbour, airport, oilfield]

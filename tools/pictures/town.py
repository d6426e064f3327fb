"""Parliament, hospital, school, stadium, café: where people meet."""
import math

from .kit import (H, W, arch, box, disc, lin, mix, noise, rad, smooth,
                  star, through, vert)

import cairo
import numpy as np


def column(p, x, y0, y1, w, light, dark):
    g = lin(x - w / 2, 0, x + w / 2, 0, (0, mix(light, dark, .35)),
            (.25, light), (.6, mix(light, dark, .45)), (1, dark))
    p.fill([(x - w * .42, y0), (x + w * .42, y0), (x + w * .5, y1),
            (x - w * .5, y1)], g)
    for d in (-.2, .05, .28):
        p.line([(x + w * d, y0 + 4), (x + w * d * 1.1, y1 - 4)], dark,
               max(1, w * .05), .3)
    p.fill(box(x - w * .66, y0 - w * .3, w * 1.32, w * .34), g)
    p.fill(box(x - w * .66, y1 - w * .18, w * 1.32, w * .3), g)


def parliament(p):
    p.sky((0, "#5f97a8"), (.25, "#9cc1bd"), (.5, "#e6dfbd"), (.68, "#f8e0ac"))
    p.glow(240, 520, 900, "#fff0c0", .6)
    p.clouds(58, 10, 620, "#fff6e0", "#a3bdbb", .52, 620, 170, .92)
    p.hills(5, 800, 60, 420, "#9fb5ab", "#d9d3ac", 130)
    for k in range(70):
        x = p.r.uniform(-20, W + 20)
        h = p.r.uniform(20, 84)
        c = mix("#c9bd9c", "#9fae9f", p.r.random())
        p.fill(box(x, 868 - h, p.r.uniform(26, 60), h + 20), c)
        if p.r.random() < .25:
            p.fill(disc(x + 20, 868 - h, 15, 15, 180, 360), c)
    p.haze(720, 880, "#fbe8bc", .6)
    gl, st, sh = "#f7e6c2", "#e3c796", "#a5825c"
    teal = ("#8fc4b4", "#3f8a84", "#1d5358")
    g0 = 900

    def wing(x0, x1, y0, rows):
        p.fill(box(x0, y0, x1 - x0, g0 - y0), lin(x0, 0, x1, 0, (0, gl),
               (1, mix(st, sh, .25))), tex=(("wash", sh, .2),
                                            ("dry", sh, .1)))
        p.fill(box(x0 - 10, y0 - 22, x1 - x0 + 20, 24), vert(y0 - 22, y0 + 2,
               (0, "#fff3d6"), (1, sh)))
        k = x0
        while k < x1:
            p.fill(box(k, y0 - 46, 8, 26), st)
            k += 18
        p.fill(box(x0 - 4, y0 - 50, x1 - x0 + 8, 8), gl)
        n = int((x1 - x0) / 66)
        step = (x1 - x0) / n
        for i in range(n):
            x = x0 + step * (i + .5)
            for y1, h in rows:
                p.fill(arch(x, y1 + 4, 40, h + 14, 0), mix(gl, "#ffffff", .3))
                p.fill(arch(x + 1.5, y1, 28, h, 0), vert(y1 - h, y1,
                       (0, "#2c4f5c"), (.7, "#5f8a8f"), (1, "#d9b878")))
                p.line([(x + 1, y1), (x + 1, y1 - h + 6)], gl, 2, .8)
                p.fill(box(x - 24, y1 + 2, 48, 6), sh, .7)
        for v in (.47,):
            p.fill(box(x0, y0 + (g0 - y0) * v, x1 - x0, 8), gl)
            p.fill(box(x0, y0 + (g0 - y0) * v + 8, x1 - x0, 4), sh, .6)

    # A little smaller, so that a wide crop keeps the flag.
    p.c.save()
    p.c.translate(960 * .15, 900 * .15)
    p.c.scale(.85, .85)
    wing(190, 640, 640, ((748, 74), (872, 84)))
    wing(1280, 1730, 640, ((748, 74), (872, 84)))
    for x0 in (150, 1650):
        wing(x0, x0 + 120, 596, ((720, 84), (872, 96)))
        p.fill(disc(x0 + 60, 546, 58, 62, 180, 360), lin(x0, 0, x0 + 120, 0,
               (0, teal[0]), (.5, teal[1]), (1, teal[2])))
        p.line([(x0 + 60, 486), (x0 + 60, 452)], "#c99a4c", 4)
        p.fill(disc(x0 + 60, 456, 7), "#e9c878")
    # Middle block.
    wing(600, 1320, 560, ((690, 60), (872, 90)))
    # Drum and dome.
    p.fill(box(772, 470, 376, 70), lin(772, 0, 1148, 0, (0, gl), (1, sh)))
    p.fill(box(758, 462, 404, 14), "#fff0d0")
    p.fill(box(800, 330, 320, 134), lin(800, 0, 1120, 0, (0, st), (.4, gl),
           (1, sh)))
    for k in range(9):
        x = 960 + 150 * math.sin((k - 4) * .36)
        w = 26 * math.cos((k - 4) * .36) + 4
        p.fill(arch(x, 452, w, 92, 0), vert(360, 452, (0, "#2c4f5c"),
                                           (1, "#c9b07d")))
    for k in range(10):
        x = 960 + 158 * math.sin((k - 4.5) * .34)
        column(p, x, 352, 456, 15, gl, sh)
    p.fill(box(786, 318, 348, 18, 4), lin(786, 0, 1134, 0, (0, "#fff3d6"),
           (1, sh)))
    dome = lambda c: (c.move_to(800, 320),                       # noqa: E731
                      c.curve_to(792, 200, 870, 128, 960, 116),
                      c.curve_to(1050, 128, 1128, 200, 1120, 320),
                      c.close_path())
    p.fill(dome, lin(800, 150, 1130, 300, (0, "#bfe0cc"), (.25, teal[0]),
           (.55, teal[1]), (1, teal[2])), tex=(("upright", "#dff0dc", .16),
                                               ("wash", "#16424a", .2)))
    p.clip(dome)
    for k in range(-4, 5):
        a = k * .37
        x = 160 * math.sin(a)
        p.line([(960 + x, 322), (960 + x * .96, 220), (960 + x * .5, 140),
                (960, 114)], "#e0bd70", 4.5, .85, bent=True)
    p.unclip()
    p.fill(box(930, 88, 60, 34), gl)
    for k in range(4):
        column(p, 938 + k * 15, 76, 116, 8, gl, sh)
    p.fill(disc(960, 72, 32, 26, 180, 360), teal[1])
    p.line([(960, 46), (960, -4)], "#8a6532", 4)
    p.fill(through((962, 0), (1000, 8), (1036, 2), (1038, 24), (1000, 32),
                   (962, 22)), "#1f6a6c")
    p.fill(through((962, 8), (1000, 16), (1036, 10), (1037, 17), (1000, 24),
                   (962, 15)), "#d79a3c")
    # Portico.
    p.fill(box(676, 650, 568, 250), vert(650, 900, (0, "#6b5440"),
                                        (1, "#8f7250")))
    for k in range(5):
        x = 960 + (k - 2) * 112
        p.fill(arch(x, 900, 66, 176, 0), vert(724, 900, (0, "#2f2a2c"),
               (.6, "#4a3a30"), (1, "#c98f4c")))
    for k in range(8):
        column(p, 690 + k * 77.2, 668, 896, 34, "#fff0d0", sh)
    p.fill(box(656, 626, 608, 30), lin(656, 0, 1264, 0, (0, "#fff3d6"),
                                      (1, st)))
    p.fill(box(656, 652, 608, 6), sh, .8)
    p.fill([(640, 628), (1280, 628), (960, 524)], lin(640, 0, 1280, 0,
           (0, "#fff6dc"), (1, sh)))
    p.fill([(706, 616), (1214, 616), (960, 538)], mix(st, sh, .35))
    p.fill(star(960, 588, 26, 8, .55), "#e9cf8c")
    for s in (-1, 1):
        for k in range(1, 5):
            p.fill(through((960 + s * 46 * k, 612),
                           (960 + s * (46 * k + 12), 586 + 5 * k),
                           (960 + s * (46 * k + 30), 612)), gl, .8)
    # Steps.
    for k in range(9):
        y = 896 + k * 11
        x = 640 - k * 17
        p.fill(box(x, y, 2 * (960 - x), 12), vert(y, y + 12,
               (0, "#fff3d4"), (.4, st), (1, mix(st, sh, .6))))
    for s in (-1, 1):
        x = 960 + s * 384
        p.fill(box(x - 50, 872, 100, 126), lin(x - 50, 0, x + 50, 0, (0, gl),
                                              (1, sh)))
        p.fill(disc(x, 828, 52, 50), "#2b4f44")
        for _ in range(60):
            q, d = p.r.uniform(0, 6.28), p.r.random() ** .5 * 44
            px, py = x + math.cos(q) * d, 828 + math.sin(q) * d
            p.fill(disc(px, py, 7, 5), mix("#2b4f44", "#9caf68", max(0, min(
                1, .5 - (px - x + py - 828) / 110))), .9)
    p.c.restore()
    # Ground.
    p.fill(box(-10, 886, 700, 110), vert(886, 1010, (0, "#8a9a64"),
           (1, "#6b7d4c")), tex=("wash", "#c9c07d", .4))
    p.fill(box(1230, 886, 700, 110), vert(886, 1010, (0, "#8a9a64"),
           (1, "#5f7048")), tex=("wash", "#c9c07d", .4))
    p.fill(box(-10, 976, W + 20, H), vert(976, H, (0, "#ecd3a0"),
           (.4, "#d3b27d"), (1, "#a07c54")), tex=("wash", "#f9e6b8", .4))
    for k in range(-11, 12):
        p.line([(960 + k * 84, 976), (960 + k * 190, H)], "#b08e60", 2, .5)
    for y in (1016, 1044, 1084, 1140, 1216):
        p.line([(-10, y), (W + 10, y)], "#b08e60", 2, .5)
    # A long pool with the dome in it.
    pool = [(812, 1022), (1108, 1022), (1290, H + 10), (630, H + 10)]
    rim = [(796, 1014), (1124, 1014), (1330, H + 10), (590, H + 10)]
    p.fill(rim, vert(1014, H, (0, "#fff0cc"), (1, "#e3c796")))
    p.fill([(806, 1020), (1114, 1020), (1300, H + 10), (620, H + 10)],
           "#8a6d4a")
    a = p.pixels()
    m = p.mask(pool)[:, :, None]
    rows = np.arange(H)
    src = np.clip(984 - (rows - 1022) * 3.3, 0, H - 1).astype(int)
    n = (noise(9, 160, 9, 3) - .5) * 26 * smooth(rows, 1000, H)[:, None]
    xs = np.clip(np.arange(W)[None, :] + n, 0, W - 1).astype(int)
    mirror = a[src[:, None], xs]
    tint = np.array([.34, .56, .58], np.float32)
    p.put(a * (1 - m) + (mirror * .72 + tint * .28) * m)
    p.clip(pool)
    p.ripples(1026, H, "#fff3d0", 120, .35, 640, 1290, 60)
    p.unclip()
    # Trees on both hands, nearer and larger.
    for k, (x, h) in enumerate(((480, 190), (420, 220), (340, 262),
                                (230, 330), (80, 430))):
        y = 1000 + (h - 190) * .62
        for s, xx in ((0, x), (1, W - x)):
            p.fill([(xx - 8, y), (xx + 8, y), (xx + h * .95, y + h * .12),
                    (xx + h * .9, y + h * .17)], "#6b5a3c", .35)
            p.cypress(xx, y, h, "#2b4f44", "#7d9a5c", .2)
    for x, y in ((560, 1040), (1360, 1040), (500, 1110), (1420, 1110)):
        h = 150 + (y - 1040)
        p.line([(x, y), (x, y - h)], "#2f3a3a", 6)
        p.line([(x - 22, y - h * .86), (x + 22, y - h * .86)], "#2f3a3a", 4)
        for d in (-22, 0, 22):
            p.fill(disc(x + d, y - h * (.92 if d else 1.04), 10), "#fff6dc")
    for x, y, h, c, kw in ((620, 1062, 74, "#37516e", {}),
                           (650, 1064, 72, "#a54a3a", {}),
                           (1230, 1050, 66, "#2f5a56", {}),
                           (1420, 1180, 128, "#2c3f57", {}),
                           (1474, 1186, 122, "#b5883e", {"scarf": "#e8dcc0",
                                                         "robe": True}),
                           (760, 1004, 46, "#4b3a4a", {}),
                           (1120, 1000, 44, "#37516e", {}),
                           (890, 940, 40, "#2b2b38", {}),
                           (1010, 960, 42, "#6b3a34", {})):
        p.fill([(x - 6, y), (x + 8, y), (x + h * .9, y + h * .14),
                (x + h * .8, y + h * .18)], "#6b5038", .4)
        p.person(x, y, h, c, legs="#2a2a34", back=y > 1000, **kw)
    p.birds(1330, 330, 13, 20, "#48686c", 150)
    for _ in range(16):
        x, y = p.r.uniform(360, 560), p.r.uniform(1170, 1240)
        p.fill(disc(x, y, 13, 8), "#6f7f85")
        p.fill(disc(x + 10, y - 8, 5), "#4f6066")
        p.fill([(x - 10, y - 2), (x - 24, y + 4), (x - 10, y + 4)], "#55666c")
    p.bloom(.88, 48, .22)
    p.finish(vignette=.16)


def hospital(p):
    p.sky((0, "#58a0ae"), (.3, "#9ccbc4"), (.55, "#e2e6c9"), (.7, "#faeac0"))
    p.glow(1560, 300, 760, "#fff6d8", .6)
    p.clouds(104, 30, 560, "#fffaf0", "#a9cdc9", .53, 560, 160, .95)
    p.hills(4, 790, 50, 380, "#8fb5a8", "#cfd8b4", 120)
    p.haze(720, 850, "#f6edcc", .5)
    for x, h in ((60, 190), (150, 240), (1840, 220), (1740, 180)):
        p.fill(box(x - 50, 850 - h, 100, h), lin(x - 50, 0, x + 50, 0,
               (0, "#d3d6bd"), (1, "#b5c2b0")))
        for j in range(int(h / 34)):
            for i in range(4):
                p.fill(box(x - 40 + i * 22, 850 - h + 14 + j * 34, 12, 16),
                       "#8fb0ac")
    # Main building: a long block, a tower for the stairs, a canopy.
    y0, y1 = 380, 900
    p.fill(box(330, y0, 1290, y1 - y0), lin(330, 0, 1620, 0, (0, "#d9ddce"),
           (.5, "#fbf6e6"), (1, "#fffdf4")), tex=("wash", "#cfd8cc", .3))
    p.fill(box(312, y0 - 22, 1326, 30), vert(y0 - 22, y0 + 8, (0, "#fffef6"),
                                            (1, "#a9bfb8")))
    for j in range(4):
        y = y0 + 46 + j * 116
        p.fill(box(350, y, 1250, 64), lin(350, y, 1600, y + 64,
               (0, "#2f6f78"), (.5, "#5fa3a4"), (.8, "#b9dcd0"),
               (1, "#6fb0ae")))
        for i in range(26):
            x = 350 + i * 50
            p.fill(box(x - 3, y, 6, 64), "#f6f6ea")
            if p.r.random() < .18:
                p.fill(box(x + 4, y + 2, 42, 60), "#ffe9b4", .75)
            elif p.r.random() < .4:
                p.fill(box(x + 4, y, 42, p.r.uniform(10, 34)), "#f0efe0", .8)
        p.fill([(520 + j * 40, y), (640 + j * 40, y), (560 + j * 40, y + 64),
                (440 + j * 40, y + 64)], "#f3fbf2", .28)
        p.fill(box(340, y + 64, 1270, 12), vert(y + 64, y + 76,
               (0, "#fffef8"), (1, "#c3cfc6")))
        p.fill(box(340, y + 76, 1270, 14), "#5f8a8c", .22)
    # Stair tower in terracotta with a screen.
    p.fill(box(1180, 286, 210, y1 - 286), lin(1180, 0, 1390, 0,
           (0, "#a85a3c"), (.6, "#cf7f55"), (1, "#dd9468")),
           tex=(("wash", "#8a452f", .3), ("upright", "#e8a878", .2)))
    for j in range(13):
        for i in range(4):
            p.fill(star(1215 + i * 47, 470 + j * 31, 13, 8, .5), "#7d3f2c")
            p.fill(star(1215 + i * 47, 470 + j * 31, 7, 8, .5), "#f3d9a4")
    p.fill(disc(1285, 376, 64), "#fffaf0")
    p.fill(disc(1285, 376, 56), "#1f7f86")
    p.fill(disc(1280, 376, 38), "#fffaf0")
    p.fill(disc(1296, 370, 31), "#1f7f86")
    # Entrance.
    p.fill(box(640, 700, 470, 204), vert(700, 904, (0, "#2c6068"),
           (.6, "#8fc0b4"), (1, "#f0d9a0")))
    for k in range(8):
        p.fill(box(640 + k * 66, 700, 7, 204), "#f6f6ea")
    p.fill(box(640, 770, 470, 6), "#f6f6ea")
    for x, c in ((700, "#e9efe6"), (1040, "#5a7f84"), (910, "#b5623f")):
        p.person(x, 898, 96, c, legs="#3b5560")
    p.fill([(560, 690), (1190, 690), (1230, 660), (600, 660)], "#fffef6")
    p.fill(box(560, 690, 630, 30), lin(560, 0, 1190, 0, (0, "#17666e"),
                                      (1, "#3f9a9a")))
    p.fill(box(560, 720, 630, 60), vert(720, 780, (0, "#1f3f46", .4),
                                       (1, "#1f3f46", 0)))
    for x in (590, 1150):
        p.fill(box(x, 720, 20, 184), lin(x, 0, x + 20, 0, (0, "#c9d3c6"),
                                        (1, "#fffdf2")))
    # Ground: lawn, forecourt, road.
    p.fill(box(-10, 880, W + 20, 130), vert(880, 1010, (0, "#a3b36b"),
           (1, "#7d9655")), tex=(("wash", "#d6cf8a", .4),
                                ("streak", "#5f7d48", .3)))
    p.fill([(560, 900), (1210, 900), (1500, 1012), (330, 1012)], vert(
        900, 1012, (0, "#f0dfb4"), (1, "#d9bf8c")),
        tex=("wash", "#fff3cf", .4))
    p.fill(box(-10, 1010, W + 20, 26), vert(1010, 1036, (0, "#f6ebcd"),
                                           (1, "#c3ad84")))
    p.fill(box(-10, 1034, W + 20, H), vert(1034, H, (0, "#8a8f8a"),
           (.5, "#737a7c"), (1, "#4f585e")), tex=("streak", "#a9aca2", .3))
    for k in range(8):
        x = 60 + k * 270
        p.fill([(x, 1146), (x + 140, 1146), (x + 132, 1158), (x - 10, 1158)],
               "#f3e9cc", .85)
    for k in range(9):
        x = 770 + k * 46
        p.fill([(x, 1040), (x + 26, 1040), (x + 12, 1118), (x - 18, 1118)],
               "#f6efd8", .85)
    # Flower beds.
    for x0, x1 in ((30, 520), (1290, 1880)):
        for _ in range(260):
            x = p.r.uniform(x0, x1)
            y = 985 + p.r.gauss(0, 9)
            p.fill(disc(x, y, p.r.uniform(5, 12), p.r.uniform(4, 9)),
                   p.r.choice(["#3f6b48", "#587f4c", "#2f5a42"]))
        for _ in range(90):
            x = p.r.uniform(x0, x1)
            p.fill(disc(x, 978 + p.r.gauss(0, 9), 4.6),
                   p.r.choice(["#c9503c", "#e8b04a", "#f3e4cf", "#c96a7d"]))
    # Palms.
    for px, py, h, ln in ((250, 1000, 520, .05), (470, 980, 400, -.05),
                          (1700, 1000, 560, -.07), (1480, 974, 380, .05)):
        p.fill(disc(px + 60, py + 4, h * .3, 13), "#48643c", .4)
        p.palm(px, py, h, "#24543f", "#a3b55c", "#8a6a48", ln, 17,
               "#4f3a28")
    # An ambulance at the kerb.
    x, y = 1500, 1120
    p.fill(disc(x + 10, y + 6, 250, 18), "#2b3338", .5)
    p.fill(lambda c: (c.move_to(x - 220, y - 20), c.line_to(x - 220, y - 196),
                      c.curve_to(x - 220, y - 214, x - 206, y - 218,
                                 x - 190, y - 218), c.line_to(x + 84, y - 218),
                      c.curve_to(x + 124, y - 216, x + 150, y - 150,
                                 x + 168, y - 116),
                      c.curve_to(x + 214, y - 106, x + 226, y - 90,
                                 x + 226, y - 60), c.line_to(x + 226, y - 20),
                      c.close_path()), vert(y - 218, y - 20, (0, "#fffef6"),
           (.6, "#f0efe2"), (1, "#b3bdb6")))
    p.fill([(x + 30, y - 190), (x + 84, y - 190), (x + 126, y - 122),
            (x + 30, y - 122)], lin(x + 30, y - 190, x + 126, y - 122,
           (0, "#b9dcd6"), (1, "#2c5560")))
    p.fill(box(x - 180, y - 186, 150, 50, 8), lin(x - 180, 0, x - 30, 0,
           (0, "#2c5560"), (1, "#8fc0bd")))
    p.fill(box(x - 220, y - 112, 446, 26), "#1f7f86")
    p.fill(box(x - 220, y - 82, 446, 9), "#e0a03c")
    p.fill(disc(x - 105, y - 100, 27), "#fffaf0")
    p.fill(disc(x - 108, y - 100, 18), "#1f7f86")
    p.fill(disc(x - 100, y - 103, 14), "#fffaf0")
    p.line([(x + 22, y - 196), (x + 22, y - 30)], "#b3bdb6", 3)
    p.fill(box(x - 30, y - 236, 84, 20, 8), "#3f8fc0")
    p.glow(x + 12, y - 228, 70, "#8fd0f0", .6)
    p.fill(disc(x + 216, y - 66, 9, 13), "#fff3c4")
    for dx in (-136, 142):
        p.fill(disc(x + dx, y - 14, 42), "#22282c")
        p.fill(disc(x + dx, y - 14, 22), "#b9c3be")
        p.fill(disc(x + dx, y - 14, 8), "#5f6b6c")
    p.palm(96, 1060, 780, "#1d4a3a", "#94ab58", "#7d5f42", .06, 19, "#4a3626")
    # People.
    for x, y, h, c, kw in ((820, 980, 150, "#f3f3ea", {"legs": "#8fb8b4"}),
                           (1010, 1000, 156, "#8a4a3a",
                            {"robe": True, "scarf": "#e3cfa8"}),
                           (1062, 1002, 96, "#d9a03c", {"legs": "#37516e"}),
                           (700, 960, 132, "#37516e", {"legs": "#2b3340"})):
        p.fill([(x - 8, y), (x + 8, y), (x - h * .7, y + h * .12),
                (x - h * .76, y + h * .07)], "#6b6a48", .35)
        p.person(x, y, h, c, **kw)
    p.birds(700, 200, 6, 18, "#4f7f86", 160)
    p.bloom(.9, 48, .2)
    p.finish(vignette=.14, speck=.005, paper=.008)


def kite(p, x, y, s, colours, turn, hand, kind):
    c = p.c
    # The string sags a little.
    mx, my = (x + hand[0]) / 2 + 40, (y + hand[1]) / 2 + 70
    p.line([(x, y), (mx, my), hand], "#5a5048", 1.8, .75, bent=True)
    # Tail.
    tx, ty = x - math.sin(turn) * -s, y + s
    pts = [(x + s * .2 * math.sin(turn), y + s * 1.0)]
    for k in range(1, 9):
        pts.append((pts[0][0] + k * s * .24 + 12 * math.sin(k * 1.7 + x),
                    pts[0][1] + k * s * .2 + 16 * math.cos(k * 1.5 + y)))
    p.line(pts, colours[0], 3, .9, bent=True)
    for k in range(2, 9, 2):
        q = pts[k]
        for d in (-1, 1):
            p.fill([q, (q[0] + d * s * .13, q[1] - s * .09),
                    (q[0] + d * s * .13, q[1] + s * .09)],
                   colours[k // 2 % len(colours)])
    c.save()
    c.translate(x, y)
    c.rotate(turn)
    if kind == 0:
        pts = [(0, -s), (s * .72, -s * .1), (0, s), (-s * .72, -s * .1)]
        for k in range(4):
            p.fill([pts[k], pts[(k + 1) % 4], (0, -s * .1)],
                   colours[k % len(colours)])
        p.line([(0, -s), (0, s)], "#4b3a2c", 3)
        p.line([(-s * .72, -s * .1), (s * .72, -s * .1)], "#4b3a2c", 3)
    elif kind == 1:
        for k in range(6):
            a = math.pi / 3 * k
            b = math.pi / 3 * (k + 1)
            p.fill([(0, 0), (s * .85 * math.cos(a), s * .85 * math.sin(a)),
                    (s * .85 * math.cos(b), s * .85 * math.sin(b))],
                   colours[k % len(colours)])
        p.fill(star(0, 0, s * .4, 6, .5), "#fff3d4")
        for k in range(3):
            a = math.pi / 3 * k
            p.line([(-s * .85 * math.cos(a), -s * .85 * math.sin(a)),
                    (s * .85 * math.cos(a), s * .85 * math.sin(a))],
                   "#4b3a2c", 2.4)
    else:
        p.fill([(0, -s * .7), (s * 1.15, s * .5), (s * .3, s * .42),
                (0, s * .7), (-s * .3, s * .42), (-s * 1.15, s * .5)],
               colours[0])
        p.fill([(0, -s * .7), (s * 1.15, s * .5), (s * .3, s * .42)],
               colours[1])
        p.fill([(0, -s * .7), (0, s * .7), (-s * .3, s * .42)],
               colours[-1])
        p.line([(0, -s * .7), (0, s * .7)], "#4b3a2c", 2.6)
    c.restore()


def child(p, x, y, h, top, low, hair, way=1, reach=True, skin="#9c6b4c",
          dress=False):
    """A child running; way is where to."""
    hip = (x, y - h * .42)
    neck = (x + way * h * .09, y - h * .76)
    stride = p.r.uniform(.16, .24)
    for s, k in ((-1, "#000000"), (1, None)):
        foot = (x + way * s * h * stride + (-way * h * .06),
                y - (h * .13 if s < 0 else 0))
        knee = (x + way * (h * .1 if s > 0 else .02 * h),
                y - h * (.24 if s > 0 else .19))
        p.taper([hip, knee, foot], mix(low if not dress else skin, "#000000",
                                       .16 if s < 0 else 0), h * .13, h * .07)
        p.fill(disc(foot[0] + way * h * .03, foot[1] - h * .015, h * .065,
                    h * .035), "#3b2f2c")
    p.taper([(neck[0], neck[1] + h * .05),
             (x - way * h * .15, y - h * .6), (x - way * h * .2, y - h * .47)],
            mix(top, "#000000", .15), h * .085, h * .055)
    if dress:
        p.fill(through((neck[0] - h * .08, neck[1]), (neck[0] + h * .08,
               neck[1]), (x + h * .14, y - h * .5), (x + h * .22, y - h * .26),
               (x - h * .22, y - h * .26), (x - h * .12, y - h * .5)), top)
    else:
        p.fill(through((neck[0] - h * .09, neck[1]),
                       (neck[0] + h * .09, neck[1]), (x + h * .11, y - h * .4),
                       (x - h * .11, y - h * .4)), top)
    hand = (neck[0] + way * h * .2, neck[1] - h * .2)
    if reach:
        p.taper([(neck[0] + way * h * .04, neck[1] + h * .05),
                 (neck[0] + way * h * .15, neck[1] - h * .02), hand], top,
                h * .085, h * .05)
        p.fill(disc(*hand, h * .032), skin)
    hx, hy = neck[0] + way * h * .035, neck[1] - h * .12
    p.fill(disc(hx, hy, h * .105, h * .118), skin)
    p.fill(disc(hx - way * h * .02, hy - h * .035, h * .115, h * .1, 150,
                390), hair)
    if dress:
        p.taper([(hx - way * h * .08, hy), (hx - way * h * .2, hy),
                 (hx - way * h * .26, hy + h * .09)], hair, h * .08, h * .02)
    return hand


def school(p):
    p.sky((0, "#3f93a8"), (.3, "#86c0bc"), (.55, "#dfe2bd"), (.68, "#f8e2ac"))
    p.glow(260, 640, 760, "#fff0c4", .6)
    p.clouds(133, 40, 640, "#fffaf0", "#9cc6c4", .56, 520, 190, .95)
    p.hills(6, 800, 60, 420, "#9cbcab", "#d6d8b0", 130)
    p.hills(14, 826, 30, 240, "#7da48c", "#bcc593", 80)
    p.haze(730, 850, "#fbeec4", .5)
    for _ in range(26):
        x = p.r.uniform(700, W)
        p.tree(x, 860, p.r.uniform(20, 42), "#4b7a5c", "#b3bd70", 9)
    # The school: two floors of arcades round a corner.
    x0, x1, y0, y1 = -20, 900, 440, 900
    p.fill(box(x0, y0, x1 - x0, y1 - y0), lin(x0, 0, x1, 0, (0, "#f6dda4"),
           (.7, "#efc987"), (1, "#dfae6b")), tex=(("wash", "#fff0c8", .4),
                                                ("dry", "#c98f52", .14)))
    p.fill([(x1, y0), (x1 + 130, y0 + 50), (x1 + 130, y1 - 16), (x1, y1)],
           vert(y0, y1, (0, "#a8744a"), (1, "#b98656")),
           tex=("wash", "#8a5838", .3))
    for k in range(2):
        for j in range(2):
            xx = x1 + 26 + k * 54
            p.fill(box(xx, 536 + j * 196 + k * 8, 28, 74), "#3f5f66")
    p.fill([(x0, y0 - 36), (x1 + 16, y0 - 36), (x1 + 16, y0), (x0, y0)],
           vert(y0 - 36, y0, (0, "#fff3d0"), (1, "#c9935a")))
    p.fill([(x1 + 16, y0 - 36), (x1 + 146, y0 + 18), (x1 + 146, y0 + 50),
            (x1 + 16, y0)], "#b98656")
    for f, (yf, h) in enumerate(((652, 150), (884, 172))):
        for k in range(7):
            x = 40 + k * 128
            p.fill(arch(x, yf, 100, h + 12, .0), "#fff3d4")
            p.fill(arch(x, yf, 84, h, .0), vert(yf - h, yf, (0, "#6b4a3c"),
                   (1, "#a5754c")))
            p.fill([(x - 42, yf), (x - 42, yf - h * .6), (x + 10, yf)],
                   "#f6cf8c", .35)
            if (k + f) % 2 == 0:
                p.fill(box(x - 14, yf - h * .72, 38, h * .72), "#1f6a70")
                p.fill(disc(x + 17, yf - h * .34, 3), "#f0d594")
            else:
                p.fill(box(x - 24, yf - h * .7, 50, h * .34), "#c9e0d3")
                p.line([(x + 1, yf - h * .7), (x + 1, yf - h * .36)],
                       "#6b4a3c", 3)
            if f == 0:
                p.fill(box(x - 44, yf - 40, 88, 5), "#1f6a70")
                for q in range(8):
                    p.line([(x - 38 + q * 11, yf - 38), (x - 38 + q * 11, yf)],
                           "#1f6a70", 2.4)
        p.fill(box(x0, yf, x1 - x0, 20), vert(yf, yf + 20, (0, "#fff6dc"),
                                             (1, "#cf9a5c")))
    for k in range(30):
        p.fill(star(14 + k * 31, 468, 9, 8, .55),
               ("#1f6a70", "#b5502f")[k % 2])
    p.fill(box(250, 404 - 90, 12, 100), "#6b4a3c")
    p.fill(through((262, 318), (310, 326), (352, 316), (354, 362), (310, 372),
                   (262, 362)), "#1f6a6c")
    p.fill(through((262, 332), (310, 340), (353, 331), (354, 347), (310, 357),
                   (262, 348)), "#d79a3c")
    # Yard.
    p.fill(box(-10, 876, W + 20, H), vert(876, H, (0, "#f0cf90"),
           (.35, "#dba869"), (1, "#b4713f")), tex=(("wash", "#fbe2a8", .45),
                                                ("streak", "#b5743f", .22)))
    p.fill([(x0, 900), (1050, 884), (1300, 950), (900, 1020), (x0, 1060)],
           "#8a5038", .28)
    p.fill(box(1000, 846, 940, 40), lin(1000, 0, 1940, 0, (0, "#e0ba7c"),
                                       (1, "#f3dca4")))
    p.fill(box(1000, 840, 940, 10), "#fff0c8")
    # Painted hopscotch and a ball court.
    p.line([(1040, 930), (1840, 930), (W + 60, 1130), (940, 1130), (1040, 930)],
           "#fff6dc", 5, .7)
    p.line([(1436, 930), (1440, 1130)], "#fff6dc", 5, .7)
    p.c.save()
    p.c.translate(1438, 1024)
    p.c.scale(1, .3)
    p.c.new_path()
    p.c.arc(0, 0, 120, 0, 7)
    p.ink("#fff6dc", .7)
    p.c.set_line_width(7)
    p.c.stroke()
    p.c.restore()
    q = [(300, 1130), (380, 1120), (460, 1110), (540, 1100)]
    for k in range(6):
        x, y = 240 + k * 74, 1176 - k * 9
        p.fill([(x, y), (x + 62, y - 8), (x + 82, y + 26), (x + 16, y + 34)],
               ("#1f6a70", "#b5502f", "#e8b54a")[k % 3], .55)
    p.line([(1740, 930), (1740, 700)], "#48605f", 9)
    p.fill(box(1672, 640, 130, 90, 5), "#f6efdc")
    p.fill(box(1712, 676, 50, 38), "#b5502f")
    p.fill(box(1720, 684, 34, 22), "#f6efdc")
    p.line([(1706, 728), (1770, 728)], "#b5502f", 6)
    for k in range(5):
        p.line([(1710 + k * 14, 730), (1718 + k * 10, 766)], "#f6efdc", 2)
    # A great tree on the right, with its bench.
    p.fill(disc(1500, 912, 240, 22), "#8a5038", .35)
    p.tree(1560, 900, 170, "#3a6b4c", "#b9c069", 46, "#6b4a36")
    p.fill(box(1440, 872, 190, 10), "#1f6a70")
    p.fill(box(1452, 880, 9, 28), "#17474e")
    p.fill(box(1608, 880, 9, 28), "#17474e")
    # Children, and what they hold.
    kids = [(520, 1196, 196, "#c9503a", "#2f4a66", "#2b201e", 1, False,
             (760, 250), 92, ("#c9503a", "#f0c24a", "#fff0cf"), .3, 0),
            (800, 1090, 150, "#e8b54a", "#37516e", "#3b2620", 1, True,
             (1080, 170), 78, ("#1f7f86", "#f6e4b4", "#8fd0c4"), -.2, 1),
            (1080, 1150, 178, "#1f7f86", "#6b3a34", "#2b201e", 1, False,
             (1340, 330), 104, ("#e0862f", "#b5402f", "#f6d27a"), .25, 2),
            (1330, 1060, 138, "#b5623f", "#2f4a5a", "#2b201e", 1, False,
             (1640, 190), 66, ("#7d4a7a", "#f0c24a", "#d98fa0"), .4, 0),
            (330, 1080, 142, "#8a5a8a", "#3b4a66", "#2b201e", 1, True,
             (470, 150), 56, ("#e8b54a", "#1f7f86", "#c9503a"), .1, 1)]
    hands = []
    for k in kids:
        x, y, h = k[:3]
        p.fill(disc(x + h * .5, y + h * .02, h * .5, h * .04), "#7d4630", .4)
        hands.append(child(p, x, y, h, k[3], k[4], k[5], k[6], True,
                           p.r.choice(["#9c6b4c", "#8a5a40", "#b5825c"]),
                           k[7]))
    for k, hand in zip(kids, hands):
        kite(p, *k[8], k[9], k[10], k[11], hand, k[12])
    for x, y, h, c in ((1460, 1000, 104, "#f3e4c4"), (1150, 960, 92,
                                                      "#c9503a")):
        p.fill(disc(x + 40, y + 2, h * .4, 6), "#7d4630", .35)
        child(p, x, y, h, c, "#2f4a66", "#2b201e", -1, False)
    p.fill(disc(1400, 1010, 14), "#f6efdc")
    p.person(960, 972, 150, "#2f5a6b", legs="#2b3340", robe=True,
             scarf="#e8d6ae")
    p.birds(1700, 420, 5, 16, "#4f7f86", 90)
    p.bloom(.9, 48, .2)
    p.finish(vignette=.14)


def stadium(p):
    p.sky((0, "#0b1a36"), (.25, "#14305a"), (.45, "#2f5a7d"), (.55, "#6f8f94"))
    p.stars(260, 300)
    p.clouds(154, 60, 620, "#8fb3bd", "#1c3a5f", .5, 800, 110, .65)
    vx, vy = 960, 330
    # Town beyond the rim.
    for _ in range(60):
        x = p.r.uniform(-20, W)
        h = p.r.uniform(10, 80)
        p.fill(box(x, 470 - h, p.r.uniform(24, 60), h + 30), "#142a4a")
        for _ in range(4):
            p.fill(box(x + p.r.uniform(4, 40), 470 - p.r.uniform(0, h), 4, 5),
                   "#ffd98c", .7)

    crowd = np.random.RandomState(9)

    def stand(quad, rows, cols, tones, size=(3, 6), roof=None):
        """Fill a quad (far-left, far-right, near-right, near-left) with
        people."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
        p.fill(quad, vert(min(ay, by), max(cy, dy), (0, "#1c2f4c"),
                          (1, "#33405a")))
        for i in range(rows):
            v = (i + .5) / rows
            for j in range(cols):
                u = (j + crowd.rand()) / cols
                x = (ax + (bx - ax) * u) * (1 - v) + (dx + (cx - dx) * u) * v
                y = (ay + (by - ay) * u) * (1 - v) + (dy + (cy - dy) * u) * v
                t = tones[crowd.randint(len(tones))]
                s = size[0] + (size[1] - size[0]) * v
                p.fill(disc(x, y, s * .7, s * .9), mix(t, "#1c2f4c",
                       .5 + .3 * crowd.rand()))
                if s > 5:
                    p.fill(disc(x, y - s, s * .36), "#a5806b", .6)
        for k in range(1, 8):
            u = k / 8
            p.line([(ax + (bx - ax) * u, ay + (by - ay) * u),
                    (dx + (cx - dx) * u, dy + (cy - dy) * u)], "#8fa3ad", 3,
                   .5)

    red = ["#b4402f", "#c9563c", "#e0a04a", "#f0e0c0", "#8a2f2c"]
    blue = ["#2f7f8a", "#3f6f9c", "#e8e4d0", "#27406a", "#d9b35f"]
    mixed = red + blue
    # Far stand, side stands.
    stand([(470, 470), (1450, 470), (1372, 676), (548, 676)], 24, 150, mixed,
          (2.4, 3.6))
    stand([(-260, 400), (470, 470), (548, 676), (-170, 1100)], 30, 110, red,
          (3.6, 8))
    stand([(1450, 470), (2180, 400), (2090, 1100), (1372, 676)], 30, 110, blue,
          (3.6, 8))
    # Roofs, with lamps on their edge.
    def canopy(quad, lamp0, lamp1, n):
        p.fill(quad, vert(min(q[1] for q in quad), max(q[1] for q in quad),
                          (0, "#c9d6d3"), (.5, "#6f8a9c"), (1, "#27405f")),
               tex=("streak", "#f0f3e4", .25))
        for k in range(n):
            t = (k + .5) / n
            x = lamp0[0] + (lamp1[0] - lamp0[0]) * t
            y = lamp0[1] + (lamp1[1] - lamp0[1]) * t
            p.fill(disc(x, y, 6, 4), "#ffffff")
            p.glow(x, y, 66, "#eef6ff", .55)
    canopy([(430, 384), (1490, 384), (1440, 440), (480, 440)], (490, 440),
           (1430, 440), 22)
    canopy([(-300, 180), (430, 384), (480, 440), (-300, 330)], (-60, 366),
           (470, 440), 12)
    canopy([(2220, 180), (1490, 384), (1440, 440), (2220, 330)], (1980, 366),
           (1450, 440), 12)
    # Boards and pitch.
    near, far = 1030, 636
    def at(u, v):
        """u across -1..1, v 0 (near) .. 1 (far), in perspective."""
        z = 1 + 1.16 * v
        y = 430 + (near - 430) / z * 1.0
        return 960 + u * 790 / z, y
    k = at(0, 1)[1]
    p.fill([at(-1.22, -.12), at(1.22, -.12), at(1.22, 1.14), at(-1.22, 1.14)],
           vert(600, 1100, (0, "#8a4f3a"), (1, "#6b3429")))
    p.fill([at(-1.1, -.06), at(1.1, -.06), at(1.1, 1.07), at(-1.1, 1.07)],
           "#2c6b48")
    for i in range(12):
        v0, v1 = i / 12, (i + 1) / 12
        p.fill([at(-1, v0), at(1, v0), at(1, v1), at(-1, v1)],
               ("#3f9a5c", "#348550")[i % 2], tex=("streak", "#8fd080", .16))
    for u0, v0, u1, v1 in ((-1, 0, 1, 0), (1, 0, 1, 1), (1, 1, -1, 1),
                           (-1, 1, -1, 0), (0, 0, 0, 1)):
        a = [at(u0 + (u1 - u0) * t / 8, v0 + (v1 - v0) * t / 8)
             for t in range(9)]
        p.line(a, "#f3f8ea", 4.4, .9)
    ring = [at(.19 * math.cos(a / 20 * math.pi),
               .5 + .27 * math.sin(a / 20 * math.pi)) for a in range(41)]
    p.line(ring, "#f3f8ea", 4, .9)
    p.fill(disc(*at(0, .5), 6, 3), "#f3f8ea")
    for s in (-1, 1):
        for d, lo, hi in ((.3, .2, .8), (.11, .36, .64)):
            p.line([at(s, lo), at(s * (1 - d), lo), at(s * (1 - d), hi),
                    at(s, hi)], "#f3f8ea", 3.8, .9)
        p.fill(disc(*at(s * .79, .5), 4, 2.4), "#f3f8ea")
        g = [at(s, .43), at(s, .57)]
        h = 58
        back = [(q[0] + s * 34, q[1]) for q in g]
        p.fill([(g[0][0], g[0][1] - h), (g[1][0], g[1][1] - h * .9), back[1],
                back[0]], "#f3f8f4", .3)
        for t in range(7):
            a = (g[0][0] + (g[1][0] - g[0][0]) * t / 6,
                 g[0][1] - h + (g[1][1] - g[0][1] + h * .1) * t / 6)
            b = (back[0][0] + (back[1][0] - back[0][0]) * t / 6,
                 back[0][1] + (back[1][1] - back[0][1]) * t / 6)
            p.line([a, b], "#f3f8f4", 1.2, .7)
        p.line([g[0], (g[0][0], g[0][1] - h), (g[1][0], g[1][1] - h * .9),
                g[1]], "#ffffff", 5)
    # Boards of plain colour round the field.
    for k in range(16):
        u0, u1 = -1.12 + k * .14, -1.12 + (k + 1) * .14
        a, b = at(u0, 1.1), at(u1, 1.1)
        p.fill([(a[0], a[1] - 20), (b[0], b[1] - 20), b, a],
               ("#1f6a70", "#e3b04a", "#a5402f", "#f0e4c8", "#27406a")[k % 5])
    # Players with the four shadows of a floodlit night.
    spots = [(-.94, .5, "#e8c24a"), (.94, .5, "#8fd06a")]
    for _ in range(10):
        spots.append((crowd.uniform(-.6, .5), crowd.uniform(.1, .92),
                      "#c9402f"))
        spots.append((crowd.uniform(-.5, .6), crowd.uniform(.1, .92),
                      "#f6f3e6"))
    spots += [(-.04, .36, "#c9402f"), (.05, .4, "#f6f3e6"),
              (.2, .6, "#22242c")]
    for u, v, c in sorted(spots, key=lambda q: -q[1]):
        x, y = at(u, v)
        h = 76 / (1 + 1.16 * v)
        for a in (.5, 2.5, 3.7, 5.7):
            p.fill([(x - 3, y), (x + 3, y), (x + math.cos(a) * h * .75 + 3,
                   y + math.sin(a) * h * .24),
                    (x + math.cos(a) * h * .75 - 3,
                     y + math.sin(a) * h * .24)], "#123a28", .35)
        way = crowd.choice([-1, 1])
        p.taper([(x, y - h * .48), (x + way * h * .1, y - h * .25),
                 (x + way * h * .1, y)], "#e0b48f", h * .13, h * .07)
        p.taper([(x, y - h * .48), (x - way * h * .04, y - h * .25),
                 (x - way * h * .16, y - h * .06)], "#c99a78", h * .13,
                h * .07)
        p.fill(box(x - h * .13, y - h * .56, h * .26, h * .2, h * .05),
               mix(c, "#101828", .35))
        p.fill(box(x - h * .15, y - h * .88, h * .3, h * .38, h * .09), c)
        p.fill(disc(x, y - h * .98, h * .09, h * .11), "#8a5f46")
        p.fill(disc(x, y - h * 1.02, h * .09, h * .08), "#2b201e")
    bx, by = at(.02, .34)
    p.fill(disc(bx, by - 5, 8), "#ffffff")
    p.fill(disc(bx, by + 3, 10, 3), "#123a28", .5)
    # Floodlight masts with beams.
    for x, y, y2, k in ((250, 90, 420, 1.25), (1670, 90, 420, 1.25),
                        (600, 200, 420, .8), (1320, 200, 420, .8)):
        p.line([(x, y), (x + (960 - x) * .02, y2)], "#4f6b84", 13 * k)
        p.line([(x - 4 * k, y), (x - 4 * k, y2)], "#a9c0c9", 3 * k, .6)
        w = 150 * k
        p.fill(box(x - w / 2, y - 52 * k, w, 88 * k, 8), "#27405f")
        for j in range(3):
            for i in range(6):
                p.fill(disc(x - w / 2 + (i + .5) * w / 6,
                            y - 36 * k + j * 28 * k, 9.4 * k), "#ffffff")
        p.glow(x, y - 6, 420 * k, "#e6f2ff", .9)
        side = 1 if x < 960 else -1
        p.fill([(x - w * .4, y), (x + w * .4, y),
                (960 + side * 340, 1000), (960 - side * 260, 760)], lin(
            x, y, 960, 900, (0, "#f0f6ff", .3), (.5, "#dcecff", .09),
            (1, "#dcecff", 0)), op=cairo.OPERATOR_SCREEN)
    p.glow(960, 800, 900, "#dff5d8", .22, .5)
    # The people in front of us.
    p.fill(box(-10, 1090, W + 20, 200), vert(1080, H, (0, "#1c2c48", 0),
                                            (.3, "#14213a", .9),
                                            (1, "#0c1528")))
    for row, (y, r, gap) in enumerate(((1130, 30, 84), (1200, 40, 112),
                                       (1290, 52, 146))):
        x = -30 + p.r.uniform(0, 40)
        while x < W + 60:
            c = mix(p.r.choice(mixed), "#101a30", .62 + .1 * row)
            yy = y + p.r.uniform(-14, 14)
            p.fill(through((x - r * 1.5, yy + r * 4), (x - r * 1.3, yy + r * 1.5),
                           (x - r * .5, yy + r * .9), (x + r * .5, yy + r * .9),
                           (x + r * 1.3, yy + r * 1.5),
                           (x + r * 1.5, yy + r * 4)), c)
            up = p.r.random()
            if up < .34:
                for s in (-1, 1):
                    p.taper([(x + s * r * 1.1, yy + r * 1.7),
                             (x + s * r * 1.9, yy + r * .4),
                             (x + s * r * 1.5, yy - r * 1.7)], c, r * .75,
                            r * .42)
                    p.fill(disc(x + s * r * 1.5, yy - r * 1.9, r * .28),
                           "#5f4640")
                if up < .14:
                    p.line([(x - r * 1.5, yy - r * 2), (x, yy - r * 1.8),
                            (x + r * 1.5, yy - r * 2)], p.r.choice(
                        ["#b4402f", "#2f7f8a", "#e0a84a"]), r * .7, bent=True)
            p.fill(disc(x, yy, r * .74, r * .9), "#2a1f26")
            p.c.new_path()
            p.c.save()
            p.c.translate(x, yy)
            p.c.scale(r * .75, r * .92)
            p.c.arc(0, 0, 1, math.radians(200), math.radians(340))
            p.c.restore()
            p.ink("#dfeeff", .6)
            p.c.set_line_width(2.6)
            p.c.stroke()
            p.line([(x - r * 1.2, yy + r * 1.4), (x - r * .6, yy + r * .98)],
                   "#dfeeff", 2.4, .4)
            x += gap * p.r.uniform(.9, 1.1)
    for x, y, c1, c2 in ((330, 1110, "#c9402f", "#f0d9a4"),
                         (1540, 1096, "#2f7f8a", "#f0e8d0")):
        p.line([(x, y + 120), (x + 8, y - 190)], "#c9b48a", 6)
        p.fill(through((x + 8, y - 190), (x + 70, y - 170), (x + 140, y - 196),
                       (x + 196, y - 178), (x + 194, y - 92),
                       (x + 140, y - 108), (x + 70, y - 80), (x + 6, y - 98)),
               lin(x, 0, x + 196, 0, (0, c1), (.3, mix(c1, "#ffffff", .2)),
                   (.55, mix(c1, "#000000", .25)), (1, c1)))
        for d in (-22, 14):
            p.line([(x + 8, y - 144 + d), (x + 70, y - 126 + d),
                    (x + 140, y - 152 + d), (x + 193, y - 134 + d)], c2, 8,
                   bent=True)
    p.bloom(.84, 44, .35)
    p.finish(vignette=.22, speck=.004, paper=.006)


def cafe(p):
    vx, vy = 860, 620

    def at(x, y, z):
        return vx + x * 900 / z, vy + y * 640 / z

    p.sky((0, "#16294f"), (.2, "#2c4a78"), (.36, "#6a6f94"), (.46, "#d99a7a"),
          (.5, "#f6c48a"))
    p.stars(140, 420)
    p.clouds(172, 120, 620, "#f0a684", "#3f4f7a", .46, 500, 70, .7)
    p.glow(892, 244, 220, "#f6dcb0", .35)
    p.fill(lambda c: (c.new_sub_path(), c.arc(900, 240, 46, .35, 4.35),
                      c.arc_negative(920, 226, 39, 3.95, .75),
                      c.close_path()), "#fbeecb")
    # What stands at the end of the lane.
    p.fill(box(700, 560, 320, 200), "#5f5470")
    p.fill(disc(910, 560, 62, 66, 180, 360), "#565071")
    p.line([(910, 496), (910, 470)], "#565071", 4)
    p.fill(box(776, 360, 46, 360), lin(776, 0, 822, 0, (0, "#4b4868"),
                                      (1, "#a5786f")))
    p.fill(box(768, 410, 62, 14), "#6b5f78")
    p.fill([(776, 362), (822, 362), (799, 296)], "#4f6b7a")
    for y in (450, 520):
        p.fill(arch(799, y, 15, 34, .2), "#ffd48a")
    p.haze(420, 740, "#f0ae80", .3)
    stone = ("#d9a468", "#7a4f3f", "#3b2a34")

    def wall(s, z0, z1, top, light, dark):
        q = [at(s, top, z0), at(s, top, z1), at(s, .72, z1), at(s, .72, z0)]
        p.fill(q, lin(q[1][0], 0, q[0][0], 0, (0, light), (1, dark)),
               tex=(("wash", mix(dark, "#1a1420", .5), .4),
                    ("dry", mix(light, "#ffdca0", .3), .12)))
        y, row = .72, 0
        while y > top:
            p.line([at(s, y, z0), at(s, y, z1)], mix(dark, "#1a1420", .4), 2,
                   .35)
            z = z1 + (row % 2) * .11
            while z < z0:
                p.line([at(s, y, z), at(s, y - .12, z)],
                       mix(dark, "#1a1420", .4), 2, .3)
                z += .22 * (1 + z * .15)
            y -= .12
            row += 1

    def wshape(s, z0, z1, top, foot, rise):
        """An arch on a side wall."""
        pts = [at(s, foot, z0)]
        for k in range(25):
            u = k / 24
            z = 1 / (1 / z0 + (1 / z1 - 1 / z0) * u)
            lift = math.sin(math.pi * u) ** .62
            pts.append(at(s, top - rise * lift, z))
        pts.append(at(s, foot, z1))
        return pts

    # Lane walls, far to near: left in blue shade, right lit by the café.
    for z0, z1, top, c in ((6.5, 4.6, -.9, 0), (4.6, 3.1, -1.3, 1)):
        wall(-1, z0, z1, top, mix("#5f5470", "#8a6a70", c * .4),
             mix("#4b4868", "#5f4f68", c))
        wall(1, z0, z1, top * .95, "#b5806a", "#94685f")
        for zz in (z1 + .4, z1 + .95):
            p.fill(wshape(-1, zz + .22, zz, -.2, .15, .1), "#ffcf85", .9)
            p.fill(wshape(1, zz + .22, zz, -.3, .05, .1), "#ffd894", .9)
    wall(-1, 3.1, .55, -1.6, "#4f4a68", "#27294a")
    wall(1, 3.1, .55, -1.7, "#b9794f", "#5f3a38")
    # Ground, wet from washing.
    g = [at(-1, .72, 6.5), at(1, .72, 6.5), at(1, .72, .4), at(-1, .72, .4)]
    p.fill(g, vert(690, H, (0, "#a8786c"), (.3, "#6b4f58"), (1, "#2c2838")))
    z = 6.5
    row = 0
    while z > .45:
        z2 = z * .9
        n = 7
        for k in range(n):
            x0 = -1 + 2 * (k + (row % 2) * .5 - .25) / n
            q = [at(x0 + .012, .72, z), at(x0 + 2 / n - .012, .72, z),
                 at(x0 + 2 / n - .012, .72, z2 * 1.012),
                 at(x0 + .012, .72, z2 * 1.012)]
            p.clip(g)
            p.fill(q, mix("#8a6468", "#3b3348", p.r.random()),
                   .35 + .2 * p.r.random())
            p.fill([q[0], q[1], ((q[1][0] + q[2][0]) / 2, q[1][1] + 3),
                    (q[0][0], q[0][1] + 3)], "#f0b888", .25)
            p.unclip()
        z = z2
        row += 1
    # Left: a door, shutters, a stair with jasmine.
    p.fill(wshape(-1, 1.75, 1.4, -.08, .72, .2), "#23253f")
    p.fill(wshape(-1, 1.72, 1.43, -.05, .72, .17), lin(0, 300, 0, 1000,
           (0, "#2f6f78"), (1, "#1c4650")))
    a, b = at(-1, .0, 1.57), at(-1, .72, 1.57)
    p.line([a, b], "#16343c", 4)
    for y in (.12, .3, .48):
        for zz in (1.66, 1.49):
            p.fill(disc(*at(-1, y, zz), 5), "#d9ae5c")
    for z0, z1 in ((2.9, 2.6), (2.3, 2.06)):
        p.fill(wshape(-1, z0, z1, -.5, -.05, .13), "#23253f")
        p.fill(wshape(-1, z0 * .99, z1 * 1.01, -.48, -.06, .11), "#ffca7a")
        m = (z0 + z1) / 2
        p.line([at(-1, -.6, m), at(-1, -.06, m)], "#3b2a34", 5)
        p.line([at(-1, -.3, z0), at(-1, -.3, z1)], "#3b2a34", 4)
        p.glow(*at(-1, -.3, m), 150, "#ffb95c", .5)
    p.fill([at(-1, -1.04, 1.75), at(-1, -1.04, 1.2), at(-1, -.44, 1.2),
            at(-1, -.44, 1.75)], "#1f213c")
    p.fill([at(-1, -1.0, 1.72), at(-1, -1.0, 1.23), at(-1, -.47, 1.23),
            at(-1, -.47, 1.72)], "#e0a05a")
    for k in range(9):
        zz = 1.72 - .49 * k / 8
        p.line([at(-1, -1.0, zz), at(-1, -.47, zz)], "#3b2a34", 4.5)
    for k in range(9):
        y = -1 + .53 * k / 8
        p.line([at(-1, y, 1.72), at(-1, y, 1.23)], "#3b2a34", 4)
    # Right: the café front, three arches full of light.
    for z0, z1 in ((2.75, 2.2), (2.02, 1.58), (1.42, 1.06), (.93, .62)):
        outer = wshape(1, z0 * 1.03, z1 * .97, -.28, .72, .36)
        inner = wshape(1, z0, z1, -.25, .72, .31)
        p.fill(outer, "#e8b878")
        for k in range(1, 25, 2):
            if k + 1 < 25:
                p.fill([outer[k], outer[k + 1], inner[k + 1], inner[k]],
                       "#8a4a38")
        xs = [q[0] for q in inner]
        ys = [q[1] for q in inner]
        p.fill(inner, vert(min(ys), max(ys), (0, "#ffdf94"), (.45, "#ffc468"),
                           (.8, "#d98a42"), (1, "#8a4a2c")))
        p.clip(inner)
        cx = sum(xs) / len(xs)
        w = max(xs) - min(xs)
        hh = max(ys) - min(ys)
        # Inside: shelves of glasses, a counter, someone standing.
        for j in range(3):
            yy = min(ys) + hh * (.34 + .11 * j)
            p.line([(min(xs), yy), (max(xs), yy)], "#8a4f28", 4)
            for k in range(9):
                p.fill(box(min(xs) + w * (k + .4) / 9, yy - hh * .05, w * .05,
                           hh * .05), p.r.choice(["#b5562c", "#5f8a7a",
                                                  "#fff0c0", "#8a3a28"]), .8)
        p.line([(cx, min(ys)), (cx, min(ys) + hh * .16)], "#5a3422", 3)
        p.fill([(cx - w * .13, min(ys) + hh * .22), (cx + w * .13, min(ys)
               + hh * .22), (cx, min(ys) + hh * .14)], "#8a3a28")
        p.glow(cx, min(ys) + hh * .24, hh * .4, "#ffe2a0", .9)
        p.person(cx + w * .1, max(ys) - hh * .06, hh * .52, "#6b3a2c",
                 skin="#7d4a34", legs="#3b2420")
        p.fill(box(min(xs), max(ys) - hh * .3, w, hh * .3), vert(
            max(ys) - hh * .3, max(ys), (0, "#7d4526"), (1, "#4b2a20")))
        p.unclip()
        p.glow(cx, (min(ys) + max(ys)) / 2, hh * .9, "#ffb454", .26)
        # Its light on the ground.
        q = [at(1, .72, z0), at(1, .72, z1), at(-.1, .72, z1 * .86),
             at(-.1, .72, z0 * .96)]
        p.fill(q, lin(q[0][0], 0, q[2][0], 0, (0, "#ffc06a", .6),
                      (1, "#ffc06a", 0)), op=cairo.OPERATOR_SCREEN)
    # Awning in stripes over the nearer arches.
    n = 12
    for k in range(n):
        za = 1 / (1 / 1.5 + (1 / .6 - 1 / 1.5) * k / n)
        zb = 1 / (1 / 1.5 + (1 / .6 - 1 / 1.5) * (k + 1) / n)
        c = ("#a5382c", "#f0dcae")[k % 2]
        p.fill([at(1, -.78, za), at(1, -.78, zb), at(.66, -.56, zb),
                at(.66, -.56, za)], mix(c, "#3b2030", .22))
        p.fill([at(.66, -.56, za), at(.66, -.56, zb), at(.66, -.5, zb),
                at(.66, -.46, (za + zb) / 2), at(.66, -.5, za)],
               mix(c, "#3b2030", .05))
    # Lanterns on lines across the lane.
    glass = ["#ffcf78", "#f0935a", "#8fc9b4", "#f6b8a0", "#ffe2a0", "#d97a6a"]
    k = 0
    for z, sag in ((4.4, .1), (3.1, .12), (2.2, .15), (1.55, .19),
                   (1.08, .24)):
        top = -.82 - .1 * z / 4
        pts = []
        for i in range(17):
            u = -1 + 2 * i / 16
            pts.append(at(u, top + sag * (1 - u * u) * 1.9, z))
        p.line(pts, "#1f1a2c", max(1.2, 4 / z), bent=True)
        for i in range(2, 16, 3 if z > 2 else 2):
            x, y = pts[i]
            s = 46 / z
            c = glass[k % len(glass)]
            k += 1
            y += s * 1.6
            p.line([pts[i], (x, y - s)], "#1f1a2c", max(1, 3 / z))
            p.glow(x, y, s * 6, c, .75)
            p.fill(through((x - s * .5, y - s * .8), (x - s * .86, y),
                           (x - s * .5, y + s * .86), (x + s * .5, y + s * .86),
                           (x + s * .86, y), (x + s * .5, y - s * .8)), rad(
                x, y, s * 1.1, (0, "#fffbe6"), (.5, mix(c, "#fff0c0", .4)),
                (1, c)))
            for d in (-1, -.4, .4, 1):
                p.line([(x + d * s * .42, y - s * .78), (x + d * s * .8, y),
                        (x + d * s * .42, y + s * .84)], "#5a3422",
                       max(1, 3.4 / z), bent=True)
            p.fill([(x - s * .56, y - s * .76), (x + s * .56, y - s * .76),
                    (x, y - s * 1.4)], "#5a3a24")
            p.fill([(x - s * .5, y + s * .82), (x + s * .5, y + s * .82),
                    (x, y + s * 1.3)], "#5a3a24")
    # Tables.
    def table(x, z, seats, scale=1.0):
        tx, ty = at(x, .72, z)
        s = 250 / z * scale
        p.fill(disc(tx, ty + s * .02, s * .8, s * .14), "#17121f", .5)
        for side, coat, kw in seats:
            if side > 1:
                continue
            px = tx + side * s * .72
            for d in (-.16, .16):
                p.line([(px + d * s, ty), (px + d * s, ty - s * .42)],
                       "#2b1c1c", max(2, s * .04))
            p.fill(box(px - s * .2, ty - s * .46, s * .4, s * .07, 3),
                   "#5a3426")
            bx = px + side * s * .19
            p.line([(bx, ty - s * .44), (bx + side * s * .05, ty - s * .98)],
                   "#3b2420", max(3, s * .05))
            if coat:
                p.taper([(px, ty - s * .5), (px - side * s * .34, ty - s * .5),
                         (px - side * s * .3, ty - s * .04)],
                        kw.get("legs", "#2a2838"), s * .19, s * .1)
                p.fill(through((px + side * s * .1, ty - s * .46),
                               (px + side * s * .18, ty - s * .86),
                               (px + side * s * .06, ty - s * 1.1),
                               (px - side * s * .12, ty - s * 1.04),
                               (px - side * s * .14, ty - s * .46)), lin(
                    px - s * .2, 0, px + s * .2, 0, (0, mix(coat, "#1a1424",
                                                            .3)),
                    (1, mix(coat, "#ffca80", .22))))
                p.taper([(px, ty - s * .98), (px - side * s * .22,
                         ty - s * .7), (px - side * s * .42, ty - s * .8)],
                        mix(coat, "#1a1424", .12), s * .13, s * .08)
                p.fill(disc(px - side * s * .42, ty - s * .81, s * .05),
                       "#a5714e")
                hx, hy = px - side * s * .02, ty - s * 1.24
                if kw.get("scarf"):
                    p.fill(through((hx, hy - s * .17), (hx - s * .15, hy),
                                   (hx - s * .13, hy + s * .2),
                                   (hx + s * .13, hy + s * .2),
                                   (hx + s * .15, hy)), kw["scarf"])
                    p.fill(disc(hx - side * s * .04, hy + s * .01, s * .085,
                                s * .11), "#a5714e")
                else:
                    p.fill(disc(hx, hy, s * .115, s * .14), "#a5714e")
                    p.fill(disc(hx + side * s * .03, hy - s * .04, s * .125,
                                s * .115, 150, 390), kw.get("hair",
                                                            "#241a1c"))
        p.line([(tx, ty), (tx, ty - s * .62)], "#2b1c1c", s * .07)
        p.fill(disc(tx, ty - s * .01, s * .26, s * .05), "#2b1c1c")
        p.fill(disc(tx, ty - s * .6, s * .46, s * .1), "#4b2c20")
        p.fill(disc(tx, ty - s * .63, s * .46, s * .1), lin(
            tx - s * .46, 0, tx + s * .46, 0, (0, "#a5663a"),
            (1, "#f0b670")))
        for d, k in ((-.2, 0), (.16, 1)):
            gx, gy = tx + d * s, ty - s * .64
            p.fill(box(gx - s * .035, gy - s * .12, s * .07, s * .12,
                       s * .02), "#c9602c")
            p.fill(box(gx - s * .035, gy - s * .14, s * .07, s * .04,
                       s * .01), "#fff0d0", .8)
            p.fill(disc(gx, gy, s * .075, s * .02), "#fff0d0", .9)
        px, py = tx - s * .02, ty - s * .66
        p.fill(through((px - s * .07, py), (px - s * .09, py - s * .09),
                       (px - s * .03, py - s * .17), (px + s * .03,
                       py - s * .17), (px + s * .09, py - s * .09),
                       (px + s * .07, py)), lin(px - s * .09, 0, px + s * .09,
               0, (0, "#8a6228"), (.5, "#f6dc96"), (1, "#7d5422")))
        p.taper([(px + s * .08, py - s * .06), (px + s * .15, py - s * .08),
                 (px + s * .17, py - s * .15)], "#e0bc6c", s * .03, s * .015)

    for x, y, h, c in ((-.35, 4.4, .62, "#3b3552"), (.1, 5.2, .62, "#5a3f4a")):
        q = at(x, .72, y)
        p.person(q[0], q[1], 640 * h / y, c, legs="#2a2438", back=True)
    table(.5, 2.5, ((-1, "#4f5f7a", {}), (1, "#8a4a3a", {})), .8)
    table(-.5, 2.0, ((1, "#6b7d6a", {"scarf": "#e3cfa8"}),
                     (-1, None, {})), .8)
    q = at(.05, .72, 1.9)
    p.person(q[0], q[1], 270, "#f0e6cf", legs="#23222f", skin="#a5714e")
    p.fill(disc(q[0] + 52, q[1] - 150, 36, 9), "#d9ae5c")
    for d in (-16, 8):
        p.fill(box(q[0] + 48 + d, q[1] - 174, 11, 22, 3), "#c9602c")
    table(.34, 1.2, ((-1, "#a5502f", {}), (1, "#2f5a66", {"hair": "#5f5a58"})),
          .92)
    # A cat that owns the lane, and pots of basil.
    x, y = 330, 1180
    p.fill(disc(x + 6, y + 2, 76, 11), "#120e18", .5)
    p.fill(through((x - 40, y), (x - 48, y - 46), (x - 20, y - 96),
                   (x + 14, y - 96), (x + 30, y - 40), (x + 26, y)),
           "#1f1a26")
    p.fill(disc(x - 4, y - 112, 31, 27), "#1f1a26")
    p.fill([(x - 32, y - 118), (x - 28, y - 152), (x - 8, y - 134)], "#1f1a26")
    p.fill([(x + 24, y - 118), (x + 20, y - 152), (x, y - 134)], "#1f1a26")
    p.line([(x + 22, y - 14), (x + 70, y - 10), (x + 86, y - 44),
            (x + 74, y - 66)], "#1f1a26", 13, bent=True)
    p.line([(x + 27, y - 110), (x + 29, y - 60), (x + 34, y - 20)], "#f0a860",
           3, .7, bent=True)
    p.line([(x + 4, y - 138), (x + 22, y - 128), (x + 27, y - 110)], "#f0a860",
           3, .7, bent=True)
    p.fill(disc(x + 6, y - 114, 4, 5), "#ffd27a")
    p.fill(disc(x - 14, y - 114, 4, 5), "#ffd27a")
    for x, y, s in ((150, 1120, 1.1), (60, 1180, 1.4), (1840, 1200, 1.3)):
        p.fill([(x - 44 * s, y - 70 * s), (x + 44 * s, y - 70 * s),
                (x + 32 * s, y), (x - 32 * s, y)], lin(x - 44 * s, 0,
               x + 44 * s, 0, (0, "#5a2f2a"), (.7, "#b5623f"),
               (1, "#d98a52")))
        for _ in range(70):
            a, d = p.r.uniform(-3.3, .2), p.r.random() ** .5
            px, py = (x + math.cos(a) * 66 * s * d,
                      y - 76 * s + math.sin(a) * 80 * s * d)
            p.fill(disc(px, py, 10 * s, 7 * s), mix("#23403a", "#8a9a58",
                   p.r.random() * (.4 + .6 * (px > x))))
    # Jasmine over the upper left corner.
    for _ in range(420):
        t = p.r.random() ** 1.2
        x = -20 + 560 * t * p.r.random() + p.r.gauss(0, 24)
        y = p.r.uniform(-20, 330 * (1 - t) ** .8 + 60)
        r = p.r.uniform(9, 17)
        p.fill(disc(x, y, r, r * .62), mix("#16282f", "#4f6f52",
               p.r.random() ** 1.5))
    for _ in range(90):
        t = p.r.random()
        x = -10 + 520 * t * p.r.random()
        y = p.r.uniform(-10, 300 * (1 - t) + 60)
        p.fill(star(x, y, 9, 5, .45, p.r.random()), "#f3ead2", .9)
    p.bloom(.8, 44, .4)
    p.finish(vignette=.26)


PICTURES = [parliament, hospital, school, stadium, cafe]

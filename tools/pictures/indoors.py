"""Signing hall, medicine plant, market, theatre, manuscripts."""
import math

from .kit import (H, W, arch, box, disc, lin, mix, noise, rad, smooth,
                  star, through, vert)

import cairo


def room(vx, vy, half, tall):
    """One-point perspective: X across, Y up or down, Z away from the eye."""
    def at(x, y, z):
        return vx + x * half / z, vy + y * tall / z
    return at


def beam(p, pts, colour, alpha, x0, y0, x1, y1):
    """A shaft of light, fading from (x0, y0) to (x1, y1)."""
    p.fill(pts, lin(x0, y0, x1, y1, (0, colour, alpha), (1, colour, 0)),
           op=cairo.OPERATOR_SCREEN)


def flag(p, x, y, h, paint, side=1, pole="#c69a4c"):
    """A flag hanging in folds beside its pole; paint(u) gives the bands of a
    fold as (from, to, colour) down the cloth."""
    p.line([(x, y), (x, y - h)], lin(x - 5, 0, x + 5, 0, (0, "#f4dc9a"),
                                     (1, "#7d5a2c")), 9)
    p.fill(star(x, y - h - 16, 17, 4, 0.42), "#e9c878")
    p.fill(through((x - 52, y + 6), (x - 34, y - 10), (x + 34, y - 10),
                   (x + 52, y + 6)), pole)
    top, drop, wide = y - h + 18, h * 0.66, h * 0.3
    n = 9
    for k in range(n):
        u0, u1 = k / n, (k + 1) / n
        x0 = x + side * wide * u0 ** 1.1
        x1 = x + side * wide * u1 ** 1.1 + side * 3
        sag0, sag1 = 64 * u0 ** 1.3, 64 * u1 ** 1.3
        end0 = drop * (1 - 0.1 * u0 + 0.025 * math.sin(u0 * 14))
        end1 = drop * (1 - 0.1 * u1 + 0.025 * math.sin(u1 * 14))
        shade = 0.5 + 0.5 * math.sin(k * 2.35 + 0.6)
        for a, b, c in paint((u0 + u1) / 2):
            p.fill([(x0, top + sag0 + end0 * a), (x1, top + sag1 + end1 * a),
                    (x1, top + sag1 + end1 * b), (x0, top + sag0 + end0 * b)],
                   lin(x0, 0, x1, 0, (0, mix(c, "#10141e", 0.1 + .3 * shade)),
                       (0.55, mix(c, "#fff2cf", 0.12)),
                       (1, mix(c, "#10141e", 0.34 * (1 - shade)))))


def hall(p):
    at = room(960, 560, 1060, 800)
    back = 2.2
    # Shell of the room.
    p.fill(box(0, 0, W, H), "#3b2f2a")
    p.fill([at(-1, -1, .5), at(1, -1, .5), at(1, -1, back), at(-1, -1, back)],
           vert(0, 200, (0, "#8a6d4e"), (1, "#d9bf93")))
    for k in range(12):
        z = 0.6 + k * (back - 0.6) / 11
        p.line([at(-1, -1, z), at(1, -1, z)], "#7a5a3c", 13 / z)
        p.line([at(-1, -.985, z), at(1, -.985, z)], "#e9d2a4", 3 / z, .6)
    for k in range(-4, 5):
        p.line([at(k / 4, -1, .5), at(k / 4, -1, back)], "#7a5a3c", 5)
    for s in (-1, 1):
        c0, c1 = ("#e2c99c", "#c9a877") if s > 0 else ("#a98a62", "#bfa072")
        p.fill([at(s, -1, .4), at(s, -1, back), at(s, .62, back),
                at(s, .62, .4)], lin(960 + s * 482, 0, 960 + s * 960, 0,
               (0, c1), (1, c0)), tex=("wash", "#8f7048", 0.3))
        p.fill([at(s, .3, .4), at(s, .3, back), at(s, .62, back),
                at(s, .62, .4)], lin(960 + s * 482, 0, 960 + s * 960, 0,
               (0, "#2c5a5c"), (1, "#17393f")),
               tex=("upright", "#3f7472", 0.3))
        p.line([at(s, .3, .4), at(s, .3, back)], "#d8b269", 5)
        for k in range(10):
            z = 2.14 - k * 0.17
            for y in (.34, .58):
                p.line([at(s, y, z), at(s, y, z - .13)], "#c79f58", 1.8, .7)
            for zz in (z, z - .13):
                p.line([at(s, .34, zz), at(s, .58, zz)], "#c79f58", 1.8, .7)
    # Tall windows on the left with morning in them.
    for z0 in (1.86, 1.42, 1.06, .76):
        z1 = z0 - 0.2 * z0 / 1.4
        a, b = at(-1, -.78, z0), at(-1, -.78, z1)
        f, g = at(-1, .28, z0), at(-1, .28, z1)
        m = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 70 / z0)

        def win(c, grow=0):
            c.move_to(f[0] + grow, f[1])
            c.line_to(a[0] + grow, a[1])
            c.curve_to(a[0], m[1] - 6, m[0], m[1] - 12, m[0], m[1] - 12)
            c.curve_to(m[0], m[1] - 12, b[0], m[1] + 20, b[0] - grow, b[1])
            c.line_to(g[0] - grow, g[1])
            c.close_path()
        p.fill(lambda c: win(c, 9), "#7b5c3c")
        p.fill(win, vert(a[1] - 60, f[1], (0, "#eef3e4"), (.6, "#fdf2d2"),
                         (1, "#c9d6b4")))
        p.clip(win)
        for k in range(7):
            p.fill(disc(g[0] + (f[0] - g[0]) * k / 6, g[1] - 26 / z0,
                        60 / z0, 70 / z0), "#8fa982", 0.65)
        p.unclip()
        mid = at(-1, 0, (z0 + z1) / 2)[0]
        p.line([(mid, m[1] - 6), (mid, (f[1] + g[1]) / 2)], "#7b5c3c", 4.5)
        for y in (-.5, -.2, .08):
            p.line([at(-1, y, z0), at(-1, y, z1)], "#7b5c3c", 3.6)
    # Framed pictures on the right: landscapes, of course.
    for z0 in (1.75, 1.22, .86):
        z1 = z0 * 0.78
        q = [at(1, -.5, z0), at(1, -.5, z1), at(1, .12, z1), at(1, .12, z0)]
        p.fill(q, "#8a6532")
        r = [at(1, -.46, z0 * .985), at(1, -.46, z1 * 1.02),
             at(1, .08, z1 * 1.02), at(1, .08, z0 * .985)]
        y0, y1 = r[1][1], r[2][1]
        p.fill(r, vert(y0, y1, (0, "#8fb2ac"), (.5, "#e8d2a0"), (.52,
               "#6f7f58"), (1, "#3f4f3c")), tex=("streak", "#f3e2b4", .3))
        p.line(q[:2], "#f0d595", 4)
    # Back wall.
    l, t = at(-1, -1, back)
    r, b = at(1, .62, back)
    p.fill(box(l, t, r - l, b - t), vert(t, b, (0, "#d4b888"), (.5, "#ecd6a8"),
           (1, "#c4a271")), tex=("wash", "#fbeccb", .35))
    p.fill(box(l, at(0, .3, back)[1], r - l, b - at(0, .3, back)[1]),
           vert(b - 120, b, (0, "#2f6062"), (1, "#1d454a")))
    p.line([at(-1, .3, back), at(1, .3, back)], "#d8b269", 5)
    p.fill(box(l, t, r - l, 20), vert(t, t + 20, (0, "#b58d54"),
                                      (1, "#e9cf98")))
    # The great panel with its stars.
    cx = 960
    frame = arch(cx, 666, 372, 424, .28)
    p.fill(arch(cx, 672, 404, 448, .28), lin(cx - 200, 0, cx + 200, 0,
           (0, "#f3dca4"), (1, "#a8793e")))
    p.fill(frame, vert(250, 666, (0, "#2f6a6c"), (1, "#1a4249")))
    p.clip(frame)
    for j in range(-1, 8):
        for i in range(-4, 5):
            x, y = cx + i * 62, 258 + j * 62
            p.fill(star(x, y, 28, 8, .62), "#d9b571" if (i + j) % 2 else
                   "#b4553c")
            p.fill(star(x, y, 20, 8, .62), "#235a5e")
            p.fill(star(x, y, 9, 8, .6), "#efd9a2")
            p.fill(star(x + 31, y + 31, 15, 4, .5), "#3f8482")
            p.line([(x - 31, y), (x, y - 31), (x + 31, y), (x, y + 31),
                    (x - 31, y)], "#e3c684", 1.8, .7)
    p.fill(box(cx - 200, 230, 400, 450), lin(cx - 200, 250, cx + 200, 660,
           (0, "#fff3cf", .28), (.6, "#0e2a30", .1), (1, "#0e2a30", .4)))
    p.unclip()
    for x in (596, 1324):
        p.fill(arch(x, 664, 132, 330, .28), "#9c7440")
        p.fill(arch(x, 664, 112, 314, .28), vert(350, 664, (0, "#f6f1dc"),
               (.7, "#fbe6b4"), (1, "#c0c79c")))
        p.clip(arch(x, 664, 112, 314, .28))
        for k in range(5):
            p.fill(disc(x - 50 + 25 * k, 650, 30, 40 + 20 * (k % 2)),
                   "#93a880", .7)
        p.unclip()
        p.line([(x, 352), (x, 664)], "#9c7440", 5)
        for y in (450, 530, 600):
            p.line([(x - 56, y), (x + 56, y)], "#9c7440", 4)
        p.glow(x, 500, 220, "#fff3cf", .35)
        # Curtains, gathered.
        for s in (-1, 1):
            p.fill(through((x + s * 80, 330), (x + s * 40, 340),
                           (x + s * 66, 500), (x + s * 84, 560),
                           (x + s * 62, 668), (x + s * 98, 668),
                           (x + s * 96, 500)), lin(
                x + s * 50, 0, x + s * 98, 0, (0, "#b4553c"), (.4, "#8a3530"),
                (.7, "#a5463a"), (1, "#6d2a2a")))
            p.fill(box(x + s * 84 - 14, 552, 28, 12, 4), "#e3c27a")
    # Floor, polished.
    p.fill([at(-1, .62, back), at(1, .62, back), at(1, .62, .3),
            at(-1, .62, .3)], vert(785, H, (0, "#b98f5c"), (.3, "#8a623f"),
                                   (1, "#4f3529")))
    for k in range(-12, 13):
        p.line([at(k / 8, .62, back), at(k / 8, .62, .4)], "#5e3f2c", 1.6, .5)
    for k in range(14):
        z = back * .86 ** k
        p.line([at(-1.4, .62, z), at(1.4, .62, z)], "#5e3f2c", 1.4, .4)
    p.fill([at(-1, .62, back), at(1, .62, back), at(1, .62, .3),
            at(-1, .62, .3)], "#000000", 0,
           tex=(("streak", "#f0d09a", .16), ("wash", "#3d2820", .3)))
    base = int(b)
    keep = p.pixels()
    mirror = keep[2 * base - H:base][::-1][:H - base]
    n = smooth(noise(4, 300, 10, 3, W, H - base), .2, .8)[:, :, None]
    keep[base:] = keep[base:] * .74 + mirror * .26 * (.6 + .6 * n)
    p.put(keep)
    # Carpet.
    def rug(x0, x1, z0, z1, src, **kw):
        p.fill([at(x0, .62, z0), at(x1, .62, z0), at(x1, .62, z1),
                at(x0, .62, z1)], src, **kw)
    rug(-.62, .62, 2.0, .55, vert(800, H, (0, "#9c4436"), (1, "#6b2529")),
        tex=("dry", "#3f1a20", .3))
    rug(-.575, .575, 1.95, .55, vert(800, H, (0, "#e3c486"), (1, "#a97a48")))
    rug(-.555, .555, 1.93, .55, vert(800, H, (0, "#2d5a5e"), (1, "#173a42")))
    rug(-.48, .48, 1.86, .55, vert(800, H, (0, "#d9b879"), (1, "#9c6f42")))
    rug(-.465, .465, 1.84, .55, vert(800, H, (0, "#a84a38"), (1, "#702629")),
        tex=("wash", "#c76a48", .4))
    z = 1.86
    while z > .56:
        for x in (-.515, .515):
            c, e = at(x, .62, z), at(x, .62, z * .95)
            w = 22 / z
            p.fill([(c[0], e[1]), (c[0] + w, (c[1] + e[1]) / 2), c,
                    (c[0] - w, (c[1] + e[1]) / 2)], "#e9cf94", .9)
        z *= .92
    z = 1.7
    while z > .6:
        c = at(0, .62, z)
        p.c.save()
        p.c.translate(*c)
        p.c.scale(1, .3)
        p.c.translate(-c[0], -c[1])
        p.fill(star(*c, 130 / z, 8, .62), "#2d5a5e")
        p.fill(star(*c, 96 / z, 8, .62), "#e3c486")
        p.fill(star(*c, 70 / z, 8, .62), "#7d2f30")
        p.c.restore()
        z *= .74
    # Light of the windows on the floor and in the air.
    for z0 in (1.86, 1.42, 1.06, .76):
        z1 = z0 - 0.2 * z0 / 1.4
        q = [at(-.86, .62, z0), at(-.86, .62, z1), at(.1, .62, z1 * 1.02),
             at(.1, .62, z0 * 1.06)]
        beam(p, q, "#ffe2a6", .34, q[0][0], 0, q[2][0] + 60, 0)
        a, b2 = at(-1, -.72, z0), at(-1, -.72, z1)
        beam(p, [a, b2, q[2], q[1]], "#fff0c8", .16, a[0], a[1], q[2][0],
             q[2][1])
    # Two invented flags.
    def first(u):
        return ((0, .36, "#1f6a6c"), (.36, .46, "#efe0bb"),
                (.46, .62, "#d79a3c"), (.62, .72, "#efe0bb"),
                (.72, 1, "#1f6a6c"))

    def second(u):
        return ((0, .6, "#ecd9ac"), (.6, .7, "#27406a"), (.7, 1, "#9c3a2f"))
    flag(p, 726, 806, 432, first, -1)
    flag(p, 1194, 806, 432, second, 1)
    for r, c in ((31, "#9c3a2f"), (13, "#ecd9ac")):
        p.fill(star(1256, 542, r, 8, .6), c)
    # Chairs behind the table.
    for x in (800, 1120):
        p.fill(box(x - 62, 636, 124, 250, 26), lin(x - 62, 0, x + 62, 0,
               (0, "#e3c27a"), (.2, "#a5753a"), (1, "#6d4a28")))
        p.fill(box(x - 48, 652, 96, 200, 18), lin(x - 48, 640, x + 48, 850,
               (0, "#b4503f"), (1, "#6d2529")))
        for j in range(4):
            for i in range(3):
                p.fill(disc(x - 26 + i * 26, 684 + j * 40, 3.4), "#e3c27a")
        p.fill(star(x, 632, 20, 8, .6), "#e9cf8c")
    # The long table.
    x0, x1, y0, y1 = 330, 1590, 862, 1052
    p.fill(disc(960, y1 + 6, 730, 34), "#1d1418", .5)
    p.fill([(x0 + 46, y0 - 46), (x1 - 46, y0 - 46), (x1, y0), (x0, y0)],
           vert(y0 - 46, y0, (0, "#3f7a78"), (1, "#2c6163")),
           tex=("streak", "#8dbab0", .25))
    p.fill(box(x0, y0, x1 - x0, y1 - y0), vert(y0, y1, (0, "#24565a"),
           (.6, "#173f46"), (1, "#0f2b34")), tex=("upright", "#377070", .3))
    k = 0
    x = x0
    while x < x1:
        w = p.r.uniform(34, 70)
        p.fill([(x, y0 + 30), (x + w * .4, y0 + 30), (x + w * .6, y1),
                (x - w * .2, y1)], vert(y0 + 30, y1, (0, "#0c262e", 0),
                                        (1, "#0c262e", .55)))
        p.line([(x + w * .5, y0 + 40), (x + w * .7, y1 - 10)], "#4f8c88", 3,
               .3)
        x += w
    p.fill(box(x0, y0, x1 - x0, 26), vert(y0, y0 + 26, (0, "#f0d594"),
                                          (1, "#b98a45")))
    for k in range(90):
        x = x0 + 7 + k * 14
        p.line([(x, y0 + 26), (x, y0 + 44)], "#d9b066", 4, .9)
    for k in range(21):
        x = x0 + 30 + k * 60
        p.fill(star(x, y0 + 13, 9, 8, .5), "#2c6163")
    p.fill(box(x0, y1 - 16, x1 - x0, 8), "#c99f58", .9)
    # What lies on it.
    for x in (800, 1120):
        p.fill([(x - 88, y0 - 12), (x - 4, y0 - 8), (x - 2, y0 - 34),
                (x - 74, y0 - 36)], "#7d2f30")
        p.fill([(x + 88, y0 - 12), (x + 4, y0 - 8), (x + 2, y0 - 34),
                (x + 74, y0 - 36)], "#7d2f30")
        p.fill([(x - 80, y0 - 13), (x - 3, y0 - 10), (x - 2, y0 - 33),
                (x - 69, y0 - 35)], "#fdf6e2")
        p.fill([(x + 80, y0 - 13), (x + 3, y0 - 10), (x + 2, y0 - 33),
                (x + 69, y0 - 35)], "#f2e7cb")
        for j in range(4):
            p.line([(x - 66, y0 - 30 + j * 5), (x - 14, y0 - 28 + j * 5)],
                   "#b9ab90", 1.4)
            p.line([(x + 14, y0 - 28 + j * 5), (x + 66, y0 - 30 + j * 5)],
                   "#b9ab90", 1.4)
        p.line([(x + 108, y0 - 10), (x + 136, y0 - 48)], "#2b2320", 4)
        p.line([(x + 128, y0 - 38), (x + 136, y0 - 48)], "#e3c27a", 4)
        p.fill(box(x + 98, y0 - 14, 26, 10, 3), "#3b2a22")
        p.fill(box(x - 138, y0 - 46, 22, 34, 4), "#e6f0ea", .75)
        p.fill(box(x - 138, y0 - 30, 22, 18, 4), "#b9d3d0", .8)
        p.line([(x - 20, y0 - 8), (x - 8, y0 - 62), (x - 2, y0 - 84)],
               "#2b2626", 3, bent=True)
        p.fill(disc(x - 1, y0 - 88, 6, 9), "#2b2626")
    for s, cloth in ((-1, (("#1f6a6c", 13), ("#efe0bb", 4), ("#d79a3c", 6),
                           ("#efe0bb", 4), ("#1f6a6c", 12))),
                     (1, (("#ecd9ac", 22), ("#27406a", 5), ("#9c3a2f", 12)))):
        x = 960 + s * 26
        p.line([(x, y0 - 10), (x - s * 4, y0 - 92)], "#e3c27a", 3)
        top = y0 - 92
        for c, deep in cloth:
            p.fill([(x - s * 4, top), (x + s * 52, top + 4),
                    (x + s * 52, top + 4 + deep), (x - s * 4, top + deep)], c)
            top += deep
    p.fill(star(960 + 26 + 22, y0 - 79, 8, 8, .6), "#9c3a2f")
    p.fill(disc(960, y0 - 8, 40, 8), "#3b2a22")
    for cx2 in (500, 1420):
        p.fill(box(cx2 - 40, y0 - 42, 80, 32, 8), vert(y0 - 42, y0 - 10,
               (0, "#e3c27a"), (1, "#8a6532")))
        for k in range(70):
            a, d = p.r.uniform(-3.14, 0), p.r.random() ** .5
            x = cx2 + math.cos(a) * 96 * d
            y = y0 - 46 + math.sin(a) * 66 * d
            c = p.r.choice(["#f6ead0", "#f6ead0", "#e8b9a0", "#c9614a",
                            "#5f8a6a", "#3f6a54", "#3f6a54"])
            p.fill(disc(x, y, p.r.uniform(7, 13), p.r.uniform(6, 11)), c)
            p.fill(disc(x - 2, y - 2, 4), mix(c, "#ffffff", .35))
    # Chandelier.
    p.line([(960, 0), (960, 96)], "#8a6532", 7)
    p.fill(disc(960, 128, 24, 38), lin(936, 0, 984, 0, (0, "#f6e0a4"),
                                       (1, "#8a6532")))
    for ring, rx, ry, cy, n in ((0, 250, 40, 146, 15), (1, 150, 24, 96, 9)):
        p.c.new_path()
        disc(960, cy, rx, ry)(p.c)
        p.ink("#c69a4c")
        p.c.set_line_width(7)
        p.c.stroke()
        for k in range(n):
            a = 6.2832 * k / n + .1
            x, y = 960 + rx * math.cos(a), cy + ry * math.sin(a)
            p.line([(960, cy - 20), (x, y)], "#8a6532", 2, .7)
            p.fill(box(x - 4, y - 26, 8, 24), "#fff6dc")
            p.fill(disc(x, y - 34, 5, 9), "#fffbe6")
            p.glow(x, y - 32, 64, "#ffd994", .75)
            p.fill(disc(x, y + 12, 3.4, 8), "#e8e4cc", .8)
    p.glow(960, 130, 520, "#ffe0a0", .4)
    p.bloom(.84, 44, .25)
    p.finish(vignette=.3, speck=.005, paper=.008)


def factory(p):
    at = room(1080, 470, 1500, 950)
    p.fill(box(0, 0, W, H), vert(0, H, (0, "#dfeae6"), (.5, "#c6dcd9"),
                                 (1, "#9dbfbe")))
    # Ceiling with bands of light.
    p.fill([at(-1.6, -.7, .5), at(1.6, -.7, .5), at(1.6, -.7, 4),
            at(-1.6, -.7, 4)], vert(0, 310, (0, "#c9dad6"), (1, "#eef3ec")))
    for x in (-1.1, -.35, .4, 1.15):
        p.fill([at(x - .1, -.7, .6), at(x + .1, -.7, .6), at(x + .1, -.7, 4),
                at(x - .1, -.7, 4)], "#fffdf0")
    for z in (.7, .9, 1.2, 1.6, 2.2, 3):
        p.line([at(-1.6, -.7, z), at(1.6, -.7, z)], "#a9c4c2", 5 / z)
    # Far wall: glass, and another room behind it.
    l, t = at(-1.6, -.7, 4)
    r, b = at(1.6, .5, 4)
    p.fill(box(l, t, r - l, b - t), "#dbe9e4")
    p.fill(box(l + 40, t + 60, r - l - 80, 130), vert(t, t + 190,
           (0, "#9fc6c6"), (1, "#d5e6dc")))
    for k in range(7):
        x = l + 90 + k * 170
        p.fill(box(x, t + 100, 60, 90, 8), "#b9d3d0")
        p.fill(disc(x + 30, t + 100, 30, 10), "#e3efe9")
    for k in range(9):
        x = l + 40 + k * (r - l - 80) / 8
        p.line([(x, t + 60), (x, t + 190)], "#f4f8f2", 7)
    p.fill(box(l, t + 190, r - l, 12), "#5f9a9c")
    # Side wall, left: windows on the corridor; right: tanks.
    p.fill([at(-1.6, -.7, .5), at(-1.6, -.7, 4), at(-1.6, .5, 4),
            at(-1.6, .5, .5)], lin(0, 0, l, 0, (0, "#b3cfcc"),
                                   (1, "#d6e5df")))
    for z in (3.4, 2.5, 1.9, 1.45):
        q = [at(-1.6, -.42, z), at(-1.6, -.42, z * .8), at(-1.6, .1, z * .8),
             at(-1.6, .1, z)]
        p.fill(q, vert(q[1][1], q[2][1], (0, "#6ea3a8"), (1, "#bfdcd4")))
        p.fill([q[0], ((q[0][0] + q[1][0]) / 2, q[1][1]),
                ((q[0][0] * .7 + q[1][0] * .3), q[2][1]), q[3]], "#f3f8ee",
               .35)
        p.line(q + q[:1], "#f4f8f2", 6 / z)
    p.line([at(-1.6, .22, 4), at(-1.6, .22, .5)], "#4f9396", 9)
    # Floor with its reflections.
    p.fill([at(-1.8, .5, 4), at(1.8, .5, 4), at(1.8, .5, .4),
            at(-1.8, .5, .4)], vert(b, H, (0, "#c3d8d3"), (.4, "#93b9b8"),
                                    (1, "#5f9094")),
           tex=("wash", "#e2efe8", .3))
    for x in (-1.1, -.35, .4, 1.15):
        p.fill([at(x - .16, .5, 4), at(x + .16, .5, 4), at(x + .2, .5, .5),
                at(x - .2, .5, .5)], "#f2f7ee", .13)
    for x in (-1.3, 1.5):
        p.line([at(x, .5, 4), at(x, .5, .5)], "#e0b04e", 6, .8)
    # Steel tanks on the right, small to large.
    for x, z in ((1.02, 3.3), (1.05, 2.5), (1.1, 1.9), (1.16, 1.45)):
        cx, y1 = at(x, .5, z)
        _, y0 = at(x, -.42, z)
        w = 300 / z
        for s in (-1, 1):
            p.line([(cx + s * w * .36, y1), (cx + s * w * .36, y1 - 90 / z)],
                   "#5d7f84", 22 / z)
        steel = lin(cx - w / 2, 0, cx + w / 2, 0, (0, "#7fa0a3"),
                    (.2, "#f6faf5"), (.38, "#c2d5d3"), (.7, "#6f9598"),
                    (.9, "#a9c4c3"), (1, "#587d82"))
        p.fill(disc(cx, y0 + 40 / z, w / 2, 66 / z), steel)
        p.fill(box(cx - w / 2, y0 + 36 / z, w, y1 - y0 - 130 / z, 20 / z),
               steel)
        p.fill(disc(cx, y1 - 96 / z, w / 2, 46 / z), steel)
        for v in (.3, .62):
            yy = y0 + (y1 - y0) * v
            p.fill(box(cx - w / 2, yy, w, 9 / z), "#ffffff", .35)
            p.fill(box(cx - w / 2, yy + 9 / z, w, 4 / z), "#4f757b", .4)
        p.fill(disc(cx - w * .05, y0 + 200 / z, 44 / z), "#4f757b")
        p.fill(disc(cx - w * .05, y0 + 200 / z, 34 / z), "#eef4ee")
        p.line([(cx - w * .05, y0 + 200 / z), (cx + w * .02, y0 + 180 / z)],
               "#b4432f", 7 / z)
        p.line([(cx, y0 - 20 / z), (cx, y0 - 170 / z),
                (cx - 420 / z, y0 - 170 / z)], "#8fb0b2", 26 / z)
        p.line([(cx - 7 / z, y0 - 20 / z), (cx - 7 / z, y0 - 174 / z),
                (cx - 420 / z, y0 - 178 / z)], "#f1f7f2", 6 / z)
    # People in white.
    for x, y, h in ((700, 760, 190), (1394, 698, 120), (1446, 706, 126)):
        p.fill(disc(x + 12, y + 2, h * .24, h * .03), "#4b7a80", .4)
        p.person(x, y, h, "#f7faf4", skin="#a87a5c", robe=False,
                 legs="#dfe9e6", hair="#8fc0c2")
        p.fill(disc(x, y - h * .945, h * .07, h * .052, 175, 365), "#9fd0d0")
        p.fill(box(x - h * .05, y - h * .915, h * .1, h * .042, 4), "#cfe8e6")
        p.line([(x + h * .02, y - h * .84), (x + h * .02, y - h * .42)],
               "#c9d8d5", 2)
    p.fill(box(728, 640, 40, 30, 3), "#2d5f66")
    p.fill(box(732, 644, 32, 22), "#bfe6de")
    # The filling line: a belt from the lower left into the depth.
    def bt(u, y, z):
        return at(-.52 + u + .36 * (1 / z - .7) * -.25, y, z)
    zs = [.44 * 1.055 ** k for k in range(43)]
    belt_l = [bt(-.16, .26, z) for z in zs]
    belt_r = [bt(.2, .26, z) for z in zs]
    under_r = [bt(.2, .36, z) for z in zs]
    foot_r = [bt(.2, .5, z) for z in zs]
    p.fill(under_r + foot_r[::-1], vert(600, H, (0, "#9fc0c0"),
                                        (1, "#4a7479")))
    for z in (.5, .62, .8, 1.05, 1.4, 1.9, 2.6):
        a, c = bt(.2, .34, z), bt(.2, .5, z)
        p.line([a, c], "#e6f0ec", 24 / z * .6)
        p.line([(a[0] + 6 / z, a[1]), (c[0] + 6 / z, c[1])], "#456d73",
               10 / z * .6)
    p.fill(belt_r + under_r[::-1], vert(600, H, (0, "#eaf2ee"), (.5,
           "#b3cdcb"), (1, "#6b9498")), tex=("streak", "#ffffff", .35))
    p.fill(belt_l + belt_r[::-1], vert(600, H, (0, "#5d8388"),
                                       (1, "#27474f")))
    z = .44
    while z < 4:
        p.line([bt(-.16, .26, z), bt(.2, .26, z)], "#18343c", 5 / z, .35)
        z *= 1.035
    for u, c in ((-.165, "#f4f8f2"), (.205, "#f4f8f2")):
        p.line([bt(u, .225, z) for z in zs], c, 9, .9)
        p.line([bt(u, .24, z) for z in zs], "#6b9498", 4, .8)
    # Filling station over the belt.
    for z in (1.9,):
        a, c = bt(-.3, .5, z), bt(.34, .5, z)
        d, e = bt(-.3, -.32, z), bt(.34, -.32, z)
        p.fill([d, e, (e[0], e[1] + 120), (d[0], d[1] + 120)], vert(
            d[1], d[1] + 120, (0, "#f9fcf7"), (.7, "#d3e2de"), (1, "#8fb0b2")))
        p.fill(box(d[0], d[1] + 120, 34, a[1] - d[1] - 120), lin(
            d[0], 0, d[0] + 34, 0, (0, "#f4f8f2"), (1, "#8fb0b2")))
        p.fill(box(e[0] - 34, d[1] + 120, 34, a[1] - d[1] - 120), lin(
            e[0] - 34, 0, e[0], 0, (0, "#e3eeea"), (1, "#759b9e")))
        p.fill(box(d[0] + 40, d[1] + 24, 150, 66, 8), "#1f4a52")
        p.line([(d[0] + 52 + k * 9, d[1] + 62 + 14 * math.sin(k * 1.3))
                for k in range(15)], "#8fe0c8", 3, bent=True)
        p.fill(disc(d[0] + 230, d[1] + 44, 12), "#5fc08f")
        p.fill(disc(d[0] + 268, d[1] + 44, 12), "#e0b04e")
        p.glow(d[0] + 230, d[1] + 44, 46, "#7fe0a8", .7)
        for k in range(6):
            x = d[0] + 92 + k * 58
            p.fill(box(x - 10, d[1] + 120, 20, 54, 4), lin(x - 10, 0, x + 10,
                   0, (0, "#ffffff"), (1, "#6b9498")))
            p.fill([(x - 5, d[1] + 174), (x + 5, d[1] + 174),
                    (x + 1, d[1] + 206), (x - 1, d[1] + 206)], "#5d8388")
    # Vials in three rows, far to near.
    vials = []
    z = .475
    while z < 3.9:
        for u in (-.1, .02, .14):
            vials.append((z, u))
        z *= 1.112
    for z, u in sorted(vials, reverse=True):
        x, y = bt(u, .262, z)
        s = 1 / z
        w, h = 62 * s, 112 * s
        p.fill(disc(x + w * .34, y, w * .62, w * .16), "#10282e", .35)
        glass = lin(x - w / 2, 0, x + w / 2, 0, (0, "#b3702c"),
                    (.16, "#f3c06a"), (.3, "#d08a38"), (.75, "#a5602a"),
                    (.92, "#d99a4e"), (1, "#7d4521"))
        p.fill(box(x - w / 2, y - h, w, h + w * .06, w * .18), glass)
        p.fill(box(x - w / 2, y - h * .72, w, h * .46), lin(
            x - w / 2, 0, x + w / 2, 0, (0, "#d6e2dc"), (.25, "#fffef6"),
            (1, "#a9bfbc")))
        p.fill(box(x - w / 2, y - h * .72, w, h * .08), "#2f7f86")
        for j in range(3):
            p.line([(x - w * .34, y - h * (.55 - j * .09)),
                    (x + w * (.3 - j * .12), y - h * (.55 - j * .09))],
                   "#a9bfbc", 3 * s * .9)
        p.fill(box(x - w * .3, y - h * 1.14, w * .6, h * .17), glass)
        cap = lin(x - w * .38, 0, x + w * .38, 0, (0, "#3f8f96"),
                  (.3, "#a9dcd8"), (1, "#1f5f68"))
        p.fill(box(x - w * .38, y - h * 1.32, w * .76, h * .2, w * .06), cap)
        p.fill(disc(x, y - h * 1.32, w * .38, w * .1), "#7fc4c4")
        p.fill(box(x - w * .36, y - h * .95, w * .1, h * .82, w * .05),
               "#fff8e0", .5)
    # In front: a trolley, and a chemist holding a vial to the light.
    p.fill(disc(1560, 1216, 330, 30), "#2f6068", .35)
    steel = lin(1400, 0, 1790, 0, (0, "#f6faf5"), (.4, "#b9cfcd"),
                (1, "#6f9598"))
    for x in (1420, 1770):
        p.fill(box(x, 850, 16, 350), steel)
        p.fill(disc(x + 8, 1208, 20), "#29474e")
        p.fill(disc(x + 8, 1208, 8), "#b9cfcd")
    for y in (1100, 880):
        p.fill([(1392, y), (1440, y - 44), (1766, y - 44), (1814, y)],
               vert(y - 44, y, (0, "#dbe8e4"), (1, "#f6faf5")))
        p.fill(box(1392, y, 422, 16), steel)
        for row in (0, 1):
            for k in range(9):
                x = 1436 + k * 41 + row * 8 - 12
                yy = y - 26 + row * 20
                p.fill(box(x, yy - 66, 30, 66, 6), lin(x, 0, x + 30, 0,
                       (0, "#b3702c"), (.3, "#f0bb66"), (1, "#8a4f25")))
                p.fill(box(x, yy - 48, 30, 28), lin(x, 0, x + 30, 0,
                       (0, "#d6e2dc"), (.3, "#fffef6"), (1, "#a9bfbc")))
                p.fill(box(x + 4, yy - 82, 22, 18, 3), "#3f8f96")
    x, y = 1190, 1216
    p.fill(disc(x + 30, y, 150, 20), "#2f6068", .4)
    for dx in (-36, 38):
        p.taper([(x + dx, y - 330), (x + dx * 1.1, y - 160),
                 (x + dx * 1.15, y - 6)], "#4f7f88", 66, 46)
        p.fill(box(x + dx * 1.15 - 32, y - 22, 70, 24, 10), "#e9f2ee")
    coat = lin(x - 120, 0, x + 130, 0, (0, "#ffffff"), (.45, "#eef4ef"),
               (1, "#a9c6c6"))
    p.fill(through((x - 44, y - 566), (x - 104, y - 528), (x - 112, y - 380),
                   (x - 130, y - 150), (x + 128, y - 150), (x + 108, y - 380),
                   (x + 100, y - 528), (x + 44, y - 566)), coat)
    p.line([(x + 4, y - 540), (x + 2, y - 154)], "#9dbcbc", 4)
    p.fill(box(x + 30, y - 330, 62, 6), "#9dbcbc")
    p.line([(x + 48, y - 352), (x + 48, y - 326)], "#2f7f86", 6)
    for k in range(4):
        p.fill(disc(x - 8, y - 470 + k * 84, 5), "#8fb0b2")
    p.taper([(x + 88, y - 516), (x + 168, y - 400), (x + 60, y - 330)],
            "#c3d8d5", 66, 44)
    p.fill(disc(x + 52, y - 328, 26, 22), "#5fa9b4")
    p.fill([(x - 66, y - 372), (x + 56, y - 392), (x + 70, y - 282),
            (x - 46, y - 262)], "#27474f")
    p.fill([(x - 56, y - 364), (x + 48, y - 381), (x + 60, y - 290),
            (x - 38, y - 272)], lin(x - 60, y - 370, x + 60, y - 280,
           (0, "#e3f4ee"), (1, "#8fc9c4")))
    p.taper([(x - 84, y - 520), (x - 196, y - 470), (x - 214, y - 610)],
            "#f3f8f4", 66, 42)
    p.fill(disc(x - 216, y - 626, 24, 27), "#5fa9b4")
    p.fill(box(x - 236, y - 726, 40, 84, 8), lin(x - 236, 0, x - 196, 0,
           (0, "#d98f3c"), (.3, "#ffdc8a"), (1, "#a5602a")))
    p.fill(box(x - 231, y - 748, 30, 24, 4), "#3f8f96")
    p.glow(x - 216, y - 690, 110, "#ffdf9a", .55)
    p.fill(box(x - 24, y - 600, 48, 50), "#96694e")
    p.fill(disc(x - 4, y - 634, 56, 68), "#a5765a")
    p.fill(disc(x - 4, y - 654, 64, 60, 172, 368), "#8fc9cc")
    p.fill(box(x - 68, y - 668, 128, 18, 9), "#6fb3b8")
    p.fill(through((x - 60, y - 622), (x - 20, y - 632), (x + 34, y - 624),
                   (x + 30, y - 582), (x - 14, y - 560), (x - 50, y - 580)),
           "#e3f1ee")
    for k in (0, 1):
        p.line([(x - 48, y - 606 + k * 14), (x + 24, y - 606 + k * 14)],
               "#b3d3d0", 3)
    for dx in (-38, 4):
        p.fill(disc(x + dx, y - 642, 6, 5), "#2b2320")
        p.line([(x + dx - 13, y - 656), (x + dx + 11, y - 658)], "#2b2320", 4)
    p.glow(1080, 260, 900, "#ffffff", .32, .5)
    p.haze(640, 330, "#f4f8f0", .3)
    p.bloom(.9, 48, .22)
    p.finish(vignette=.16, tone=.03)


def market(p):
    vx, vy = 990, 640
    p.fill(box(0, 0, W, H), "#2a1c18")
    # The way out, full of day.
    p.fill(box(700, 300, 600, 500), rad(vx, vy - 40, 260, (0, "#fff6d6"),
           (.5, "#ffe2a0"), (1, "#e0a860")))
    for k in range(4):
        p.fill(box(900 + k * 44, 540 + 20 * (k % 2), 40, 160),
               mix("#f3d9a0", "#d9b078", k / 4))
    depth = [9, 7.2, 5.8, 4.6, 3.6, 2.85, 2.25, 1.75, 1.36, 1.04, .78]
    cloth = ["#a5382c", "#2f6f73", "#c98a35", "#5a3a5f", "#d9b878", "#37516e",
             "#8a4a2e", "#6b7d4a"]
    spice = ["#c9561f", "#d99a24", "#8a2f1f", "#b7a24a", "#6b4a2c", "#e0b85a",
             "#7d8a3f"]

    walkers = 0

    def opening(z):
        w, h = 1030 / z, 1190 / z
        foot = vy + 560 / z
        return arch(vx, foot, w, h, .22), foot, w, h

    for k, z in enumerate(depth):
        far = 1 - (k / (len(depth) - 1))
        light = far ** 1.5
        stone = mix("#6b4630", "#f0c98a", light)
        dark = mix("#2c1c1a", "#b98a58", light)
        shape, foot, w, h = opening(z)

        def ring(c, shape=shape):
            c.rectangle(-10, -10, W + 20, H + 20)
            shape(c)
            c.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
        # Wall of this bay with its arch cut out; outside is hidden later by
        # the nearer bays.
        p.clip(lambda c: c.rectangle(vx - 1500 / z * 1.1, -20,
                                     3300 / z, H + 40))
        p.fill(ring, lin(vx - w, 0, vx + w, 0, (0, dark), (.5, stone),
                         (1, mix(stone, dark, .4))),
               tex=("wash", mix(dark, "#1a1010", .4), .4))
        # Courses of stone.
        p.c.save()
        p.c.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
        p.path(ring)
        p.c.clip()
        y, row = foot, 0
        while y > -20 and z < 3:
            p.line([(vx - 1600 / z, y), (vx + 1600 / z, y)], dark,
                   max(1, 3.4 / z), .5)
            x = vx - 1600 / z + (row % 2) * 62 / z
            while x < vx + 1600 / z:
                p.line([(x, y), (x, y - 56 / z)], dark, max(1, 3 / z), .4)
                if p.r.random() < .2:
                    p.fill(box(x, y - 56 / z, 124 / z, 56 / z), mix(
                        stone, "#ffe2b0", .3), .16)
                x += 124 / z
            y -= 56 / z
            row += 1
        p.c.restore()
        p.c.set_fill_rule(cairo.FILL_RULE_WINDING)
        p.unclip()
        # Voussoirs: alternate courses of stone round the arch.
        p.c.save()
        big = arch(vx, foot, w * 1.12, h * 1.07, .22)

        def band(c, shape=shape, big=big):
            big(c)
            shape(c)
        p.c.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
        p.path(band)
        p.c.clip()
        p.fill(box(vx - w, foot - h * 1.2, 2 * w, h * 1.3),
               mix(stone, "#ffe6b4", .22))
        cy = foot - h + w * .6
        for j in range(15):
            a = math.pi * (j + .2) / 14.4
            a2 = a + math.pi / 31
            R = w * 1.5
            p.fill([(vx, cy), (vx - R * math.cos(a), cy - R * math.sin(a)),
                    (vx - R * math.cos(a2), cy - R * math.sin(a2))],
                   mix(dark, "#7d3a2a", .35), .85)
        j = 0
        y = cy
        while y < foot:
            if j % 2 == 0:
                p.fill(box(vx - w, y, 2 * w, 46 / z),
                       mix(dark, "#7d3a2a", .35), .85)
            y += 46 / z
            j += 1
        p.c.restore()
        p.c.set_fill_rule(cairo.FILL_RULE_WINDING)
        p.c.new_path()
        shape(p.c)
        p.ink(mix(stone, "#fff0c8", .5), .55)
        p.c.set_line_width(max(1.2, 5 / z))
        p.c.stroke()
        # Ground of this bay.
        nz = depth[k + 1] if k + 1 < len(depth) else z * .6
        f2 = vy + 560 / nz
        p.fill(box(-10, foot, W + 20, H - foot + 20), vert(
            foot, f2, (0, mix("#6b4a34", "#f3d298", light)),
            (1, mix("#5a3b2c", "#e0b87c", light * .8))),
            tex=("wash", mix("#33201a", "#b98a5c", light), .4))
        for j in range(9):
            x = (j - 4) / 4
            p.line([(vx + x * 515 / z, foot), (vx + x * 515 / nz, f2)],
                   mix("#33221c", "#b98a5c", light), max(1, 3 / z), .5)
        p.line([(vx - 560 / z, foot), (vx + 560 / z, foot)],
               mix("#33221c", "#b98a5c", light), max(1, 3 / z), .5)
        # A shaft of sun through the vault.
        if k in (2, 4, 6, 8):
            x0 = vx + 60 / z
            y0 = foot - h * 1.02
            x1 = x0 + (-260) / z
            p.fill([(x0 - 40 / z, y0), (x0 + 50 / z, y0),
                    (x1 + 170 / z, foot + 30 / z),
                    (x1 - 120 / z, foot + 30 / z)], lin(
                x0, y0, x1, foot, (0, "#fff2c8", .62), (.7, "#ffd991", .24),
                (1, "#ffd991", .1)), op=cairo.OPERATOR_SCREEN)
            p.c.save()
            p.c.translate(x1 + 20 / z, foot + 26 / z)
            p.c.scale(1, .22)
            p.fill(disc(0, 0, 170 / z), rad(0, 0, 170 / z, (0, "#fff0c0", .7),
                                            (.6, "#ffd992", .4),
                                            (1, "#ffd992", 0)))
            p.c.restore()
            p.fill(disc(x0 + 4 / z, y0 + 4 / z, 44 / z, 14 / z), "#fff8e0")
        if k == 0:
            continue
        # Stalls on either hand of this bay.
        if z < 6:
            for s in (-1, 1):
                edge = vx + s * 500 / z
                inner = vx + s * 250 / z
                top = foot - 150 / z
                low = foot + 26 / z
                wide = abs(edge - inner)
                x0 = min(edge, inner)
                tone = 1 - light
                wood = mix("#7d5434", "#3b261e", tone * .6)
                # Hanging goods first.
                for j in range(4):
                    hx = x0 + wide * (j + .5) / 4
                    hy = foot - h * .56 + p.r.uniform(-30, 40) / z
                    c = mix(p.r.choice(cloth), "#2a1a16", tone * .25)
                    if (k + (s > 0)) % 2:
                        hw, hh = 84 / z, p.r.uniform(150, 240) / z
                        p.fill([(hx - hw * .46, hy), (hx + hw * .46, hy),
                                (hx + hw * .42, hy + hh * .5),
                                (hx + hw * .47, hy + hh),
                                (hx - hw * .47, hy + hh),
                                (hx - hw * .42, hy + hh * .5)],
                               lin(hx - hw / 2, 0, hx + hw / 2, 0,
                                   (0, mix(c, "#fff0c0", .2)), (.5, c),
                                   (1, mix(c, "#120b0b", .4))))
                        for v in (.25, .5, .75):
                            p.line([(hx - hw * .42, hy + hh * v),
                                    (hx + hw * .42, hy + hh * v)],
                                   mix(c, "#f3d9a0", .6), 7 / z)
                            for q in range(6):
                                fx = hx + hw * (q - 2.5) * .17
                                p.line([(fx, hy + hh), (fx, hy + hh * 1.05)],
                                       mix(c, "#f3d9a0", .5), 4 / z)
                            p.line([(hx - hw * .42, hy + hh * v + 10 / z),
                                    (hx + hw * .42, hy + hh * v + 10 / z)],
                                   mix(c, "#1a1010", .5), 3 / z)
                    else:
                        p.line([(hx, hy - 120 / z), (hx, hy)], "#3b261e",
                               max(1, 3 / z))
                        r = p.r.uniform(26, 40) / z
                        p.glow(hx, hy + r, r * 5, "#ffc766", .6)
                        p.fill(disc(hx, hy + r, r, r * 1.25), rad(
                            hx, hy + r, r * 1.3, (0, "#fff3c4"),
                            (.5, mix(c, "#ffd27a", .5)), (1, c)))
                        for d in (-.5, 0, .5):
                            p.line([(hx, hy - r * .25),
                                    (hx + d * r * 1.6, hy + r),
                                    (hx, hy + r * 2.25)], "#5a3a1f",
                                   max(1, 3 / z), bent=True)
                        p.fill([(hx - r * .5, hy - r * .2),
                                (hx + r * .5, hy - r * .2),
                                (hx, hy - r * .8)], "#8a6532")
                # Awning.
                aw = foot - h * .6
                p.fill([(edge + s * 60 / z, aw - 90 / z),
                        (inner - s * 20 / z, aw + 10 / z),
                        (inner - s * 20 / z, aw + 44 / z),
                        (edge + s * 60 / z, aw - 10 / z)],
                       mix(cloth[(k * 2 + (s > 0)) % len(cloth)], "#2a1a16",
                           tone * .2))
                n = 7
                for j in range(0, n, 2):
                    a0, a1 = j / n, (j + 1) / n
                    ex, ix = edge + s * 60 / z, inner - s * 20 / z
                    q = [(ex + (ix - ex) * a0, aw - 90 / z + 100 / z * a0),
                         (ex + (ix - ex) * a1, aw - 90 / z + 100 / z * a1),
                         (ex + (ix - ex) * a1, aw - 10 / z + 54 / z * a1),
                         (ex + (ix - ex) * a0, aw - 10 / z + 54 / z * a0)]
                    p.fill(q, "#f0deb4", .75)
                # Counter with heaps.
                p.fill(box(x0, top, wide, low - top), vert(
                    top, low, (0, mix(wood, "#e0a860", .2)), (1, wood)),
                    tex=("upright", "#1f1412", .35))
                p.line([(inner, top), (inner, low)], "#ffdf9a",
                       max(1, 4 / z), .5 * light + .15)
                for j in range(5):
                    bx = x0 + wide * (j + .5) / 5
                    r = wide / 9
                    c = mix(spice[(j + k * 3) % len(spice)], "#2a1a16",
                            tone * .2)
                    p.fill([(bx - r * .95, top - r * .25), (bx, top - r * 1.7),
                            (bx + r * .95, top - r * .25)], lin(
                        bx - r, 0, bx + r, 0,
                        (0, mix(c, "#fff0b8", .35 if s > 0 else 0)),
                        (1, mix(c, "#1a0f0f", .35 if s > 0 else 0))))
                    p.fill([(bx - r, top - r * .3), (bx + r, top - r * .3),
                            (bx + r * .8, top + r * .4),
                            (bx - r * .8, top + r * .4)], mix(
                        "#c9a468", "#4b3220", tone * .6))
                    p.line([(bx - r, top - r * .3), (bx + r, top - r * .3)],
                           "#f3dca4", max(1, 3 / z), .6)
                # Sacks before the counter.
                for j in range(2):
                    bx = x0 + wide * (.3 + .45 * j)
                    r = wide / 6
                    y = low + r * .5
                    p.fill(through((bx - r, y), (bx - r * 1.05, y - r),
                                   (bx - r * .8, y - r * 1.5),
                                   (bx + r * .8, y - r * 1.5),
                                   (bx + r * 1.05, y - r), (bx + r, y)),
                           lin(bx - r, 0, bx + r, 0, (0, mix(
                               "#c9a878", "#3b2a1f", tone * .5)),
                               (1, mix("#7d6040", "#2a1c16", tone * .5))))
                    p.fill(disc(bx, y - r * 1.5, r * .82, r * .26),
                           mix(spice[(j + k) % len(spice)], "#2a1a16",
                               tone * .1))
        # People between.
        if 1 < z < 5.2:
            for _ in range(2 if z > 1.5 else 1):
                x = vx + p.r.uniform(-170, 190) / z
                if 1.3 < z < 1.5:
                    x = vx - 120 / z
                hgt = 340 / z
                y = foot + p.r.uniform(10, 30) / z
                walkers += 1
                coat = mix(["#37516e", "#8a3b30", "#2f5a56", "#c9b48a",
                            "#6b4a5a"][walkers % 5], "#f0c98a", light * .3)
                p.c.save()
                p.fill(disc(x, y, hgt * .2, hgt * .035), "#1f1412", .45)
                p.c.restore()
                robe = walkers % 2 == 0
                p.person(x, y, hgt, coat, skin="#6b4632", legs="#2a2228",
                         robe=robe, scarf=["#e3cfa0", "#7d8f8a", "#d9b8a0"][walkers % 3]
                         if robe else None, back=True)
        p.glow(vx, vy, 900 / z, "#ffdf9c", .05 + .12 * light)
    p.glow(vx, vy - 40, 560, "#ffe2a4", .5)
    # Nearest to us: a carpet on the wall, copper on the other, lamps.
    p.fill([(40, 300), (226, 332), (226, 900), (40, 940)], lin(
        40, 0, 226, 0, (0, "#5a1f1f"), (1, "#9c3a2c")),
        tex=("upright", "#2a0f10", .3))
    for k, (a, c) in enumerate(((14, "#d9b06a"), (26, "#23444f"),
                                (44, "#d9b06a"), (54, "#7d2a24"))):
        p.fill([(40 + a, 302 + a), (226 - a, 332 + a), (226 - a, 900 - a),
                (40 + a, 940 - a)], c)
    for k in range(4):
        p.fill([(133, 412 + k * 110), (166, 468 + k * 110),
                (133, 524 + k * 110), (100, 468 + k * 110)], "#d9b06a")
        p.fill(star(133, 468 + k * 110, 26, 8, .6), "#23444f")
        p.fill(star(133, 468 + k * 110, 11, 8, .6), "#f0dcae")
    for x, y, r in ((1800, 430, 74), (1846, 600, 62), (1776, 730, 54)):
        p.fill(disc(x + 8, y + 10, r), "#150c0a", .5)
        p.fill(disc(x, y, r), lin(x - r, y - r, x + r, y + r, (0, "#f6cf8a"),
               (.4, "#c07a3a"), (1, "#5a2f1c")))
        p.fill(disc(x, y, r * .72), lin(x + r, y + r, x - r, y - r,
               (0, "#e8b26a"), (.5, "#a8632f"), (1, "#6b3a20")))
        p.fill(star(x, y, r * .5, 12, .7), "#d99a52")
        p.fill(star(x, y, r * .3, 8, .6), "#7d4524")
    for x, y, k in ((330, 250, 1.15), (1640, 210, 1.0)):
        p.line([(x, -10), (x, y - 70 * k)], "#1a100d", 4)
        p.glow(x, y, 330 * k, "#ffb95c", .7)
        p.fill(through((x - 28 * k, y - 52 * k), (x - 50 * k, y),
                       (x - 28 * k, y + 54 * k), (x + 28 * k, y + 54 * k),
                       (x + 50 * k, y), (x + 28 * k, y - 52 * k)), rad(
            x, y, 62 * k, (0, "#fff6d4"), (.5, "#ffcf78"), (1, "#b5602c")))
        for d in (-1, -.45, .45, 1):
            p.line([(x + d * 24 * k, y - 50 * k), (x + d * 47 * k, y),
                    (x + d * 24 * k, y + 52 * k)], "#4b2c16", 4.5, bent=True)
        p.line([(x - 48 * k, y), (x + 48 * k, y)], "#4b2c16", 4.5)
        p.fill([(x - 32 * k, y - 50 * k), (x + 32 * k, y - 50 * k),
                (x, y - 100 * k)], "#7d5426")
        p.fill([(x - 30 * k, y + 52 * k), (x + 30 * k, y + 52 * k),
                (x, y + 92 * k)], "#7d5426")
    # Dust in the light.
    for _ in range(240):
        x, y = p.r.gauss(vx, 280), p.r.gauss(vy - 60, 240)
        p.fill(disc(x, y, p.r.uniform(.8, 2.4)), "#fff0c4",
               p.r.uniform(.1, .5))
    p.bloom(.8, 44, .4)
    p.finish(vignette=.3)


def theatre(p):
    p.fill(box(0, 0, W, H), "#1a0f14")
    # Back cloth: a night over a town of domes.
    p.clip(box(420, 150, 1080, 720))
    p.fill(box(400, 150, 1120, 720), vert(150, 800, (0, "#14294a"),
           (.5, "#2f5a78"), (.85, "#8fa89a"), (1, "#d9b883")),
           tex=(("wash", "#0e1d38", .4), ("streak", "#5f8a98", .22)))
    for _ in range(110):
        x, y = p.r.uniform(420, 1500), 150 + 330 * p.r.random() ** 1.2
        p.fill(star(x, y, p.r.uniform(2, 7), 4, .35), "#f3e6bc",
               p.r.uniform(.4, 1))
    p.glow(1150, 330, 330, "#f6e6b0", .5)
    p.fill(disc(1150, 330, 86), lin(1070, 250, 1240, 420, (0, "#fff6d8"),
                                    (1, "#e3c483")),
           tex=("wash", "#cfae72", .5))
    for k, (y, c, n) in enumerate(((700, "#48677c", 11), (740, "#33506a", 9),
                                   (786, "#223a55", 8))):
        x = 400
        while x < 1520:
            w = p.r.uniform(70, 150)
            h = p.r.uniform(40, 150)
            p.fill(box(x, y - h, w, h + 140), c)
            kind = p.r.random()
            if kind < .42:
                p.fill(disc(x + w / 2, y - h, w * .36, w * .4, 180, 360), c)
                p.line([(x + w / 2, y - h - w * .4),
                        (x + w / 2, y - h - w * .58)], c, 4)
            elif kind < .6:
                p.fill(box(x + w * .38, y - h - 130, w * .2, 140), c)
                p.fill([(x + w * .34, y - h - 126), (x + w * .62, y - h - 126),
                        (x + w * .48, y - h - 176)], c)
            for _ in range(4):
                p.fill(arch(x + p.r.uniform(12, w - 12),
                            y - p.r.uniform(0, h * .8), 11, 20, .2),
                       "#ffd98c", .85)
            x += w + p.r.uniform(-10, 30)
        p.haze(y - 100, y + 60, "#cdb98c", .16)
    p.unclip()
    # Stage floor.
    p.fill([(470, 800), (1450, 800), (1640, 985), (280, 985)], vert(
        800, 985, (0, "#6b4630"), (.5, "#a87444"), (1, "#c99658")),
        tex=("streak", "#5a3824", .3))
    for k in range(-9, 10):
        p.line([(960 + k * 54, 800), (960 + k * 76, 985)], "#5a3824", 2, .6)
    # Set: a doorway with steps, a lamp post and a potted lemon tree.
    p.fill(box(560, 470, 190, 340), lin(560, 0, 750, 0, (0, "#8a6a50"),
           (1, "#e0bd86")), tex=("dry", "#6b4c38", .3))
    p.fill(box(548, 452, 214, 26), "#d6ae74")
    p.fill(arch(662, 810, 104, 220, .25), "#3a2a2c")
    p.fill(arch(662, 810, 84, 200, .25), vert(600, 810, (0, "#ffd98c"),
                                              (1, "#b9743c")))
    p.fill([(590, 810), (740, 810), (770, 842), (566, 842)], "#c99c66")
    p.fill([(566, 842), (770, 842), (800, 872), (544, 872)], "#a87a4c")
    p.fill(box(1330, 560, 10, 270), "#2a2026")
    p.fill(box(1316, 508, 38, 56, 6), "#ffe2a0")
    p.fill([(1308, 508), (1362, 508), (1335, 478)], "#2a2026")
    p.glow(1335, 536, 210, "#ffd48a", .7)
    p.fill([(1220, 770), (1290, 770), (1278, 838), (1232, 838)], "#a04e34")
    p.tree(1255, 772, 62, "#2f5240", "#8fa35c", 18)
    for _ in range(9):
        p.fill(disc(p.r.uniform(1215, 1296), p.r.uniform(640, 716), 7),
               "#f0c24a")
    # Spot light.
    spot = (960, 900)
    p.fill([(880, -20), (1000, -20), (1200, 900), (720, 900)], vert(
        0, 900, (0, "#fff3d0", .5), (.5, "#ffe9b4", .18),
        (1, "#ffe2a0", .12)), op=cairo.OPERATOR_SCREEN)
    p.fill([(420, 60), (500, 40), (1160, 900), (820, 910)], lin(
        450, 60, 1000, 900, (0, "#ffd9a0", .3), (1, "#ffd9a0", .04)),
        op=cairo.OPERATOR_SCREEN)
    p.fill(disc(*spot, 270, 58), rad(*spot, 270, (0, "#fff2cc", .95),
           (.7, "#ffe2a4", .7), (1, "#ffd98c", 0)))
    # The player with an oud, seated; a singer beside.
    x, y = 900, 912
    p.fill(disc(x + 20, y, 110, 16), "#5a3824", .6)
    for dx in (-52, 46):
        p.line([(x + dx, y), (x + dx * .8, y - 96)], "#3b2620", 9)
    p.fill(box(x - 58, y - 106, 116, 16, 5), "#5a382a")
    p.fill(through((x - 46, y - 104), (x + 10, y - 120), (x + 62, y - 104),
                   (x + 66, y - 6), (x + 34, y - 4), (x + 26, y - 60),
                   (x - 6, y - 58), (x - 14, y - 4), (x - 46, y - 6)),
           "#26303f")
    p.fill(box(x - 50, y - 10, 46, 14, 6), "#1c161a")
    p.fill(box(x + 28, y - 10, 48, 14, 6), "#1c161a")
    p.fill(through((x - 46, y - 104), (x - 52, y - 200), (x - 20, y - 232),
                   (x + 24, y - 232), (x + 54, y - 200), (x + 52, y - 104)),
           lin(x - 50, 0, x + 50, 0, (0, "#f3ead2"), (1, "#b9a98a")))
    p.fill(disc(x + 2, y - 268, 26, 32), "#a5714e")
    p.fill(disc(x + 2, y - 282, 28, 24, 170, 372), "#2b211f")
    p.c.save()
    p.c.translate(x + 14, y - 138)
    p.c.rotate(-.42)
    p.fill(through((-84, 0), (-60, -42), (-8, -50), (36, -26), (58, 0),
                   (36, 26), (-8, 50), (-60, 42)), lin(-80, -40, 60, 40,
           (0, "#e8b060"), (1, "#8a4f26")))
    p.fill(disc(-14, 0, 17), "#3b221a")
    p.fill([(50, -9), (168, -6), (168, 6), (50, 9)], "#4b2c1e")
    p.fill([(166, -7), (170, 7), (212, 44), (222, 34)], "#4b2c1e")
    for d in (-4, 0, 4):
        p.line([(-58, d), (168, d * .8)], "#f8e8c0", 1.3)
    p.c.restore()
    p.taper([(x - 44, y - 200), (x - 92, y - 140), (x - 4, y - 128)],
            "#e0d3b4", 30, 18)
    p.taper([(x + 48, y - 204), (x + 112, y - 170), (x + 138, y - 192)],
            "#cdbd9a", 28, 18)
    p.fill(disc(x + 2, y - 128, 12, 10), "#a5714e")
    p.fill(disc(x + 138, y - 194, 11), "#a5714e")
    x, y = 1070, 906
    p.fill(disc(x + 14, y + 2, 80, 14), "#5a3824", .6)
    p.fill(through((x - 22, y - 216), (x - 44, y - 196), (x - 34, y - 120),
                   (x - 74, y), (x + 74, y), (x + 34, y - 120),
                   (x + 44, y - 196), (x + 22, y - 216)), lin(
        x - 70, 0, x + 70, 0, (0, "#2f8286"), (.4, "#1d5f68"),
        (1, "#103a46")))
    for d in (-40, -16, 10, 34):
        p.line([(x + d * .5, y - 116), (x + d, y - 6)], "#7fc0b8", 3, .5)
    p.fill(box(x - 36, y - 136, 72, 11), "#e3c27a")
    p.taper([(x - 40, y - 200), (x - 92, y - 170), (x - 96, y - 232)],
            "#1f6870", 24, 14)
    p.taper([(x + 40, y - 200), (x + 84, y - 150), (x + 52, y - 128)],
            "#154a54", 24, 14)
    p.fill(disc(x - 96, y - 238, 10), "#b5825e")
    p.fill(box(x - 9, y - 232, 18, 22), "#b5825e")
    p.fill(through((x, y - 292), (x - 34, y - 270), (x - 36, y - 216),
                   (x - 18, y - 206), (x + 20, y - 206), (x + 36, y - 216),
                   (x + 34, y - 270)), "#2b1f20")
    p.fill(disc(x, y - 254, 21, 27), "#b5825e")
    # Curtains: folds, gathered with a cord.
    for s in (-1, 1):
        n = 11
        for k in range(n):
            u0, u1 = k / n, (k + 1) / n
            pts_l, pts_r = [], []
            for j in range(25):
                v = j / 24
                gather = 1 - .62 * math.exp(-((v - .72) / .17) ** 2)
                for u, pts in ((u0, pts_l), (u1, pts_r)):
                    x = 960 + s * (960 - 90 - (120 + 370 * (1 - .5 * v * v))
                                   * u * gather)
                    pts.append((x, 120 + 860 * v))
            tone = .5 + .5 * math.sin(k * 2.3)
            a, b = sorted((pts_l[8][0], pts_r[8][0]))
            p.fill(pts_l + pts_r[::-1], lin(a, 0, b, 0,
                   (0, mix("#5a1720", "#b4402f", tone * .5)),
                   (.5, mix("#8a2729", "#cf5a3c", tone)),
                   (1, mix("#3f0f19", "#8a2729", tone))),
                   tex=("upright", "#2a0a12", .25))
        cx = 960 + s * (960 - 90 - 110)
        p.fill(box(cx - 96, 726, 192, 26, 12), vert(726, 752, (0, "#f0d594"),
                                                   (1, "#a87a38")))
        for k in range(7):
            p.line([(cx - s * 70 + k * 3 * s, 752), (cx - s * 74 + k * 5 * s,
                   850)], "#d9ae5c", 4)
        p.fill(disc(cx - s * 62, 760, 17), "#e9c878")
    # Valance in swags.
    p.fill(box(60, 60, 1800, 96), vert(60, 156, (0, "#4b121c"),
                                       (1, "#9c3030")))
    for k in range(9):
        x = 160 + k * 200
        p.fill(lambda c: (c.move_to(x - 104, 84), c.line_to(x + 104, 84),
                          c.line_to(x + 104, 130),
                          c.curve_to(x + 60, 262, x - 60, 262, x - 104, 130),
                          c.close_path()), vert(84, 240, (0, "#6b1a22"),
               (.55, "#b4402f"), (1, "#701d25")))
        for j in range(4):
            y = 122 + j * 27
            p.line([(x - 92 + j * 9, y - 16), (x, y + 24),
                    (x + 92 - j * 9, y - 16)], "#4b121c", 4, .6, bent=True)
            p.line([(x - 92 + j * 9, y - 22), (x, y + 18),
                    (x + 92 - j * 9, y - 22)], "#e07a52", 2.4, .5, bent=True)
        p.line([(x - 103, 136), (x - 56, 210), (x, 233), (x + 56, 210),
                (x + 103, 136)], "#e3bd6c", 8, bent=True)
        p.line([(x + 100, 110), (x + 100, 206)], "#e3bd6c", 9)
        p.fill(disc(x + 100, 214, 11, 17), "#d9ae5c")
    # Proscenium.
    p.fill(box(0, 0, W, 84), vert(0, 84, (0, "#5f4120"), (.4, "#c99b4c"),
           (.6, "#f0d594"), (.8, "#8a6530"), (1, "#c99b4c")))
    for k in range(41):
        p.fill(star(24 + k * 47, 40, 15, 8, .55), "#6b2529")
        p.fill(disc(24 + k * 47, 40, 5), "#f6e2a8")
    for s in (0, 1):
        x = s * (W - 120)
        p.fill(box(x, 84, 120, 920), lin(
            x, 0, x + 120, 0, (0, "#7d5a2c"), (.3, "#e9cb86"),
            (.5, "#b58a44"), (.8, "#8a6530"), (1, "#4b3320")))
        for k in range(13):
            p.fill(star(x + 60, 130 + k * 68, 24, 8, .6), "#6b2529")
            p.fill(star(x + 60, 130 + k * 68, 12, 8, .6), "#f0d594")
    # Stage edge with footlights.
    p.fill([(120, 985), (1800, 985), (1800, 1032), (120, 1032)], vert(
        985, 1032, (0, "#e3bd74"), (.3, "#8a5c34"), (1, "#3b241c")))
    for k in range(17):
        x = 190 + k * 96
        p.fill(disc(x, 992, 24, 20, 180, 360), "#3b241c")
        p.fill(disc(x, 986, 16, 8), "#fff3cc")
        p.glow(x, 972, 110, "#ffdf9a", .5)
    # The house: rows of heads, rim-lit.
    rows = [(1088, 40, 58, "#3a1c22"), (1148, 52, 76, "#2c151c"),
            (1224, 66, 98, "#1e0f16"), (1300, 84, 122, "#140a10")]
    for y, r, gap, c in rows:
        p.fill(box(-10, y + r * .6, W + 20, 300), mix(c, "#5a1f26", .25))
        x = -20 + p.r.uniform(0, gap)
        while x < W + 40:
            hw = r * p.r.uniform(.48, .56)
            yy = y + p.r.uniform(-8, 8)
            p.fill(box(x - gap * .44, yy + r * .9, gap * .88, 200, r * .4),
                   vert(yy + r * .8, yy + r * 2, (0, mix(c, "#a5383a", .34)),
                        (1, c)))
            if p.r.random() < .9:
                near = max(0, 1 - abs(x - 960) / 900)
                p.fill(through((x - gap * .4, yy + r * 1.7),
                               (x - gap * .34, yy + r * .9),
                               (x - hw * .5, yy + r * .52),
                               (x + hw * .5, yy + r * .52),
                               (x + gap * .34, yy + r * .9),
                               (x + gap * .4, yy + r * 1.7)), c)
                if p.r.random() < .4:
                    p.fill(through((x, yy - hw * 1.1), (x - hw, yy - hw * .2),
                                   (x - hw * 1.1, yy + hw * 1.2),
                                   (x + hw * 1.1, yy + hw * 1.2),
                                   (x + hw, yy - hw * .2)), c)
                else:
                    p.fill(disc(x, yy, hw * .9, hw * 1.12), c)
                p.c.new_path()
                p.c.save()
                p.c.translate(x, yy)
                p.c.scale(hw * .92, hw * 1.14)
                p.c.arc(0, 0, 1, math.radians(205), math.radians(335))
                p.c.restore()
                p.ink("#ffc987", .28 + .5 * near)
                p.c.set_line_width(2 + r * .04)
                p.c.stroke()
            x += gap * p.r.uniform(.94, 1.08)
    p.bloom(.82, 44, .35)
    p.finish(vignette=.32, speck=.005, paper=.008)


def museum(p):
    p.fill(box(0, 0, W, H), vert(0, H, (0, "#5a4030"), (.5, "#7d5c40"),
           (1, "#33231c")), tex=(("wash", "#c99a62", .35),
                                 ("dry", "#33231c", .25)))
    leather = ["#7d2f26", "#5a2a22", "#8f5a2c", "#2f4f4a", "#23394a",
               "#a5713a", "#4a3324", "#6b4a5a", "#b98a4c", "#3f5a3a"]

    def spine(x, y, w, h, c, lean=0.0):
        p.c.save()
        p.c.translate(x, y)
        p.c.rotate(lean)
        p.fill(box(0, -h, w, h, w * .12), lin(0, 0, w, 0, (0, mix(
            c, "#120c0a", .5)), (.25, mix(c, "#ffdf9e", .26)), (.6, c),
            (1, mix(c, "#120c0a", .55))), tex=(("dry", "#1a100c", .3),
                                              ("upright", "#f0c98a", .12)))
        gold = "#e0b964"
        bands = p.r.choice([(.12, .88), (.1, .3, .7, .9), (.14, .5, .86),
                            (.08, .12, .88, .92)])
        for v in bands:
            p.line([(w * .06, -h * v), (w * .94, -h * v)], gold, 3, .85)
            p.line([(w * .06, -h * v - 5), (w * .94, -h * v - 5)],
                   mix(c, "#000000", .4), 2, .6)
        if w > 30 and p.r.random() < .7:
            cy = -h * p.r.choice([.5, .6, .4])
            k = p.r.random()
            if k < .4:
                p.fill(star(w / 2, cy, w * .26, 8, .5), gold, .9)
            elif k < .7:
                p.fill(through((w / 2, cy - w * .5), (w * .28, cy),
                               (w / 2, cy + w * .5), (w * .72, cy)), gold, .85)
                p.fill(disc(w / 2, cy, w * .1), c)
            else:
                p.fill(box(w * .16, cy - w * .3, w * .68, w * .6, 2),
                       mix(c, "#e8cf9a", .75))
        p.c.restore()

    def stack(x, y, w):
        """Books lying flat, as they were kept, leaves towards us."""
        n = p.r.randint(3, 5)
        for k in range(n):
            h = p.r.uniform(26, 44)
            d = p.r.uniform(-10, 10)
            ww = w * p.r.uniform(.84, 1)
            c = p.r.choice(leather)
            x0 = x + (w - ww) / 2 + d
            p.fill(box(x0, y - h, ww, h, 4), mix(c, "#1a100c", .2))
            p.fill(box(x0 + 6, y - h + 6, ww - 6, h - 12), vert(
                y - h, y, (0, "#f0dcae"), (1, "#b9935c")),
                tex=("streak", "#8a6a40", .5))
            for j in range(3):
                p.line([(x0 + 8, y - h + 10 + j * (h - 20) / 2.4),
                        (x0 + ww, y - h + 10 + j * (h - 20) / 2.4)],
                       "#8f6f44", 1.2, .6)
            if p.r.random() < .5:
                p.fill([(x0 + ww * .6, y - h + 3), (x0 + ww * .7, y - h + 3),
                        (x0 + ww * .7, y - 3), (x0 + ww * .6, y - 3)], c)
            y -= h
        return y

    def niche(cx, w, top, foot, glow):
        shape = arch(cx, foot, w, foot - top, .26)
        p.fill(arch(cx, foot + 10, w + 70, foot - top + 52, .26), lin(
            cx - w / 2, top, cx + w / 2, foot, (0, "#e3bf84"), (.5, "#b98a55"),
            (1, "#6b4a30")), tex=("dry", "#6b4a30", .3))
        p.fill(arch(cx, foot, w + 26, foot - top + 18, .26), "#3f6f6c")
        p.clip(lambda c: arch(cx, foot, w + 26, foot - top + 18, .26)(c))
        for j in range(40):
            y = foot - j * 30
            for s in (-1, 1):
                p.fill(star(cx + s * (w / 2 + 7), y, 8, 4, .4), "#e8cf94", .9)
        p.unclip()
        p.fill(shape, vert(top, foot, (0, "#2f1f1a"), (1, "#1f1512")))
        p.clip(shape)
        p.fill(box(cx - w / 2, top, w, foot - top), rad(
            cx, (top + foot) / 2, w, (0, "#c98a48", glow), (1, "#c98a48", 0)))
        ys = [foot - 18 - k * (foot - top - 60) / 4 for k in range(4)]
        gap = ys[0] - ys[1]
        for k, y in enumerate(ys):
            x = cx - w / 2 + 8
            while x < cx + w / 2 - 26:
                rest = cx + w / 2 - x
                if rest > 190 and p.r.random() < .2:
                    end = stack(x + 4, y, p.r.uniform(130, 168))
                    x += 178
                elif rest > 120 and p.r.random() < .1:
                    # A brass vase between the books.
                    vx = x + 42
                    p.fill(through((vx - 12, y), (vx - 30, y - 40),
                                   (vx - 10, y - 76), (vx - 16, y - 96),
                                   (vx + 16, y - 96), (vx + 10, y - 76),
                                   (vx + 30, y - 40), (vx + 12, y)), lin(
                        vx - 30, 0, vx + 30, 0, (0, "#7d5a26"),
                        (.35, "#f6dc96"), (1, "#5f4120")))
                    x += 88
                else:
                    bw = p.r.uniform(24, 52)
                    bh = gap * p.r.uniform(.58, .84)
                    lean = 0
                    if rest > 150 and p.r.random() < .12:
                        lean = .14
                        x += bh * .02
                    spine(x, y, bw, bh, p.r.choice(leather), lean)
                    x += bw + 2 + (bh * .14 if lean else 0)
            p.fill(box(cx - w / 2, y, w, 20), vert(y, y + 20, (0, "#d9a868"),
                   (.3, "#8f6238"), (1, "#4a3020")),
                   tex=("streak", "#3b2518", .4))
            p.fill(box(cx - w / 2, y + 20, w, 36), vert(y + 20, y + 56,
                   (0, "#0e0806", .7), (1, "#0e0806", 0)))
        p.fill(shape, lin(cx - w / 2, 0, cx + w / 2, 0, (0, "#0e0806", .55),
                          (.16, "#0e0806", 0), (.84, "#0e0806", 0),
                          (1, "#0e0806", .55)))
        p.unclip()

    niche(960, 560, 40, 930, .5)
    niche(250, 470, 120, 930, .3)
    niche(1670, 470, 120, 930, .3)
    # Lamps between the niches.
    for x in (592, 1328):
        p.line([(x, 0), (x, 214)], "#2a1c16", 4)
        p.glow(x, 290, 520, "#ffc46a", .6)
        p.fill(through((x - 30, 236), (x - 54, 288), (x - 30, 342),
                       (x + 30, 342), (x + 54, 288), (x + 30, 236)), rad(
            x, 290, 66, (0, "#fff6d4"), (.6, "#ffd685"), (1, "#d98f3c")))
        for d in (-1, -.4, .4, 1):
            p.line([(x + d * 26, 238), (x + d * 50, 288), (x + d * 26, 340)],
                   "#6b4520", 4, bent=True)
        p.fill([(x - 34, 238), (x + 34, 238), (x, 190)], "#8a5f2a")
        p.fill([(x - 32, 340), (x + 32, 340), (x, 378)], "#8a5f2a")
        p.line([(x - 52, 288), (x + 52, 288)], "#6b4520", 4)
    # Table in front.
    p.fill([(120, 1010), (1800, 1010), (2000, H + 10), (-80, H + 10)], vert(
        1010, H, (0, "#a8703c"), (.2, "#7d4c2a"), (1, "#38211a")),
        tex=(("streak", "#d9a05c", .35), ("wash", "#2a1712", .3)))
    p.line([(120, 1010), (1800, 1010)], "#f0c586", 4, .8)
    p.fill(disc(960, 1160, 470, 60), "#1a0e0a", .5)
    # Folding rest.
    for s in (-1, 1):
        p.fill([(960 + s * 30, 1178), (960 + s * 70, 1178),
                (960 - s * 300, 930), (960 - s * 350, 945)], lin(
            660, 0, 1260, 0, (0, "#c08a4c"), (1, "#5f3a20")))
        p.fill([(960 - s * 40, 1100), (960 - s * 4, 1100),
                (960 - s * 90, 1186), (960 - s * 190, 1186)], "#5f3a20")
    # The open manuscript.
    def page(s):
        """A leaf as a curved sheet; s = -1 left, 1 right."""
        def m(u, v):
            x = 960 + s * (8 + 372 * u)
            lift = -34 * math.sin(math.pi * min(1, u * .9 + .02)) - 60 * u
            return x + s * v * 26 * u - s * 4 * v, 860 + lift + 256 * v + 20 * v * (1 - u)
        edge = ([m(k / 20, 0) for k in range(21)]
                + [m(1, k / 10) for k in range(11)]
                + [m(1 - k / 20, 1) for k in range(21)])
        return m, edge
    for s in (-1, 1):
        m, edge = page(s)
        p.fill([(x + s * 12, y + 14) for x, y in edge], "#6b2a22")
        for k in range(5, 0, -1):
            p.fill([(x + s * k * 1.6, y + k * 2) for x, y in edge],
                   mix("#e3c894", "#a57d4a", k % 2 * .5))
        p.fill(edge, lin(960, 0, 960 + s * 380, 0, (0, "#b9935c"),
               (.14, "#f0dcae"), (.5, "#fbefcf"), (1, "#e3c894")),
               tex=(("wash", "#c9a468", .35), ("dry", "#b98f55", .14)))

        def frame(u0, v0, u1, v1, src, width):
            pts = ([m(u0 + (u1 - u0) * k / 12, v0) for k in range(13)]
                   + [m(u1, v0 + (v1 - v0) * k / 12) for k in range(13)]
                   + [m(u1 - (u1 - u0) * k / 12, v1) for k in range(13)]
                   + [m(u0, v1 - (v1 - v0) * k / 12) for k in range(13)])
            if width:
                p.line(pts + pts[:1], src, width)
            else:
                p.fill(pts, src)
        frame(.09, .07, .92, .92, "#2f5f6e", 0)
        frame(.1, .08, .91, .91, "#d9ae55", 9)
        frame(.16, .135, .85, .865, "#a5432f", 5)
        frame(.175, .15, .835, .85, "#f8ecca", 0)
        if s < 0:
            # Illumination: a great star, quartered by palmettes.
            frame(.175, .15, .835, .85, "#27506a", 0)
            c = m(.505, .5)
            for R, col, n, inn in ((96, "#d9ae55", 12, .74),
                                   (84, "#a5432f", 12, .74),
                                   (66, "#e8cf94", 8, .62),
                                   (54, "#2f6f6a", 8, .62),
                                   (34, "#d9ae55", 8, .6),
                                   (18, "#f8ecca", 8, .6)):
                p.c.save()
                p.c.translate(*c)
                p.c.rotate(.05)
                p.c.scale(1.12, .86)
                p.fill(star(0, 0, R, n, inn), col)
                p.c.restore()
            for u in (.24, .77):
                for v in (.22, .78):
                    q = m(u, v)
                    p.fill(star(*q, 19, 6, .5), "#d9ae55")
                    p.fill(disc(*q, 6), "#a5432f")
            for v in (.22, .78):
                q = m(.505, v)
                p.fill(star(*q, 13, 4, .4), "#f0dcae")
        else:
            # Lines of ink, too far off to read.
            for j in range(9):
                v = .2 + j * .075
                u = .8
                while u > .22:
                    w = p.r.uniform(.02, .075)
                    pts = [m(u - w * q / 6, v + p.r.uniform(-.009, .009))
                           for q in range(7)]
                    p.line(pts, "#3b2a20", 5.4, .85, bent=True)
                    if p.r.random() < .5:
                        q = m(u - w / 2, v + p.r.choice([-.028, .026]))
                        p.fill(disc(*q, 2.6), "#3b2a20")
                    if p.r.random() < .34:
                        q = m(u - w * .3, v)
                        p.line([q, (q[0] + 1, q[1] - 17)], "#3b2a20", 3.6)
                    u -= w + .018
                if j in (2, 6):
                    q = m(.24, v)
                    p.fill(star(*q, 11, 8, .55), "#d9ae55")
                    p.fill(disc(*q, 3.4), "#2f5f6e")
    p.line([(960, 868), (956, 1000), (960, 1138)], "#7d5a34", 7, .7, bent=True)
    p.taper([(958, 1120), (940, 1190), (980, 1246)], "#a5432f", 11, 9)
    p.glow(960, 960, 520, "#ffe2a4", .35, .6)
    # Reed pens, inkwell, lens.
    p.fill(disc(430, 1150, 78, 18), "#1a0e0a", .5)
    p.fill(box(370, 1062, 112, 88, 18), lin(370, 0, 482, 0, (0, "#e8c57a"),
           (.3, "#b5843c"), (1, "#5f3f1c")))
    p.fill(disc(426, 1064, 56, 15), "#8a6228")
    p.fill(disc(426, 1064, 42, 10), "#1a1214")
    for k in range(5):
        p.fill(star(390 + k * 18, 1108, 8, 8, .5), "#5f3f1c")
    for dx, dy, c in ((-60, -150, "#c99a55"), (20, -170, "#a5713a"),
                      (66, -140, "#d9b878")):
        p.line([(426 + dx * .1, 1066), (426 + dx, 1066 + dy)], c, 9)
    p.c.new_path()
    disc(1480, 1140, 82, 40)(p.c)
    p.ink("#c99a4c")
    p.c.set_line_width(13)
    p.c.stroke()
    p.fill(disc(1480, 1140, 76, 35), lin(1400, 1100, 1560, 1180,
           (0, "#fff6dc", .45), (.5, "#c9dcd0", .12), (1, "#fff6dc", .3)))
    p.line([(1556, 1158), (1690, 1206)], "#4a2c1c", 22)
    p.line([(1556, 1156), (1686, 1202)], "#a5713a", 6, .8)
    p.fill(box(0, 0, W, H), rad(960, 620, 1250, (0, "#000000", 0),
           (.55, "#0e0806", .06), (1, "#0e0806", .62)))
    p.bloom(.82, 44, .3)
    p.finish(vignette=.28, speck=.004, paper=.006)


PICTURES = [hall, factory, market, theatre, museum]

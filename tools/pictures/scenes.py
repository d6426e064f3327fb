"""Every picture by name."""
from . import abroad, indoors, land, town
from .kit import Picture

ALL = {}
for module in (indoors, land, town, abroad):
    for f in module.PICTURES:
        ALL[f.__name__.replace("_", "-")] = f

NAMES = ["hall", "harbour", "oilfield", "factory", "airport", "parliament",
         "train", "wheat", "market", "hospital", "school", "stadium",
         "theatre", "museum", "river", "solar", "desert-road", "snow",
         "observatory", "cafe"]


def draw(name):
    picture = Picture(100 + NAMES.index(name))
    ALL[name](picture)
    return picture

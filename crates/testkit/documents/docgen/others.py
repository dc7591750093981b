"""The other classes of documents."""
LAYOUTS = {}


def build(layout, country, n, seed):
    raise KeyError(layout)

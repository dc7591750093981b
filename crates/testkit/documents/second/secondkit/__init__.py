"""Documents of the second set of layouts."""


def all_layouts():
    from . import slips_html, slips_draw, slips_typst, forms, bills, letters  # noqa: F401

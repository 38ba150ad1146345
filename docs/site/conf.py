"""The site of this tree: `make site`. docs/site/build lays the pages out as they are in the tree and starts Sphinx on that."""

import posixpath
import re
import shutil
from pathlib import Path

project = "XenDomain Operator"
author = "the XenDomain authors"
copyright = "the XenDomain authors, Apache-2.0"  # the name is Sphinx's
extensions = ["myst_parser"]
root_doc = "index"

source_suffix = {".md": "markdown"}

# anchors as where this tree is browsed
myst_heading_anchors = 5
# kubectl's answers and xl.cfg are shown as they are
highlight_language = "none"

html_theme = "furo"
html_title = project
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#2b6a4d", "color-brand-content": "#1f6f8b"},
    "dark_css_variables": {"color-brand-primary": "#6cb894", "color-brand-content": "#79c0d8"},
}
html_static_path = ["static"]
html_css_files = ["site.css"]

# The order in which people read. What is not there is left out; what nobody listed is found under More.
NAVIGATION = {
    "Start": [
        "docs/tutorial",
        "docs/install",
        "docs/packages",
        "docs/tutorial-simulated",
        "docs/moving",
        "docs/comparison",
    ],
    "Use": [
        "docs/concepts",
        "docs/lifecycle",
        "docs/live-changes",
        "docs/gitops",
        "docs/kubectl-xen",
        "helm/xendomains/README",
        "docs/troubleshooting",
    ],
    "Operate": [
        "docs/operations",
        "docs/observability",
        "docs/policy",
        "docs/security",
        "helm/xendomain-operator/README",
        "deploy/README",
        "deploy/*/README",
    ],
    "Reference": [
        "docs/reference/api",
        "docs/reference/keys",
        "docs/reference/findings",
        "docs/reference/conditions",
        "docs/reference/metrics",
        "docs/reference/cli",
        "docs/disagreements",
        "docs/xen-4.4",
    ],
    "Inside": [
        "docs/architecture",
        "docs/performance",
        "docs/adr/README",
        "docs/testing",
        "CONTRIBUTING",
        "SECURITY",
        "CHANGELOG",
    ],
    "More": ["**/*"],
}

# Pages that have others below them.
FOLDED = {"docs/adr/README": "docs/adr/*", "docs/observability": "docs/runbooks/*"}

LINK = re.compile(r"(\]\()(?!https?:|#)([^)#\s]+)(#[^)\s]*)?(\))")
TREE = Path(__file__).parents[2]
CODE = re.compile(r"(?ms)(^```.*?^```$|`[^`\n]*`)")


def tree(option, *entries):
    return "\n".join(["", "```{toctree}", ":hidden:", option, "", *entries, "```", ""])


def index(source):
    """README.md, with the navigation behind it."""
    left = {page.relative_to(source).with_suffix("").as_posix() for page in source.rglob("*.md")} - {"README", "index"}
    for parent, pattern in FOLDED.items():
        if parent in left:
            left -= {page for page in left if page != parent and Path(page).match(pattern)}
    trees = []
    for title, patterns in NAVIGATION.items():
        pages = []
        for pattern in patterns:
            found = sorted(page for page in left if pattern == "**/*" or Path(page).match(pattern))
            pages += found
            left -= set(found)
        if pages:
            trees.append(tree(f":caption: {title}", *(f"/{page}" for page in pages)))
    return (source / "README.md").read_text() + "".join(trees)


def place_of(source, place):
    """Where on the site that is which stands there in the tree: a file, or the page of a folder or of the nearest one above it."""
    if (TREE / place).is_dir():
        folder = Path(place)
        while not (source / folder / "README.md").is_file() and folder != Path("."):
            folder = folder.parent
        place = (folder / "README.md").as_posix()
    if place == "README.md":
        return "index.md"
    if not (source / place).exists() and (TREE / place).is_file():
        (source / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TREE / place, source / place)
    return place


def to_pages(app, document, text):
    """Links lead to where that is on the site which they mean in the tree."""
    source = Path(app.srcdir)
    folder = posixpath.dirname(document)

    def link(match):
        target = place_of(source, posixpath.normpath(posixpath.join(folder, match[2])))
        return f"{match[1]}{posixpath.relpath(target, folder or '.')}{match[3] or ''}{match[4]}"

    parts = CODE.split(text[0])
    parts[::2] = [LINK.sub(link, part) for part in parts[::2]]
    text[0] = "".join(parts)
    if document in FOLDED:
        text[0] += tree(":glob:", f"/{FOLDED[document]}")


def write_index(app):
    source = Path(app.srcdir)
    (source / "index.md").write_text(index(source))
    (source / "README.md").unlink()


def setup(app):
    app.connect("builder-inited", write_index)
    app.connect("source-read", to_pages)

"""The product's own marks, drawn here: Streamlit would fetch a named icon from another host."""

TEAL = "#0F766E"
READABLE_TEAL = "#0D9488"  # stands out from both themes' sidebars
HANDSET = (
    '<path fill="#FFFFFF" d="M20 16c-3 0-5 2-5 5 0 15 13 28 28 28 3 0 5-2 5-5v-5l-9-3-4 4'
    'c-5-2-8-5-10-10l4-4-3-10z"/>'
)
TILE = f'<rect width="64" height="64" rx="14" fill="{TEAL}"/>{HANDSET}'
NAME = (
    '<text x="82" y="43" font-family="sans-serif" font-size="31" font-weight="600" '
    f'fill="{READABLE_TEAL}">RSoft Analytics</text>'
)
ICON = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{TILE}</svg>'
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 372 64" width="232" height="40">'
    f"{TILE}{NAME}</svg>"
)

"""The shapes of icons and marks, and where each predikat lies in its quadrant."""

from __future__ import annotations

ICONS = {
    "home": '<path d="M4 11.5l8-7 8 7V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z"/>',
    "chart": '<path d="M4 20h16M7 16.5v-4M12 16.5v-9M17 16.5V10"/>',
    "people": '<circle cx="9" cy="8.5" r="3.25"/><path d="M3 19.5c.6-3.4 3-5.25 6-5.25s5.4 1.85 6 5.25'
    'M15.5 5.6a3.25 3.25 0 0 1 0 5.8M17.5 14.7c1.9.8 3.1 2.4 3.5 4.8"/>',
    "person": '<circle cx="12" cy="8" r="3.75"/><path d="M5 20c.7-3.9 3.4-6 7-6s6.3 2.1 7 6"/>',
    "more": '<g class="solid"><circle cx="5" cy="12" r="1.75"/><circle cx="12" cy="12" r="1.75"/>'
    '<circle cx="19" cy="12" r="1.75"/></g>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
    "file": '<path d="M13.5 4H7a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V8.5zM13.5 4v4.5H18M9 13h6M9 16.5h4"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1'
    'M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
    "camera": '<path d="M4 8.5a1 1 0 0 1 1-1h2.8l1.4-2.2h5.6l1.4 2.2H19a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H5'
    'a1 1 0 0 1-1-1z"/><circle cx="12" cy="13" r="3.25"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "warning": '<path d="M12 4.5l9 15.5H3zM12 10.5v4"/><circle class="solid" cx="12" cy="17" r="1"/>',
    "info": '<circle cx="12" cy="12" r="8.25"/><path d="M12 11v5"/><circle class="solid" cx="12" cy="8" r="1"/>',
    "stop": '<path d="M8.5 4h7L20 8.5v7L15.5 20h-7L4 15.5v-7zM12 8v4.5"/>'
    '<circle class="solid" cx="12" cy="15.75" r="1"/>',
    "star": '<path d="M12 4l2.4 5.1 5.6.7-4.1 3.9 1.1 5.5-5-2.7-5 2.7 1.1-5.5L4 9.8l5.6-.7z"/>',
    "coach": '<path d="M4 5h11v8H9.5L6.5 16v-3H4z"/><path d="M18 9.5h2.5V17h-2v3l-3-3H11"/>',
    "book": '<path d="M12 6.5C10 5 7.5 4.5 4 4.5V18c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V4.5c-3.5 0-6 .5-8 2zM12 6.5V20"/>',
    "search": '<circle cx="11" cy="11" r="6"/><path d="M15.5 15.5L20 20"/>',
    "sun": '<circle cx="12" cy="12" r="3.75"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7'
    'M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "out": '<path d="M14 4.5H6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h8M10 12h10M16.5 8.5L20 12l-3.5 3.5"/>',
    "upload": '<path d="M12 16V5M7 9.5L12 4.5l5 5M4.5 15v4a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1v-4"/>',
    "download": '<path d="M12 4.5V15M7 10.5l5 5 5-5M4.5 16v3a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1v-3"/>',
    "target": '<circle cx="12" cy="12" r="8.25"/><circle cx="12" cy="12" r="4.25"/>'
    '<circle class="solid" cx="12" cy="12" r="1.25"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "building": '<path d="M4 20h16M5.5 20V9.5M18.5 20V9.5M3.5 9.5L12 4.5l8.5 5zM9.5 20v-6.5M14.5 20v-6.5"/>',
}
LEVELS = {
    "above": '<path d="M10 3l8 14H2z"/>',
    "meets": '<circle cx="10" cy="10" r="6.5"/>',
    "below": '<path d="M10 17L2 3h16z"/>',
}
ORDER = ("below", "meets", "above")
# Which cells of the 3 x 3 quadrant (work result, behaviour) belong to each predikat.
ZONES = {
    "sangat_baik": (("above", "above"),),
    "baik": (("above", "meets"), ("meets", "meets"), ("meets", "above")),
    "butuh_perbaikan": (("below", "meets"), ("below", "above")),
    "kurang": (("above", "below"), ("meets", "below")),
    "sangat_kurang": (("below", "below"),),
}

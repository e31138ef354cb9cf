"""Large values that stay, taken out of the garbage collector's sight.

Streamlit collects all garbage after every run of a page or fragment, and walks through everything there is
for that: with fifty thousand concepts in memory, every gesture of anybody would wait for seconds.
"""

from __future__ import annotations

import gc


def stays() -> None:
    """Call it once a large value has been made; it is let go as ever when nobody holds it any more."""
    gc.freeze()

"""What the browser may do for this site, said once: the page carries these rules, and so does every answer."""

from __future__ import annotations

# Flutter writes its own style elements, and it and Pyodide compile WebAssembly. Nothing may come from, or go to,
# any other address.
RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data: blob:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "object-src": "'none'",
}

# The clipboard and the share sheet are not here: the parent uses them.
OFF = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


def for_page() -> str:
    """The rules as the page itself can state them."""
    return "; ".join(f"{name} {value}" for name, value in RULES.items())


def for_answers() -> dict[str, str]:
    """The headers of every answer. Only a header can forbid other sites to frame this one, or reach a worker."""
    return {
        "Content-Security-Policy": f"{for_page()}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in OFF),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


if __name__ == "__main__":
    print("\n".join(f"{name}: {value}" for name, value in for_answers().items()))

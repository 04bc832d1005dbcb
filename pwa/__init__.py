"""The browser shell: the page, the worker that runs Python, and the build that makes the site from packages alone."""

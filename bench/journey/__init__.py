"""One project's whole way in a real browser, from a call to the public project.

It is walked in an installation that the demonstration has filled. Every person of it
has a browser of their own, and after every step `look` is called with the page: to take
a picture, or to have it judged.
"""

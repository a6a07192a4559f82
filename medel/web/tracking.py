"""Words that newsletters and social media hang on to an address."""

# They select nothing and are left aside.
TRACKING = frozenset(
    {"fbclid", "gclid", "utm_campaign", "utm_content", "utm_medium", "utm_source"}
)

"""Sign-in by others: the OpenID Connect provider of the environment."""

from collections.abc import Mapping

from medel.config.environment import Environment

PROVIDER = "oidc"


def describe_providers(environment: Environment) -> Mapping[str, object]:
    """Give allauth's settings for the provider; none without an address."""
    if not environment.oidc_issuer:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": environment.oidc_name,
        "client_id": environment.oidc_client_id,
        "secret": environment.oidc_client_secret,
        "settings": {"server_url": environment.oidc_issuer},
    }
    return {
        "openid_connect": {
            "APPS": [app],
            "OAUTH_PKCE_ENABLED": True,
            "SCOPE": ["openid", "email", "profile"],
        }
    }

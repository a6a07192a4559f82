# ruff: noqa: ANN401
"""An OpenID Connect provider on this machine, by oauthlib: real requests.

It knows one person and asks nothing: what it shows is that we speak the protocol.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from oauthlib.openid import (  # type: ignore[import-untyped]
    RequestValidator,
    Server,
)

CLIENT, SECRET = "medel", "shared secret"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Issued(RequestValidator):  # type: ignore[misc]
    """What the provider has given out, and what it checks it against."""

    def __init__(self, address: str, claims: dict[str, Any]) -> None:
        super().__init__()
        self.address, self.claims = address, claims
        self.codes: dict[str, dict[str, Any]] = {}
        self.tokens: set[str] = set()

    def validate_client_id(self, client_id: str, *_: Any) -> bool:
        return client_id == CLIENT

    def validate_redirect_uri(self, _client: str, uri: str, *_: Any) -> bool:
        return urlsplit(uri).path == "/account/provider/oidc/back/"

    def validate_response_type(self, _client: str, kind: str, *_: Any) -> bool:
        return bool(kind == "code")

    def validate_scopes(self, _client: str, scopes: list[str], *_: Any) -> bool:
        return set(scopes) <= {"openid", "email", "profile"}

    def is_pkce_required(self, *_: Any) -> bool:
        return True

    def save_authorization_code(self, _c: str, code: dict[str, str], req: Any) -> None:
        self.codes[code["code"]] = {
            "redirect_uri": req.redirect_uri,
            "challenge": req.code_challenge,
            "scopes": req.scopes,
        }

    def authenticate_client(self, request: Any, *_: Any) -> bool:
        given = (request.client_id, request.client_secret)
        request.client = type("Client", (), {"client_id": CLIENT})
        return given == (CLIENT, SECRET)

    def client_authentication_required(self, *_: Any) -> bool:
        return True

    def validate_grant_type(self, _c: str, kind: str, *_: Any) -> bool:
        return bool(kind == "authorization_code")

    def validate_code(self, _c: str, code: str, _client: Any, request: Any) -> bool:
        kept = self.codes.get(code)
        request.user, request.scopes = "person", kept["scopes"] if kept else []
        return kept is not None

    def confirm_redirect_uri(self, _c: str, code: str, uri: str, *_: Any) -> bool:
        return bool(self.codes[code]["redirect_uri"] == uri)

    def get_code_challenge(self, code: str, _request: Any) -> Any:
        return self.codes[code]["challenge"]

    def get_code_challenge_method(self, *_: Any) -> str:
        return "S256"

    def get_authorization_code_scopes(self, _c: str, code: str, *_: Any) -> Any:
        return self.codes[code]["scopes"]

    def get_authorization_code_nonce(self, *_: Any) -> None:
        return None

    def invalidate_authorization_code(self, _c: str, code: str, *_: Any) -> None:
        del self.codes[code]

    def validate_user_match(self, *_: Any) -> bool:
        return True

    def is_origin_allowed(self, *_: Any) -> bool:
        return False

    def save_bearer_token(self, token: dict[str, Any], *_: Any) -> None:
        self.tokens.add(token["access_token"])

    def finalize_id_token(self, told: dict[str, Any], *_: Any) -> str:
        claims = {
            **told,
            **self.claims,
            "iss": self.address,
            "exp": int(time.time()) + 60,
        }
        return jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})


class Answering(BaseHTTPRequestHandler):
    """The provider's addresses."""

    issued: Issued
    server_side: Server

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/authorize":
            self._authorise()
        elif path == "/userinfo":
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            known = token in self.issued.tokens
            self._tell(200 if known else 401, self.issued.claims if known else {})
        else:
            self._tell(200, DOCUMENTS[path](self.issued.address))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers, told, status = self.server_side.create_token_response(
            f"{self.issued.address}{self.path}", "POST", body, dict(self.headers)
        )
        del headers
        self._tell(status, json.loads(told))

    def _authorise(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        headers, _, status = self.server_side.create_authorization_response(
            f"{self.issued.address}{self.path}",
            "GET",
            scopes=query["scope"][0].split(),
            credentials={"user": "person"},
        )
        self.send_response(status)
        self.send_header("Location", headers["Location"])
        self.end_headers()

    def _tell(self, status: int, told: dict[str, Any]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _configuration(address: str) -> dict[str, Any]:
    return {
        "issuer": address,
        "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token",
        "userinfo_endpoint": f"{address}/userinfo",
        "jwks_uri": f"{address}/keys",
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    }


def _keys(_address: str) -> dict[str, Any]:
    key = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return {"keys": [{**key, "kid": "one", "alg": "RS256"}]}


DOCUMENTS = {"/.well-known/openid-configuration": _configuration, "/keys": _keys}


@contextmanager
def provide(**claims: Any) -> Iterator[str]:
    """Run a provider that says this of its person; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    address = f"http://127.0.0.1:{server.server_port}"
    Answering.issued = Issued(address, {"sub": "p-1", "aud": CLIENT, **claims})
    Answering.server_side = Server(Answering.issued)
    running = threading.Thread(target=server.serve_forever, daemon=True)
    running.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        running.join()

"""A sign-in service of its own: OpenID Connect as far as a browser and a web app need it.

Whoever comes is signed in at once, with the claims that the test has set.
"""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "workbench"
SECRET = "a secret of the test"


class Service:
    """The service, running until it is closed."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        """Of whoever signs in next, besides those that every token has."""
        self.lifetime = 3600
        """Of a sign-in, in seconds."""
        self._key = RSAKey.generate_key(2048, {"kid": "only", "use": "sig", "alg": "RS256"})
        self._asked: dict[str, dict[str, str]] = {}
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service._get(self)

            def do_POST(self) -> None:
                service._post(self)

            def log_message(self, *_: object) -> None:
                """Tests say enough."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self._server.server_port}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()

    def secrets(self, app: str) -> str:
        """What Streamlit's secrets must say for the app at the address `app`."""
        return (
            "[auth]\n"
            f'redirect_uri = "{app}/oauth2callback"\n'
            'cookie_secret = "long enough for a test, and no secret"\n'
            f'client_id = "{CLIENT}"\n'
            f'client_secret = "{SECRET}"\n'
            f'server_metadata_url = "{self.url}/.well-known/openid-configuration"\n'
        )

    def _get(self, request: BaseHTTPRequestHandler) -> None:
        address = urlsplit(request.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        match address.path:
            case "/.well-known/openid-configuration":
                _send(request, self._metadata())
            case "/keys":
                _send(request, {"keys": [self._key.as_dict(private=False)]})
            case "/authorize":
                code = secrets.token_urlsafe(16)
                self._asked[code] = asked
                back = urlencode({"code": code, "state": asked["state"]})
                _redirect(request, f"{asked['redirect_uri']}?{back}")
            case "/leave":
                _redirect(request, asked["post_logout_redirect_uri"])
            case _:
                request.send_error(404)

    def _post(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        asked = self._asked.pop(given["code"])
        proof = urlsafe_b64encode(sha256(given["code_verifier"].encode()).digest()).decode().rstrip("=")
        assert proof == asked["code_challenge"]
        now = int(time())
        claims = {
            "iss": self.url,
            "sub": "17",
            "aud": CLIENT,
            "iat": now,
            "exp": now + self.lifetime,
            "nonce": asked["nonce"],
            **self.claims,
        }
        token = jwt.encode({"alg": "RS256", "kid": "only"}, claims, self._key)
        _send(request, {"access_token": "any", "token_type": "Bearer", "id_token": token})

    def _metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "end_session_endpoint": f"{self.url}/leave",
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }


def _send(request: BaseHTTPRequestHandler, said: dict[str, Any]) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.end_headers()
    request.wfile.write(json.dumps(said).encode())


def _redirect(request: BaseHTTPRequestHandler, address: str) -> None:
    request.send_response(302)
    request.send_header("Location", address)
    request.end_headers()

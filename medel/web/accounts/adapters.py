"""Where allauth asks the house: who may sign up, what is said, how secrets are kept."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

FERNET_BYTES = 32


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts by e-mail; by invitation only where the installation says so."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _(
            "E-mail address and password do not belong together. Check both, or choose "
            "a new password."
        ),
        "email_taken": _("There is an account with this e-mail address already."),
        "enter_current_password": _("Write the password that you have now."),
        "incorrect_code": _(
            "The code is wrong or too old. Check it, or ask for a new one."
        ),
        "incorrect_password": _("The password is wrong."),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes, then try again."
        ),
        "same_as_current": _("The new value has to differ from the one you have now."),
        "rate_limited": _("Too many attempts. Wait a while, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this visitor may make an account."""
        invited = bool(request.session.get("account_verified_email"))
        return invited or bool(settings.MEDEL_SIGN_UP)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie encrypted in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is wrong or too old. Write the one shown now."),
        "unverified_email": _(
            "Confirm your e-mail address first; then two-step sign-in can be set up."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret with a key of the installation."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Give a secret back."""
        return _lock().decrypt(encrypted_text.encode()).decode()


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in by the provider of the settings."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ANN401 (allauth's own)
        """Tell whether someone whom the provider knows may get an account here."""
        del sociallogin
        return AccountAdapter(request).is_open_for_signup(request)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ANN401 (allauth's own)
        **told: Any,  # noqa: ANN401 (the same)
    ) -> None:
        """Tell on a page of ours that signing in did not work."""
        del request, provider, told
        answer = HttpResponseRedirect(reverse("socialaccount_login_error"))
        raise ImmediateHttpResponse(answer)

    def populate_user(
        self,
        request: HttpRequest,
        sociallogin: Any,  # noqa: ANN401 (allauth's own)
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 (the same)
        """Take the e-mail address and the name from the provider, and nothing else."""
        person = super().populate_user(request, sociallogin, data)
        person.name = (data.get("name") or "")[:150]
        return person


def _lock() -> Fernet:
    derived = HKDF(SHA256(), FERNET_BYTES, salt=None, info=b"medel second factor")
    key = derived.derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))

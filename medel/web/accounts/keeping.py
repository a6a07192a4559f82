"""The addresses of keeping an account: only for whoever has signed in."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.utils.translation import gettext_lazy as _

from medel.web.access import signed_in, signed_in_anyhow
from medel.web.accounts.pages import SURE, page
from medel.web.accounts.screens import Screen

keeping = [
    page(
        _("account/confirm-password/"),
        account.reauthenticate,
        "account_reauthenticate",
        signed_in_anyhow,
        Screen(_("Confirm that it is you"), SURE, _("Go on"), "again"),
    ),
    page(
        _("account/confirm-code/"),
        factors.reauthenticate,
        "mfa_reauthenticate",
        signed_in_anyhow,
        Screen(_("Confirm that it is you"), SURE, _("Go on"), "again"),
    ),
    page(
        _("account/confirm-key/"),
        webauthn.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
        signed_in_anyhow,
        Screen(_("Confirm that it is you"), SURE, _("Use the key"), "again_key"),
    ),
    page(
        _("account/password/"),
        account.password_change,
        "account_change_password",
        signed_in,
        Screen(
            _("Change password"),
            _("You are signed out everywhere else."),
            _("Save the password"),
        ),
    ),
    page(
        _("account/password/choose/"),
        account.password_set,
        "account_set_password",
        signed_in,
        Screen(
            _("Choose a password"),
            _("Your account has none yet."),
            _("Save the password"),
        ),
    ),
    page(
        _("account/email/"),
        account.email,
        "account_email",
        signed_in,
        Screen(
            _("Change e-mail address"),
            _("It changes when you have confirmed the new one."),
            _("Send a code"),
            "email",
        ),
    ),
    page(
        _("account/providers/"),
        social.connections,
        "socialaccount_connections",
        signed_in,
        Screen(_("Ways to sign in"), "", _("Take away"), "providers"),
    ),
    page(
        _("account/security/"),
        factors.index,
        "mfa_index",
        signed_in_anyhow,
        Screen(
            _("Two-step sign-in"),
            _(
                "With a second step, nobody gets in with your password alone. "
                "Whoever works with the programme has to have one."
            ),
            "",
            "security",
        ),
    ),
    page(
        _("account/security/app/"),
        totp.activate_totp,
        "mfa_activate_totp",
        signed_in_anyhow,
        Screen(
            _("Set up an authenticator app"),
            _("The app on your telephone shows a new code every half minute."),
            _("Turn it on"),
            "app",
        ),
    ),
    page(
        _("account/security/app/off/"),
        totp.deactivate_totp,
        "mfa_deactivate_totp",
        signed_in_anyhow,
        Screen(
            _("Turn off the authenticator app"),
            _("Your recovery codes go too, if you have no key."),
            _("Turn it off"),
        ),
    ),
    page(
        _("account/security/codes/"),
        codes.view_recovery_codes,
        "mfa_view_recovery_codes",
        signed_in_anyhow,
        Screen(
            _("Recovery codes"),
            _("If you lose your telephone or key, each lets you in once."),
            "",
            "codes",
        ),
    ),
    page(
        _("account/security/codes/new/"),
        codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
        signed_in_anyhow,
        Screen(
            _("New recovery codes"),
            _("The ones you have stop working."),
            _("Make new codes"),
        ),
    ),
    page(
        _("account/security/codes/file/"),
        codes.download_recovery_codes,
        "mfa_download_recovery_codes",
        signed_in_anyhow,
        Screen(_("Recovery codes")),
    ),
    page(
        _("account/security/keys/"),
        webauthn.list_webauthn,
        "mfa_list_webauthn",
        signed_in_anyhow,
        Screen(_("Passkeys and security keys"), "", "", "keys"),
    ),
    page(
        _("account/security/keys/add/"),
        webauthn.add_webauthn,
        "mfa_add_webauthn",
        signed_in_anyhow,
        Screen(
            _("Add a passkey or security key"),
            _("Your computer, telephone or key proves that it is you."),
            _("Add it"),
            "add_key",
        ),
    ),
    page(
        _("account/security/keys/<int:pk>/"),
        webauthn.edit_webauthn,
        "mfa_edit_webauthn",
        signed_in_anyhow,
        Screen(_("Name the key"), "", _("Save")),
    ),
    page(
        _("account/security/keys/<int:pk>/remove/"),
        webauthn.remove_webauthn,
        "mfa_remove_webauthn",
        signed_in_anyhow,
        Screen(
            _("Take the key away"), _("It can then not be used."), _("Take it away")
        ),
    ),
]

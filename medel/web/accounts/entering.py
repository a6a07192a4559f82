"""The addresses of getting in: open to whoever is not signed in yet."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path
from django.utils.translation import gettext_lazy as _

from medel.web.access import open_form
from medel.web.accounts.pages import CODE_SENT, page
from medel.web.accounts.screens import Screen

entering = [
    page(
        _("account/sign-in/"),
        account.login,
        "account_login",
        open_form,
        Screen(_("Sign in"), "", _("Sign in"), "login"),
    ),
    page(
        _("account/sign-out/"),
        account.logout,
        "account_logout",
        open_form,
        Screen(_("Sign out"), _("Nothing that is saved is lost."), _("Sign out")),
    ),
    page(
        _("account/new/"),
        account.signup,
        "account_signup",
        open_form,
        Screen(
            _("Make an account"),
            _("You need one to apply, or to work with applications."),
            _("Make the account"),
            "sign_up",
        ),
    ),
    page(
        _("account/closed/"),
        account.account_inactive,
        "account_inactive",
        open_form,
        Screen(_("The account is closed"), _("Contact who runs this installation.")),
    ),
    page(
        _("account/confirm-email/"),
        account.email_verification_sent,
        "account_email_verification_sent",
        open_form,
        Screen(_("Confirm your e-mail address"), CODE_SENT, _("Confirm"), "code"),
    ),
    page(
        _("account/second-step/"),
        factors.authenticate,
        "mfa_authenticate",
        open_form,
        Screen(_("The second step"), "", _("Sign in"), "second_step"),
    ),
    page(
        _("account/passkey/"),
        webauthn.login_webauthn,
        "mfa_login_webauthn",
        open_form,
        Screen(_("Sign in with a passkey")),
    ),
    page(
        _("account/sign-in/code/"),
        account.confirm_login_code,
        "account_confirm_login_code",
        open_form,
        Screen(_("Write the code"), CODE_SENT, _("Sign in"), "code"),
    ),
    page(
        _("account/forgotten-password/"),
        account.password_reset,
        "account_reset_password",
        open_form,
        Screen(
            _("Forgotten password"),
            _("Write your e-mail address, and we send you a code."),
            _("Send a code"),
        ),
    ),
    page(
        _("account/forgotten-password/code/"),
        account.confirm_password_reset_code,
        "account_confirm_password_reset_code",
        open_form,
        Screen(_("Write the code"), CODE_SENT, _("Go on"), "code"),
    ),
    page(
        _("account/forgotten-password/new/"),
        account.complete_password_reset,
        "account_complete_password_reset",
        open_form,
        Screen(_("Choose a new password"), "", _("Save the password")),
    ),
    page(
        _("account/forgotten-password/done/"),
        account.password_reset_from_key_done,
        "account_password_reset_completed",
        open_form,
        Screen(
            _("The password is changed"), _("Now sign in with it."), template="done"
        ),
    ),
    page(
        _("account/provider/new/"),
        social.signup,
        "socialaccount_signup",
        open_form,
        Screen(
            _("Make an account"),
            _("You have identified yourself. We need an e-mail address too."),
            _("Make the account"),
        ),
    ),
    page(
        _("account/provider/cancelled/"),
        social.login_cancelled,
        "socialaccount_login_cancelled",
        open_form,
        Screen(_("You did not sign in"), _("You ended it yourself."), template="done"),
    ),
    page(
        _("account/provider/failed/"),
        social.login_error,
        "socialaccount_login_error",
        open_form,
        Screen(
            _("You could not be signed in"),
            _("The provider's answer could not be used. Try again, or another way."),
            template="done",
        ),
    ),
]

# Without a language: the provider of sign-in keeps these addresses.
plain = [
    path(
        "account/provider/<slug:provider_id>/",
        open_form(oidc.login),
        name="openid_connect_login",
    ),
    path(
        "account/provider/<slug:provider_id>/back/",
        open_form(oidc.callback),
        name="openid_connect_callback",
    ),
]

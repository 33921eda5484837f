"""The addresses of sign-in and accounts. Of allauth's pages only those that are named here exist."""

from allauth.account import views as sign_in
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from amparo_desk.accounts import factor_pages, managing, views

urlpatterns = [
    path("health", views.health, name="health"),
    path("language", views.language, name="language"),
    path("agency/", views.agency, name="agency"),
    path("welcome/<uidb64>/<token>/", views.Welcome.as_view(), name="welcome"),
    # Sign-in
    path("sign-in/", sign_in.login, name="account_login"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-factor/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/blocked/", sign_in.account_inactive, name="account_inactive"),
    path("sign-out/", sign_in.logout, name="account_logout"),
    # One's own account
    path("account/", views.own, name="own"),
    path("account/password/", sign_in.password_change, name="account_change_password"),
    path("account/confirm/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("account/confirm/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/second-factor/", factor_pages.SecondFactor.as_view(), name="mfa_index"),
    path("account/second-factor/app/", factor_pages.App.as_view(), name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/second-factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path("account/second-factor/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/second-factor/passkeys/new/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/second-factor/passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "account/second-factor/passkeys/<int:pk>/remove/",
        passkeys.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    # Keeping an agency's accounts
    path("accounts/", managing.accounts, name="accounts"),
    path("accounts/history/", managing.history, name="accounts_history"),
    path("accounts/<str:name>/", managing.account, name="account"),
]

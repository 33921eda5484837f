"""Which pages are open without a role; every other is shut until somebody has signed in who has one."""

OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "welcome",
        "language",
        "health",
    }
)
"""Without signing in."""

OWN = frozenset(
    {
        "own",
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    }
)
"""With signing in alone: what concerns one's own account, and the way to a second factor."""

AGENCY = "agency"
"""Where somebody with several agencies says for which one they work now."""

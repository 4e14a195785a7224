"""Sentences of Django and allauth that our screens show, so that our catalogue can say them in the words of the house.

Nothing calls these. The extraction finds them here, and our catalogue stands before those of the libraries. Without
them a form would say "Uw wachtwoord" or "Onthouden" between sentences of ours.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

FIELDS = (
    _("This field is required."),
    _("Enter a valid value."),
    _("Enter a valid email address."),
    _("Enter a valid URL."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Enter a valid date."),
    _("Null characters are not allowed."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)

PASSWORDS = (
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    _("The password is too similar to the %(verbose_name)s."),
    _("Your password can’t be too similar to your other personal information."),
    _("This password is too common."),
    _("Your password can’t be a commonly used password."),
    _("You must type the same password each time."),
    _("Please type your current password."),
    _("Incorrect password."),
    _("The password reset token was invalid."),
    _("Your account has no password set up."),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Password (again)"),
)

SIGNING_IN = (
    _("Email"),
    _("Email address"),
    _("Remember Me"),
    _("Use your password"),
    _("Use authenticator app or code"),
    _("Use a security key"),
    _("The email address and/or password you specified are not correct."),
    _("The email address is not assigned to any user account."),
    _("Too many failed login attempts. Try again later."),
    _("This account is currently inactive."),
    _("Incorrect code."),
    _("Invalid login."),
    _("Invalid token."),
    _("Invalid or expired key."),
    _("Be patient, you are sending too many requests."),
)

ADDRESSES = (
    _("A user is already registered with this email address."),
    _("This email address is already associated with this account."),
    _("The new value must be different from the current one."),
    _("You cannot remove your primary email address."),
    _("Your primary email address must be verified."),
    _("Your account has no verified email address."),
    _("You cannot disconnect your last remaining third-party account."),
    _("The third-party account is already connected to a different account."),
    _(
        "An account already exists with this email address. "
        "Please sign in to that account first, then connect your %s account."
    ),
)

SECOND_PROOF = (
    _("Authenticator code"),
    _("Master key"),
    _("Backup key"),
    _("Key nr. {number}"),
    _("Passwordless"),
    _(
        "Enabling passwordless operation allows you to sign in using just this key, "
        "but imposes additional requirements such as biometrics or PIN protection."
    ),
    _("You cannot add an email address to an account protected by two-factor authentication."),
    _("You cannot deactivate two-factor authentication."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("You cannot activate two-factor authentication until you have verified your email address."),
)

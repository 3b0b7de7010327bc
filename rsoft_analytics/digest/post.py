"""A letter, handed to a mail server."""

import os
import re
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path

from rsoft_analytics.digest.compose import Digest
from rsoft_analytics.digest.letter import as_html, as_text, subject
from rsoft_analytics.errors import RsoftError

HERE = ("localhost", "127.0.0.1", "::1")
PATIENCE = 30  # seconds
ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")


@dataclass(frozen=True)
class Post:
    """The mail server and who writes to whom. The password never stands on a command line."""

    host: str
    port: int
    sender: str
    receivers: tuple[str, ...]
    user: str | None = None
    password: str | None = None


def post_of(
    smtp: str | None, sender: str | None, receivers: tuple[str, ...], user: str | None
) -> Post | None:
    """The post that some options mean, None where none is asked for; refused where half is."""
    if not (smtp or sender or receivers or user):
        return None
    if not (smtp and sender and receivers):
        raise RsoftError(
            "To send the digest it takes a mail server, a sender and a receiver. "
            "Give --smtp HOST:PORT --from ADDRESS --to ADDRESS."
        )
    for address in (sender, *receivers):
        if not ADDRESS.fullmatch(address):
            raise RsoftError(f"'{address[:80]}' is no e-mail address. Such as asha@example.org is.")
    host, _, port = smtp.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise RsoftError(f"'{smtp[:80]}' names no mail server. Such as mail.example.org:587 does.")
    return Post(host, int(port), sender, receivers, user, os.environ.get("RSOFT_SMTP_PASSWORD"))


def letter_of(post: Post, digest: Digest) -> EmailMessage:
    """A digest as a letter in both forms."""
    letter = EmailMessage()
    letter["Subject"], letter["From"] = subject(digest), post.sender
    letter["To"] = ", ".join(post.receivers)
    letter["Date"], letter["Message-ID"] = (
        formatdate(localtime=True),
        make_msgid(domain="localhost"),
    )
    letter.set_content(as_text(digest))
    letter.add_alternative(as_html(digest), subtype="html")
    return letter


def posted(post: Post, digest: Digest) -> None:
    """Send a digest; raises RsoftError where the server does not take it."""
    letter = letter_of(post, digest)
    try:
        with smtplib.SMTP(post.host, post.port, timeout=PATIENCE) as server:
            protected(server, post)
            server.send_message(letter)
    except (OSError, smtplib.SMTPException) as problem:
        raise RsoftError(
            f"The mail server {post.host}:{post.port} did not take the digest: {problem}. "
            "Check its name, port, user and password (RSOFT_SMTP_PASSWORD), then send it again; "
            "or write it to a file with --file."
        ) from problem


def protected(server: smtplib.SMTP, post: Post) -> None:
    """Encrypt the connection and sign in; only a server on this machine may go without."""
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    elif post.host not in HERE:
        raise RsoftError(
            f"{post.host} offers no encryption, so the digest was not sent. "
            "Use a port that offers STARTTLS, most often 587."
        )
    if post.user:
        server.login(post.user, post.password or "")


def done(digest: Digest, file: Path | None, post: Post | None) -> list[str]:
    """What was done with a digest, in sentences; none where it was only asked for."""
    return [
        *([f"The digest of {digest.week.name} was written to {file}."] if file else []),
        *([f"It was sent to {', '.join(post.receivers)}."] if post else []),
    ]

"""`raaderum bundle` and `raaderum verify`: the log for somebody who trusts nobody. Writes nothing to the log."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from server.commandline.database import database_option
from server.directory import Directory, DirectoryUnavailable
from server.log.store import LogError, Store
from server.proof import verify as verifier
from server.proof.bundle import NothingToBundle, write_bundle
from server.proof.signing import signing_key
from server.settings import Settings


@click.command()
@database_option("The log.", exists=True)
@click.argument("workshop", default="")
@click.option("-o", "--to", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
def bundle(database: Path | str, workshop: str, to: Path) -> None:
    """Write WORKSHOP's log as a file that anybody can check offline; by default the workshop opened last.

    It holds the entries exactly as they are stored, the signed root over them, the documents they name, and verify.py,
    which needs nothing but Python. Free text stays sealed; it can be handed to an auditor without the words.
    """
    try:
        with (
            closing(Directory(Settings(database, public_url="").directory)) as directory,
            closing(Store.open(database, directory)) as store,
        ):
            known = store.workshops()
            chosen = workshop or (known[-1] if known else "")
            with to.open("wb") as file:
                root = write_bundle(file, store, chosen, signing_key(directory))
    except NothingToBundle as missing:
        to.unlink()
        raise click.ClickException(f"the log holds no workshop {missing}") from missing
    except (LogError, DirectoryUnavailable, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{to}\nroot {root.hex()}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--root", default="", help="The root as it was printed or noted, in hex.")
@click.option("--key", default="", help="The signer's public key as it was handed out, in hex.")
def verify(file: str, root: str, key: str) -> None:
    """Check a bundle, as the verify.py in it does: exit code 0 if all fits, 1 if not, 2 if it cannot be read."""
    options = [*(["--root", root] if root else []), *(["--key", key] if key else [])]
    sys.exit(verifier.main([file, *options]))

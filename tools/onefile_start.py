"""The first lines of the file that `make pyz` makes: refuse what cannot work, in one sentence; choose where to unpack.

It becomes the `__main__` of the file, so it needs nothing but the standard library, and any Python from 2.7 on must be
able to read it: an older one than ours must come as far as the sentence. So nothing here is an f-string or an accent.
TAG and SYSTEM are filled in when the file is made.
"""

import os
import stat
import sys
import tempfile

TAG = sys.implementation.cache_tag
SYSTEM = "linux-x86_64"
NAME = "zedentui"


def here():
    """System and machine, as in `linux-x86_64`."""
    return "%s-%s" % (sys.platform, os.uname()[4] if hasattr(os, "uname") else "?")


def refusal():
    """Why this file cannot run here, in one sentence; empty when it can."""
    tag = getattr(getattr(sys, "implementation", None), "cache_tag", None)
    if (tag, here()) == (TAG, SYSTEM):
        return ""
    wanted = "Python 3." + str(TAG)[len("cpython-3") :]
    found = "Python %d.%d op %s" % (sys.version_info[0], sys.version_info[1], here())
    return (
        "Dit bestand is gemaakt voor %s op %s, en dit is %s: "
        "start het met een andere Python, of vraag een bestand dat hier past."
    ) % (wanted, SYSTEM, found)


def folder():
    """Where to unpack: the user's own cache, else a folder of this user among the temporary files; None: nowhere."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    cache = cache if os.path.isabs(cache) else os.path.expanduser(os.path.join("~", ".cache"))
    shared = os.path.join(tempfile.gettempdir(), "%s-%d" % (NAME, os.getuid()))
    if os.path.isabs(cache) and usable(os.path.join(cache, NAME)):
        return os.path.join(cache, NAME)
    return shared if usable(shared) else None


def usable(path):
    """Make `path` if it is not there; whether it is a folder that this user owns, and nobody else can write in."""
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        found = os.lstat(path)
    except OSError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.getuid()
        and not found.st_mode & 0o022
        and os.access(path, os.W_OK | os.X_OK)
    )


def prepare():
    """Set where shiv unpacks, or end with one sentence."""
    why = refusal()
    if not why and not os.environ.get("SHIV_ROOT"):
        try:
            chosen = folder()
        except OSError:  # no folder for temporary files at all
            chosen = None
        if chosen is None:
            why = "Er is geen map om zedentui in uit te pakken; wijs er een aan met SHIV_ROOT=MAP."
        else:
            os.environ["SHIV_ROOT"] = chosen
    if why:
        sys.stderr.write(why + "\n")
        sys.exit(2)

"""The settings of a test run: those of the house, with a place of its own and nothing that takes time for safety's sake."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_place = Path(tempfile.mkdtemp(prefix="regietafel-tests-"))
atexit.register(shutil.rmtree, _place, ignore_errors=True)

os.environ["REGIETAFEL_MODE"] = "test"
os.environ.setdefault("REGIETAFEL_SECRET_KEY", "for-tests-only-" + "k3Wz8" * 10)
os.environ["REGIETAFEL_DATA_DIR"] = str(_place)
os.environ.setdefault("REGIETAFEL_BASE_URL", "http://testserver")

from regietafel.settings import *  # noqa: E402, F403 - the environment comes first
from regietafel.settings import DATABASES, LOGGING, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file and not memory: several connections share it, as web and worker do, and locks are real.
    DATABASES["default"]["TEST"] = {"NAME": str(_place / "test.sqlite3")}
    # Nobody needs these rows after a power cut.
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=NORMAL", "synchronous=OFF")
else:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c synchronous_commit=off")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Each browser of a test builds the middleware anew, and would look through all files that could be served; the few tests
# of served files have them found one by one.
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False
# A test may put another stream in the place of that of the process: a handler that keeps the first one found writes to a closed
# one after it, and shows a page of trouble for every line.
LOGGING["handlers"]["console"]["class"] = "logging._StderrHandler"

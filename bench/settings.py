"""The settings of a measurement: those of the house in a place of its own, and the addresses of the bare pages beside ours."""

import os
from pathlib import Path

PLACE = Path(__file__).resolve().parent.parent / ".cache" / "bench"

os.environ["REGIETAFEL_MODE"] = "test"
os.environ["REGIETAFEL_DATA_DIR"] = str(PLACE)
os.environ.setdefault("REGIETAFEL_SECRET_KEY", "for-measuring-only-" + "m7Rq2" * 10)
os.environ.setdefault("REGIETAFEL_BASE_URL", "http://testserver")

from regietafel.settings import *  # noqa: E402, F403 - the environment comes first
from regietafel.settings import LOGGING, TEMPLATES  # noqa: E402

ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [Path(__file__).resolve().parent / "templates"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
LOGGING["loggers"]["regietafel"]["level"] = "WARNING"

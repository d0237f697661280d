"""Reads a Dockerfile and carries its steps out without an engine: in a folder that stands for the root.

The same commands run, with the folders that the image makes mapped into that one, in an environment that
holds only what the file sets and what is needed to reach a package registry. What an engine alone can do is
only noted: other users, and the base image, whose Python is that of this machine.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

FOLDERS = ("app", "venv", "tools", "data")
_ABSOLUTE = re.compile(rf"(?<![\w./-])/({'|'.join(FOLDERS)})\b")
_REGISTRY = re.compile(r"(PIP_|UV_|SSL_|REQUESTS_|CURL_)\w+|HOME|https?_proxy|no_proxy", re.IGNORECASE)
_ONLY_AN_ENGINE = ("useradd", "chown")


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction."""

    word: str
    text: str


def read_steps(path: Path) -> list[Step]:
    """The instructions, in order; lines that go on are joined, comments left out."""
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.strip().startswith("#")
    ]
    whole = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [Step(*line.split(None, 1)) for line in whole.splitlines() if line.strip()]


@dataclass(slots=True)
class Image:
    """What the steps have made so far."""

    context: Path
    folder: Path  # a fresh one
    environment: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    user: str = "root"
    volumes: list[str] = field(default_factory=list)
    healthcheck: list[str] = field(default_factory=list)
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """What stands for / of the stage at work; each stage has it in turn, so that paths hold."""
        return self.folder / "root"

    @property
    def only_an_engine(self) -> list[str]:
        """The commands that were noted instead of run."""
        log = self.folder / "noted"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def path(self, inside: str) -> Path:
        """Where a path of the image lies here."""
        return self.root / str(Path(self.workdir, inside)).lstrip("/")

    def build(self, steps: list[Step]) -> None:
        """Carry out every step. Raises LookupError for an instruction it does not know."""
        for step in steps:
            known = {
                "FROM": self._from,
                "WORKDIR": self._workdir,
                "COPY": self._copy,
                "RUN": self._run,
                "ENV": self._env,
            }
            if step.word in known:
                known[step.word](step.text)
            elif not self._note(step):
                raise LookupError(f"no idea what {step.word} does")

    def _note(self, step: Step) -> bool:
        match step.word:
            case "USER":
                self.user = step.text
            case "VOLUME":
                self.volumes.append(step.text)
            case "HEALTHCHECK":
                self.healthcheck = json.loads(step.text.partition(" CMD ")[2])
            case "ENTRYPOINT":
                self.entrypoint = json.loads(step.text)
            case "CMD":
                self.command = json.loads(step.text)
            case _:
                return False
        return True

    def _from(self, text: str) -> None:
        if self.stages:
            self.root.rename(self.folder / self.stages[-1])
        _, _, name = text.partition(" AS ")
        self.stages.append(name or "last")
        self.root.mkdir()
        tools = self._tools()
        kept = {name: value for name, value in os.environ.items() if _REGISTRY.fullmatch(name)}
        cache = os.environ.get("UV_CACHE_DIR", str(Path.home() / ".cache" / "uv"))
        self.environment = kept | {"PATH": f"{tools}:/usr/bin:/bin", "UV_CACHE_DIR": cache}
        self.workdir, self.user = "/", "root"

    def _tools(self) -> Path:
        """The base image's Python, and notebooks in the place of what needs an engine."""
        tools = self.folder / "tools"
        tools.mkdir(exist_ok=True)
        scripts = dict.fromkeys(("python", "python3"), f'exec "{sys.base_prefix}/bin/python3" "$@"')
        noted = shlex.quote(str(self.folder / "noted"))
        scripts |= {name: f'echo {name} "$@" >> {noted}' for name in _ONLY_AN_ENGINE}
        for name, script in scripts.items():
            (tools / name).write_text(f"#!/bin/sh\n{script}\n")
            (tools / name).chmod(0o755)
        return tools

    def _workdir(self, text: str) -> None:
        self.workdir = text
        self.path(".").mkdir(parents=True, exist_ok=True)

    def _copy(self, text: str) -> None:
        *sources, target = text.split()
        origin, copy_tree = self.context, _copy_sources
        if sources[0].startswith("--from="):
            origin, copy_tree = self.folder / sources.pop(0).removeprefix("--from="), _link_stage
        into = self.path(target)
        for source in sources:
            found = origin / source.lstrip("/")
            if found.is_dir():
                copy_tree(found, into)
            else:
                shutil.copy2(found, into / found.name if target.endswith("/") or into.is_dir() else into)

    def mapped(self, text: str) -> str:
        """The text with the image's folders replaced by those here."""
        return _ABSOLUTE.sub(lambda found: f"{self.root}/{found.group(1)}", text)

    def _run(self, text: str) -> None:
        script = self.mapped(text)
        subprocess.run(["/bin/sh", "-ec", script], cwd=self.path("."), env=self.environment, check=True)

    def _env(self, text: str) -> None:
        for pair in shlex.split(text):
            name, _, value = pair.partition("=")
            self.environment[name] = self.mapped(value).replace("$PATH", self.environment["PATH"])


def _copy_sources(found: Path, into: Path) -> None:
    """Without what the build leaves out."""
    shutil.copytree(found, into, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))


def _link_stage(found: Path, into: Path) -> None:
    """All there is, compiled modules too; the stage is at its end, so a link is as good as a copy."""
    shutil.copytree(found, into, symlinks=True, copy_function=os.link)

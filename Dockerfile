# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
WORKDIR /app
# Every package by its hash, the one that builds ours included.
COPY requirements.txt requirements-build.txt ./
RUN python -m venv /tools \
    && /tools/bin/pip install --no-cache-dir --no-compile --require-hashes -r requirements-build.txt \
    && /tools/bin/uv venv --python python3 /venv
ENV VIRTUAL_ENV=/venv
RUN /tools/bin/uv pip install --compile-bytecode --require-hashes -r requirements.txt -r requirements-build.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
# Editable: config/ and alembic/ lie beside the package in /app, in the second stage too.
RUN /tools/bin/uv pip install --no-deps --no-build-isolation --editable . \
    && /tools/bin/uv pip uninstall setuptools uv

FROM python:3.11-slim
# A fixed number, so that a volume keeps its owner whatever the image.
RUN useradd --create-home --uid 10001 --user-group nongrata \
    && mkdir /data \
    && chown 10001:10001 /data \
    && chmod 700 /data
WORKDIR /app
COPY --from=build /venv /venv
COPY alembic alembic
COPY config config
COPY bot bot
RUN python -m compileall -q bot
ENV PATH=/venv/bin:$PATH \
    NONGRATA_DATA_DIR=/data \
    NONGRATA_CONFIG_DIR=/app/config \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
VOLUME /data
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s --retries=3 CMD ["nongrata", "health"]
# In exec form the program itself gets the SIGTERM of `docker stop`: it finishes what it is at, and exits with 0.
ENTRYPOINT ["nongrata"]
CMD ["run"]

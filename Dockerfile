# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
RUN /venv/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 nongrata
WORKDIR /app
COPY --from=build /venv /venv
COPY alembic.ini ./
COPY alembic alembic
COPY config config
COPY bot bot
ENV PATH=/venv/bin:$PATH NONGRATA_DATA_DIR=/data NONGRATA_CONFIG_DIR=/app/config PYTHONUNBUFFERED=1
RUN mkdir /data && chown nongrata /data
USER nongrata
VOLUME /data
ENTRYPOINT ["nongrata"]
CMD ["run"]

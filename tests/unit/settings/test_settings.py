import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.domain.errors import ConfigError
from bot.settings import Access, LogFormat, Settings, SettingsError, load_settings

TOKEN = "1234567890:" + "Aa0_-" * 7


def test_defaults_need_no_environment() -> None:
    settings = load_settings({})
    assert settings.telegram_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.database_url.get_secret_value() == "sqlite:///data/nongrata.db"
    assert settings.config_dir == Path("config")
    assert settings.operators == ()
    assert settings.access is Access.OPEN
    assert (settings.messages_per_second, settings.chat_seconds, settings.group_per_minute) == (30, 1, 20)
    assert (settings.host_spacing, settings.min_interval) == (2, 60)
    assert settings.allow_private_hosts == ()
    assert settings.log_format is LogFormat.CONSOLE
    assert settings.secrets == ()


def test_every_value_arrives() -> None:
    settings = load_settings(
        {
            "NONGRATA_TELEGRAM_TOKEN": TOKEN,
            "NONGRATA_TELEGRAM_API_URL": "http://127.0.0.1:8081/",
            "NONGRATA_OPERATORS": "12, 34,",
            "NONGRATA_OPERATOR_CHAT": "-1001234567890",
            "NONGRATA_ACCESS": "invite",
            "NONGRATA_ALLOW_PRIVATE_HOSTS": "Feeds.Internal, 10.1.2.3/8 ,::1",
            "NONGRATA_TELEGRAM_WEBHOOK_LISTEN": "[::]:9000",
            "NONGRATA_CONTACT": "ops@example.org",
            "NONGRATA_LOG_FORMAT": "json",
            "PATH": "not ours",
        }
    )
    assert settings.telegram_api_url == "http://127.0.0.1:8081"
    assert settings.operators == (12, 34)
    assert settings.operator_chat == -1001234567890
    assert settings.access is Access.INVITE
    assert settings.allow_private_hosts == ("feeds.internal", "10.0.0.0/8", "::1")
    assert settings.webhook_address == ("::", 9000)
    assert settings.log_format is LogFormat.JSON


def test_data_dir_moves_the_default_database_but_not_a_chosen_one() -> None:
    moved = load_settings({"NONGRATA_DATA_DIR": "/srv/n"})
    assert moved.database_url.get_secret_value() == "sqlite:////srv/n/nongrata.db"
    chosen = load_settings({"NONGRATA_DATA_DIR": "/srv/n", "NONGRATA_DATABASE_URL": "sqlite:///x.db"})
    assert chosen.database_url.get_secret_value() == "sqlite:///x.db"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_goes_through_psycopg_however_it_is_written(scheme: str) -> None:
    settings = load_settings({"NONGRATA_DATABASE_URL": f"{scheme}://u:p%40ss@h/db"})
    assert settings.database_url.get_secret_value() == "postgresql+psycopg://u:p%40ss@h/db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "not a token"),
        ("TELEGRAM_API_URL", "ftp://example.org"),
        ("TELEGRAM_API_URL", "http://example.org:99999"),
        ("TELEGRAM_WEBHOOK_SECRET", "with space"),
        ("TELEGRAM_WEBHOOK_LISTEN", "8080"),
        ("TELEGRAM_WEBHOOK_LISTEN", "localhost:0"),
        ("DATABASE_URL", "mysql://u:hidden@h/db"),
        ("DATABASE_URL", "data/nongrata.db"),
        ("OPERATORS", "12,me"),
        ("OPERATORS", "-5"),
        ("OPERATOR_CHAT", "@channel"),
        ("ACCESS", "everyone"),
        ("MESSAGES_PER_SECOND", "0"),
        ("MESSAGES_PER_SECOND", "inf"),
        ("CHAT_SECONDS", "-1"),
        ("GROUP_PER_MINUTE", "1.5"),
        ("CONFLICT_SECONDS", "0.5"),
        ("HOST_SPACING", "nan"),
        ("MIN_INTERVAL", "1m"),
        ("ALLOW_PRIVATE_HOSTS", "10.0.0.0/99"),
        ("ALLOW_PRIVATE_HOSTS", "999.1.1.1"),
        ("ALLOW_PRIVATE_HOSTS", "http://x/"),
        ("HEARTBEAT_URL", "hc-ping"),
        ("CONTACT", "a@example.org\r\nX-Evil: 1"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_wrong_value_is_one_sentence_with_the_variable_and_a_remedy(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings({f"NONGRATA_{name}": value})
    assert str(caught.value).startswith(f"environment: NONGRATA_{name} is wrong: ")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_all_wrong_values_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"NONGRATA_ACCESS": "x", "NONGRATA_MIN_INTERVAL": "y"})
    assert len(caught.value.problems) == 2
    assert "NONGRATA_ACCESS" in str(caught.value)
    assert "NONGRATA_MIN_INTERVAL" in str(caught.value)


def test_a_mistyped_name_is_not_ignored() -> None:
    with pytest.raises(
        ConfigError, match=r"NONGRATA_ACCES is not a setting\. Did you mean NONGRATA_ACCESS\?"
    ):
        load_settings({"NONGRATA_ACCES": "closed"})


def test_empty_counts_as_not_set() -> None:
    assert load_settings({"NONGRATA_TELEGRAM_TOKEN": "  ", "NONGRATA_ACCESS": ""}) == load_settings({})


def test_webhook_needs_secret_and_https() -> None:
    webhook = {"NONGRATA_TELEGRAM_WEBHOOK_URL": "https://bot.example.org/h"}
    with pytest.raises(ConfigError, match="NONGRATA_TELEGRAM_WEBHOOK_SECRET is missing"):
        load_settings(webhook)
    secret = {"NONGRATA_TELEGRAM_WEBHOOK_SECRET": "s" * 32}
    assert load_settings(webhook | secret).telegram_webhook_url == "https://bot.example.org/h"
    plain = {"NONGRATA_TELEGRAM_WEBHOOK_URL": "http://10.0.0.5/h"}
    with pytest.raises(ConfigError, match="must begin with https"):
        load_settings(plain | secret)
    local = {"NONGRATA_TELEGRAM_API_URL": "http://10.0.0.4:8081"}
    assert load_settings(plain | secret | local).telegram_webhook_url == "http://10.0.0.5/h"


def test_no_secret_in_repr_or_error() -> None:
    settings = load_settings(
        {
            "NONGRATA_TELEGRAM_TOKEN": TOKEN,
            "NONGRATA_TELEGRAM_WEBHOOK_SECRET": "webhooksecret",
            "NONGRATA_DATABASE_URL": "postgresql://u:dbsecret@h/db",
            "NONGRATA_HEARTBEAT_URL": "https://hc.example.org/heartsecret",
        }
    )
    shown = repr(settings) + str(settings) + settings.model_dump_json()
    for secret in settings.secrets:
        assert secret not in shown
    assert set(settings.secrets) == {TOKEN, "webhooksecret", "dbsecret", "https://hc.example.org/heartsecret"}
    with pytest.raises(ConfigError) as caught:
        load_settings(
            {"NONGRATA_DATABASE_URL": "mysql://u:dbsecret@h/db", "NONGRATA_TELEGRAM_TOKEN": "to-ken"}
        )
    told = "".join(traceback.format_exception(caught.value))
    assert "dbsecret" not in told
    assert "to-ken" not in told


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        load_settings({}).access = Access.CLOSED


def test_process_environment_wins_over_dotenv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("NONGRATA_ACCESS=closed\nNONGRATA_LOG_FORMAT=json\nOTHER=1\n")
    monkeypatch.setenv("NONGRATA_ACCESS", "invite")
    settings = load_settings()
    assert settings.access is Access.INVITE
    assert settings.log_format is LogFormat.JSON


def test_a_given_mapping_is_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NONGRATA_ACCESS", "closed")
    assert load_settings({}).access is Access.OPEN
    assert isinstance(load_settings({}), Settings)


@pytest.mark.parametrize(
    "value", ["127.0.0.1:8123", "feeds.internal:80", "[::1]:8123", "10.0.0.1, x.example:1"]
)
def test_a_private_host_with_a_port_is_told_to_go_without_it(value: str) -> None:
    with pytest.raises(ConfigError, match="leave the port out"):
        load_settings({"NONGRATA_ALLOW_PRIVATE_HOSTS": value})


def test_an_address_of_colons_alone_has_no_port() -> None:
    assert load_settings({"NONGRATA_ALLOW_PRIVATE_HOSTS": "fd00::1"}).allow_private_hosts == ("fd00::1",)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MIN_INTERVAL", "x", "it is no number. Write seconds, such as 60"),
        ("GROUP_PER_MINUTE", "1.5", "it is no whole number. Write a whole number above 0, such as 20"),
        ("CHAT_SECONDS", "-1", "it is too small. Write seconds, such as 1"),
        ("ACCESS", "x", "there is no such choice. Choose open, invite or closed"),
    ],
)
def test_a_wrong_value_is_not_explained_twice(name: str, value: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings({f"NONGRATA_{name}": value})
    assert str(caught.value) == f"environment: NONGRATA_{name} is wrong: {told}"

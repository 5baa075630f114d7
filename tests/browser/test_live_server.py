"""The real server as a process: it starts, opens a day, and comes back into it. Never looks at a screen."""

import httpx
import pytest

from tests.browser.live_server import LiveServer, ServerFailed, Ways


def title_of(server: LiveServer, ways: Ways) -> str:
    """What somebody who types the code is shown."""
    answer = httpx.post(f"{server.url}/api/look", json={"code": ways.code}, headers={"Origin": server.url})
    return str(answer.raise_for_status().json()["title"])


def test_a_killed_server_comes_back_into_the_same_open_day(live_server: LiveServer) -> None:
    """At the same address, with the same code: nobody in the hall has to do anything."""
    ways = live_server.open_workshop(title="Aktørdag i maj")
    assert title_of(live_server, ways) == "Aktørdag i maj"
    before = live_server.url
    live_server.kill()
    live_server.start()
    assert live_server.url == before
    assert title_of(live_server, ways) == "Aktørdag i maj"


def test_a_server_that_cannot_start_says_why(live_server: LiveServer) -> None:
    """The harness passes on what the server said, instead of waiting for a page that never comes."""
    live_server.stop()
    live_server.database.unlink()
    live_server.database.mkdir()
    with pytest.raises(ServerFailed, match="did not start"):
        live_server.start()

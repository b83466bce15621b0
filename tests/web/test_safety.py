"""Who is let in, what is refused, and what each answer forbids the browser."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from support.web import Site, serving

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("web")]
MIB = 1024 * 1024
TOKEN = "ett-ord-som-ingen-gissar"


def client(site: Site) -> httpx.Client:
    """A browser of sorts, with cookies of its own, which says where its forms come from."""
    return httpx.Client(base_url=site.url, headers={"Origin": site.url, "Accept-Language": "sv"}, timeout=60)


@pytest.fixture
def visitor(site: Site) -> Iterator[httpx.Client]:
    with client(site) as visitor:
        yield visitor


def sent(visitor: httpx.Client, *files: Path) -> list[str]:
    """The addresses of files that were sent."""
    answer = visitor.post("/granska", files=[("filer", (path.name, path.read_bytes())) for path in files])
    return [answer.headers["location"]]


@pytest.mark.parametrize("path", ["/granska", "/skapa", "/mallar", "/static/site.css", "/brand.css", "/ingenstans"])
def test_every_answer_says_what_the_browser_must_not_do(visitor: httpx.Client, path: str) -> None:
    headers = visitor.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_what_is_private_is_never_stored(visitor: httpx.Client, spoilt: Path) -> None:
    assert visitor.get(sent(visitor, spoilt / "beslut-delat.docx")[0]).headers["cache-control"] == "no-store"


def test_the_session_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    given = httpx.get(f"{site.url}/granska").headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in given.split(";")}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "", "[::1", "localhost@evil.example"])
def test_another_name_than_ours_gets_nothing(visitor: httpx.Client, host: str) -> None:
    answer = visitor.get("/granska", headers={"Host": host})
    assert answer.status_code == 400
    assert "Granska filer" not in answer.text


@pytest.mark.parametrize("headers", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://127.0.0.1:1"}, {"Origin": "https://evil.example",
                                                                       "Sec-Fetch-Site": "same-origin"}])
def test_forms_of_other_sites_do_nothing(visitor: httpx.Client, spoilt: Path, headers: dict[str, str]) -> None:
    data = (spoilt / "ren.docx").read_bytes()
    assert visitor.post("/granska", files={"filer": ("a.docx", data)}, headers=headers).status_code == 403
    assert "a.docx" not in visitor.get("/granska").text


def test_who_does_not_say_where_a_form_is_from_is_refused(site: Site) -> None:
    assert httpx.post(f"{site.url}/granska/bort").status_code == 403


def test_another_session_finds_nothing(site: Site, visitor: httpx.Client, spoilt: Path) -> None:
    place = sent(visitor, spoilt / "beslut-delat.docx")[0]
    assert visitor.get(place).status_code == 200
    with client(site) as other:
        other.get("/granska")
        for path in ("", "/besked", "/ritade", "/bild/1", "/aterstall"):
            assert other.get(place + path).status_code == 404
        for path in ("/aterstall", "/kommenterad", "/bort"):
            assert other.post(place + path).status_code == 404
        assert "beslut-delat" not in other.get("/granska").text
    assert visitor.get(place).status_code == 200


def test_a_session_that_somebody_made_up_is_not_taken(site: Site, visitor: httpx.Client, spoilt: Path) -> None:
    place = sent(visitor, spoilt / "ren.docx")[0]
    name, _, _ = visitor.cookies["naravard_session"].partition(".")
    for forged in (name, f"{name}.", f"{name}.{'0' * 64}", f"{name}.åäö"):
        cookie = f"naravard_session={forged}".encode()
        assert httpx.get(site.url + place, headers={b"Cookie": cookie}).status_code == 404


@pytest.mark.parametrize("path", ["/granska/..%2f..%2fetc%2fpasswd", "/static/..%2fapp.py", "/static/%2e%2e/app.py",
                                  "/granska/%00", "/static//etc/passwd", "/granska/x/bild/1"])
def test_paths_lead_nowhere_else(visitor: httpx.Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_the_language_form_leads_nowhere_else(visitor: httpx.Client) -> None:
    for place in ("https://evil.example", "//evil.example", "/\\evil.example", ""):
        assert visitor.post("/sprak", data={"lang": "sv", "tillbaka": place}).headers["location"] == "/"


def test_a_hundred_megabytes_are_refused_before_they_are_sent(site: Site) -> None:
    """Only the head of the request goes out; the answer is there at once."""
    began = time.monotonic()
    answer = b""
    with socket.create_connection(("127.0.0.1", urlsplit(site.url).port or 0), timeout=30) as line:
        line.sendall(_head(site, f"Content-Length: {100 * MIB}"))
        while b"</html>" not in answer:
            answer += line.recv(65536)
    assert answer.startswith(b"HTTP/1.1 413")
    assert "högst 50 MB".encode() in answer
    assert time.monotonic() - began < 10


def test_what_grows_too_large_on_the_way_is_refused(site: Site) -> None:
    """Sent in pieces, without saying how much it is going to be."""
    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="filer"; filename="a.pptx"\r\n\r\n'
        for _ in range(60):
            yield bytes(MIB)
        yield b"\r\n--x--\r\n"

    with client(site) as visitor:
        answer = visitor.post("/granska", content=pieces(),
                              headers={"Content-Type": "multipart/form-data; boundary=x"})
        assert answer.status_code == 413
        assert "högst 50 MB" in answer.text
        assert "a.pptx" not in visitor.get("/granska").text


def _head(site: Site, length: str) -> bytes:
    host = urlsplit(site.url).netloc
    return (f"POST /granska HTTP/1.1\r\nHost: {host}\r\nOrigin: {site.url}\r\nAccept-Language: sv\r\n"
            f"Content-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n").encode()


def test_broken_forms_are_told_of(visitor: httpx.Client) -> None:
    for content, kind in ((b"--x\r\nContent", "multipart/form-data; boundary=x"), (b"x", "multipart/form-data"),
                          (b"", "text/plain"), (b"filer=a", "application/x-www-form-urlencoded")):
        answer = visitor.post("/granska", content=content, headers={"Content-Type": kind})
        assert answer.status_code == 400
        assert 'class="notice error"' in answer.text


def test_the_token_opens_the_page_and_nothing_else_does() -> None:
    with serving(workers=1, token=TOKEN) as site, client(site) as visitor:
        assert visitor.get("/granska").headers["location"] == "/logga-in"
        assert visitor.post("/granska", files={"filer": ("a.docx", b"")}).headers["location"] == "/logga-in"
        assert visitor.post("/logga-in", data={"token": "fel"}).status_code == 403
        assert visitor.get("/granska").status_code == 303
        assert visitor.post("/logga-in", data={"token": TOKEN}).status_code == 303
        assert visitor.get("/granska").status_code == 200
        login = visitor.cookies["naravard_login"]
        with client(site) as other:
            assert other.get("/granska", headers={"Cookie": f"naravard_login={login}"}).status_code == 303


def test_files_are_gone_after_their_time(spoilt: Path) -> None:
    with serving(workers=1, keep_seconds=3) as site, client(site) as visitor:
        place = sent(visitor, spoilt / "ren.docx")[0]
        assert "ren.docx" in visitor.get("/granska").text
        time.sleep(3)
        assert visitor.get(place).status_code == 404
        assert "ren.docx" not in visitor.get("/granska").text


def test_a_session_cannot_fill_the_memory(spoilt: Path) -> None:
    with serving(workers=1, max_session_files=2) as site, client(site) as visitor:
        sent(visitor, spoilt / "ren.docx", spoilt / "ren.docx")
        answer = visitor.post("/granska", files={"filer": ("c.docx", b"")})
        assert answer.status_code == 507
        assert "inte plats för fler filer" in answer.text
        visitor.post("/granska/bort")
        assert sent(visitor, spoilt / "ren.docx")[0].startswith("/granska/")


def test_behind_a_proxy_cookies_are_for_https_alone() -> None:
    with serving(workers=1, behind_proxy=True, allowed_hosts=("mallar.example",)) as site:
        headers = {"Host": "mallar.example", "X-Forwarded-Proto": "https"}
        answer = httpx.get(f"{site.url}/granska", headers=headers)
        assert answer.status_code == 200
        assert "Secure" in answer.headers["set-cookie"]

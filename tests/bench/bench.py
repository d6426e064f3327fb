"""What bin/bench runs: each measurement prints its rows; ratios are Midad's to nginx's, taken in one run, in turns."""
import argparse
import gzip
import html
import json
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

import desk
import search
from paper import MIDAD, ROOT, Connection, Paper, cpu_seconds, mass, percentile, publish_one, run, story_file
from rows import row, table

ROUNDS = 5
SECONDS = 4


class Nginx:
    """nginx as a good administrator sets it for static files, on core 0, with the headers that Midad's answer has."""

    OWN = {"date", "server", "connection", "content-length", "content-type", "content-encoding", "etag", "last-modified", "accept-ranges", "vary"}

    def __init__(self, folder, port, headers):
        self.port = port
        added = " ".join(f'add_header {name} "{value}";' for name, value in headers.items() if name not in self.OWN)
        config = folder / "nginx.conf"
        config.write_text(f"""
user root; worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_timeout 65; keepalive_requests 1000000;
  open_file_cache max=1000 inactive=60s; open_file_cache_valid 60s; gzip_static on; etag on; server_tokens off;
  types {{ text/html html; }} charset utf-8;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; gzip_vary on; {added} }} }}""")
        (folder / "www").mkdir()
        (folder / "body").mkdir()
        self.process = subprocess.Popen(["taskset", "-c", "0", "/usr/sbin/nginx", "-p", str(folder), "-c", str(config)])
        until = time.monotonic() + 10
        while subprocess.run(["curl", "-s", "-o", "/dev/null", f"http://127.0.0.1:{port}/"]).returncode != 0:
            if time.monotonic() > until or self.process.poll() is not None:
                raise SystemExit((folder / "error.log").read_text() if (folder / "error.log").exists() else "nginx did not start")
            time.sleep(0.1)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def wrk(port, target, encoding):
    headers = ["-H", "Accept: text/html,application/xhtml+xml", "-H", "Accept-Language: ar,en;q=0.8", "-H", "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0"]
    if encoding == "gzip":
        headers += ["-H", "Accept-Encoding: gzip"]
    text = run("taskset", "-c", "1", "wrk", "-t1", "-c64", f"-d{SECONDS}s", "--latency", *headers, f"http://127.0.0.1:{port}{target}")
    requests = int(re.search(r"(\d+) requests in", text)[1])
    assert "Non-2xx" not in text, text
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    return requests, float(p99[1]) * {"us": 0.001, "ms": 1, "s": 1000}[p99[2]]


def article(options):
    """Figure 1: a cached story page, requests per CPU second, at 64 connections."""
    paper = Paper()
    paper.setting("threads", 1)
    paper.setting("connections_per_address", 4096)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="midad-nginx-"))
    nginx = None
    try:
        paper.serve_whole("taskset", "-c", "0")
        connection = Connection(paper.port)
        front = connection.get("/", "identity")[2].decode()
        target = re.search(r'href="(/%D8%B7[^"]+/\d+/[^"]+)"', front)[1]
        _, headers, body = connection.get(target, "identity")
        nginx = Nginx(folder, 18099, headers)
        packed = connection.get(target, "gzip")[2]
        assert gzip.decompress(packed) == body
        (folder / "www/story.html").write_bytes(body)
        (folder / "www/story.html.gz").write_bytes(packed)
        table("A story page that is made, 64 connections, one core each; requests per CPU second",
              "encoding", "bytes", "Midad", "nginx", "ratio", "requests/s ratio", "p99 Midad ms", "p99 nginx ms")
        for encoding, size in (("identity", len(body)), ("gzip", len(packed))):
            rounds = []
            for _ in range(ROUNDS):
                pair = []
                for pid, port, path in ((paper.process.pid, paper.port, target), (nginx.process.pid, nginx.port, "/story.html")):
                    before = cpu_seconds(pid)
                    requests, p99 = wrk(port, path, encoding)
                    pair.append((requests / (cpu_seconds(pid) - before), requests / SECONDS, p99))
                rounds.append(pair)
            middle = lambda who, what: statistics.median(r[who][what] for r in rounds)
            ratio = statistics.median(r[0][0] / r[1][0] for r in rounds)
            speed = statistics.median(r[0][1] / r[1][1] for r in rounds)
            row(encoding, size, f"{middle(0, 0):,.0f}", f"{middle(1, 0):,.0f}", f"**{ratio:.2f}**", f"{speed:.2f}", f"{middle(0, 2):.2f}", f"{middle(1, 2):.2f}")
    finally:
        if nginx:
            nginx.stop()
        paper.remove()


def logging(options):
    """The same page with and without the access log, in turns: what a line a request costs."""
    plain, logged = Paper(), Paper()
    try:
        for paper in (plain, logged):
            paper.setting("threads", 1)
            paper.setting("connections_per_address", 4096)
        logged.setting("access_log", '"access.log"')
        for paper in (plain, logged):
            paper.serve("taskset", "-c", "0")
        front = Connection(plain.port).get("/", "identity")[2].decode()
        target = re.search(r'href="(/%D8%B7[^"]+/\d+/[^"]+)"', front)[1]
        rounds = []
        for number in range(ROUNDS):
            turn = {}
            # Who goes first takes turns too: the machine is not the same from one second to the next.
            for paper in (plain, logged) if number % 2 else (logged, plain):
                before = cpu_seconds(paper.process.pid)
                requests, p99 = wrk(paper.port, target, "gzip")
                turn[paper] = (requests / (cpu_seconds(paper.process.pid) - before), p99, requests)
            rounds.append(turn)
        logged.stop()
        told = sum(turn[logged][2] for turn in rounds)
        lines = (logged.paper / "access.log").read_bytes().count(b"\n")
        assert lines >= told, f"{lines} lines for {told} requests"
        table("The access log, gzip, 64 connections, one core; requests per CPU second", "without", "with", "ratio", "p99 ms without", "p99 ms with", "lines written")
        middle = lambda paper, what: statistics.median(turn[paper][what] for turn in rounds)
        ratio = statistics.median(turn[logged][0] / turn[plain][0] for turn in rounds)
        row(f"{middle(plain, 0):,.0f}", f"{middle(logged, 0):,.0f}", f"**{ratio:.2f}**", f"{middle(plain, 1):.2f}", f"{middle(logged, 1):.2f}", f"{lines:,}")
    finally:
        plain.remove()
        logged.remove()


def nodes(options):
    """Two nodes on one PostgreSQL: from the publish's answer on one to the section's page on the other, which had it made."""
    store = os.environ["MIDAD_TEST_POSTGRES"]
    name = f"midad_bench_{os.getpid()}"
    run("psql", "-X", "-q", "-d", store, "-c", f"create database {name} template template0 encoding 'UTF8'")
    address = re.sub(r"^(postgres(?:ql)?://[^/?]*)(?:/[^?]*)?", rf"\1/{name}", store)
    one = Paper(database=address)
    two = Paper.second_node(one)
    try:
        for paper in (one, two):
            paper.serve()
        times = []
        for number in range(60):
            writer, reader = (one, two) if number % 2 else (two, one)
            connection = Connection(reader.port)
            file = story_file(writer, 2000 + number)
            section = "/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF"
            assert connection.get(section, "identity")[0] == 200
            process = subprocess.Popen([str(MIDAD), "publish", "--folder", str(writer.paper), str(file)], stdout=subprocess.PIPE, text=True)
            assert process.stdout.readline()
            begun = time.perf_counter()
            headline = f"خبر القياس رقم {2000 + number}".encode()
            while headline not in connection.get(section, "identity")[2]:
                assert time.perf_counter() - begun < 5, "never on the other node"
            times.append((time.perf_counter() - begun) * 1000)
            process.wait()
        table("Two nodes on one PostgreSQL, 60 publishes", "publish on one, visible on the other", "p50 ms", "p99 ms", "wanted")
        row("its section's page", f"{statistics.median(times):.1f}", f"{percentile(times, 0.99):.1f}", "≤ 200")
    finally:
        two.remove()
        one.remove()
        run("psql", "-X", "-q", "-d", store, "-c", f"drop database {name} with (force)")


def story_targets(port, count):
    """Addresses of that many stories, from the sitemaps."""
    connection = Connection(port)
    index = connection.get("/sitemap.xml", "identity")[2].decode()
    targets = []
    for sitemap in re.findall(r"<loc>http://[^/]+(/[^<]+)</loc>", index):
        text = connection.get(html.unescape(sitemap), "identity")[2].decode()
        targets += [html.unescape(one) for one in re.findall(r"<loc>http://[^/]+(/[^<]+/\d+/[^<]+)</loc>", text)]
        if len(targets) >= count * 3:
            break
    step = max(1, len(targets) // count)
    return targets[::step][:count]


def importing(options, paper, seconds, said):
    """Figure 2: import, start, memory."""
    table("Mass", "what", "measured", "wanted")
    row("import: " + said, f"{seconds:.1f} s", "≤ 10 s")
    paper.serve_whole()
    paper.stop()
    starts = []
    for _ in range(5):
        begun = paper.serve()
        Connection(paper.port).get("/")
        starts.append((time.monotonic() - begun) * 1000)
        paper.stop()
    row("start to first page", f"{statistics.median(starts):.0f} ms", "≤ 300 ms")
    paper.serve()
    connection = Connection(paper.port)
    targets = story_targets(paper.port, 1000)
    for target in targets:
        assert connection.get(target)[0] == 200
    row(f"memory after {len(targets)} different pages", f"{paper.memory_mib():.0f} MiB", "≤ 80 MB")
    paper.stop()


def missing(options, paper):
    """Figure 3: pages that are not in the cache."""
    paper.serve_whole()
    connection = Connection(paper.port)
    targets = story_targets(paper.port, 1000)
    times = []
    for target in targets:
        begun = time.perf_counter()
        status = connection.get(target)[0]
        times.append((time.perf_counter() - begun) * 1000)
        assert status == 200, target
    table("A page that is not in the cache, brotli, 9,970 stories", "page", "p50 ms", "p99 ms", "wanted")
    row("1,000 stories", f"{percentile(times, 0.5):.2f}", f"{percentile(times, 0.99):.2f}", "≤ 2 / ≤ 10")
    fronts = []
    for number in range(60):
        publish_one(paper, number)
        wait_for_change(connection, number)
        begun = time.perf_counter()
        connection.get("/", "br" if number % 2 else "gzip")
        fronts.append((time.perf_counter() - begun) * 1000)
    row("front page, after each of 60 publishes", f"{percentile(fronts, 0.5):.2f}", f"{percentile(fronts, 0.99):.2f}", "≤ 2 / ≤ 10")
    paper.stop()


def wait_for_change(connection, number):
    """Until the newest feed tells of it: the front's own page is then forgotten too."""
    until = time.monotonic() + 5
    while f"خبر القياس رقم {number}".encode() not in connection.get("/feed.rss", "identity")[2]:
        assert time.monotonic() < until, "a publish did not become visible"


def publishing(options, paper):
    """Figure 4: from the commit to every page."""
    paper.serve_whole()
    connection = Connection(paper.port)
    front = connection.get("/", "identity")[2].decode()
    times = {"story": [], "section": [], "front": [], "feed": []}
    for number in range(1000, 1020):
        process = subprocess.Popen([str(MIDAD), "publish", "--folder", str(paper.paper), str(story_file(paper, number))], stdout=subprocess.PIPE, text=True)
        line = process.stdout.readline()
        begun = time.perf_counter()
        address = re.sub(r"^http://[^/]+", "", line.strip().split("\t")[2])
        pages = {"story": address, "section": address.rsplit("/", 2)[0], "front": "/", "feed": "/feed.rss"}
        headline = f"خبر القياس رقم {number}".encode()
        waiting = dict(pages)
        while waiting:
            for name, target in list(waiting.items()):
                if headline in connection.get(target, "identity")[2]:
                    times[name].append((time.perf_counter() - begun) * 1000)
                    del waiting[name]
            assert time.perf_counter() - begun < 5, waiting
        process.wait()
    table("From the publish's answer to the page, 20 publishes", "page", "median ms", "worst ms", "wanted")
    for name, values in times.items():
        row(name, f"{statistics.median(values):.1f}", f"{max(values):.1f}", "≤ 50")
    paper.stop()


def weight(options):
    """Figure 5: what a reader's first story page costs."""
    paper = Paper()
    paper.serve()
    connection = Connection(paper.port)
    front = connection.get("/", "identity")[2].decode()
    target = re.search(r'href="(/%D8%B7[^"]+/\d+/[^"]+)"', front)[1]
    status, headers, body = connection.get(target)
    page = connection.get(target, "identity")[2].decode()
    parts = {"page": len(body) + sum(len(k) + len(v) + 4 for k, v in headers.items())}
    for name in sorted(set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', page)) | set(re.findall(r"url\(\"?(/assets/[^)\"]+)", page))):
        if name.endswith((".woff2", ".js", ".css")):
            status, headers, body = connection.get(name)
            parts[name.rsplit("/", 1)[1]] = len(body) + sum(len(k) + len(v) + 4 for k, v in headers.items())
    table("A reader's first story page, without its photo, brotli, bytes on the wire", "part", "bytes")
    for name, size in parts.items():
        row(name, f"{size:,}")
    row("**all**", f"**{sum(parts.values()):,}** (≤ 51,200)")
    status, headers, body = connection.get("/lite" + target)
    row("the same story, /lite", f"{len(body):,} (≤ 15,360)")
    if options.lighthouse:
        lighthouse(paper, {"front": "/", "story": target})
    paper.remove()


def lighthouse(paper, targets):
    folder = ROOT / "build/lighthouse"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules/lighthouse").exists():
        run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefix", folder, "lighthouse@12.8.2")
    table("Lighthouse, a phone", "page", "performance", "accessibility", "best practices", "SEO")
    for name, target in targets.items():
        out = folder / f"{name}.json"
        run(folder / "node_modules/.bin/lighthouse", f"http://127.0.0.1:{paper.port}{target}", "--quiet", "--output=json", f"--output-path={out}",
            "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync",
            env={**__import__("os").environ, "CHROME_PATH": "/usr/bin/chromium"})
        scores = json.loads(out.read_text())["categories"]
        row(name, *(f"{scores[key]['score'] * 100:.0f}" for key in ("performance", "accessibility", "best-practices", "seo")))


def main():
    parser = argparse.ArgumentParser(prog="bin/bench")
    parser.add_argument("--news", default="")
    parser.add_argument("names", nargs="?", metavar="NAME,…", default="")
    parser.add_argument("--only", default="article,log,import,miss,publish,nodes,weight")
    parser.add_argument("--lighthouse", action="store_true")
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    wanted = (options.names or options.only).split(",")
    if not options.news:
        near = ROOT.parent / "shared/data/arabic-news/ant-jawhara.jsonl.gz"
        options.news = str(near) if near.exists() else ""
    if "article" in wanted:
        article(options)
    if "log" in wanted:
        logging(options)
    if "nodes" in wanted:
        nodes(options)
    if {"import", "miss", "publish"} & set(wanted):
        paper, seconds, said = mass(options)
        try:
            if "import" in wanted:
                importing(options, paper, seconds, said)
            if "miss" in wanted:
                missing(options, paper)
            if "publish" in wanted:
                publishing(options, paper)
        finally:
            paper.remove()
    if "weight" in wanted:
        weight(options)
    if "desk" in wanted:
        desk.measure()
    if "search" in wanted:
        search.measure(options)


main()

"""A newspaper for measuring: made, served and asked over plain sockets."""
import gzip
import json
import os
import pathlib
import re
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
MIDAD = ROOT / "build/release/midad"
STORIES = 9970


def run(*words, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, words))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def made_news(folder):
    """9,970 stories out of the sample's paragraphs, in an order that repeats: real words, real lengths."""
    paragraphs, headlines = [], []
    for path in sorted((ROOT / "sample/stories").glob("*.story")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        headlines += re.findall(r"^headline: (.*)$", head, flags=re.M)
        paragraphs += [p for p in body.split("\n\n") if len(p) > 120 and not p.startswith(("#", ">", "-", "|", ":", "!"))]
    sections = ["politics", "economy", "energy", "health", "local", "world", "science", "culture", "sport"]
    path = folder / "news.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for number in range(STORIES):
            body = "\n".join(paragraphs[(number * 7 + step * 13) % len(paragraphs)] for step in range(1 + number % 5))
            day, hour = divmod(number, 24)
            stamp = time.strftime("%Y-%m-%dT%H:%M:00+00:00", time.gmtime(1420070400 + day * 86400 + hour * 3600))
            out.write(json.dumps({"id": f"made-{number}", "title": f"{headlines[number % len(headlines)]} ({number})", "body": body,
                                  "date": stamp, "section": sections[number % len(sections)]}, ensure_ascii=False) + "\n")
    return path


class Paper:
    """One newspaper in a temporary folder."""

    def __init__(self, sample=True, database=""):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="midad-bench-"))
        self.paper = self.folder / "paper"
        run(MIDAD, "init", "--folder", self.paper, *(["--sample", ROOT / "sample"] if sample else []), *(["--database", database] if database else []))
        self.process = None
        self.port = 0

    @classmethod
    def second_node(cls, first):
        """A folder of its own over the first's database and pictures."""
        second = cls.__new__(cls)
        second.folder = pathlib.Path(tempfile.mkdtemp(prefix="midad-bench-"))
        second.paper = second.folder / "paper"
        (second.paper / "theme").mkdir(parents=True)
        shutil.copy(first.paper / "midad.toml", second.paper)
        second.setting("media", f'"{first.paper / "media"}"')
        second.process, second.port = None, 0
        return second

    def serve(self, *prefix):
        begun = time.monotonic()
        self.process = subprocess.Popen([*prefix, str(MIDAD), "serve", "--folder", str(self.paper), "--port", "0", "--lang", "en"],
                                        stdout=subprocess.PIPE, text=True)
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("midad serve ended at once")
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found:
                self.port = int(found[1])
                return begun

    def serve_whole(self, *prefix):
        """As serve, and until the search index is whole: building it takes a core that is measured."""
        self.serve(*prefix)
        connection = Connection(self.port)
        until = time.monotonic() + 300
        while connection.get("/search.json?q=" + urllib.parse.quote("خبر"), "identity")[0] != 200:
            if time.monotonic() > until:
                raise SystemExit("the search index was not whole after five minutes")
            time.sleep(0.2)

    def setting(self, key, value):
        path = self.paper / "midad.toml"
        text, count = re.subn(rf"^{key} = .*$", f"{key} = {value}", path.read_text(encoding="utf-8"), flags=re.M)
        assert count == 1, key
        path.write_text(text, encoding="utf-8")

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
            self.process = None

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder)

    def memory_mib(self):
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024


def cpu_seconds(pid):
    """User and system time of a process and of its children that live, in seconds."""
    total = 0
    for one in [pid] + [int(p) for p in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()]:
        fields = pathlib.Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


class Connection:
    """One keep-alive connection; answers are (status, headers, body bytes)."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.left = b""

    def get(self, target, encoding="br"):
        self.socket.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {encoding}\r\n\r\n".encode())
        while b"\r\n\r\n" not in self.left:
            self.left += self.more()
        head, _, self.left = self.left.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
        size = int(headers.get("content-length", "0"))
        while len(self.left) < size:
            self.left += self.more()
        body, self.left = self.left[:size], self.left[size:]
        return int(lines[0].split(" ")[1]), headers, body

    def more(self):
        select.select([self.socket], [], [], 10)
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise SystemExit("the server closed the connection")
        return piece


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def mass(options):
    """A paper with 9,970 stories; shared by the measurements that need mass."""
    paper = Paper(sample=False)
    news = pathlib.Path(options.news) if options.news else made_news(paper.folder)
    begun = time.monotonic()
    out = run(MIDAD, "import", "--folder", paper.paper, "--lang", "en", news)
    return paper, time.monotonic() - begun, out.strip().splitlines()[-1]


def story_file(paper, number):
    path = paper.folder / f"bench-{number}.story"
    path.write_text(f"---\nheadline: خبر القياس رقم {number}\nsection: economy\ncity: مرسى الشرق\nby: رنا العلي\nkeyword: قياس\n---\n"
                    + "نص الخبر الذي يقاس به زمن الظهور على الصفحات كلها.\n\n" * 6, encoding="utf-8")
    return path


def publish_one(paper, number):
    return run(MIDAD, "publish", "--folder", paper.paper, story_file(paper, number))

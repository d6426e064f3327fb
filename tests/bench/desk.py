"""bin/bench desk: what an editor waits for, over HTTP as the desk's application asks it."""
import json
import re
import statistics
import time
import urllib.parse

from paper import Connection, Paper, percentile
from rows import row, table

SAVES, BOARDS, PUBLICATIONS, STORIES = 200, 60, 30, 500


class Desk:
    """Somebody signed in."""

    def __init__(self, paper, link):
        self.connection = Connection(paper.port)
        self.cookie, self.csrf = "", ""
        token = link.rsplit("/", 1)[1]
        answer = self.ask("POST", f"invitations/{token}", {"name": "سلمى نجّار", "email": "salma@almidad.example", "password": "سبع سمكات في القطار"})
        self.csrf = answer["csrf"]
        self.desks = [one["id"] for one in answer["desks"]]

    def ask(self, method, path, body=None, wanted=(200, 201, 204)):
        data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        head = [f"{method} /admin/api/{path} HTTP/1.1", "Host: 127.0.0.1", "Sec-Fetch-Site: same-origin"]
        if data:
            head += ["Content-Type: application/json", f"Content-Length: {len(data)}"]
        elif method != "GET":
            head += ["Content-Length: 0"]
        if self.cookie:
            head += [f"Cookie: {self.cookie}"]
        if self.csrf:
            head += [f"X-CSRF: {self.csrf}"]
        connection = self.connection
        connection.socket.sendall("\r\n".join(head).encode() + b"\r\n\r\n" + data)
        while b"\r\n\r\n" not in connection.left:
            connection.left += connection.more()
        top, _, connection.left = connection.left.partition(b"\r\n\r\n")
        lines = top.decode("latin-1").split("\r\n")
        size = 0
        for line in lines[1:]:
            name, value = line.split(": ", 1)
            if name.lower() == "content-length":
                size = int(value)
            if name.lower() == "set-cookie":
                pair = value.split(";")[0]
                self.cookie = "; ".join([one for one in self.cookie.split("; ") if one and one.split("=")[0] != pair.split("=")[0]] + [pair])
        while len(connection.left) < size:
            connection.left += connection.more()
        text, connection.left = connection.left[:size], connection.left[size:]
        if int(lines[0].split(" ")[1]) not in wanted:
            raise SystemExit(f"{method} {path}: {lines[0]}\n{text.decode()}")
        return json.loads(text) if text else None


def first_link(paper):
    """What `midad serve` says next while nobody is at the desk."""
    while True:
        found = re.search(r"\S+/admin/invitation/\S+", paper.process.stdout.readline())
        if found:
            return found[0]


def words(count, number):
    """So many words, in paragraphs of forty."""
    some = "وقّعت الحكومتان اتفاقًا لبناء سكة حديد تبدأ أعمالها في الخريف وتنتهي بعد ثلاثة أعوام كما جاء في البيان المشترك".split()
    all_words = [some[(at * 7 + number) % len(some)] for at in range(count)]
    return [{"kind": "paragraph", "text": [" ".join(all_words[at:at + 40])]} for at in range(0, count, 40)]


def milliseconds(times):
    return f"{statistics.median(times) * 1000:.1f}", f"{percentile(times, .95) * 1000:.1f}", f"{max(times) * 1000:.1f}"


def timed(call):
    begun = time.monotonic()
    call()
    return time.monotonic() - begun


def article(headline, blocks):
    return {"language": "ar", "section": "economy", "headline": headline, "bylines": [{"role": "wrote", "name": "سلمى نجّار"}], "blocks": blocks}


def saving(desk):
    """A long story, two words more with each save."""
    story = desk.ask("POST", "stories", {"article": article("قصة طويلة", words(5000, 0))})
    number, revision, times = story["story"]["id"], story["revision"], []
    for batch in range(1, SAVES + 1):
        text = article("قصة طويلة", words(5000, 0))
        text["blocks"][batch % 100]["text"] = [text["blocks"][batch % 100]["text"][0] + f" كلمة{batch}"]
        begun = time.monotonic()
        revision = desk.ask("PUT", f"stories/{number}/draft", {"based_on": revision, "article": text, "session": "bench-1", "batch": batch})["revision"]
        times.append(time.monotonic() - begun)
    row("a save of 5,000 words, on the disk", *milliseconds(times), "p95 ≤ 30")


def board(desk):
    for number in range(STORIES):
        desk.ask("POST", "stories", {"article": article(f"خبر في اللوح رقم {number}", words(120, number))})
    row(f"the board with {STORIES} stories", *milliseconds([timed(lambda: desk.ask("GET", f"board?desk={desk.desks[0]}")) for _ in range(BOARDS)]), "≤ 200")
    row("the home screen beside them", *milliseconds([timed(lambda: desk.ask("GET", "home")) for _ in range(BOARDS)]), "")


def publishing(desk, paper):
    """From the click to the first reader, and how long the editor waits for the answer."""
    reader, answers, visible, taken_back = Connection(paper.port), [], [], []
    for number in range(PUBLICATIONS):
        story = desk.ask("POST", "stories", {"article": article(f"خبر يُنشر رقم {number}", words(300, number))})
        begun = time.monotonic()
        published = desk.ask("POST", f"stories/{story['story']['id']}/publication", {"revision": story["revision"]})
        answers.append(time.monotonic() - begun)
        path = urllib.parse.urlsplit(published["story"]["public"]["address"]).path
        while reader.get(path, "identity")[0] != 200:
            pass
        while f"رقم {number}".encode() not in reader.get("/", "identity")[2]:
            pass
        visible.append(time.monotonic() - begun)
        if number % 3 == 0:
            taken_back.append(timed(lambda: desk.ask("DELETE", f"stories/{story['story']['id']}/publication")))
    row("the publish button's answer", *milliseconds(answers), "")
    row("from the click to the story and the front page", *milliseconds(visible), "≤ 50")
    row("taken back", *milliseconds(taken_back), "")


def measure():
    table("The desk: what an editor waits for, SQLite", "what", "median ms", "p95 ms", "worst ms", "wanted")
    paper = Paper(sample=True)
    try:
        paper.serve()
        desk = Desk(paper, first_link(paper))
        saving(desk)
        board(desk)
        publishing(desk, paper)
    finally:
        paper.remove()

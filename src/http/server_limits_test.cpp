#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <thread>

#include "http/internal/testing_application.h"

using namespace midad::http;
using namespace midad::http::testing;
using namespace std::chrono_literals;

namespace {

Options with(Limits limits) {
    Options options = quiet_options();
    options.limits = limits;
    return options;
}

Limits impatient() {
    Limits limits;
    limits.head_time = limits.body_time = limits.idle_time = limits.write_time = 1s;
    return limits;
}

/// Each deadline is looked at once a second, and a second is rounded up.
constexpr auto soon = 4s;

struct Impatient : Served {
    Impatient() : Served{with(impatient())} {}
};

}  // namespace

TEST_CASE_FIXTURE(Served, "a body of 100 MB is refused before a byte of it has come") {
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n");
    CHECK(client.read_answer().status == 413);
}

TEST_CASE_FIXTURE(Served, "a client that sends its 100 MB all the same still sees why they were not wanted") {
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n" + std::string(8u << 20, 'x'));
    CHECK(client.read_answer().status == 413);
}

TEST_CASE_FIXTURE(Served, "a body up to its limit is read, a chunked one beyond it refused") {
    CHECK(client.post("/echo", std::string(1u << 20, 'x')).body.size() == 1u << 20);
    CHECK(client.post("/echo", std::string((1u << 20) + 1, 'x')).status == 413);
    client.connect();
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(65536, 'x') + "\r\n";
    for (int at = 0; at < 17; ++at) client.send(chunk);
    CHECK(client.read_answer().status == 413);
}

TEST_CASE_FIXTURE(Served, "an address or a head that is too long has its own answer") {
    CHECK(client.get("/" + std::string(4096, 'a')).status == 414);
    CHECK(client.get("/", {{"X-Title", std::string(8192, 'a')}}).status == 431);
    CHECK(client.raw("GET /" + std::string(100000, 'a')).rfind("HTTP/1.1 414", 0) == 0);
}

TEST_CASE_FIXTURE(Impatient, "those who dawdle over a head, over a body, or say nothing are let go") {
    Client head{server.port()}, body{server.port()}, silent{server.port()}, idle{server.port()};
    head.send("GET / HTTP/1.1\r\nHost");
    body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab");
    silent.connect();
    CHECK(idle.get("/").status == 200);

    CHECK(head.read_answer().status == 408);
    CHECK(body.read_answer().status == 408);
    CHECK(silent.is_closed_within(soon));
    CHECK(idle.is_closed_within(soon));
}

TEST_CASE_FIXTURE(Impatient, "a head that drips in is not saved by its dripping") {
    client.send("GET / HTTP/1.1\r\n");
    bool closed = false;
    for (int at = 0; at < 40 && !closed; ++at) {
        client.send("X: y\r\n");
        closed = client.is_closed_within(100ms);
    }
    CHECK(closed);
}

TEST_CASE_FIXTURE(Impatient, "who does not fetch his answer is let go, who fetches it slowly but steadily is not") {
    char name[] = "/tmp/midad-http-XXXXXX";
    const int file = ::mkstemp(name);
    constexpr off_t more_than_kernels_hold = 64 << 20;
    REQUIRE(::ftruncate(file, more_than_kernels_hold) == 0);
    ::close(file);
    paper.file = name;

    Client stuck{server.port()}, steady{server.port()};
    for (Client* each : {&stuck, &steady}) each->send("GET /file HTTP/1.1\r\nHost: a\r\n\r\n");
    while (server.numbers().requests < 2) std::this_thread::sleep_for(1ms);
    std::size_t fetched = 0;
    const auto end = std::chrono::steady_clock::now() + 6s;
    while (server.numbers().connections_now > 1 && std::chrono::steady_clock::now() < end) {
        fetched += steady.receive(1 << 20).size();
        std::this_thread::sleep_for(100ms);
    }
    CHECK(server.numbers().connections_now == 1);
    for (std::size_t more = 1; more > 0 && fetched < more_than_kernels_hold; fetched += more) {
        more = steady.receive(1 << 20).size();
    }
    CHECK(fetched >= more_than_kernels_hold);  // the file and its head
    std::filesystem::remove(name);
}

TEST_CASE("an address may hold so many connections, and gets one back for each that it gives up") {
    Limits limits;
    limits.connections_per_address = 3;
    Served served{with(limits)};
    Client one{served.server.port()}, two{served.server.port()}, three{served.server.port()};
    CHECK(one.get("/").status == 200);
    CHECK(two.get("/").status == 200);
    CHECK(three.get("/").status == 200);
    CHECK(Client{served.server.port()}.raw("GET / HTTP/1.1\r\nHost: a\r\n\r\n").rfind("HTTP/1.1 200", 0) != 0);
    CHECK(served.server.numbers().refused >= 1);
    one.close();
    while (served.server.numbers().connections_now > 2) std::this_thread::sleep_for(1ms);
    CHECK(served.client.get("/").status == 200);
}

TEST_CASE("the server as a whole holds so many connections") {
    Limits limits;
    limits.connections = 2;
    Served served{with(limits)};
    Client one{served.server.port()}, two{served.server.port()};
    CHECK(one.get("/").status == 200);
    CHECK(two.get("/").status == 200);
    CHECK(Client{served.server.port()}.raw("GET / HTTP/1.1\r\nHost: a\r\n\r\n").rfind("HTTP/1.1 200", 0) != 0);
}

TEST_CASE("when all workers are busy and the queue is full, the next is told when to come again") {
    Options options = quiet_options();
    options.workers = 1;
    options.limits.waiting = 1;
    Served served{options};
    Client held{served.server.port()}, waits{served.server.port()};
    held.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    served.paper.gate.wait_until_inside(1);
    waits.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
    while (served.server.numbers().requests < 2) std::this_thread::sleep_for(1ms);
    std::this_thread::sleep_for(20ms);

    const auto refused = served.client.get("/y");
    CHECK(refused.status == 503);
    CHECK(refused.header("retry-after") == "2");
    CHECK(served.client.get("/").status == 200);  // what is ready needs no worker
    served.paper.gate.open();
    CHECK(held.read_answer().body == "path=/slow");
    CHECK(waits.read_answer().body == "path=/x");
    CHECK(served.client.get("/y").status == 200);
}

TEST_CASE("without a free descriptor the server waits, and goes on when there is one") {
    Options options = quiet_options();
    options.threads = options.workers = 1;
    Served served{options};
    // Both threads have worked before there is no descriptor left: the undefined-behaviour sanitiser asks for a pipe
    // when it meets a type for the first time, and without one it takes a sound object for a broken one.
    CHECK(served.client.get("/").status == 200);
    CHECK(served.client.get("/x").status == 200);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    Client late{served.server.port()};
    const int next = ::dup(0);
    ::close(next);
    const rlimit tight{static_cast<rlim_t>(next + 1), before.rlim_max};  // one more: the late client's own end
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &tight) == 0);
    late.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(150ms);
    const auto held = served.server.numbers().connections_now;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(held == 1);
    CHECK(late.read_answer().status == 200);
    CHECK(served.client.get("/").status == 200);
}

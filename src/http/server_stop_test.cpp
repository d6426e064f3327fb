#include <doctest/doctest.h>

#include <thread>

#include "http/internal/testing_application.h"

using namespace midad::http;
using namespace midad::http::testing;
using namespace std::chrono_literals;

TEST_CASE_FIXTURE(Served, "a stop lets an answer under way be finished, closes who is idle and takes nobody new") {
    Client busy{server.port()}, idle{server.port()};
    CHECK(idle.get("/").status == 200);
    busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    paper.gate.wait_until_inside(1);

    std::thread stopping{[&] { server.stop(5s); }};
    CHECK(idle.is_closed_within(2s));
    CHECK_THROWS(Client{server.port()}.get("/"));
    paper.gate.open();
    const auto answer = busy.read_answer();
    CHECK(answer.status == 200);
    CHECK(answer.body == "path=/slow");
    CHECK(answer.header("connection") == "close");
    stopping.join();
    CHECK(server.numbers().connections_now == 0);
}

TEST_CASE_FIXTURE(Served, "after its grace a stop closes what is left") {
    Client half{server.port()};
    half.send("GET / HTTP/1.1\r\nHo");
    while (server.numbers().connections_now < 1) std::this_thread::sleep_for(1ms);
    server.stop(50ms);
    CHECK(half.is_closed_within(2s));
    CHECK(server.numbers().connections_now == 0);
}

TEST_CASE("what still waits for a worker when the grace is over is not begun") {
    Options options = quiet_options();
    options.workers = 1;
    Served served{options};
    Client held{served.server.port()}, waits{served.server.port()};
    held.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    served.paper.gate.wait_until_inside(1);
    waits.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    while (served.server.numbers().requests < 2) std::this_thread::sleep_for(1ms);
    std::thread stopping{[&] { served.server.stop(20ms); }};
    CHECK(waits.is_closed_within(3s));
    served.paper.gate.open();
    stopping.join();
    CHECK(served.server.numbers().connections_now == 0);
}

TEST_CASE_FIXTURE(Served, "a server may be stopped twice, and one that never started has nothing to stop") {
    server.stop();
    server.stop();
    Paper other;
    Server never{quiet_options(), other};
    never.stop();
    CHECK(never.numbers().requests == 0);
}

TEST_CASE("a port that was given up can be taken at once") {
    Paper paper;
    Options options = quiet_options();
    {
        Server first{options, paper};
        options.port = first.port();
        first.start();
        CHECK(Client{first.port()}.get("/").status == 200);
    }
    Server second{options, paper};
    second.start();
    CHECK(Client{second.port()}.get("/").status == 200);
}

TEST_CASE_FIXTURE(Served, "many clients at once are all answered, each with his own") {
    std::atomic<int> wrong{0};
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 8; ++reader) {
        readers.emplace_back([&, reader] {
            Client own{server.port()};
            for (int at = 0; at < 50; ++at) {
                const std::string path = "/قسم-" + std::to_string(reader) + "-" + std::to_string(at);
                if (own.get(path).body != "path=" + path) ++wrong;
                if (own.get("/", {{"Accept-Encoding", "br"}}).decoded() != front_page) ++wrong;
            }
        });
    }
    for (auto& reader : readers) reader.join();
    CHECK(wrong == 0);
    CHECK(server.numbers().requests == 800);
}

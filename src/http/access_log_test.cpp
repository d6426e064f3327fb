#include "http/internal/access_log.h"

#include <doctest/doctest.h>

#include <stdlib.h>

#include <filesystem>
#include <set>
#include <sstream>
#include <thread>

#include "base/failure.h"
#include "base/file.h"
#include "http/internal/peers.h"
#include "http/internal/testing_application.h"

using namespace midad;
using namespace midad::http;
using namespace midad::http::testing;

namespace {

struct Folder {
    std::filesystem::path path;
    Folder() {
        char name[] = "/tmp/midad-http-XXXXXX";
        path = ::mkdtemp(name);
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

/// The lines without what is another each time: the moment and the milliseconds. They come from several threads, so in
/// no order.
std::multiset<std::string> without_times(const std::string& log) {
    std::multiset<std::string> lines;
    std::istringstream all{log};
    for (std::string line; std::getline(all, line);) {
        const std::string before = "127.0.0.0 - - [07/May/2025:10:00:00 +0000] ";
        REQUIRE(line.size() > before.size());
        CHECK(line.substr(0, 15) == before.substr(0, 15));
        CHECK(line.substr(35, 8) == before.substr(35, 8));
        lines.insert(line.substr(before.size(), line.rfind(' ') - before.size()));
    }
    return lines;
}

}  // namespace

TEST_CASE("an address in the log is its network and no more") {
    CHECK(truncated(*parse_address("203.0.113.77")) == "203.0.113.0");
    CHECK(truncated(*parse_address("::ffff:203.0.113.77")) == "203.0.113.0");
    CHECK(truncated(*parse_address("2001:db8:1:2:3:4:5:6")) == "2001:db8:1::");
    CHECK(truncated(*parse_address("::1")) == "::");
    CHECK(to_text(*parse_address("203.0.113.77")) == "203.0.113.77");
    CHECK(to_text(*parse_address("[2001:db8::7]")) == "2001:db8::7");
    CHECK_FALSE(parse_address("203.0.113"));
    CHECK_FALSE(parse_address("عنوان"));
    CHECK_FALSE(parse_address(""));
}

TEST_CASE("a /64 of IPv6 counts as one address, and each IPv4 as its own") {
    Peers peers{2};
    CHECK(peers.enter(*parse_address("2001:db8::1")));
    CHECK(peers.enter(*parse_address("2001:db8::2")));
    CHECK_FALSE(peers.enter(*parse_address("2001:db8::3")));
    CHECK(peers.enter(*parse_address("2001:db8:0:1::3")));
    peers.leave(*parse_address("2001:db8::9"));
    CHECK(peers.enter(*parse_address("2001:db8::3")));
    CHECK(peers.enter(*parse_address("203.0.113.1")));
    CHECK(peers.enter(*parse_address("203.0.113.1")));
    CHECK_FALSE(peers.enter(*parse_address("203.0.113.1")));
    CHECK(peers.enter(*parse_address("203.0.113.2")));
}

TEST_CASE("a line cannot be broken from outside") {
    std::string line;
    append_line(line, "07/May/2025:10:00:00 +0000",
                {.peer = "203.0.113.0", .method = "GET", .target = "/ا\"\\\n", .status = 400, .bytes = 12});
    CHECK(line ==
          "203.0.113.0 - - [07/May/2025:10:00:00 +0000] \"GET /\\xd8\\xa7\\x22\\x5c\\x0a HTTP/1.1\" 400 12 0\n");
    CHECK(log_stamp(1746612000) == "07/May/2025:10:00:00 +0000");
}

TEST_CASE_FIXTURE(Folder, "each answer is one line, written at the latest when the server stops") {
    Options options = quiet_options();
    options.access_log = path / "access.log";
    {
        Served served{options};
        served.client.get("/", {{"Accept-Encoding", "br"}});
        served.client.get("/اقتصاد?p=2");
        served.client.head("/");
        served.client.raw("GET / HTTP/1.1\r\nbroken\r\n\r\n");
        served.client.raw("GET /x HTTP/1.0\r\n\r\n");
        served.client.get("/throws");
    }
    const std::string log = read_file(path / "access.log");
    const std::string front = std::to_string(prepare(200, {}, front_page, {Encoding::brotli})->variants[2].body.size());
    CHECK(without_times(log) == std::multiset<std::string>{
                                    "\"GET / HTTP/1.1\" 200 " + front,
                                    "\"GET /%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF?p=2 HTTP/1.1\" 200 28",
                                    "\"HEAD / HTTP/1.1\" 200 0",
                                    "\"GET / HTTP/1.1\" 400 14",
                                    "\"GET /x HTTP/1.0\" 200 7",
                                    "\"GET /throws HTTP/1.1\" 500 14",
                                });
    CHECK(log.find("127.0.0.1") == log.npos);
}

TEST_CASE_FIXTURE(Folder, "a log that was moved away is begun anew") {
    const auto log_path = path / "access.log";
    AccessLog log{log_path};
    std::string line = "أول\n";
    log.hand_over(line);
    CHECK(line.empty());
    while (std::filesystem::file_size(log_path) == 0) std::this_thread::yield();
    std::filesystem::rename(log_path, path / "access.log.1");
    line = "ثان\n";
    log.hand_over(line);
    while (!std::filesystem::exists(log_path) || std::filesystem::file_size(log_path) == 0) std::this_thread::yield();
    CHECK(read_file(log_path) == "ثان\n");
    CHECK(read_file(path / "access.log.1") == "أول\n");
}

TEST_CASE_FIXTURE(Folder, "a log that cannot be opened is said so before the server starts") {
    Paper paper;
    Options options = quiet_options();
    options.access_log = path / "لا مجلد" / "access.log";
    CHECK_THROWS_AS((Server{options, paper}), Failure);
}

#include "http/server.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "base/failure.h"
#include "http/internal/testing_application.h"

using namespace midad;
using namespace midad::http;
using namespace midad::http::testing;
using namespace std::chrono_literals;

TEST_CASE_FIXTURE(Served, "a page that is ready is answered without a worker") {
    const auto answer = client.get("/");
    CHECK(answer.status == 200);
    CHECK(answer.body == front_page);
    CHECK(answer.header("content-length") == std::to_string(front_page.size()));
    CHECK(answer.header("vary") == "Accept-Encoding");
    CHECK(answer.header("date").size() == 29);
    CHECK(server.numbers().ready == 1);
    CHECK(server.numbers().requests == 1);
}

TEST_CASE_FIXTURE(Served, "browsers get it packed, and read the same") {
    const auto brotli = client.get("/", {{"Accept-Encoding", "gzip, deflate, br, zstd"}});
    CHECK(brotli.header("content-encoding") == "br");
    CHECK(brotli.decoded() == front_page);
    const auto gzip = client.get("/", {{"Accept-Encoding", "gzip, deflate"}});
    CHECK(gzip.header("content-encoding") == "gzip");
    CHECK(gzip.decoded() == front_page);
    CHECK(brotli.header("etag") != gzip.header("etag"));
}

TEST_CASE_FIXTURE(Served, "an Arabic path is the same in both cases of percent-encoding") {
    CHECK(client.get("/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF").body == "path=/اقتصاد");
    CHECK(client.get("/%d8%a7%d9%82%d8%aa%d8%b5%d8%a7%d8%af").body == "path=/اقتصاد");
    CHECK(client.get("/اقتصاد").body == "path=/اقتصاد");
    CHECK(client.raw("GET /اقتصاد HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").find("path=/اقتصاد") !=
          std::string::npos);
}

TEST_CASE_FIXTURE(Served, "HEAD has the head of GET and no body") {
    for (const std::string_view path : {"/", "/اقتصاد", "/etag"}) {
        INFO(path);
        const auto full = client.get(path);
        const auto head = client.head(path);
        CHECK(head.status == 200);
        CHECK(head.body.empty());
        CHECK(head.header("content-length") == full.header("content-length"));
        CHECK(head.header("etag") == full.header("etag"));
    }
    CHECK(client.get("/").body == front_page);  // nothing was left over on the connection
}

TEST_CASE_FIXTURE(Served, "a reader who has the page is told so in a few bytes") {
    const auto first = client.get("/", {{"Accept-Encoding", "br"}});
    const auto again = client.get("/", {{"Accept-Encoding", "br"}, {"If-None-Match", first.header("etag")}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.header("etag") == first.header("etag"));
    CHECK(again.header("vary") == "Accept-Encoding");
    CHECK(again.header("cache-control") == "public, max-age=60");
    CHECK(again.header("date").size() == 29);
    for (const char* absent : {"content-length", "content-type", "content-encoding"})
        CHECK(again.header(absent).empty());

    CHECK(client.get("/", {{"If-Modified-Since", "Wed, 07 May 2025 10:00:00 GMT"}}).status == 304);
    CHECK(client.get("/", {{"If-Modified-Since", "Tue, 06 May 2025 10:00:00 GMT"}}).status == 200);
    CHECK(
        client.get("/", {{"If-None-Match", "\"x\""}, {"If-Modified-Since", "Wed, 07 May 2025 10:00:00 GMT"}}).status ==
        200);
    CHECK(client.get("/etag", {{"If-None-Match", "W/\"نسخة-3\""}}).status == 304);
    CHECK(client.get("/", {{"If-None-Match", first.header("etag")}}).status == 200);  // that was brotli's tag
}

TEST_CASE_FIXTURE(Served, "pipelined requests are answered in order, ready or not") {
    client.send(
        "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /%D8%A7?p=2 HTTP/1.1\r\nHost: a\r\n\r\n"
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nخبرGET /z HTTP/1.1\r\nHost: a\r\n\r\n"
        "HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET /last HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.read_answer().body == front_page);
    CHECK(client.read_answer().body == "query=p=2 path=/ا");
    CHECK(client.read_answer().body == "خبر");
    CHECK(client.read_answer().body == "path=/z");
    CHECK(client.read_answer(true).header("content-length") == std::to_string(front_page.size()));
    CHECK(client.read_answer().body == "path=/last");
}

TEST_CASE_FIXTURE(Served, "a hundred pipelined requests outgrow the buffer and are all answered") {
    std::string many;
    for (int at = 0; at < 100; ++at)
        many += "GET /" + std::to_string(at) + " HTTP/1.1\r\nHost: a\r\nX: " + std::string(200, 'x') + "\r\n\r\n";
    client.send(many);
    for (int at = 0; at < 100; ++at) CHECK(client.read_answer().body == "path=/" + std::to_string(at));
}

TEST_CASE_FIXTURE(Served, "a request that comes byte by byte is a request") {
    const std::string bytes =
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nخبر\r\n0\r\n\r\nGET / "
        "HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const char c : bytes) {
        client.send({&c, 1});
        std::this_thread::sleep_for(1ms);
    }
    CHECK(client.read_answer().body == "خبر");
    CHECK(client.read_answer().body == front_page);
}

TEST_CASE_FIXTURE(Served, "a body is waited for with 100 Continue when the client asks first") {
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.read_answer().status == 100);
    client.send("abc");
    CHECK(client.read_answer().body == "abc");
    CHECK(client.post("/echo", "خبر", {{"Expect", "100-continue"}}).body == "خبر");  // it did not wait
}

TEST_CASE_FIXTURE(Served, "other methods are refused with those that are served") {
    for (const char* method : {"TRACE", "PROPFIND", "LINK"}) {
        const auto answer = client.request(method, "/");
        CHECK(answer.status == 405);
        CHECK(answer.header("allow") == "GET, HEAD, POST, PUT, PATCH, DELETE");
    }
    const auto options = client.request("OPTIONS", "/");
    CHECK(options.status == 204);
    CHECK(options.header("allow") == "GET, HEAD, POST, PUT, PATCH, DELETE");
    CHECK(options.header("content-length").empty());
    CHECK(client.raw("OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").rfind("HTTP/1.1 204", 0) == 0);
    CHECK(client.raw("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\nConnection: close\r\n\r\n").rfind("HTTP/1.1 405", 0) ==
          0);
    CHECK(client.raw("LINK / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n")
              .find("HTTP/1.1 200") == std::string::npos);
}

TEST_CASE_FIXTURE(Served, "what changes something reaches the application with its body, and never a ready page") {
    for (const char* method : {"PUT", "PATCH", "DELETE"}) {
        const auto echoed = client.request(method, "/echo", {}, "مسودّة: أُضيفت فقرة 3");
        CHECK(echoed.status == 200);
        CHECK(echoed.body == "مسودّة: أُضيفت فقرة 3");
        CHECK(client.request(method, "/").body == "path=/");  // GET / is ready
    }
    const std::uint64_t ready = server.numbers().ready;
    CHECK(client.request("DELETE", "/").status == 200);
    CHECK(server.numbers().ready == ready);
}

TEST_CASE_FIXTURE(Served, "conditions and ranges are not those of what changes something") {
    for (const char* method : {"PUT", "PATCH", "DELETE", "POST"}) {
        CHECK(client.request(method, "/etag", {{"If-None-Match", "*"}}).status == 200);
        CHECK(client.request(method, "/etag", {{"Range", "bytes=0-1"}}).status == 200);
    }
}

TEST_CASE_FIXTURE(Served, "HTTP/1.0 is answered and closed, unless it asks to be kept") {
    const std::string closed = client.raw("GET /x HTTP/1.0\r\n\r\n");
    CHECK(closed.find("Connection: close\r\n") != std::string::npos);
    const std::string kept = client.raw("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n");
    CHECK(kept.find("Connection: keep-alive\r\n") != std::string::npos);
    CHECK(kept.find("مداد") != std::string::npos);
}

TEST_CASE_FIXTURE(Served, "a malformed request is refused in the paper's own words, and closed") {
    const std::string answer =
        client.raw("GET / HTTP/1.1\r\nHost: a\r\nX-Title : b\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(answer.rfind("HTTP/1.1 400 Bad Request\r\n", 0) == 0);
    CHECK(answer.find("تعذّر 400") != std::string::npos);
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    CHECK(answer.find("HTTP/1.1 200") == std::string::npos);
    CHECK(client.get("/a/../b").status == 400);
    CHECK(client.get("/").status == 200);
}

TEST_CASE_FIXTURE(Served, "what a handler throws is an answer with its request's id, and the next request is served") {
    for (const char* path : {"/throws", "/throws-something-else", "/bad-header", "/bad-status", "/ready-throws"}) {
        INFO(path);
        const auto answer = client.get(path);
        CHECK(answer.status == 500);
        CHECK(answer.body == "تعذّر 500");
        CHECK(answer.header("x-request-id").size() == 16);
        CHECK(answer.header("set-cookie").empty());
    }
    CHECK(client.get("/").status == 200);
}

TEST_CASE_FIXTURE(Served, "a redirect has a place and no body") {
    const auto answer = client.get("/moved");
    CHECK(answer.status == 301);
    CHECK(answer.header("location") == "/%D8%A7");
    CHECK(answer.header("content-length") == "0");
}

TEST_CASE_FIXTURE(Served, "a second server does not get the port") {
    Options options = quiet_options();
    options.port = server.port();
    try {
        const Server second{options, paper};
        FAIL("it listens");
    } catch (const Failure& failure) {
        CHECK(failure.key() == "http.port_taken");
        CHECK(failure.arguments().at(1).second == std::to_string(server.port()));
    }
}

TEST_CASE_FIXTURE(Served, "another process of the same user does not get the port either") {
    const pid_t child = ::fork();
    if (child == 0) {
        Options options = quiet_options();
        options.port = server.port();
        try {
            const Server second{options, paper};
            ::_exit(1);
        } catch (const Failure& failure) {
            ::_exit(failure.key() == "http.port_taken" ? 0 : 2);
        }
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
}

TEST_CASE("an address that is none is said to be none, and IPv6 is one") {
    Paper paper;
    Options options = quiet_options();
    for (const char* address : {"مداد", "localhost", "256.0.0.1", ""}) {
        options.address = address;
        CHECK_THROWS_AS((Server{options, paper}), Failure);
    }
    for (const char* address : {"::1", "[::1]"}) {
        options.address = address;
        CHECK(Server{options, paper}.port() > 0);
    }
}

TEST_CASE("behind a proxy the client's address is the one that our proxy wrote") {
    Options options = quiet_options();
    options.behind_proxy = true;
    Served served{options};
    CHECK(served.client.get("/peer").body == "127.0.0.1");
    CHECK(served.client.get("/peer", {{"X-Forwarded-For", "203.0.113.9, 198.51.100.7"}}).body == "198.51.100.7");
    CHECK(served.client.get("/peer", {{"X-Forwarded-For", "2001:db8::7"}}).body == "2001:db8::7");
    CHECK(served.client.get("/peer", {{"X-Forwarded-For", "عنوان"}}).body == "127.0.0.1");
}

TEST_CASE_FIXTURE(Served, "without a proxy nobody's word is taken for his address") {
    CHECK(client.get("/peer", {{"X-Forwarded-For", "198.51.100.7"}}).body == "127.0.0.1");
}

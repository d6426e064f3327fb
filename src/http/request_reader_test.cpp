#include "http/internal/request_reader.h"

#include <doctest/doctest.h>

using namespace midad::http;
using namespace std::string_literals;

namespace {

const Limits limits;

/// The status of the refusal; 200 when the request is whole, 100 when more must come.
int outcome(std::string_view bytes, const Limits& with = limits) {
    const auto read = read_request(bytes, with);
    if (!read) return read.error().status;
    return *read ? 200 : 100;
}

Request whole(std::string_view bytes) {
    auto read = read_request(bytes, limits);
    REQUIRE(read);
    REQUIRE(*read);
    return (*read)->request;
}

std::string get(std::string_view lines) {
    return "GET / HTTP/1.1\r\nHost: midad.test\r\n" + std::string{lines} + "\r\n";
}
std::string post(std::string_view lines, std::string_view body) {
    return "POST /echo HTTP/1.1\r\nHost: midad.test\r\n" + std::string{lines} + "\r\n" + std::string{body};
}
std::string target(std::string_view text) {
    return "GET " + std::string{text} + " HTTP/1.1\r\nHost: midad.test\r\n\r\n";
}

}  // namespace

TEST_CASE("a request is read with its path decoded and its names in lower case") {
    const Request request = whole(
        "GET /%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/7?p=2&q=%D8%B9 HTTP/1.1\r\nHost: midad.test\r\nX-Title: خبر عاجل "
        "\r\n\r\n");
    CHECK(request.path == "/اقتصاد/7");
    CHECK(request.query == "p=2&q=%D8%B9");
    CHECK(request.target == "/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/7?p=2&q=%D8%B9");
    CHECK(request.header("x-title") == "خبر عاجل");
    CHECK(request.header("host") == "midad.test");
}

TEST_CASE("a request in pieces is not whole before its last byte") {
    const std::string bytes = post("Content-Length: 8\r\n", "خبرx!");
    const std::string body = "خبرx!";
    for (std::size_t at = 0; at < bytes.size(); ++at) CHECK(outcome(std::string_view{bytes}.substr(0, at)) == 100);
    CHECK(whole(bytes).body == body);
}

TEST_CASE("shapes by which a request is smuggled past a proxy are refused") {
    const std::string table[] = {
        // Two lengths, or a length and a coding (RFC 9112 §6.1, §6.3).
        post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"),
        post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"),
        post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"),
        post("Content-Length: 3, 3\r\n", "abc"),
        post("Content-Length: 3,4\r\n", "abcd"),
        post("Content-Length: +3\r\n", "abc"),
        post("Content-Length: -3\r\n", "abc"),
        post("Content-Length: 0x3\r\n", "abc"),
        post("Content-Length: ٣\r\n", "abc"),
        post("Content-Length: 3 3\r\n", "abc"),
        post("Content-Length:\r\n", "abc"),
        post("Content-Length: 99999999999999999999\r\n", "abc"),
        post("Content_Length: 3\r\nContent-Length : 3\r\n", "abc"),
        // Chunked that is not last, not alone, or not what it looks like.
        post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: gzip\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: identity\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: \x0B"
             "chunked\r\n",
             "0\r\n\r\n"),
        post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
        "POST / HTTP/1.0\r\nHost: midad.test\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        // Lines: folded, bare, blank before the colon (RFC 9112 §2.2, §5.1, §5.2).
        get("X-Title: a\r\n b\r\n"),
        get("X-Title: a\r\n\tb\r\n"),
        get("X-Title:\r\n b\r\n"),
        get("X-Title: a\r\n \r\n"),
        get("X-Title:\r\n \r\n"),
        get("X-Title: a\n"),
        get("X-Title: a\nX-Other: b\r\n"),
        get("X-Title: a\rb\r\n"),
        get("X-Title : a\r\n"),
        get("X-Title\t: a\r\n"),
        get(" X-Title: a\r\n"),
        get("X-Title\r\n"),
        get(": a\r\n"),
        "GET / HTTP/1.1\r\n Host: midad.test\r\n\r\n",
        "GET / HTTP/1.1\nHost: midad.test\n\n",
        "GET / HTTP/1.1\nHost: midad.test\r\n\r\n",
        // The request line.
        "GET  / HTTP/1.1\r\nHost: midad.test\r\n\r\n",
        "GET / HTTP/1.1 \r\nHost: midad.test\r\n\r\n",
        "GET\t/ HTTP/1.1\r\nHost: midad.test\r\n\r\n",
        " GET / HTTP/1.1\r\nHost: midad.test\r\n\r\n",
        "GET / x HTTP/1.1\r\nHost: midad.test\r\n\r\n",
        "GET /\r\nHost: midad.test\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: midad.test\r\n\r\n",
        "GET / HTTP/1.11\r\nHost: midad.test\r\n\r\n",
        "GET / http/1.1\r\nHost: midad.test\r\n\r\n",
        "\n\nGET / HTTP/1.1\r\nHost: midad.test\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: midad.test\r\n\r\n",
        "احصل / HTTP/1.1\r\nHost: midad.test\r\n\r\n",
        // Host (RFC 9112 §3.2).
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: user@a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: مداد.test\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
        // Characters in names and values (RFC 9110 §5.1, §5.5).
        get("X(Title): a\r\n"),
        get("عنوان: a\r\n"),
        get("X-Title: a\0b\r\n"s),
        get("X-Title: a\x01\r\n"),
        get("X-Title: a\x7F\r\n"),
        get("Connection: a b\r\n"),
    };
    for (const std::string& bytes : table) {
        INFO(bytes.substr(0, 200));
        CHECK(outcome(bytes) == 400);
    }
}

TEST_CASE("a target is in origin form, decoded once, and stays below its root") {
    CHECK(whole(target("/a%2Fb%5C..")).path == "/a/b\\..");
    CHECK(whole(target("//a//b")).path == "//a//b");
    CHECK(whole(target("/%252e%252e/")).path == "/%2e%2e/");
    CHECK(whole(target("/اقتصاد")).path == "/اقتصاد");
    CHECK(whole(target("/a...")).path == "/a...");
    CHECK(whole(target("/.well-known/x")).path == "/.well-known/x");
    CHECK(whole(target("/?a?b")).query == "a?b");
    for (const std::string_view refused : {"/..",
                                           "/../etc/passwd",
                                           "/a/../b",
                                           "/a/..",
                                           "/.",
                                           "/./a",
                                           "/%2e%2e/a",
                                           "/%2E%2e",
                                           "/a/%2e",
                                           "/a%2F..%2Fb",
                                           "/%00",
                                           "/%0d%0aSet-Cookie:",
                                           "/%7f",
                                           "/%C2%85",
                                           "/%FF",
                                           "/%D8",
                                           "/%ED%A0%80",
                                           "/%C0%AF",
                                           "/%",
                                           "/%2",
                                           "/%zz",
                                           "/a#b",
                                           "a",
                                           "*",
                                           "http:///",
                                           "http://other.test/",
                                           "https://midad.test/",
                                           "ftp://midad.test/",
                                           "http://midad.test@evil/",
                                           "midad.test:80",
                                           "\xD8",
                                           "/\xD8"}) {
        INFO(refused);
        CHECK(outcome(target(refused)) == 400);
    }
}

TEST_CASE("an absolute target is taken when it names the host that was asked") {
    CHECK(whole(target("http://midad.test/اقتصاد?p=2")).path == "/اقتصاد");
    CHECK(whole(target("HTTP://MIDAD.test/a")).target == "/a");
    CHECK(whole(target("http://midad.test")).path == "/");
    CHECK(whole(target("http://midad.test?q=1")).target == "/?q=1");
}

TEST_CASE("what is too large is refused by its own status") {
    CHECK(outcome(target("/" + std::string(4096, 'a'))) == 414);
    CHECK(outcome("GET /" + std::string(9000, 'a')) == 414);
    CHECK(outcome(get("X-Title: " + std::string(8192, 'a') + "\r\n")) == 431);
    std::string many;
    for (int at = 0; at < 101; ++at) many += "X: a\r\n";
    CHECK(outcome(get(many)) == 431);
    CHECK(outcome(post("Content-Length: 104857600\r\n", "")) == 413);
    CHECK(outcome(post("Transfer-Encoding: chunked\r\n", "6400000\r\n")) == 413);
    CHECK(outcome(target("/" + std::string(4095, 'a'))) == 200);
}

TEST_CASE("a chunked body is put together, its trailer is not believed") {
    const Request request =
        whole(post("Transfer-Encoding: Chunked\r\n", "4\r\nخب\r\n3;a=\"b\"\r\nxyz\r\n0\r\nX-Role: editor\r\n\r\n"));
    CHECK(request.body == "خبxyz");
    CHECK(request.header("x-role").empty());
    CHECK(whole(post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n")).body.empty());
}

TEST_CASE("a chunk that is not quite one is refused") {
    const std::string pad(16, ' ');
    for (const std::string& body :
         {"x\r\nabc\r\n0\r\n\r\n"s, "-1\r\nabc\r\n0\r\n\r\n"s, "3\nabc\r\n0\r\n\r\n" + pad, "3\r\nabcd\r\n0\r\n\r\n"s,
          "3\r\nabc\n0\r\n\r\n" + pad, "3;a=\"\n\"\r\nabc\r\n0\r\n\r\n"s, "3;a\rb\r\nabc\r\n0\r\n\r\n"s,
          "11111111111111111\r\nabc\r\n0\r\n\r\n"s, " 3\r\nabc\r\n0\r\n\r\n"s, "٣\r\nabc\r\n0\r\n\r\n"s,
          "3 \r\nabc\r\n0\r\n\r\n"s, "0\r\nX : a\r\n\r\n"s}) {
        INFO(body);
        const int status = outcome(post("Transfer-Encoding: chunked\r\n", body));
        CHECK(status >= 400);
        CHECK(status <= 413);
    }
}

TEST_CASE("a connection is kept as its version has it") {
    const auto kept = [](std::string_view bytes) { return (*read_request(bytes, limits))->keep_alive; };
    CHECK(kept("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    CHECK_FALSE(kept("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    CHECK_FALSE(kept("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n"));
    CHECK_FALSE(kept("GET / HTTP/1.0\r\n\r\n"));
    CHECK(kept("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST_CASE("an empty line before a request is overlooked, an unknown expectation is not") {
    CHECK(outcome("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == 200);
    CHECK(outcome("\r") == 100);
    CHECK(outcome("\r\n") == 100);
    CHECK(outcome(post("Content-Length: 1\r\nExpect: 100-Continue\r\n", "a")) == 200);
    CHECK(outcome(post("Content-Length: 1\r\nExpect: معجزة\r\n", "a")) == 417);
}

TEST_CASE("a method that is not served is told from a broken one") {
    for (const std::string method : {"OPTIONS", "TRACE", "PROPFIND", "DELET", "DELETES", "put"})
        CHECK(outcome(method + " / HTTP/1.1\r\nHost: a\r\n\r\n") == 405);
    CHECK(outcome("get / HTTP/1.1\r\nHost: a\r\n\r\n") == 405);
}

#include <doctest/doctest.h>
#include <stdlib.h>

#include "base/file.h"
#include "http/internal/testing_application.h"

using namespace midad;
using namespace midad::http;
using namespace midad::http::testing;

namespace {

struct FileServed : Served {
    FileServed() {
        char name[] = "/tmp/midad-http-XXXXXX";
        folder = ::mkdtemp(name);
        paper.file = folder / "فيديو.mp4";
        for (int at = 0; at < 400000; ++at) bytes += std::to_string(at) + ' ';
        write_file(paper.file, bytes);
    }
    ~FileServed() { std::filesystem::remove_all(folder); }

    std::filesystem::path folder;
    std::string bytes;
};

}  // namespace

TEST_CASE_FIXTURE(FileServed, "a file is sent whole, with what a player needs to ask for parts") {
    const auto answer = client.get("/file");
    CHECK(answer.status == 200);
    CHECK(answer.body == bytes);
    CHECK(answer.header("accept-ranges") == "bytes");
    CHECK(answer.header("content-type") == "video/mp4");
    CHECK(answer.header("last-modified").size() == 29);
    CHECK_FALSE(answer.header("etag").empty());
    const auto head = client.head("/file");
    CHECK(head.header("content-length") == std::to_string(bytes.size()));
    CHECK(head.body.empty());
}

TEST_CASE_FIXTURE(FileServed, "a part of a file is that part") {
    const auto part = client.get("/file", {{"Range", "bytes=1000-1999"}});
    CHECK(part.status == 206);
    CHECK(part.body == bytes.substr(1000, 1000));
    CHECK(part.header("content-range") == "bytes 1000-1999/" + std::to_string(bytes.size()));
    CHECK(part.header("content-length") == "1000");
    CHECK(client.get("/file", {{"Range", "bytes=-7"}}).body == bytes.substr(bytes.size() - 7));
    CHECK(client.get("/file", {{"Range", "bytes=2000000-"}}).body == bytes.substr(2000000));
    const auto beyond = client.get("/file", {{"Range", "bytes=99999999-"}});
    CHECK(beyond.status == 416);
    CHECK(beyond.header("content-range") == "bytes */" + std::to_string(bytes.size()));
    CHECK(client.get("/file", {{"Range", "bytes=0-1,3-4"}}).body.size() == bytes.size());
}

TEST_CASE_FIXTURE(FileServed, "a part is sent only of the file that the client has begun") {
    const auto first = client.get("/file");
    const std::string tag = first.header("etag");
    CHECK(client.get("/file", {{"Range", "bytes=0-9"}, {"If-Range", tag}}).status == 206);
    CHECK(client.get("/file", {{"Range", "bytes=0-9"}, {"If-Range", first.header("last-modified")}}).status == 206);
    CHECK(client.get("/file", {{"If-None-Match", tag}}).status == 304);
    write_file(paper.file, bytes + "خاتمة");
    CHECK(client.get("/file", {{"Range", "bytes=0-9"}, {"If-Range", tag}}).status == 200);
    CHECK(client.get("/file", {{"If-None-Match", tag}}).status == 200);
}

TEST_CASE_FIXTURE(FileServed, "a file that is gone, or is a folder, is not found") {
    CHECK(client.get("/gone").status == 404);
    paper.file = folder;
    CHECK(client.get("/file").status == 404);
}

TEST_CASE_FIXTURE(FileServed, "an empty file is an empty answer") {
    write_file(paper.file, "");
    const auto answer = client.get("/file");
    CHECK(answer.status == 200);
    CHECK(answer.header("content-length") == "0");
    CHECK(client.get("/file", {{"Range", "bytes=0-"}}).status == 416);
}

TEST_CASE_FIXTURE(FileServed, "pages are answered between the pieces of a file") {
    client.send("GET /file HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.read_answer().body == bytes);
    CHECK(client.read_answer().body == front_page);
}

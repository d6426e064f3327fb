#include "http/frequent.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

#include "http/internal/testing_application.h"

using namespace midad;
using namespace midad::http::testing;

namespace {

std::string long_text() {
    std::string text;
    for (int line = 0; text.size() < 40'000; ++line) text += "سطر " + std::to_string(line) + '\n';
    return text;
}

int file_after(const http::Frequent& frequent, std::string_view body, int sendings) {
    int file = -1;
    for (int at = 0; at < sendings; ++at) file = frequent.file_of(body);
    return file;
}

}  // namespace

TEST_CASE("a long body that is sent often has a file of the same bytes, which nobody can change") {
    const std::string body = long_text();
    const http::Frequent frequent;
    CHECK(file_after(frequent, body, 10) == -1);
    const int file = file_after(frequent, body, 100);
    REQUIRE(file >= 0);
    std::string read(body.size() + 1, '\0');
    CHECK(::pread(file, read.data(), read.size(), 0) == static_cast<ssize_t>(body.size()));
    read.resize(body.size());
    CHECK(read == body);
    CHECK(::pwrite(file, "x", 1, 0) == -1);
    CHECK(::ftruncate(file, 0) == -1);

    const http::Frequent copy = frequent;  // of a body that may become another
    CHECK(copy.file_of(body) == -1);
}

TEST_CASE("a short body never has a file") {
    const http::Frequent frequent;
    CHECK(file_after(frequent, "نصّ قصير", 100) == -1);
}

TEST_CASE("threads that send at once make one file between them") {
    const std::string body = long_text();
    const http::Frequent frequent;
    std::vector<int> files(8, -1);
    std::vector<std::thread> threads;
    for (int& file : files) threads.emplace_back([&] { file = file_after(frequent, body, 500); });
    for (std::thread& thread : threads) thread.join();
    // Who was done before the file was made had none; nobody had another.
    const int made = frequent.file_of(body);
    CHECK(made >= 0);
    for (const int file : files) CHECK((file == made || file == -1));
}

TEST_CASE_FIXTURE(Served, "what is sent often arrives whole, also where the client reads it slowly") {
    for (int time = 0; time < 50; ++time) REQUIRE(client.get("/").body == front_page);
    CHECK(client.head("/").body.empty());
    CHECK(client.get("/").body == front_page);

    // More at once than a socket holds: the rest of each comes from where the file left off.
    constexpr int at_once = 400;
    std::string requests;
    for (int time = 0; time < at_once; ++time) requests += "GET / HTTP/1.1\r\nHost: midad.test\r\n\r\n";
    Client slow{server.port()};
    slow.send(requests);
    for (int time = 0; time < at_once; ++time) {
        if (time % 100 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{20});
        REQUIRE(slow.read_answer().body == front_page);
    }
}

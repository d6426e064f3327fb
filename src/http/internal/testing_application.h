#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>

#include "http/server.h"
#include "http/testing.h"

namespace midad::http::testing {

inline const std::string front_page = [] {
    std::string page = "<!doctype html><html lang=\"ar\" dir=\"rtl\"><title>مداد</title>";
    for (int at = 0; at < 200; ++at) page += "<p>وقّعت الدولتان اتفاقية الشراكة في موسكو.</p>\n";
    return page;
}();

/// Holds the handlers of /slow until it is opened.
class Gate {
public:
    void open() {
        {
            const std::lock_guard guard{mutex_};
            open_ = true;
        }
        changed_.notify_all();
    }
    void pass() {
        std::unique_lock guard{mutex_};
        ++inside_;
        changed_.notify_all();
        changed_.wait(guard, [&] { return open_; });
    }
    void wait_until_inside(int count) {
        std::unique_lock guard{mutex_};
        changed_.wait(guard, [&] { return inside_ >= count; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int inside_ = 0;
    bool open_ = false;
};

/// An application with one page that is ready and a handler for each thing that a test asks of a server.
class Paper : public Application {
public:
    PreparedPtr ready(std::string_view target, Encoding) override {
        if (target == "/ready-throws") throw std::runtime_error{"the cache is broken"};
        return target == "/" ? front_ : nullptr;
    }
    Response answer(const Request& request) override;
    Response failed(int status, std::string_view request_id, std::string_view) override {
        Response response;
        response.status = status;
        response.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"X-Request-Id", std::string{request_id}}};
        response.body = "تعذّر " + std::to_string(status);
        return response;
    }

    Gate gate;
    std::filesystem::path file;  // what /file answers with

private:
    PreparedPtr front_ = prepare(200,
                                 {{"Content-Type", "text/html; charset=utf-8"},
                                  {"Cache-Control", "public, max-age=60"},
                                  {"Last-Modified", "Wed, 07 May 2025 10:00:00 GMT"}},
                                 front_page, {Encoding::gzip, Encoding::brotli});
};

inline Response Paper::answer(const Request& request) {
    if (request.path == "/slow") gate.pass();
    if (request.path == "/throws") throw std::runtime_error{"no such table: record_versions"};
    if (request.path == "/throws-something-else") throw 7;
    if (request.path == "/bad-header") {
        Response response = Response::text(200, "x");
        response.headers.emplace_back("X-Title", "عنوان\r\nSet-Cookie: a=b");
        return response;
    }
    if (request.path == "/bad-status") return Response::text(42, "x");
    if (request.path == "/file" || request.path == "/gone") {
        Response response;
        response.headers = {{"Content-Type", "video/mp4"}};
        response.file = request.path == "/file" ? file : file.parent_path() / "لا شيء";
        return response;
    }
    if (request.path == "/echo") return Response::text(200, request.body);
    if (request.path == "/peer") return Response::text(200, request.peer);
    if (request.path == "/moved") return Response::redirect(301, "/%D8%A7");
    if (request.path == "/etag") {
        Response response = Response::text(200, "نصّ");
        response.headers.emplace_back("ETag", "\"نسخة-3\"");
        return response;
    }
    return Response::text(200, (request.query.empty() ? "path=" : "query=" + request.query + " path=") + request.path);
}

inline Options quiet_options() {
    Options options;
    options.port = 0;
    options.threads = 2;
    options.workers = 2;
    return options;
}

/// A server on a free port, and a client of it.
struct Served {
    explicit Served(Options options = quiet_options()) : server{std::move(options), paper} { server.start(); }
    ~Served() {
        paper.gate.open();
        server.stop(std::chrono::milliseconds{500});
    }

    Paper paper;
    Server server;
    Client client{server.port()};
};

}  // namespace midad::http::testing

// One page, ready in every encoding, served until a signal comes; then what each request cost.
//
//   midad_http_bench PAGE.html [PORT [THREADS [ACCESS_LOG]]]
//   wrk -t1 -c64 -d3s -H 'Accept-Encoding: gzip' http://127.0.0.1:8090/
//
// The figure that repeats on a busy machine is the CPU time per request, from getrusage: requests per second depend on
// what wrk itself takes of the same cores.

#include <signal.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>

#include "base/failure.h"
#include "base/file.h"
#include "http/server.h"

using namespace midad;
using namespace midad::http;

namespace {

class OnePage : public Application {
public:
    explicit OnePage(std::string html)
        : page_{prepare(200, {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "public, max-age=60"}},
                        std::move(html), {Encoding::gzip, Encoding::brotli})} {}

    PreparedPtr ready(std::string_view target, Encoding) override { return target == "/" ? page_ : nullptr; }
    Response answer(const Request& request) override { return Response::text(200, request.path + '\n'); }
    Response failed(int status, std::string_view, std::string_view) override { return Response::text(status, "\n"); }

private:
    PreparedPtr page_;
};

double cpu_seconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

int serve(int count, char** arguments) {
    OnePage page{read_file(arguments[1])};
    Options options;
    options.port = static_cast<std::uint16_t>(count > 2 ? std::atoi(arguments[2]) : 8090);
    options.threads = static_cast<unsigned>(count > 3 ? std::atoi(arguments[3]) : 1);
    if (count > 4) options.access_log = arguments[4];

    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    Server server{options, page};
    const double before = cpu_seconds();
    server.start();
    std::printf("http://127.0.0.1:%d/\n", server.port());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ends, &signal);
    server.stop(std::chrono::milliseconds{200});

    const auto numbers = server.numbers();
    const double used = cpu_seconds() - before;
    std::printf("%llu requests, %.2f s of CPU, %.2f us each\n", static_cast<unsigned long long>(numbers.requests), used,
                numbers.requests > 0 ? used * 1e6 / static_cast<double>(numbers.requests) : 0.0);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "usage: midad_http_bench PAGE.html [PORT [THREADS [ACCESS_LOG]]]\n");
        return 2;
    }
    try {
        return serve(count, arguments);
    } catch (const Failure& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}

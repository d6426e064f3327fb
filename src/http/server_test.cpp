#include "http/server.h"

#include <doctest/doctest.h>

#include "http/internal/testing_application.h"

using namespace midad;
using namespace midad::http;
using namespace midad::http::testing;

TEST_CASE_FIXTURE(Served, "a page that is ready is answered without a worker") {
    const auto answer = client.get("/");
    CHECK(answer.status == 200);
    CHECK(answer.body == front_page);
    CHECK(answer.header("content-length") == std::to_string(front_page.size()));
    CHECK(answer.header("date").size() == 29);
    CHECK(server.numbers().ready == 1);
}

TEST_CASE_FIXTURE(Served, "an Arabic path is the same in both cases of percent-encoding") {
    CHECK(client.get("/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF").body == "path=/اقتصاد");
    CHECK(client.get("/%d8%a7%d9%82%d8%aa%d8%b5%d8%a7%d8%af").body == "path=/اقتصاد");
    CHECK(client.get("/اقتصاد").body == "path=/اقتصاد");
}

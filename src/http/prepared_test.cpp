#include "http/prepared.h"

#include <doctest/doctest.h>

#include "base/failure.h"
#include "http/internal/encodings.h"
#include "http/testing.h"

using namespace midad;
using namespace midad::http;

namespace {

const std::string story = [] {
    std::string text;
    for (int at = 0; at < 300; ++at) text += "<p>قالت الوزيرة إنّ الاتفاقيّة وُقّعت في ٧ أيار 2025.</p>";
    return text;
}();

PreparedPtr prepared_story() {
    return prepare(200, {{"Content-Type", "text/html; charset=utf-8"}}, story, {Encoding::gzip, Encoding::brotli});
}

std::string decoded(const Prepared::Variant& variant, std::string_view coding) {
    testing::Answer answer;
    answer.headers["content-encoding"] = coding;
    answer.body = variant.body;
    return answer.decoded();
}

}  // namespace

TEST_CASE("what was packed before is sent as it is") {
    const auto plain = prepare(200, {{"Content-Type", "text/javascript"}}, story, {});
    const std::string packed = prepared_story()->variant(Encoding::brotli).body;
    const auto answer = with_packed(*plain, Encoding::brotli, packed);
    CHECK(answer->variant(Encoding::brotli).ready);
    CHECK(answer->variant(Encoding::brotli).body == packed);
    CHECK(answer->variant(Encoding::brotli).head.find("Content-Encoding: br\r\n") != std::string::npos);
    CHECK_FALSE(answer->variant(Encoding::gzip).ready);
    CHECK_FALSE(with_packed(*plain, Encoding::gzip, story + story)->variant(Encoding::gzip).ready);
}

TEST_CASE("each encoding holds the same Arabic text, with an ETag of its own") {
    const auto answer = prepared_story();
    CHECK(decoded(answer->variant(Encoding::gzip), "gzip") == story);
    CHECK(decoded(answer->variant(Encoding::brotli), "br") == story);

    const std::string plain = answer->variant(Encoding::identity).etag;
    CHECK(plain.size() == 34);
    CHECK(answer->variant(Encoding::gzip).etag == plain.substr(0, 33) + "-g\"");
    CHECK(answer->variant(Encoding::brotli).etag == plain.substr(0, 33) + "-b\"");
}

TEST_CASE("the same body gives the same bytes on every node") {
    CHECK(prepared_story()->variant(Encoding::gzip).body == prepared_story()->variant(Encoding::gzip).body);
    CHECK(prepared_story()->variant(Encoding::gzip).body.substr(4, 4) ==
          std::string(4, '\0'));  // RFC 1952 §2.3.1: MTIME
}

TEST_CASE("the head says how long the body is and how it is packed") {
    const auto answer = prepared_story();
    const auto& head = answer->variant(Encoding::gzip).head;
    CHECK(head.find("Content-Length: " + std::to_string(answer->variant(Encoding::gzip).body.size()) + "\r\n") !=
          head.npos);
    CHECK(head.find("Content-Encoding: gzip\r\n") != head.npos);
    CHECK(head.find("Vary: Accept-Encoding\r\n") != head.npos);
    CHECK(head.find("\r\n\r\n") == head.npos);
}

TEST_CASE("a variant that would not be smaller is left out") {
    const auto answer = prepare(200, {{"Content-Type", "text/plain"}}, "نصّ", {Encoding::gzip, Encoding::brotli});
    CHECK_FALSE(answer->variant(Encoding::gzip).ready);
    CHECK_FALSE(answer->variant(Encoding::brotli).ready);
    CHECK(&best_variant(*answer, acceptable_encodings("gzip, br")) == &answer->variant(Encoding::identity));
}

TEST_CASE("a variant made later is the one made at once") {
    const auto plain = prepare(200, {{"Content-Type", "text/html"}}, story, {});
    const auto later = with_encoding(*plain, Encoding::brotli);
    const auto at_once = prepare(200, {{"Content-Type", "text/html"}}, story, {Encoding::brotli});
    CHECK(later->variant(Encoding::brotli).head == at_once->variant(Encoding::brotli).head);
    CHECK(later->variant(Encoding::brotli).body == at_once->variant(Encoding::brotli).body);
    CHECK_FALSE(plain->variant(Encoding::brotli).ready);
    CHECK(later->size() > plain->size());
}

TEST_CASE("a client that takes brotli only is not sent gzip") {
    const auto answer = prepare(200, {{"Content-Type", "text/html"}}, story, {Encoding::gzip});
    CHECK(&best_variant(*answer, acceptable_encodings("br")) == &answer->variant(Encoding::identity));
    CHECK(&best_variant(*answer, acceptable_encodings("br, gzip")) == &answer->variant(Encoding::gzip));
}

TEST_CASE("pictures do not vary with the encoding, and an own Vary is kept") {
    const auto vary = [](Headers headers) { return prepare(200, std::move(headers), "x", {})->variants[0].head; };
    CHECK(vary({{"Content-Type", "image/webp"}}).find("Vary") == std::string::npos);
    CHECK(vary({{"Content-Type", "image/svg+xml"}}).find("Vary: Accept-Encoding\r\n") != std::string::npos);
    CHECK(vary({{"Content-Type", "text/html"}, {"Vary", "Cookie"}}).find("Vary: Cookie, Accept-Encoding\r\n") !=
          std::string::npos);
    CHECK(vary({{"Content-Type", "text/html"}, {"Vary", "accept-encoding"}}).find("Vary: accept-encoding\r\n") !=
          std::string::npos);
}

TEST_CASE("a header that would begin a second one is never prepared") {
    CHECK_THROWS_AS(prepare(200, {{"X-Title", "خبر\r\nSet-Cookie: a=b"}}, "", {}), Failure);
    CHECK_THROWS_AS(prepare(200, {{"X-Title", std::string{"a\0b", 3}}}, "", {}), Failure);
    CHECK_THROWS_AS(prepare(200, {{"X Title", "a"}}, "", {}), Failure);
    CHECK_NOTHROW(prepare(200, {{"X-Title", "خبر"}}, "", {}));
}

TEST_CASE("lengths and dates of the caller's are left out: the server knows better") {
    const auto answer = prepare(200, {{"Content-Length", "7"}, {"Date", "x"}, {"ETag", "\"x\""}}, "12345", {});
    const auto& head = answer->variant(Encoding::identity).head;
    CHECK(head.find("Content-Length: 5\r\n") != head.npos);
    CHECK(head.find("Content-Length: 7") == head.npos);
    CHECK(head.find("Date") == head.npos);
    CHECK(head.find("\"x\"") == head.npos);
}

TEST_CASE("Accept-Encoding is read as RFC 9110 §12.5.3 has it") {
    using E = Encoding;
    const std::pair<std::string_view, E> table[] = {
        {"", E::identity},
        {"gzip, deflate, br, zstd", E::brotli},
        {"gzip, deflate, br", E::brotli},
        {"gzip, deflate", E::gzip},
        {"gzip", E::gzip},
        {"GZIP", E::gzip},
        {"x-gzip", E::gzip},
        {"br;q=0, gzip", E::gzip},
        {"br;q=0.0, gzip;q=0.000", E::identity},
        {"br;q=0.1, gzip;q=1.0", E::gzip},
        {"br;q=0.001, identity;q=0", E::brotli},
        {"identity, gzip;q=0.5", E::identity},
        {"identity;q=0.5, gzip;q=0.5", E::gzip},
        {"*", E::brotli},
        {"*;q=0", E::identity},
        {"br;q=0, *", E::gzip},
        {"gzip ; q=0.5 ,\tbr ; q=0.4", E::gzip},
        {"gzip;q=2", E::identity},
        {"gzip;q=0.5555", E::identity},
        {"gzip;level=9", E::identity},
        {"deflate, zstd", E::identity},
        {",,gzip,,", E::gzip},
        {"brotli", E::identity},
        {"identity;q=0", E::identity},
        {"ضغط, gzip", E::gzip},
    };
    for (const auto& [header, expected] : table) {
        INFO(header);
        CHECK(accepted_encoding(header) == expected);
    }
}

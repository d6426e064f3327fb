#include "text/messages.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "base/embedded.h"
#include "base/failure.h"

using namespace midad;
using text::Messages;

namespace {

const text::House house;
const text::House indic{.digits = text::Digits::arabic_indic};

constexpr std::string_view reads = R"({
  "ar": {"reads": {"zero": "لا مشاهدات", "one": "مشاهدة واحدة", "two": "مشاهدتان", "few": "{count} مشاهدات",
                   "many": "{count} مشاهدة", "other": "{count} مشاهدة"},
         "port": "المنفذ {port} مشغول على {address}"},
  "en": {"reads": {"one": "{count} read", "other": "{count} reads"}, "port": "Port {port} is taken on {address}"}
})";

Messages sample() { return Messages{{reads}}; }

/// Every sentence of the language in the embedded files.
boost::json::object catalogue(const char* language) {
    boost::json::object all;
    for (const embedded::File& file : embedded::files()) {
        if (!file.path.starts_with("messages/") || !file.path.ends_with(".json")) continue;
        const auto value = boost::json::parse(boost::json::string_view{file.bytes.data(), file.bytes.size()});
        for (const auto& entry : value.at(language).as_object()) all.emplace(entry.key(), entry.value());
    }
    return all;
}

std::string reason_of(const std::vector<std::string_view>& files) {
    try {
        const Messages read{files};
    } catch (const Failure& failure) {
        CHECK(failure.key() == "messages.broken");
        return failure.arguments().at(0).second;
    }
    return "none";
}

}  // namespace

TEST_CASE("a sentence is said in its language, with its names filled") {
    const Messages messages = sample();
    CHECK(messages.say("ar", "port", {{"port", "8080"}, {"address", "::1"}}) == "المنفذ 8080 مشغول على ::1");
    CHECK(messages.say("en", "port", {{"port", "8080"}, {"address", "::1"}}) == "Port 8080 is taken on ::1");
}

TEST_CASE("a value that looks like a name is not filled again") {
    CHECK(sample().say("en", "port", {{"port", "{address}"}, {"address", "{port}"}}) ==
          "Port {address} is taken on {port}");
}

TEST_CASE("a name without a value stays, and a key without a sentence is said itself") {
    CHECK(sample().say("en", "port", {{"port", "1"}}) == "Port 1 is taken on {address}");
    CHECK(sample().say("ar", "no.such_key") == "no.such_key");
    CHECK(sample().counted("ar", "no.such_key", 3, house) == "no.such_key");
    CHECK_FALSE(sample().has("ar", "no.such_key"));
    CHECK(sample().has("ar", "port"));
    CHECK(sample().has("en", "reads"));
}

TEST_CASE("a count takes the form that Arabic asks for") {
    const Messages messages = sample();
    CHECK(messages.counted("ar", "reads", 0, house) == "لا مشاهدات");
    CHECK(messages.counted("ar", "reads", 1, house) == "مشاهدة واحدة");
    CHECK(messages.counted("ar", "reads", 2, house) == "مشاهدتان");
    CHECK(messages.counted("ar", "reads", 7, house) == "7 مشاهدات");
    CHECK(messages.counted("ar", "reads", 563, house) == "563 مشاهدة");
    CHECK(messages.counted("ar", "reads", 1204, indic) == "١٬٢٠٤ مشاهدات");
    CHECK(messages.counted("ar", "reads", 100, house) == "100 مشاهدة");
    CHECK(messages.counted("en", "reads", 1, house) == "1 read");
    CHECK(messages.counted("en", "reads", 1204, indic) == "1,204 reads");
}

TEST_CASE("a broken file is refused with its reason") {
    CHECK(reason_of({"{"}) != "none");
    CHECK(reason_of({"[]"}) == "a file is not an object");
    CHECK(reason_of({R"({"fr": {}})"}) == "\"fr\" is not one of the languages ar and en");
    CHECK(reason_of({R"({"ar": {"a": 1}})"}) == "a is neither a sentence nor plural forms");
    CHECK(reason_of({R"({"ar": {"a": {"dual": "x", "other": "y"}}})"}) == "a#dual is not a plural form's sentence");
    CHECK(reason_of({R"({"ar": {"a": {"one": "x"}}})"}) == "a has no form \"other\"");
    CHECK(reason_of({R"({"ar": {"a": "x"}})", R"({"ar": {"a": "y"}})"}) == "the key a is there twice");
    CHECK(reason_of({R"({"ar": {"a": "x"}})", R"({"ar": {"a": {"other": "y"}}})"}) == "the key a is there twice");
    CHECK(reason_of({R"({"ar": {"a": {"other": "y"}}})", R"({"ar": {"a": "x"}})"}) == "the key a is there twice");
}

TEST_CASE("every sentence that the program carries is in both languages") {
    const Messages& carried = Messages::carried();
    const auto arabic = catalogue("ar"), english = catalogue("en");
    REQUIRE(arabic.size() > 0);
    for (const auto& entry : arabic) {
        const std::string key = entry.key();
        CAPTURE(key);
        CHECK(english.contains(key));
        CHECK(carried.has("ar", key));
    }
    for (const auto& entry : english) {
        const std::string key = entry.key();
        CAPTURE(key);
        CHECK(arabic.contains(key));
        CHECK(carried.has("en", key));
    }
}

TEST_CASE("what is counted has all six forms in Arabic and two in English") {
    const auto arabic = catalogue("ar"), english = catalogue("en");
    int counted = 0;
    for (const auto& entry : arabic) {
        const auto other = english.find(entry.key());
        const std::string key = entry.key();
        CAPTURE(key);
        if (other != english.end()) CHECK(entry.value().is_object() == other->value().is_object());
        if (!entry.value().is_object()) continue;
        ++counted;
        for (const char* form : {"zero", "one", "two", "few", "many", "other"}) {
            CAPTURE(form);
            CHECK(entry.value().get_object().contains(form));
        }
    }
    for (const auto& entry : english) {
        if (!entry.value().is_object()) continue;
        const std::string key = entry.key();
        CAPTURE(key);
        CHECK(entry.value().get_object().contains("one"));
        CHECK(entry.value().get_object().contains("other"));
    }
    CHECK(counted >= 2);
}

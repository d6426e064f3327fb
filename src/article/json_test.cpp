#include "article/json.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "article/testing.h"
#include "text/messages.h"

using namespace midad;
using namespace midad::article;
namespace json = boost::json;

namespace {

/// Indented by two, members in their order: a form for people of what to_json() writes.
void append_indented(std::string& text, const json::value& value, std::size_t depth = 0) {
    const std::string indent(2 * depth + 2, ' ');
    const bool object = value.is_object();
    const std::size_t size = object ? value.get_object().size() : value.is_array() ? value.get_array().size() : 0;
    if (size == 0 ||
        (value.is_array() && !value.get_array().front().is_object() && !value.get_array().front().is_array())) {
        text += json::serialize(value);
        return;
    }
    text += object ? "{\n" : "[\n";
    for (std::size_t index = 0; index < size; ++index) {
        text += indent;
        if (object)
            text += json::serialize((value.get_object().begin() + static_cast<std::ptrdiff_t>(index))->key()) + ": ";
        append_indented(text,
                        object ? (value.get_object().begin() + static_cast<std::ptrdiff_t>(index))->value()
                               : value.get_array()[index],
                        depth + 1);
        text += index + 1 < size ? ",\n" : "\n";
    }
    text += indent.substr(2) + (object ? "}" : "]");
}

std::string indented(std::string_view form) {
    std::string text;
    append_indented(text, json::parse({form.data(), form.size()}));
    return text + "\n";
}

/// As much of JSON Schema 2020-12 as contract/article.schema.json uses; a word that is not known here is a failure.
class Schema {
public:
    explicit Schema(const std::string& text) : root_(json::parse(text)) {}
    bool accepts(const json::value& value) const { return accepts(value, root_.as_object()); }

private:
    static std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

    const json::object& defined(std::string_view reference) const {
        REQUIRE(reference.starts_with("#/$defs/"));
        const std::string_view name = reference.substr(8);
        return root_.at("$defs").as_object().at({name.data(), name.size()}).as_object();
    }

    bool accepts(const json::value& value, const json::object& schema) const {
        for (const auto& member : schema) {
            const std::string_view word{member.key().data(), member.key().size()};
            if (!holds(word, member.value(), value, schema)) return false;
        }
        return true;
    }

    bool holds(std::string_view word, const json::value& rule, const json::value& value,
               const json::object& schema) const {
        if (word == "$ref") return accepts(value, defined(view(rule.as_string())));
        if (word == "type") return is_of_type(value, view(rule.as_string()));
        if (word == "const") return value == rule;
        if (word == "enum") return std::count(rule.as_array().begin(), rule.as_array().end(), value) == 1;
        if (word == "minimum") return !value.is_int64() || value.as_int64() >= rule.as_int64();
        if (word == "maximum") return !value.is_int64() || value.as_int64() <= rule.as_int64();
        if (word == "maxItems")
            return !value.is_array() || value.as_array().size() <= static_cast<std::size_t>(rule.as_int64());
        if (word == "items") {
            return !value.is_array() ||
                   std::all_of(value.as_array().begin(), value.as_array().end(),
                               [&](const json::value& item) { return accepts(item, rule.as_object()); });
        }
        if (word == "oneOf") {
            return std::count_if(rule.as_array().begin(), rule.as_array().end(),
                                 [&](const json::value& choice) { return accepts(value, choice.as_object()); }) == 1;
        }
        if (word == "required") {
            return !value.is_object() ||
                   std::all_of(rule.as_array().begin(), rule.as_array().end(),
                               [&](const json::value& name) { return value.as_object().contains(name.as_string()); });
        }
        if (word == "properties") return properties_hold(rule.as_object(), value);
        if (word == "additionalProperties") return none_beside(schema.at("properties").as_object(), value);
        // Patterns are held by the reader's own tests; descriptions hold nothing.
        const bool known =
            word == "pattern" || word == "description" || word == "title" || word == "$schema" || word == "$defs";
        CHECK_MESSAGE(known, word);
        return true;
    }

    static bool is_of_type(const json::value& value, std::string_view type) {
        if (type == "object") return value.is_object();
        if (type == "array") return value.is_array();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_bool();
        return type == "integer" && value.is_int64();
    }

    bool properties_hold(const json::object& properties, const json::value& value) const {
        if (!value.is_object()) return true;
        return std::all_of(value.as_object().begin(), value.as_object().end(), [&](const auto& member) {
            const json::value* rule = properties.if_contains(member.key());
            return !rule || accepts(member.value(), rule->as_object());
        });
    }

    static bool none_beside(const json::object& properties, const json::value& value) {
        return !value.is_object() || std::all_of(value.as_object().begin(), value.as_object().end(),
                                                 [&](const auto& member) { return properties.contains(member.key()); });
    }

    json::value root_;
};

constexpr std::string_view smallest = R"({"language":"ar","section":"","headline":"","blocks":[]})";

std::string with_block(std::string_view block) {
    std::string text{smallest};
    return text.insert(text.size() - 2, block);
}

}  // namespace

TEST_CASE("the example of the contract is what this program writes and reads") {
    const Article article = testing::every_kind();
    const std::string form = to_json(article);
    CHECK(testing::golden("contract/article.example.json", indented(form)) == indented(form));
    const auto read = from_json(read_file("contract/article.example.json"));
    REQUIRE(read);
    CHECK(*read == article);
    CHECK(to_json(*read) == form);
}

TEST_CASE("the schema accepts the example and every story of the sample newspaper") {
    const Schema schema{read_file("contract/article.schema.json")};
    CHECK(schema.accepts(json::parse(read_file("contract/article.example.json"))));
    for (const auto& path : testing::sample_stories()) {
        const auto typed = read_story_form(read_file(path), {});
        REQUIRE(typed);
        const std::string form = to_json(typed->article);
        CHECK(schema.accepts(json::parse(form)));
        const auto read = from_json(form);
        REQUIRE(read);
        CHECK(*read == typed->article);
    }
}

TEST_CASE("signs that JSON escapes come back as they were, and Arabic stands unescaped") {
    Article article;
    article.headline = "«\"قال\\ كتب\"»\tو\nسطر 😀 C++";
    const std::string form = to_json(article);
    CHECK(form.find("قال\\\\ كتب") != std::string::npos);
    CHECK(form.find('\n') == std::string::npos);
    CHECK(from_json(form)->headline == article.headline);
}

TEST_CASE("what is not in the schema is refused with its place") {
    struct Probe {
        std::string text;
        std::string_view where, what;
        bool schema_refuses = true;
    };
    const Probe probes[] = {
        {"", "", "not_json", false},
        {"[]", "", "not_an_object"},
        {"{} x", "", "not_json", false},
        {R"({"language":"ar","section":"","headline":"\xFF","blocks":[]})", "", "not_json", false},
        {R"({"language":"ar","section":"","headline":""})", "/blocks", "missing"},
        {R"({"language":"ar","section":"","headline":"","blocks":[],"status":"draft"})", "/status", "unknown_member"},
        {R"({"language":"ar","section":"","headline":5,"blocks":[]})", "/headline", "not_a_string"},
        {R"({"language":"a r","section":"","headline":"","blocks":[]})", "/language", "bad_language", false},
        {R"({"language":"ar","section":"","headline":"\u0000","blocks":[]})", "/headline", "control_character", false},
        {R"({"language":"ar","section":"","headline":"","blocks":{}})", "/blocks", "not_a_list"},
        {R"({"language":"ar","section":"","headline":"","blocks":[],"bylines":[{"role":"chief","name":"x"}]})",
         "/bylines/0/role", "unknown_role"},
        {R"({"language":"ar","section":"","headline":"","blocks":[],"picture":{"file":"a","width":-1}})",
         "/picture/width", "bad_number"},
        {R"({"language":"ar","section":"","headline":"","blocks":[],"picture":{"file":"a","width":1.5}})",
         "/picture/width", "bad_number"},
        {R"({"language":"ar","section":"","headline":"","blocks":[],"sources":[{"name":"x","address":"javascript:x"}]})",
         "/sources/0/address", "bad_link", false},
        {with_block(R"({"kind":"poem","text":[]})"), "/blocks/0", "unknown_kind"},
        {with_block(R"({"text":[]})"), "/blocks/0", "unknown_kind"},
        {with_block(R"({"kind":"paragraph","text":"x"})"), "/blocks/0/text", "not_a_list"},
        {with_block(R"({"kind":"paragraph","text":[{"text":"x","strong":1}]})"), "/blocks/0/text/0/strong",
         "not_a_flag"},
        {with_block(R"({"kind":"paragraph","text":[{"text":"x","link":"data:x"}]})"), "/blocks/0/text/0/link",
         "bad_link", false},
        {with_block(R"({"kind":"paragraph","text":[],"class":"x"})"), "/blocks/0/class", "unknown_member"},
        {with_block(R"({"kind":"embed","address":"/here"})"), "/blocks/0/address", "bad_link", false},
        {with_block(R"({"kind":"facts","blocks":[{"kind":"facts","blocks":[]}]})"), "/blocks/0/blocks/0",
         "unknown_kind"},
        {with_block(R"({"kind":"subhead","text":"a","anchor":"x"},{"kind":"subhead","text":"b","anchor":"x"})"),
         "/blocks/1/anchor", "anchor_twice", false},
        {with_block(R"({"kind":"subhead","text":"a","anchor":"x y"})"), "/blocks/0/anchor", "bad_anchor", false},
        {std::string(100, '['), "", "too_deep", false},
        {std::string((4u << 20) + 1, ' '), "", "too_large", false},
    };
    const Schema schema{read_file("contract/article.schema.json")};
    for (const Probe& probe : probes) {
        CAPTURE(probe.where);
        CAPTURE(probe.what);
        const auto read = from_json(probe.text);
        REQUIRE_FALSE(read);
        CHECK(read.error().where == probe.where);
        CHECK(read.error().what == "article_json." + std::string{probe.what});
        CHECK(text::Messages::carried().has("ar", read.error().what));
        CHECK(text::Messages::carried().has("en", read.error().what));
        if (probe.schema_refuses) CHECK_FALSE(schema.accepts(json::parse(probe.text)));
    }
    CHECK(from_json(smallest));
}

TEST_CASE("a list of more than ten thousand is refused before it fills the memory") {
    std::string items = "[]";
    for (int number = 0; number < 10'000; ++number) items += ",[]";
    const auto read = from_json(with_block("{\"kind\":\"list\",\"items\":[" + items + "]}"));
    REQUIRE_FALSE(read);
    CHECK(read.error() == Malformed{"/blocks/0/items", "article_json.too_many"});
}

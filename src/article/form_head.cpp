#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "article/internal/form.h"
#include "base/url.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/numbers.h"
#include "text/slug.h"

namespace midad::article {

namespace {

constexpr std::size_t longest_headline = 300;  // characters
constexpr std::size_t longest_value = 2000;    // characters
constexpr std::size_t longest_origin = 200;    // bytes
constexpr std::size_t most_of_a_key = 100;

struct Key {
    std::string_view name;
    bool many;
};
constexpr std::array<Key, 25> keys{
    {{"headline", false},       {"section", false},  {"kicker", false},  {"standfirst", false},
     {"city", false},           {"agency", false},   {"by", true},       {"translated-by", true},
     {"photographed-by", true}, {"edited-by", true}, {"keyword", true},  {"source", true},
     {"published", false},      {"language", false}, {"picture", false}, {"caption", false},
     {"credit", false},         {"alt", false},      {"placing", false}, {"breaking", false},
     {"slug", false},           {"origin", false},   {"story", false},   {"correction", true},
     {"translation-of", false}}};

struct Value {
    const Key* key;
    int line;
    std::string text;
};

std::string lower_case(std::string_view word) {
    std::string lower{word};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

class Head {
public:
    Head(const text::House& house, TypedStory& story, FormFaults& faults)
        : house_{house}, story_{story}, faults_{faults} {}

    void read(const std::vector<Line>& lines) {
        for (const Line& line : lines) take_line(line);
        for (const Value& value : values_) {
            if (is_of_good_length(value)) take(value);
        }
        check_together();
    }

private:
    void take_line(const Line& line) {
        if (line.blank()) return;
        if (line.text[0] == ' ' || line.text[0] == '\t') return go_on(line);
        goes_on_ = nullptr;
        skipped_ = true;
        const std::size_t colon = line.text.find(':');
        if (colon == line.text.npos) return faults_.add(line.number, "no_key");
        const std::string name = lower_case(trimmed(line.text.substr(0, colon)));
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& known) { return known.name == name; });
        if (key == keys.end()) return faults_.add(line.number, "unknown_key", {{"key", name}});
        if (const Value* before = find(key->name); before && !key->many) {
            return faults_.add(line.number, "key_twice", {{"key", name}, {"first", std::to_string(before->line)}});
        }
        if (std::count_if(values_.begin(), values_.end(), [&](const Value& value) { return value.key == &*key; }) >=
            static_cast<std::ptrdiff_t>(most_of_a_key)) {
            return faults_.add(line.number, "key_too_often", {{"key", name}, {"limit", std::to_string(most_of_a_key)}});
        }
        values_.push_back({&*key, line.number, std::string{trimmed(line.text.substr(colon + 1))}});
        goes_on_ = &values_.back().text;
    }

    void go_on(const Line& line) {
        if (goes_on_) {
            if (!goes_on_->empty()) *goes_on_ += ' ';
            *goes_on_ += trimmed(line.text);
        } else if (!skipped_) {
            faults_.add(line.number, "nothing_to_go_on");
        }
    }

    bool is_of_good_length(const Value& value) {
        const std::string key{value.key->name};
        if (value.text.empty()) {
            faults_.add(value.line, "empty_value", {{"key", key}});
            return false;
        }
        const std::size_t limit = key == "headline" ? longest_headline : longest_value;
        if (text::length(value.text) <= limit) return true;
        faults_.add(value.line, "too_long", {{"key", key}, {"limit", std::to_string(limit)}});
        return false;
    }

    const Value* find(std::string_view key) const {
        for (const Value& value : values_) {
            if (value.key->name == key) return &value;
        }
        return nullptr;
    }

    void take(const Value& value) {
        if (take_words(value) || take_byline(value) || take_picture(value)) return;
        const std::string_view key = value.key->name;
        if (key == "keyword") return take_keyword(value);
        if (key == "source") return take_source(value);
        if (key == "published") return take_date(value, value.text, story_.published);
        if (key == "language") return take_language(value);
        if (key == "placing") return take_placing(value);
        if (key == "breaking") return take_breaking(value);
        if (key == "slug") return take_slug(value);
        if (key == "origin") return take_origin(value);
        if (key == "story") return take_number(value, story_.story);
        if (key == "translation-of") return take_number(value, story_.translation_of);
        take_correction(value);
    }

    bool take_words(const Value& value) {
        Article& article = story_.article;
        const std::array<std::pair<std::string_view, std::string*>, 6> places{{{"headline", &article.headline},
                                                                               {"section", &article.section},
                                                                               {"kicker", &article.kicker},
                                                                               {"standfirst", &article.standfirst},
                                                                               {"city", &article.dateline.city},
                                                                               {"agency", &article.dateline.agency}}};
        for (const auto& [key, place] : places) {
            if (key != value.key->name) continue;
            *place = tidy(value);
            return true;
        }
        return false;
    }

    /// A value of nothing but invisible characters says nothing.
    std::string tidy(const Value& value) {
        std::string words = text::tidy(value.text);
        if (words.empty()) faults_.add(value.line, "empty_value", {{"key", std::string{value.key->name}}});
        return words;
    }

    bool take_byline(const Value& value) {
        static constexpr std::array<std::pair<std::string_view, Role>, 4> roles{
            {{"by", Role::wrote},
             {"translated-by", Role::translated},
             {"photographed-by", Role::photographed},
             {"edited-by", Role::edited}}};
        for (const auto& [key, role] : roles) {
            if (key != value.key->name) continue;
            story_.article.bylines.push_back({role, tidy(value)});
            return true;
        }
        return false;
    }

    bool take_picture(const Value& value) {
        const std::string_view key = value.key->name;
        if (key == "picture") {
            lead_.file = value.text;
        } else if (key == "caption") {
            lead_.caption = tidy(value);
        } else if (key == "credit") {
            lead_.credit = tidy(value);
        } else if (key == "alt") {
            lead_.alt = tidy(value);
        } else {
            return false;
        }
        return true;
    }

    void take_keyword(const Value& value) {
        std::string keyword = tidy(value);
        auto& keywords = story_.article.keywords;
        if (std::find(keywords.begin(), keywords.end(), keyword) != keywords.end()) {
            return faults_.add(value.line, "keyword_twice", {{"keyword", keyword}});
        }
        keywords.push_back(std::move(keyword));
    }

    void take_source(const Value& value) {
        const auto [name, address] = parted_at_bar(value.text);
        Source source{text::tidy(name), std::string{address}};
        if (source.name.empty()) faults_.add(value.line, "source_without_name");
        if (address.data() && !is_web_address(address)) {
            faults_.add(value.line, "bad_link", {{"address", source.address}});
        }
        story_.article.sources.push_back(std::move(source));
    }

    void take_date(const Value& value, std::string_view date, std::optional<Instant>& into) {
        into = text::parse_instant(date, house_);
        if (!into)
            faults_.add(value.line, "bad_date", {{"key", std::string{value.key->name}}, {"value", std::string{date}}});
    }

    void take_language(const Value& value) {
        if (!text::is_language(value.text)) faults_.add(value.line, "bad_language", {{"value", value.text}});
        story_.article.language = value.text;
    }

    void take_placing(const Value& value) {
        story_.placing = value.text;
        for (const std::string_view known : {"lead", "top", "normal", "brief"}) {
            if (value.text == known) return;
        }
        faults_.add(value.line, "bad_placing", {{"value", value.text}});
    }

    void take_breaking(const Value& value) {
        story_.breaking = value.text == "yes";
        if (!story_.breaking) faults_.add(value.line, "bad_breaking", {{"value", value.text}});
    }

    void take_slug(const Value& value) {
        story_.slug = text::slug(value.text);
        if (story_.slug.empty()) faults_.add(value.line, "bad_slug", {{"value", value.text}});
    }

    void take_origin(const Value& value) {
        story_.origin = value.text;
        if (value.text.size() > longest_origin) {
            faults_.add(value.line, "origin_too_long", {{"limit", std::to_string(longest_origin)}});
        }
    }

    void take_number(const Value& value, std::optional<std::int64_t>& into) {
        const std::string digits = text::ascii_digits(value.text);
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc{} || end != digits.data() + digits.size() || number <= 0) {
            return faults_.add(value.line, "bad_number", {{"value", value.text}});
        }
        into = number;
    }

    void take_correction(const Value& value) {
        TypedStory::Note note;
        const auto [before, after] = parted_at_bar(value.text);
        if (after.data()) take_date(value, before, note.at);
        note.words = text::tidy(read_plain(after.data() ? after : before));
        if (note.words.empty()) faults_.add(value.line, "empty_value", {{"key", "correction"}});
        story_.corrections.push_back(std::move(note));
    }

    void check_together() {
        for (const std::string_view key : {"headline", "section"}) {
            if (!find(key)) faults_.add(1, "missing_" + std::string{key});
        }
        const Value* picture = find("picture");
        if (picture && !find("credit")) faults_.add(picture->line, "picture_without_credit");
        for (const std::string_view key : {"caption", "credit", "alt"}) {
            const Value* value = find(key);
            if (value && !picture) faults_.add(value->line, "without_picture", {{"key", std::string{key}}});
        }
        if (picture) story_.article.picture = lead_;
        const Value* correction = find("correction");
        if (correction && !find("story") && !find("origin")) faults_.add(correction->line, "correction_of_nothing");
    }

    const text::House& house_;
    TypedStory& story_;
    FormFaults& faults_;
    std::vector<Value> values_;
    std::string* goes_on_ = nullptr;  // the value that a line which begins with a blank belongs to
    bool skipped_ = false;            // whether such a line belongs to one that was refused already
    Picture lead_;
};

}  // namespace

void read_head(const std::vector<Line>& lines, const text::House& house, TypedStory& story, FormFaults& faults) {
    Head{house, story, faults}.read(lines);
}

}  // namespace midad::article

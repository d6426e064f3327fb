#include "record/internal/rows.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

#include "article/json.h"
#include "base/failure.h"
#include "record/queries.h"
#include "store/database.h"

namespace midad::record {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 4> roles{"wrote", "translated", "photographed", "edited"};
constexpr std::array<std::string_view, 7> reasons{"error",     "legal",   "privacy",   "agency_kill",
                                                  "duplicate", "expired", "taken_back"};

std::string text_of(const json::object& object, std::string_view member) {
    return std::string{object.at(member).as_string()};
}

std::vector<article::Byline> bylines_of(const std::string& text) {
    std::vector<article::Byline> bylines;
    const json::value list = json::parse(text);
    for (const json::value& value : list.as_array()) {
        const json::object& object = value.as_object();
        const auto role = std::ranges::find(roles, std::string_view{object.at("role").as_string()});
        bylines.push_back({static_cast<article::Role>(role - roles.begin()), text_of(object, "name")});
    }
    return bylines;
}

article::Picture picture_of(const std::string& text) {
    const json::value value = json::parse(text);
    const json::object& object = value.as_object();
    return {text_of(object, "file"),
            text_of(object, "alt"),
            text_of(object, "caption"),
            text_of(object, "credit"),
            static_cast<int>(object.at("width").as_int64()),
            static_cast<int>(object.at("height").as_int64())};
}

}  // namespace

std::string bylines_json(const std::vector<article::Byline>& bylines) {
    json::array array;
    for (const article::Byline& byline : bylines)
        array.push_back(json::object{{"role", roles.at(static_cast<std::size_t>(byline.role))}, {"name", byline.name}});
    return json::serialize(array);
}

std::optional<std::string> picture_json(const std::optional<article::Picture>& picture) {
    if (!picture) return std::nullopt;
    return json::serialize(json::object{{"file", picture->file},
                                        {"alt", picture->alt},
                                        {"caption", picture->caption},
                                        {"credit", picture->credit},
                                        {"width", picture->width},
                                        {"height", picture->height}});
}

Card card_of(const store::Row& row) {
    Card card;
    card.story = StoryId{row.integer(0)};
    card.version = static_cast<int>(row.integer(1));
    card.language = row.text(2);
    card.section = row.text(3);
    card.slug = row.text(4);
    card.kicker = row.text(5);
    card.headline = row.text(6);
    card.standfirst = row.text(7);
    card.bylines = bylines_of(row.text(8));
    card.dateline = {row.text(9), row.text(10)};
    if (!row.is_null(11)) card.picture = picture_of(row.text(11));
    card.placing = static_cast<Placing>(row.integer(12));
    card.published_at = from_ms(row.integer(13));
    card.updated_at = from_ms(row.integer(14));
    if (const auto until = row.maybe_integer(15)) card.breaking_until = from_ms(*until);
    card.corrected = !row.is_null(16);
    return card;
}

article::Article article_of(StoryId story, const std::string& text) {
    auto article = article::from_json(text);
    if (!article) {
        const std::string number = std::to_string(story.value);
        throw Failure{
            "record.unreadable",
            {{"story", number}, {"where", article.error().where}},
            "record: story " + number + " cannot be read at " + article.error().where + ": " + article.error().what};
    }
    return *std::move(article);
}

std::string_view word_of(WithdrawalReason reason) { return reasons.at(static_cast<std::size_t>(reason)); }

WithdrawalReason reason_of(std::string_view word) {
    const auto found = std::ranges::find(reasons, word);
    return found == reasons.end() ? WithdrawalReason::error : static_cast<WithdrawalReason>(found - reasons.begin());
}

std::string lines_of(const std::vector<std::string>& words) {
    std::string lines;
    for (const std::string& word : words) {
        if (!lines.empty()) lines += '\n';
        lines += word;
    }
    return lines;
}

std::vector<std::string> words_of(std::string_view lines) {
    std::vector<std::string> words;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        words.emplace_back(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return words;
}

namespace {

std::vector<Correction> corrections_of(store::Session& session, StoryId story, int version) {
    std::vector<Correction> corrections;
    for (const store::Row& row : session.all(queries::corrections_of_story, story.value, version))
        corrections.push_back({from_ms(row.integer(0)), row.text(1), static_cast<int>(row.integer(2))});
    return corrections;
}

}  // namespace

std::optional<Published> latest(store::Session& session, StoryId story) {
    const auto row = session.one(queries::latest_version, story.value);
    if (!row) return std::nullopt;
    Published published{card_of(*row), article_of(story, row->text(card_columns)), {}};
    if (published.card.corrected) published.corrections = corrections_of(session, story, published.card.version);
    return published;
}

std::optional<Published> one_version(store::Session& session, StoryId story, int number) {
    const auto row = session.one(queries::one_version, story.value, number);
    if (!row) return std::nullopt;
    Published published{card_of(*row), article_of(story, row->text(card_columns)), {}};
    Card& card = published.card;
    const article::Article& article = published.article;
    card.version = number;
    card.language = article.language;
    card.section = article.section;
    card.kicker = article.kicker;
    card.headline = article.headline;
    card.standfirst = article::summary(article);
    card.bylines = article.bylines;
    card.dateline = article.dateline;
    card.picture = article.picture;
    card.updated_at = from_ms(row->integer(card_columns + 1));
    published.corrections = corrections_of(session, story, number);
    card.corrected = !published.corrections.empty();
    return published;
}

}  // namespace midad::record

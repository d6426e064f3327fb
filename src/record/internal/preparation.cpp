#include "record/internal/preparation.h"

#include <algorithm>

#include "article/json.h"
#include "base/utf8.h"
#include "record/internal/rows.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/slug.h"

namespace midad::record {

namespace {

// In characters as a reader counts them.
constexpr std::size_t longest_headline = 300;
constexpr std::size_t longest_keyword = 100;
// In bytes, since they are names between programs: docs/story-form.md gives the first.
constexpr std::size_t longest_origin = 200;
constexpr std::size_t longest_section = 64;
constexpr std::size_t longest_language = 35;  // RFC 5646 §4.4.1: the longest tag that a program must take

bool has_words(const article::Text& text) { return !text::plain(article::plain_text(text)).empty(); }

bool says_something(const article::Block& block) {
    struct {
        bool operator()(const article::Paragraph& paragraph) const { return has_words(paragraph.text); }
        bool operator()(const article::Subhead&) const { return false; }
        bool operator()(const article::Quote& quote) const { return has_words(quote.text); }
        bool operator()(const article::List& list) const { return std::ranges::any_of(list.items, has_words); }
        bool operator()(const article::FactBox& box) const { return !box.blocks.empty(); }
        bool operator()(const article::PictureBlock&) const { return true; }
        bool operator()(const article::Table& table) const { return !table.rows.empty(); }
        bool operator()(const article::Embed&) const { return true; }
        bool operator()(const article::File&) const { return true; }
    } says;
    return std::visit(says, block);
}

void object_to_headline(const article::Article& article, Objections& found) {
    if (text::plain(article.headline).empty()) {
        found.push_back({"record.headline_missing", {}});
    } else if (const std::size_t length = text::length(article.headline); length > longest_headline) {
        found.push_back({"record.headline_too_long",
                         {{"characters", std::to_string(length)}, {"most", std::to_string(longest_headline)}}});
    }
}

void object_to_pictures(const article::Article& article, Objections& found) {
    const auto look_at = [&](const article::Picture& picture) {
        if (text::plain(picture.credit).empty())
            found.push_back({"record.picture_without_credit", {{"picture", picture.file}}});
    };
    if (article.picture) look_at(*article.picture);
    for (const article::Block& block : article.blocks)
        if (const auto* held = std::get_if<article::PictureBlock>(&block)) look_at(held->picture);
}

void object_to_text(const article::Article& article, Objections& found) {
    if (text::plain(article.standfirst).empty() && std::ranges::none_of(article.blocks, says_something))
        found.push_back({"record.text_missing", {}});
}

/// The places that become columns of their own, named as the story form names them.
std::vector<std::pair<std::string, std::string_view>> short_texts(const Publication& publication) {
    const article::Article& article = publication.article;
    std::vector<std::pair<std::string, std::string_view>> texts{
        {"language", article.language},      {"section", article.section},       {"kicker", article.kicker},
        {"headline", article.headline},      {"standfirst", article.standfirst}, {"city", article.dateline.city},
        {"agency", article.dateline.agency}, {"slug", publication.slug},         {"origin", publication.origin}};
    for (const std::string& keyword : article.keywords) texts.emplace_back("keyword", keyword);
    for (const article::Byline& byline : article.bylines) texts.emplace_back("by", byline.name);
    for (const auto& [at, note] : publication.corrections) texts.emplace_back("correction", note);
    return texts;
}

/// False when something is not text at all, so that nothing else is worth asking.
bool is_text(const Publication& publication, Objections& found) {
    for (const auto& [where, words] : short_texts(publication)) {
        if (!is_utf8(words)) found.push_back({"record.not_utf8", {{"where", where}}});
        // PostgreSQL keeps no zero byte in a text.
        else if (words.find('\0') != words.npos)
            found.push_back({"record.control_character", {{"where", where}}});
    }
    return found.empty();
}

void object_to_names(const Publication& publication, Objections& found) {
    const article::Article& article = publication.article;
    if (text::plain(article.section).empty())
        found.push_back({"record.section_missing", {}});
    else if (article.section.size() > longest_section)
        found.push_back({"record.section_impossible", {{"section", text::shortened(article.section, 40)}}});
    if (article.language.empty() || article.language.size() > longest_language)
        found.push_back({"record.language_impossible", {{"language", text::shortened(article.language, 40)}}});
    for (const std::string& keyword : article.keywords)
        if (text::length(keyword) > longest_keyword)
            found.push_back({"record.keyword_too_long",
                             {{"keyword", text::shortened(keyword, 40)}, {"most", std::to_string(longest_keyword)}}});
    if (publication.origin.size() > longest_origin)
        found.push_back({"record.origin_too_long", {{"most", std::to_string(longest_origin)}}});
    if (!publication.slug.empty() && text::slug(publication.slug).empty())
        found.push_back({"record.slug_impossible", {{"slug", text::shortened(publication.slug, 40)}}});
    for (const auto& [at, note] : publication.corrections)
        if (text::plain(note).empty()) found.push_back({"record.correction_empty", {}});
}

/// «2031-01-01 09:00 UTC», since the record does not know the paper's time zone.
std::string in_utc(Instant instant) {
    std::string iso = text::iso8601(instant, text::House{.zone = "UTC"}).substr(0, 16);
    iso[10] = ' ';
    return iso + " UTC";
}

/// Spellings that fold to the same letters are one keyword; the first stays.
std::vector<std::string> each_once(const std::vector<std::string>& keywords) {
    std::vector<std::string> once;
    std::vector<std::string> folded;
    for (const std::string& keyword : keywords) {
        std::string key = text::folded(keyword);
        if (std::ranges::find(folded, key) != folded.end()) continue;
        folded.push_back(std::move(key));
        once.push_back(keyword);
    }
    return once;
}

/// The article as it is kept.
std::string kept_json(const article::Article& article) {
    std::vector<std::string> keywords = each_once(article.keywords);
    if (keywords.size() == article.keywords.size()) return article::to_json(article);
    article::Article kept = article;
    kept.keywords = std::move(keywords);
    return article::to_json(kept);
}

/// Nothing goes on the record that could not be read from it again.
void object_to_form(std::string_view article_json, Objections& found) {
    if (const auto read = article::from_json(article_json); !read)
        found.push_back({"record.article_malformed", {{"where", read.error().where}, {"what", read.error().what}}});
}

}  // namespace

std::optional<Objection> objection_to_times(const Publication& publication, Instant now) {
    const Instant latest = now + most_ahead;
    if (publication.published_at && *publication.published_at > latest)
        return Objection{"record.published_ahead", {{"time", in_utc(*publication.published_at)}}};
    for (const auto& [at, note] : publication.corrections)
        if (at && *at > latest) return Objection{"record.correction_ahead", {{"time", in_utc(*at)}}};
    return std::nullopt;
}

Result<Prepared, Objections> prepare(const Publication& publication, Instant now) {
    const article::Article& article = publication.article;
    Objections found;
    if (!is_text(publication, found)) return refuse(std::move(found));
    Prepared prepared{&publication, kept_json(article), {}, {}, {}, {}, {}, {}};
    if (!is_utf8(prepared.article_json)) return refuse(Objections{{"record.not_utf8", {{"where", "text"}}}});
    object_to_headline(article, found);
    object_to_names(publication, found);
    object_to_text(article, found);
    object_to_pictures(article, found);
    if (auto ahead = objection_to_times(publication, now)) found.push_back(*std::move(ahead));
    object_to_form(prepared.article_json, found);
    if (!found.empty()) return refuse(std::move(found));

    prepared.slug = text::slug(publication.slug.empty() ? article.headline : publication.slug);
    prepared.standfirst = article::summary(article);
    prepared.bylines = bylines_json(article.bylines);
    prepared.picture = picture_json(article.picture);
    for (const std::string& keyword : article.keywords)
        if (!text::folded(keyword).empty()) prepared.keywords.push_back(text::tidy(keyword));
    for (const article::Byline& byline : article.bylines)
        if (std::string slug = text::slug(byline.name); !slug.empty())
            prepared.authors.emplace_back(std::move(slug), text::tidy(byline.name));
    return prepared;
}

}  // namespace midad::record

#include "search_stories.h"

#include <stdlib.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>

#include "article/article.h"
#include "search/internal/rebuilding.h"
#include "text/dates.h"
#include "topics/sections.h"

namespace midad::bench {

namespace {

std::string text_of(const boost::json::object& object, std::string_view name) {
    const auto* const value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

void add_paragraphs(article::Article& article, const std::string& body) {
    std::istringstream lines{body};
    for (std::string line; std::getline(lines, line);) article.blocks.emplace_back(article::Paragraph{{{line}}});
}

/// A word of the text with a letter put in: one that the paper has not had.
std::string with_new_word(std::string paragraph, std::mt19937_64& random) {
    const std::size_t at = paragraph.find(' ', random() % (paragraph.size() + 1));
    if (at == paragraph.npos) return paragraph;
    static const std::vector<std::string> letters{"خ", "ش", "ط", "ع", "غ", "ض", "ظ", "ث", "ذ", "ق"};
    std::string word = " ";
    for (int letter = 0; letter < 5; ++letter) word += letters[random() % letters.size()];
    return paragraph.insert(at, word);
}

}  // namespace

ListedStories::ListedStories(const std::filesystem::path& json_lines, What what) {
    std::ifstream file{json_lines};
    if (!file) throw std::runtime_error{"cannot read " + json_lines.string()};
    const text::House house;
    for (std::string line; std::getline(file, line);) {
        const auto object = boost::json::parse(line).as_object();
        record::Published published;
        const StoryId story{static_cast<std::int64_t>(stories_.size()) + 1};
        published.card.story = story;
        published.card.section = text_of(object, "section");
        published.card.language = "ar";
        published.card.published_at =
            text::parse_instant(text_of(object, "date"), house).value_or(from_ms(1'480'000'000'000));
        if (what == What::everything) {
            published.article.headline = text_of(object, "title");
            published.article.standfirst = text_of(object, "abstract");
        }
        add_paragraphs(published.article, text_of(object, "body"));
        by_id_.emplace(text_of(object, "id"), story);
        stories_.push_back(std::move(published));
    }
}

void ListedStories::grow_to(std::size_t stories) {
    std::mt19937_64 random{20250507};
    const std::size_t real = stories_.size();
    stories_.reserve(stories);
    while (stories_.size() < stories) {
        record::Published made = stories_[random() % real];
        made.card.story = StoryId{static_cast<std::int64_t>(stories_.size()) + 1};
        made.card.published_at += std::chrono::hours{static_cast<int>(random() % 40'000)};
        made.article.headline = stories_[random() % real].article.headline;
        for (article::Block& block : made.article.blocks) {
            const auto& other = stories_[random() % real].article.blocks;
            if (other.empty()) continue;
            block = other[random() % other.size()];
            auto& paragraph = std::get<article::Paragraph>(block);
            if (random() % 2 == 0) paragraph.text[0].text = with_new_word(paragraph.text[0].text, random);
        }
        stories_.push_back(std::move(made));
    }
}

std::vector<StoryId> ListedStories::after(StoryId story, std::size_t limit) const {
    std::vector<StoryId> next;
    for (auto number = story.value + 1; next.size() < limit && number <= count(); ++number) next.emplace_back(number);
    return next;
}

std::optional<record::Published> ListedStories::find(StoryId story) const {
    return stories_[static_cast<std::size_t>(story.value - 1)];
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "midad-search-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

double build(const std::filesystem::path& folder, const ListedStories& stories) {
    const auto begun = std::chrono::steady_clock::now();
    const text::House house;
    search::internal::rebuild_from(search::internal::Paths{folder}, stories, house,
                                   [](const search::Progress&) { return true; });
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

search::Query query_of(std::string_view typed) {
    static const topics::Sections none{{}};
    auto query = search::read_query(typed, {}, search::Order::relevance, none, {});
    // What a reader's page would refuse is asked as words: the measurement is of the index.
    if (!query) return {std::string{typed}, {{search::Part::Kind::word, std::string{typed}}}, {}, {}};
    return *std::move(query);
}

}  // namespace midad::bench

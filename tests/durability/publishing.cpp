#include <algorithm>

#include <fmt/format.h>

#include "base/clock.h"
#include "record/record.h"
#include "store/database.h"
#include "work.h"

namespace midad::durability {

namespace {

constexpr std::int64_t paragraphs = 3;
const SystemClock system_clock;

std::string origin_of(std::int64_t number) { return fmt::format("durability/{}", number); }

/// From 60 bytes to 20 KB: stories that fit a page of the store, and stories that are spread over several.
std::string words_of(std::int64_t number, std::int64_t position) {
    const std::int64_t times = 1 + (number * 7 + position * 131) % 311;
    std::string words;
    for (std::int64_t at = 0; at < times; ++at)
        words += fmt::format("موسكو – (وكالات): الفقرة {} من {}. ", position, number);
    return words;
}

article::Article article_of(std::int64_t number) {
    article::Article article;
    article.section = "energy";
    article.headline = fmt::format("اتفاقية الشراكة رقم {}", number);
    article.dateline = {"مرسى الشرق", "وكالات"};
    article.bylines = {{article::Role::wrote, "رنا العلي"}};
    article.keywords = {"الشراكة", fmt::format("كلمة {}", number % 7)};
    for (std::int64_t position = 1; position <= paragraphs; ++position) {
        article.blocks.push_back(article::Paragraph{{{words_of(number, position)}}});
    }
    return article;
}

/// The number of a story that this program published; 0 for another's.
std::int64_t number_of(const article::Article& article) {
    const std::size_t blank = article.headline.rfind(' ');
    return blank == std::string::npos ? 0 : std::atoll(article.headline.c_str() + blank + 1);
}

class Publishing : public Work {
public:
    void write(store::Database& database, std::int64_t number) override;
    std::vector<std::string> faults_of(store::Database& database, std::int64_t first,
                                       const std::set<std::int64_t>& acknowledged, std::int64_t& found) override;

private:
    std::int64_t looked_at_ = 0;  // the changes of earlier rounds
};

void Publishing::write(store::Database& database, std::int64_t number) {
    record::Record record{database, system_clock};
    record::Publication publication;
    publication.article = article_of(number);
    publication.origin = origin_of(number);
    const auto published = record.publish(publication);
    if (!published) throw std::runtime_error{"the record refused a story: " + published.error().front().key};
}

std::vector<std::string> Publishing::faults_of(store::Database& database, std::int64_t first,
                                               const std::set<std::int64_t>& acknowledged, std::int64_t& found) {
    if (first == 0) looked_at_ = 0;  // all of them, once more
    std::vector<std::string> faults = database.faults();
    const record::Record record{database, system_clock};
    std::set<std::int64_t> missing = acknowledged;
    found = 0;
    for (const record::Record::Change& change : record.changes_after(looked_at_)) {
        if (change.sequence != looked_at_ + 1)
            faults.push_back(fmt::format("change {} follows {}", change.sequence, looked_at_));
        looked_at_ = change.sequence;
        const auto story = record.find_latest(change.story);
        if (!story) {
            faults.push_back(fmt::format("change {} names a story that is not there", change.sequence));
            continue;
        }
        const std::int64_t number = number_of(story->article);
        missing.erase(number);
        if (number >= first) ++found;
        if (story->article != article_of(number)) faults.push_back(fmt::format("story {} is not whole", number));
        if (record.find_origin(origin_of(number)) != change.story)
            faults.push_back(fmt::format("story {} has lost its origin", number));
        if (!record.find_address(change.story)) faults.push_back(fmt::format("story {} has no address", number));
    }
    for (const std::int64_t number : missing)
        faults.push_back(fmt::format("story {} was acknowledged and is not there", number));
    return faults;
}

}  // namespace

std::unique_ptr<Work> publishing() { return std::make_unique<Publishing>(); }

}  // namespace midad::durability

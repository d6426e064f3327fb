#include "writer.h"

#include <map>

#include <fmt/format.h>

#include "store/database.h"

namespace midad::durability {

namespace {

using store::Durability;
using store::Query;
using store::Row;
using store::Transaction;

constexpr std::int64_t paragraphs = 3;

constexpr const char* stories_table =
    "create table durability_stories (number bigint primary key, headline text not null)";
constexpr const char* paragraphs_table =
    "create table durability_paragraphs (number bigint not null references durability_stories (number), "
    "position bigint not null, words text not null, primary key (number, position))";
constexpr const char* count_table = "create table durability_count (id bigint primary key, stories bigint not null)";
constexpr const char* first_count = "insert into durability_count (id, stories) values (1, 0)";

constexpr Query insert_story{"durability.insert_story",
                             "insert into durability_stories (number, headline) values (?1, ?2)",
                             "insert into durability_stories (number, headline) values ($1, $2)"};
constexpr Query insert_paragraph{"durability.insert_paragraph",
                                 "insert into durability_paragraphs (number, position, words) values (?1, ?2, ?3)",
                                 "insert into durability_paragraphs (number, position, words) values ($1, $2, $3)"};
constexpr Query count_one{"durability.count_one", "update durability_count set stories = stories + 1 where id = 1",
                          "update durability_count set stories = stories + 1 where id = 1"};
constexpr Query stories{"durability.stories",
                        "select number, headline from durability_stories where number >= ?1 order by number",
                        "select number, headline from durability_stories where number >= $1 order by number"};
constexpr Query paragraphs_of{
    "durability.paragraphs",
    "select number, position, words from durability_paragraphs where number >= ?1 order by number, position",
    "select number, position, words from durability_paragraphs where number >= $1 order by number, position"};
constexpr Query counts{"durability.counts",
                       "select stories, (select count(1) from durability_stories) from durability_count where id = 1",
                       "select stories, (select count(1) from durability_stories) from durability_count where id = 1"};

std::string headline_of(std::int64_t number) { return fmt::format("اتفاقية الشراكة رقم {}", number); }

/// From 60 bytes to 20 KB: rows that fit a page, and rows that are spread over several.
std::string words_of(std::int64_t number, std::int64_t position) {
    const std::int64_t times = 1 + (number * 7 + position * 131) % 311;
    std::string words;
    for (std::int64_t at = 0; at < times; ++at)
        words += fmt::format("موسكو – (وكالات): الفقرة {} من {}. ", position, number);
    return words;
}

}  // namespace

void prepare(store::Database& database) {
    database.together(Durability::full, [](Transaction& transaction) {
        for (const char* sql : {stories_table, paragraphs_table, count_table, first_count}) {
            transaction.run(Query{"durability.prepare", sql, sql});
        }
    });
}

void publish(store::Database& database, std::int64_t number) {
    database.together(Durability::full, [&](Transaction& transaction) {
        transaction.run(insert_story, number, headline_of(number));
        for (std::int64_t position = 1; position <= paragraphs; ++position) {
            transaction.run(insert_paragraph, number, position, words_of(number, position));
        }
        transaction.run(count_one);
        transaction.announce();
    });
}

std::vector<std::string> faults_of(store::Database& database, std::int64_t first,
                                   const std::set<std::int64_t>& acknowledged, std::int64_t& found) {
    std::vector<std::string> faults = database.faults();
    std::set<std::int64_t> missing = acknowledged;
    std::map<std::int64_t, std::int64_t> whole;  // right paragraphs of each story
    for (const Row& row : database.all(stories, first)) {
        const std::int64_t number = row.integer(0);
        missing.erase(number);
        whole[number] = 0;
        if (row.text(1) != headline_of(number)) faults.push_back(fmt::format("story {} has another headline", number));
    }
    for (const Row& row : database.all(paragraphs_of, first)) {
        const std::int64_t number = row.integer(0);
        if (row.text(2) == words_of(number, row.integer(1))) ++whole[number];
    }
    for (const auto& [number, right] : whole) {
        if (right != paragraphs)
            faults.push_back(fmt::format("story {} has {} right paragraphs of {}", number, right, paragraphs));
    }
    for (const std::int64_t number : missing)
        faults.push_back(fmt::format("story {} was acknowledged and is not there", number));
    const Row row = database.one(counts).value();
    if (row.integer(0) != row.integer(1)) {
        faults.push_back(fmt::format("{} stories were counted and {} are there", row.integer(0), row.integer(1)));
    }
    found = static_cast<std::int64_t>(whole.size());
    return faults;
}

}  // namespace midad::durability

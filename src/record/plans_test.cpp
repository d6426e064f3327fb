#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "record/queries.h"
#include "record/testing.h"
#include "store/database.h"

using namespace midad;

namespace {

namespace queries = record::queries;

/// Every question that a reader's page can ask.
constexpr std::array asked{&queries::latest_version,
                           &queries::one_version,
                           &queries::corrections_of_story,
                           &queries::withdrawal,
                           &queries::story_of_origin,
                           &queries::current_address,
                           &queries::older_of_all,
                           &queries::older_of_language,
                           &queries::older_of_section,
                           &queries::older_of_placing,
                           &queries::older_of_author,
                           &queries::older_of_keyword,
                           &queries::newer_of_all,
                           &queries::newer_of_language,
                           &queries::newer_of_section,
                           &queries::newer_of_placing,
                           &queries::newer_of_author,
                           &queries::newer_of_keyword,
                           &queries::count_of_all,
                           &queries::count_of_language,
                           &queries::count_of_section,
                           &queries::count_of_placing,
                           &queries::count_of_author,
                           &queries::count_of_keyword,
                           &queries::cards_of_stories,
                           &queries::keywords_of_story,
                           &queries::related_by_keywords,
                           &queries::translations_of_story,
                           &queries::breaking,
                           &queries::corrected,
                           &queries::newest,
                           &queries::oldest,
                           &queries::author,
                           &queries::count_keyword,
                           &queries::changes_after,
                           &queries::stories_after,
                           &queries::clock};

/// The highest ?N: as many parameters the statement takes.
std::size_t parameters_of(std::string_view sql) {
    std::size_t most = 0;
    for (std::size_t at = sql.find('?'); at != sql.npos; at = sql.find('?', at + 1))
        most = std::max(most, static_cast<std::size_t>(std::atoi(sql.data() + at + 1)));
    return most;
}

std::string plan_of(store::Session& session, const store::Query& asked_query) {
    const std::string sql = "explain query plan " + std::string{asked_query.sqlite};
    const store::Query explained{"test.plan", sql, sql};
    std::string plan = std::string{asked_query.name} + "\n";
    session.each(explained, store::Parameters(parameters_of(asked_query.sqlite), store::Value{1}),
                 [&](const store::Row& row) { plan += "    " + row.text(3) + "\n"; });
    return plan;
}

std::string read_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("every reader's question is a walk along an index") {
    record::testing::EmptyPaper paper{store::Engine::sqlite};
    std::string plans;
    paper.database->read([&](store::Session& session) {
        for (const store::Query* query : asked) plans += plan_of(session, *query);
    });

    std::istringstream lines{plans};
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        // Tables by their names, or by the letters that our queries give them; the rest are parts of an answer.
        std::istringstream words{line};
        std::string walk, table;
        words >> walk >> table;
        const bool is_table = table.starts_with("record_") || table.size() == 1;
        const bool walks_table = walk == "SCAN" && is_table && line.find("INDEX") == line.npos;
        CHECK_FALSE(walks_table);
    }
    const std::filesystem::path golden = "src/record/golden/plans.txt";
    if (std::getenv("MIDAD_ACCEPT") != nullptr) {
        std::ofstream{golden} << plans;
        MESSAGE("golden/plans.txt was rewritten");
        return;
    }
    CHECK(plans == read_file(golden));
}

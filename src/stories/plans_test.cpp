#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>

#include "stories/queries.h"
#include "stories/testing.h"

using namespace midad;

namespace {

namespace queries = stories::queries;

/// What home, boards and an open story ask for, and what every save does.
constexpr std::array asked{&queries::draft,
                           &queries::board,
                           &queries::of_person,
                           &queries::held_by,
                           &queries::due,
                           &queries::older,
                           &queries::older_with_words,
                           &queries::in_bin,
                           &queries::of_public_story,
                           &queries::translations,
                           &queries::lock_draft,
                           &queries::revision,
                           &queries::article,
                           &queries::article_from,
                           &queries::nearest_article,
                           &queries::current_article,
                           &queries::last_set_aside,
                           &queries::revisions,
                           &queries::let_go,
                           &queries::batch,
                           &queries::forget_batches,
                           &queries::present,
                           &queries::lock,
                           &queries::comments,
                           &queries::answers,
                           &queries::blocking_comments};

/// The highest ?N: as many parameters the statement takes.
std::size_t parameters_of(std::string_view sql) {
    std::size_t most = 0;
    for (std::size_t at = sql.find('?'); at != sql.npos; at = sql.find('?', at + 1))
        most = std::max(most, static_cast<std::size_t>(std::atoi(sql.data() + at + 1)));
    return most;
}

}  // namespace

TEST_CASE("every list of stories in progress is a walk along an index, and sorts nothing but what one person has") {
    stories::testing::EmptyDesk desk{store::Engine::sqlite};
    desk.database->read([&](store::Session& session) {
        for (const store::Query* query : asked) {
            const std::string sql = "explain query plan " + std::string{query->sqlite};
            const store::Query explained{"test.plan", sql, sql};
            session.each(explained, store::Parameters(parameters_of(query->sqlite), store::Value{1}),
                         [&](const store::Row& row) {
                             const std::string& line = row.text(3);
                             CAPTURE(std::string{query->name});
                             CAPTURE(line);
                             const bool scans = line.starts_with("SCAN") && line.find("INDEX") == line.npos &&
                                                line.find("SUBQUERY") == line.npos;
                             CHECK_FALSE(scans);
                         });
        }
        std::string board;
        const std::string sql = "explain query plan " + std::string{queries::board.sqlite};
        session.each({"test.plan", sql, sql}, store::Parameters(3, store::Value{1}),
                     [&](const store::Row& row) { board += row.text(3) + "\n"; });
        CHECK(board.find("stories_drafts_by_desk") != board.npos);
        CHECK(board.find("TEMP B-TREE") == board.npos);
    });
}

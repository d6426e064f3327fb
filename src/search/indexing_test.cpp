#include "search/indexing.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "base/failure.h"
#include "base/file.h"
#include "search/internal/generation.h"
#include "search/internal/rebuilding.h"
#include "search/internal/stories.h"
#include "search/testing.h"

using namespace midad;
using namespace midad::search;
using namespace std::chrono_literals;
using search::internal::Paths;
using search::testing::asked;
using search::testing::SearchedPaper;

namespace {

using Stories = std::vector<StoryId>;

// Long enough for the slowest machine; a test that passes does not wait for it.
constexpr auto long_enough = 30s;

template <typename Holds>
bool comes_true(Holds&& holds) {
    for (const auto end = std::chrono::steady_clock::now() + long_enough; std::chrono::steady_clock::now() < end;) {
        if (holds()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

std::string key_of_failure(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.key();
    }
    return "";
}

constexpr auto go_on = [](const Progress&) { return true; };

/// Does `work` in another process and kills that after a while, if it is not done by then.
void killed_child(std::chrono::milliseconds after, const std::function<void()>& work) {
    const pid_t process = ::fork();
    if (process < 0) throw std::runtime_error{"no second process"};
    if (process == 0) {
        try {
            work();
        } catch (const std::exception&) {
            ::_exit(99);
        }
        ::_exit(0);
    }
    std::this_thread::sleep_for(after);
    ::kill(process, SIGKILL);
    int status = 0;
    ::waitpid(process, &status, 0);
    CHECK(WEXITSTATUS(status) != 99);
}

/// The answers to a few queries, hit by hit with their scores: two indexes of the same stories give the same.
std::vector<std::pair<StoryId, double>> answers(const SearchedPaper& paper) {
    std::vector<std::pair<StoryId, double>> all;
    for (const char* typed : {"النفط", "خبر رقم 7", "«خبر النفط»", "الغاز النفط", "=النفط", "قسم:طاقة"}) {
        const auto found = paper.search.find(asked(typed), {.limit = 100});
        if (!found) throw std::runtime_error{found.error().key};
        for (const Hit& hit : found->hits) all.emplace_back(hit.story, hit.score());
    }
    return all;
}

void fill(SearchedPaper& paper, int from, int to) {
    for (int number = from; number < to; ++number) {
        const std::string text = std::to_string(number);
        paper.tell("خبر النفط رقم " + text, "نص عن الغاز والنفط والكلمة" + text + " في الخبر رقم " + text);
    }
}

}  // namespace

MIDAD_BOTH_ENGINES("what is published is found, corrected as corrected, and withdrawn no more") {
    SearchedPaper paper{On::engine};
    paper.build();
    Indexer indexer{paper.source()};
    CHECK(indexer.waiting() == Indexer::Waiting::nothing);
    const StoryId story = paper.tell("اتفاقية الغاز");
    CHECK(indexer.waiting() == Indexer::Waiting::changes);
    CHECK(paper.found("اتفاقية").empty());
    CHECK(indexer.catch_up() == 1);
    CHECK(paper.found("اتفاقية") == Stories{story});

    auto corrected = record::testing::story("معاهدة الغاز");
    corrected.story = story;
    paper.published(corrected);
    indexer.catch_up();
    CHECK(paper.found("اتفاقية").empty());
    CHECK(paper.found("معاهدة") == Stories{story});

    paper.record.withdraw(story, record::WithdrawalReason::error, "");
    CHECK(indexer.waiting() == Indexer::Waiting::withdrawals);
    CHECK(indexer.catch_up() == 1);
    CHECK(paper.found("معاهدة").empty());
    CHECK(paper.search.suggest("معا").size() <= 1);
    CHECK(indexer.catch_up() == 0);
}

MIDAD_BOTH_ENGINES("an indexer that begins anew goes on where the last one was") {
    SearchedPaper paper{On::engine};
    paper.build();
    {
        Indexer indexer{paper.source()};
        fill(paper, 0, 3);
        CHECK(indexer.catch_up() == 3);
    }
    fill(paper, 3, 5);
    Indexer again{paper.source()};
    CHECK(again.catch_up() == 2);
    CHECK(paper.found("النفط").size() == 5);
    CHECK(paper.search.state()->sequence == paper.record.last_change());
}

MIDAD_BOTH_ENGINES("there is one writer, and whoever comes second is told so") {
    SearchedPaper paper{On::engine};
    paper.build();
    fill(paper, 0, 1);
    Indexer first{paper.source()}, second{paper.source()};
    first.catch_up();
    CHECK(key_of_failure([&] { second.catch_up(); }) == "search.locked");
    first.close();
    CHECK(second.catch_up() == 0);
}

MIDAD_BOTH_ENGINES("without an index there is nothing to keep up") {
    SearchedPaper paper{On::engine};
    CHECK(need_to_rebuild(paper.source()) == Need::missing);
    Indexer indexer{paper.source()};
    CHECK(key_of_failure([&] { indexer.catch_up(); }) == "search.not_ready");
}

MIDAD_BOTH_ENGINES("a rebuild that is stopped goes on where it was, and the old index answers meanwhile") {
    SearchedPaper paper{On::engine};
    fill(paper, 0, 5);
    paper.build();
    fill(paper, 5, 900);
    std::vector<std::int64_t> indexed;
    bool stop = true;
    const auto progress = [&](const Progress& so_far) {
        CHECK(so_far.total == 900);
        if (so_far.stage != Progress::Stage::indexing) return true;
        indexed.push_back(so_far.done);
        CHECK(paper.found("النفط").size() == 5);
        return !stop || so_far.done < 400;
    };
    CHECK_FALSE(rebuild(paper.source(), progress));
    CHECK(paper.search.state()->generation == 1);
    CHECK(indexed == std::vector<std::int64_t>{200, 400});
    paper.record.withdraw(StoryId{10}, record::WithdrawalReason::error, "");
    fill(paper, 900, 901);
    stop = false;
    indexed.clear();
    CHECK(rebuild(paper.source(), go_on));
    CHECK(paper.search.state()->generation == 2);
    CHECK(paper.search.find(asked("النفط"), {.facets = true})->total == 900);
    CHECK(paper.found("«رقم 9»").empty());
    CHECK(paper.found("«رقم 8»") == Stories{StoryId{9}});
    // Nobody reads the first any more.
    static_cast<void>(rebuild(paper.source(), go_on));
    CHECK_FALSE(std::filesystem::exists(Paths{paper.folder.path()}.generation(1)));
}

MIDAD_BOTH_ENGINES("an index kept up and one built anew answer alike") {
    SearchedPaper paper{On::engine};
    fill(paper, 0, 60);
    paper.build();
    Indexer indexer{paper.source()};
    paper.record.withdraw(StoryId{7}, record::WithdrawalReason::error, "");
    fill(paper, 60, 70);
    indexer.catch_up();
    const auto kept_up = answers(paper);
    CHECK(!kept_up.empty());
    paper.build();
    const auto anew = answers(paper);
    REQUIRE(kept_up.size() == anew.size());
    for (std::size_t at = 0; at < anew.size(); ++at) {
        CHECK(kept_up[at].first == anew[at].first);
        CHECK(kept_up[at].second == doctest::Approx(anew[at].second));
    }
}

MIDAD_BOTH_ENGINES("an index that is damaged, of another zone or outgrown has to be built anew") {
    SearchedPaper paper{On::engine};
    fill(paper, 0, 110);
    paper.build();
    const Paths paths{paper.folder.path()};
    CHECK_FALSE(need_to_rebuild(paper.source()));
    text::House elsewhere;
    elsewhere.zone = "Africa/Tunis";
    CHECK(need_to_rebuild({paper.folder.path(), paper.record, elsewhere}) == Need::other_format);

    fill(paper, 110, 220);
    Indexer{paper.source()}.catch_up();
    CHECK(need_to_rebuild(paper.source()) == Need::outgrown);
    paper.build();
    CHECK_FALSE(need_to_rebuild(paper.source()));

    // A reader who meets damage is told that there is no index, and leaves word.
    const auto postings = paths.index(2) / "postlist.glass";
    const std::string bytes(std::filesystem::file_size(postings), '\xAA');
    std::ofstream{postings, std::ios::binary | std::ios::in} << bytes;
    Search fresh{paper.folder.path(), paper.clock};
    CHECK_FALSE(fresh.find(asked("النفط")));
    CHECK(need_to_rebuild(paper.source()) == Need::damaged);
    paper.build();
    CHECK(fresh.find(asked("النفط"))->hits.size() == 20);

    std::ofstream{paths.words(3)} << "midad words\tx";
    CHECK(need_to_rebuild(paper.source()) == Need::damaged);
}

MIDAD_BOTH_ENGINES("a reader outlives the generation that it reads") {
    SearchedPaper paper{On::engine};
    fill(paper, 0, 3);
    paper.build();
    CHECK(paper.found("النفط").size() == 3);
    std::filesystem::remove_all(Paths{paper.folder.path()}.top);
    CHECK_FALSE(paper.search.find(asked("النفط")));
    paper.build();
    CHECK(paper.found("النفط").size() == 3);
}

MIDAD_BOTH_ENGINES("readers on several threads are not disturbed by who writes and rebuilds") {
    SearchedPaper paper{On::engine};
    fill(paper, 0, 50);
    paper.build();
    std::atomic<bool> stop = false;
    std::atomic<int> asked_for = 0, refused = 0;
    {
        std::vector<std::jthread> readers;
        for (int thread = 0; thread < 3; ++thread) {
            readers.emplace_back([&] {
                while (!stop) {
                    const auto found = paper.search.find(asked("النفط"), {.facets = true});
                    if (!found || found->total < 50) ++refused;
                    ++asked_for;
                }
            });
        }
        Indexer indexer{paper.source()};
        for (int round = 0; round < 5; ++round) {
            fill(paper, 50 + 10 * round, 60 + 10 * round);
            indexer.catch_up();
            paper.build();
        }
        stop = true;
    }
    CHECK(refused == 0);
    CHECK(asked_for > 10);
    CHECK(paper.search.find(asked("النفط"), {.facets = true})->total == 100);
}

MIDAD_BOTH_ENGINES("the thread builds what is missing, publishes within a second, and takes out at once") {
    SearchedPaper paper{On::engine};
    fill(paper, 0, 3);
    const IndexingThread thread{paper.source(), *paper.database};
    CHECK(comes_true([&] { return paper.search.ready() && paper.found("النفط").size() == 3; }));
    const StoryId story = paper.tell("معاهدة الجوار");
    CHECK(comes_true([&] { return paper.found("معاهدة") == Stories{story}; }));
    paper.record.withdraw(story, record::WithdrawalReason::legal, "");
    CHECK(comes_true([&] { return paper.found("معاهدة").empty(); }));
}

TEST_CASE("an index that is built in parts, each killed and gone on with, answers as one built at once") {
    SearchedPaper paper{store::Engine::sqlite};
    fill(paper, 0, 1300);
    const Paths paths{paper.folder.path()};
    for (int time = 0; time < 12; ++time) {
        killed_child(std::chrono::milliseconds{20 + 40 * time}, [&] {
            const auto database = store::Database::open(paper.database.place());
            const record::Record record{*database, paper.clock};
            rebuild_from(paths, internal::RecordStories{record}, paper.house, go_on, 400);
        });
    }
    REQUIRE(rebuild_from(paths, internal::RecordStories{paper.record}, paper.house, go_on, 400));
    Indexer{paper.source()}.catch_up();
    CHECK(paper.search.find(asked("النفط"), {.facets = true})->total == 1300);
    const auto of_parts = answers(paper);

    std::filesystem::remove_all(paths.top);
    paper.build();
    const auto at_once = answers(paper);
    REQUIRE(of_parts.size() == at_once.size());
    for (std::size_t at = 0; at < at_once.size(); ++at) {
        CHECK(of_parts[at].first == at_once[at].first);
        CHECK(of_parts[at].second == doctest::Approx(at_once[at].second));
    }
}

TEST_CASE("a rebuild and an indexer that are killed again and again lose nothing") {
    SearchedPaper paper{store::Engine::sqlite};
    fill(paper, 0, 600);
    const auto in_children = [&](int times, const std::function<void(const Source&)>& work) {
        for (int time = 0; time < times; ++time) {
            killed_child(std::chrono::milliseconds{10 + 30 * time}, [&] {
                const auto database = store::Database::open(paper.database.place());
                const record::Record record{*database, paper.clock};
                work(Source{paper.folder.path(), record, paper.house});
            });
        }
    };
    in_children(8, [](const Source& source) { rebuild(source, go_on); });
    paper.build();
    CHECK(paper.search.find(asked("النفط"), {.facets = true})->total == 600);

    for (int number = 1; number <= 50; ++number)
        paper.record.withdraw(StoryId{number}, record::WithdrawalReason::error, "");
    fill(paper, 600, 1200);
    in_children(8, [](const Source& source) { Indexer{source}.catch_up(); });
    Indexer{paper.source()}.catch_up();
    const auto after_kills = answers(paper);
    CHECK(paper.search.find(asked("النفط"), {.facets = true})->total == 1150);

    // A word that every story has, in an index that stories were taken out of: Alike in internal/asking.h.
    CHECK(paper.found("النفط", {}, Order::newest).front() == StoryId{1200});
    CHECK(paper.found("قسم:طاقة").size() == 20);
    CHECK(paper.search.suggest("النف").front().stories == 1150);

    std::filesystem::remove_all(Paths{paper.folder.path()}.top);
    paper.build();
    Indexer{paper.source()}.catch_up();
    const auto untroubled = answers(paper);
    REQUIRE(after_kills.size() == untroubled.size());
    std::size_t alike = 0;
    for (std::size_t at = 0; at < untroubled.size(); ++at)
        alike += after_kills[at].second == doctest::Approx(untroubled[at].second) ? 1 : 0;
    CHECK(alike == untroubled.size());
}

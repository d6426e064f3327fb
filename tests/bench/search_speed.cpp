#include <time.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

#include <fmt/format.h>

#include "article/article.h"
#include "search_stories.h"

namespace midad::bench {

namespace {

constexpr int rounds = 600;

double milliseconds_of(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Calls it so many times with different numbers; prints the median and the worst of a hundred, in milliseconds, by the
/// clock on the wall and by what the thread had of a core: on a machine that others use the second is what repeats.
void measure(const char* what, const std::function<void(int)>& call) {
    for (int round = 0; round < rounds; ++round) call(round);
    std::vector<double> wall, core;
    for (int round = 0; round < rounds; ++round) {
        const double wall_before = milliseconds_of(CLOCK_MONOTONIC);
        const double core_before = milliseconds_of(CLOCK_THREAD_CPUTIME_ID);
        call(round);
        core.push_back(milliseconds_of(CLOCK_THREAD_CPUTIME_ID) - core_before);
        wall.push_back(milliseconds_of(CLOCK_MONOTONIC) - wall_before);
    }
    std::ranges::sort(wall);
    std::ranges::sort(core);
    fmt::print("{:<44} core p50 {:7.3f} p99 {:7.3f} ms   wall p50 {:7.3f} p99 {:7.3f} ms\n", what, core[rounds / 2],
               core[rounds * 99 / 100], wall[rounds / 2], wall[rounds * 99 / 100]);
    std::fflush(stdout);
}

/// Words drawn as they are written: from anywhere in any story, so that common ones are drawn oftener. They stand
/// nearer to each other where stories are too short for so many.
class Draw {
public:
    explicit Draw(const ListedStories& stories) : stories_{stories} {}

    std::string words(std::size_t count) {
        for (int tries = 1;; ++tries) {
            if (tries % 1000 == 0 && apart_ > 1) apart_ /= 2;
            const auto& story = stories_.all()[random_() % stories_.all().size()];
            const std::string text = article::plain_text(story.article);
            std::vector<std::string> drawn;
            for (std::size_t at = text.find(' ', random_() % (text.size() + 1));
                 at != text.npos && drawn.size() < count; at = text.find(' ', at + 1 + random_() % apart_)) {
                const std::size_t end = text.find_first_of(" \n", at + 1);
                if (end != text.npos && end > at + 7) drawn.push_back(text.substr(at + 1, end - at - 1));
            }
            if (drawn.size() < count) continue;
            std::string joined;
            for (const std::string& word : drawn) joined += (joined.empty() ? "" : " ") + word;
            return joined;
        }
    }
    StoryId story() { return StoryId{static_cast<std::int64_t>(random_() % stories_.all().size()) + 1}; }

private:
    const ListedStories& stories_;
    std::mt19937_64 random_{7};
    std::size_t apart_ = 200;
};

std::vector<search::Query> queries_of(Draw& draw, std::size_t words) {
    std::vector<search::Query> queries;
    for (int round = 0; round < rounds; ++round) queries.push_back(query_of(draw.words(words)));
    return queries;
}

}  // namespace

int measure_speed(const std::filesystem::path& file, std::size_t grown_to) {
    ListedStories stories{file, ListedStories::What::everything};
    stories.grow_to(grown_to);
    const TemporaryFolder folder;
    const double core_before = milliseconds_of(CLOCK_PROCESS_CPUTIME_ID);
    const double wall = build(folder.path(), stories);
    const double seconds = (milliseconds_of(CLOCK_PROCESS_CPUTIME_ID) - core_before) / 1e3;
    const SystemClock clock;
    search::Search search{folder.path(), clock};
    const auto state = search.state();
    fmt::print(
        "{} stories: {:.1f} s of one core ({:.1f} s on the wall), {:.0f} stories/s, {:.0f} bytes a story compacted "
        "with its words\n",
        stories.count(), seconds, wall, static_cast<double>(stories.count()) / seconds,
        static_cast<double>(state->bytes) / static_cast<double>(stories.count()));
    search.refresh_suggestions();

    Draw draw{stories};
    for (const std::size_t words : {1u, 2u, 3u, 8u, 32u}) {
        const auto queries = queries_of(draw, words);
        measure(fmt::format("{} words, 20 hits", words).c_str(), [&](int round) {
            if (!search.find(queries[static_cast<std::size_t>(round)])) throw std::runtime_error{"refused"};
        });
    }
    auto queries = queries_of(draw, 1);
    for (auto& query : queries) {
        query.filters.from = from_ms(1'450'000'000'000);
        query.filters.until = from_ms(1'540'000'000'000);
    }
    measure("1 word, facets and a date range", [&](int round) {
        static_cast<void>(search.find(queries[static_cast<std::size_t>(round)], {.facets = true}));
    });
    for (auto& query : queries) query.order = search::Order::newest;
    measure("1 word, facets, date range, newest first", [&](int round) {
        static_cast<void>(search.find(queries[static_cast<std::size_t>(round)], {.facets = true}));
    });
    auto phrases = queries_of(draw, 1);
    for (auto& query : phrases) {
        const std::string text =
            article::plain_text(stories.all()[static_cast<std::size_t>(draw.story().value) - 1].article);
        const std::size_t begin = text.find(' '), middle = text.find(' ', begin + 1), end = text.find(' ', middle + 1);
        if (end != text.npos) query.parts = {{search::Part::Kind::phrase, text.substr(begin, end - begin)}};
    }
    measure("a phrase of two words",
            [&](int round) { static_cast<void>(search.find(phrases[static_cast<std::size_t>(round)])); });
    const search::Query commonest{"في من", {{search::Part::Kind::phrase, "في من"}}, {}, {}};
    measure("a phrase of the two commonest words", [&](int round) {
        if (round < 20) static_cast<void>(search.find(commonest));
    });
    std::vector<std::string> beginnings;
    for (int round = 0; round < rounds; ++round) {
        const std::string words = draw.words(1 + static_cast<std::size_t>(round % 2));
        const std::size_t cut = words.rfind(' ') == words.npos ? 0 : words.rfind(' ') + 1;
        beginnings.push_back(words.substr(0, cut + 2 * (1 + static_cast<std::size_t>(round) % 4)));
    }
    measure("suggestions",
            [&](int round) { static_cast<void>(search.suggest(beginnings[static_cast<std::size_t>(round)])); });
    const auto asked = queries_of(draw, 3);
    std::vector<std::vector<std::string>> texts;
    for (const auto& query : asked) {
        const auto found = search.find(query);
        auto& of_hits = texts.emplace_back();
        for (const auto& hit : found->hits)
            of_hits.push_back(
                article::plain_text(stories.all()[static_cast<std::size_t>(hit.story.value) - 1].article));
    }
    measure("snippets of the 20 hits of 3 words", [&](int round) {
        const auto at = static_cast<std::size_t>(round);
        static_cast<void>(search.snippets(asked[at], texts[at]));
    });
    measure("related", [&](int) { static_cast<void>(search.related(draw.story(), 6)); });
    measure("near-duplicates", [&](int) { static_cast<void>(search.near_duplicates(draw.story())); });
    return 0;
}

}  // namespace midad::bench

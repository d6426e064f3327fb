#include "audience/counts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "audience/internal/recent.h"
#include "audience/internal/siphash.h"
#include "base/failure.h"
#include "record/testing.h"
#include "store/database.h"

using namespace midad;
using namespace std::chrono_literals;
using audience::Counts;
using record::testing::story;
using record::testing::wednesday;

namespace {

constexpr const char* phone =
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";

/// A paper of three stories with its counts.
struct ReadPaper : record::testing::EmptyPaper {
    explicit ReadPaper(store::Engine engine) : EmptyPaper{engine}, counts{*database, clock} {
        for (const char* headline : {"خبر أول", "خبر ثانٍ", "خبر ثالث"})
            stories.push_back(published(story(headline)).card.story);
    }
    /// So many readers, each from an address of its own.
    void read(Counts& where, StoryId which, int readers) {
        for (int reader = 0; reader < readers; ++reader)
            where.tell(which, "2001:db8::" + std::to_string(++address), phone);
    }

    std::vector<StoryId> stories;
    Counts counts;
    int address = 0;
};

std::vector<StoryId> order_of(const std::vector<Counts::Read>& reads) {
    std::vector<StoryId> stories;
    for (const Counts::Read& read : reads) stories.push_back(read.story);
    return stories;
}

}  // namespace

MIDAD_BOTH_ENGINES("a story that nobody read has no reads") {
    ReadPaper paper{On::engine};
    CHECK(paper.counts.reads(paper.stories[0]) == 0);
    CHECK(paper.counts.total() == 0);
    CHECK(paper.counts.most_read(24h, 5).empty());
    CHECK(paper.counts.by_day().empty());
    CHECK(paper.counts.flush().empty());
}

MIDAD_BOTH_ENGINES("a read counts at once, and is the same number after it was written") {
    ReadPaper paper{On::engine};
    paper.read(paper.counts, paper.stories[0], 3);
    CHECK(paper.counts.reads(paper.stories[0]) == 3);
    CHECK(paper.counts.total() == 3);
    CHECK(paper.counts.flush() == std::vector<StoryId>{paper.stories[0]});
    CHECK(paper.counts.reads(paper.stories[0]) == 3);
    CHECK(paper.counts.total() == 3);
    CHECK(paper.counts.flush().empty());
    Counts after_a_restart{*paper.database, paper.clock};
    CHECK(after_a_restart.reads(paper.stories[0]) == 3);
    CHECK(after_a_restart.total() == 3);
}

MIDAD_BOTH_ENGINES("a reload within half an hour is left out, and a return later is not") {
    ReadPaper paper{On::engine};
    CHECK(paper.counts.tell(paper.stories[0], "192.0.2.1", phone));
    CHECK_FALSE(paper.counts.tell(paper.stories[0], "192.0.2.1", phone));
    CHECK(paper.counts.tell(paper.stories[1], "192.0.2.1", phone));
    CHECK(paper.counts.tell(paper.stories[0], "192.0.2.2", phone));
    CHECK(paper.counts.tell(paper.stories[0], "192.0.2.1", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0"));
    paper.clock.advance(30min);
    CHECK_FALSE(paper.counts.tell(paper.stories[0], "192.0.2.1", phone));
    paper.clock.advance(16min);
    CHECK(paper.counts.tell(paper.stories[0], "192.0.2.1", phone));
    CHECK(paper.counts.reads(paper.stories[0]) == 4);
}

MIDAD_BOTH_ENGINES("robots, and stories that are not public, are not counted") {
    ReadPaper paper{On::engine};
    CHECK_FALSE(paper.counts.tell(paper.stories[0], "192.0.2.1", "Mozilla/5.0 (compatible; Googlebot/2.1)"));
    CHECK_FALSE(paper.counts.tell(StoryId{4711}, "192.0.2.1", phone));
    CHECK_FALSE(paper.counts.tell(StoryId{0}, "192.0.2.1", phone));
    CHECK_FALSE(paper.counts.tell(StoryId{-1}, "192.0.2.1", phone));
    paper.record.withdraw(paper.stories[1], record::WithdrawalReason::legal, "");
    CHECK_FALSE(paper.counts.tell(paper.stories[1], "192.0.2.1", phone));
    CHECK(paper.counts.total() == 0);
    CHECK(paper.counts.flush().empty());
}

MIDAD_BOTH_ENGINES("two nodes add up, and each hears of the other's") {
    ReadPaper paper{On::engine};
    const auto second_database = store::Database::open(paper.database.place());
    Counts second{*second_database, paper.clock};
    CHECK(second.reads(paper.stories[0]) == 0);
    paper.read(paper.counts, paper.stories[0], 3);
    paper.read(second, paper.stories[0], 2);
    paper.read(second, paper.stories[1], 1);
    paper.counts.flush();
    CHECK(second.flush() == std::vector<StoryId>{paper.stories[0], paper.stories[1]});
    CHECK(second.reads(paper.stories[0]) == 5);
    CHECK(paper.counts.flush() == std::vector<StoryId>{paper.stories[0], paper.stories[1]});
    CHECK(paper.counts.reads(paper.stories[0]) == 5);
    CHECK(paper.counts.reads(paper.stories[1]) == 1);
    CHECK(paper.counts.total() == 6);
    CHECK(second.total() == 6);
    CHECK(paper.counts.flush().empty());
}

MIDAD_BOTH_ENGINES("the most read are those of the window") {
    ReadPaper paper{On::engine};
    paper.read(paper.counts, paper.stories[0], 5);
    paper.counts.flush();
    paper.clock.advance(30h);
    paper.read(paper.counts, paper.stories[1], 3);
    paper.read(paper.counts, paper.stories[2], 2);
    paper.counts.flush();
    using Stories = std::vector<StoryId>;
    CHECK(order_of(paper.counts.most_read(24h, 5)) == Stories{paper.stories[1], paper.stories[2]});
    CHECK(order_of(paper.counts.most_read(168h, 5)) == Stories{paper.stories[0], paper.stories[1], paper.stories[2]});
    CHECK(order_of(paper.counts.most_read(168h, 1)) == Stories{paper.stories[0]});
    CHECK(paper.counts.most_read(168h, 1).front().reads == 5);
}

MIDAD_BOTH_ENGINES("a story's days are kept when its hours are forgotten") {
    ReadPaper paper{On::engine};
    paper.read(paper.counts, paper.stories[0], 5);
    paper.counts.flush();
    paper.clock.advance(41 * 24h);
    paper.read(paper.counts, paper.stories[0], 2);
    paper.read(paper.counts, paper.stories[1], 1);
    paper.counts.flush();
    const auto days = paper.counts.by_day(paper.stories[0]);
    REQUIRE(days.size() == 2);
    CHECK(days[0].reads == 5);
    CHECK(days[1].reads == 2);
    CHECK(days[1].day - days[0].day == 41);
    CHECK(days[0].day == 20215);  // 7 May 2025
    CHECK(paper.counts.by_day().back().reads == 3);
    CHECK(paper.counts.most_read(100 * 24h, 5).size() == 2);
    CHECK(paper.counts.most_read(100 * 24h, 5).front().reads == 2);
}

MIDAD_BOTH_ENGINES("a flush that the database refuses keeps its counts for the next") {
    ReadPaper paper{On::engine};
    paper.read(paper.counts, paper.stories[0], 4);
    const auto run = [&](const char* sql) {
        paper.database->write(store::Durability::normal, [&](store::Transaction& transaction) {
            transaction.run(store::Query{"test.away", sql, sql}, store::Parameters{});
        });
    };
    run("alter table audience_days rename to audience_days_away");
    CHECK_THROWS_AS(paper.counts.flush(), Failure);
    CHECK(paper.counts.reads(paper.stories[0]) == 4);
    paper.read(paper.counts, paper.stories[0], 1);
    run("alter table audience_days_away rename to audience_days");
    CHECK(paper.counts.flush() == std::vector<StoryId>{paper.stories[0]});
    CHECK(paper.counts.reads(paper.stories[0]) == 5);
    CHECK(Counts{*paper.database, paper.clock}.reads(paper.stories[0]) == 5);
}

MIDAD_BOTH_ENGINES("many readers at once are all counted while counts are written") {
    ReadPaper paper{On::engine};
    constexpr int readers = 400;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread)
        threads.emplace_back([&, thread] {
            for (int reader = 0; reader < readers; ++reader)
                paper.counts.tell(paper.stories[static_cast<std::size_t>(reader) % 3],
                                  std::to_string(thread) + "." + std::to_string(reader), phone);
        });
    threads.emplace_back([&] {
        for (int round = 0; round < 20; ++round) paper.counts.flush();
    });
    threads.emplace_back([&] {
        std::int64_t last = 0;
        for (int round = 0; round < 200; ++round) last = std::max(last, paper.counts.reads(paper.stories[0]));
    });
    for (std::thread& thread : threads) thread.join();
    paper.counts.flush();
    CHECK(paper.counts.total() == 3 * readers);
    std::int64_t sum = 0;
    for (const StoryId one : paper.stories) sum += paper.counts.reads(one);
    CHECK(sum == 3 * readers);
    CHECK(Counts{*paper.database, paper.clock}.total() == 3 * readers);
}

TEST_CASE("a flood of made-up readers does not grow the memory of who came") {
    audience::Recent recent;
    const std::size_t flood = audience::Recent::most_in_a_quarter * 4;
    for (std::size_t reader = 0; reader < flood; ++reader)
        recent.is_new(StoryId{1}, std::to_string(reader), phone, wednesday);
    CHECK(recent.size() <= audience::Recent::most_in_a_quarter * 3);
    // Whoever came last is known, the flood notwithstanding.
    CHECK_FALSE(recent.is_new(StoryId{1}, std::to_string(flood - 1), phone, wednesday));
}

TEST_CASE("a new day knows nobody of the day before") {
    audience::Recent recent;
    const Instant before_midnight = from_ms(1746662340000);  // 23:59 UTC
    CHECK(recent.is_new(StoryId{1}, "192.0.2.1", phone, before_midnight));
    CHECK_FALSE(recent.is_new(StoryId{1}, "192.0.2.1", phone, before_midnight));
    CHECK(recent.is_new(StoryId{1}, "192.0.2.1", phone, before_midnight + 2min));
}

TEST_CASE("SipHash gives the paper's own vector") {
    // Aumasson and Bernstein, appendix A: key 00 … 0f, message 00 … 0e.
    std::string message;
    for (char byte = 0; byte < 15; ++byte) message += byte;
    CHECK(audience::siphash({0x0706050403020100, 0x0f0e0d0c0b0a0908}, message) == 0xa129ca6149be45e5);
}

TEST_CASE("programs that read for themselves are robots") {
    for (const char* agent : {"",
                              " ",
                              "-",
                              "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                              "Mozilla/5.0 (compatible; bingbot/2.0)",
                              "Mozilla/5.0 (compatible; YandexBot/3.0)",
                              "Mozilla/5.0 (compatible; Yahoo! Slurp)",
                              "Baiduspider+(+http://www.baidu.com/search/spider.htm)",
                              "facebookexternalhit/1.1",
                              "WhatsApp/2.23.20.0",
                              "TelegramBot (like TwitterBot)",
                              "Twitterbot/1.0",
                              "LinkedInBot/1.0",
                              "Slackbot-LinkExpanding 1.0",
                              "SkypeUriPreview Preview/0.5",
                              "curl/7.88.1",
                              "Wget/1.21",
                              "python-requests/2.31",
                              "Python-urllib/3.11",
                              "Go-http-client/2.0",
                              "okhttp/4.12.0",
                              "axios/1.7",
                              "Java/17.0.1",
                              "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0 Safari/537.36",
                              "Mozilla/5.0+(compatible; UptimeRobot/2.0)",
                              "Pingdom.com_bot_version_1.4",
                              "W3C_Validator/1.3",
                              "Mozilla/5.0 (compatible; archive.org_bot)",
                              "GPTBot/1.2",
                              "ClaudeBot/1.0",
                              "CCBot/2.0"}) {
        CAPTURE(agent);
        CHECK(audience::is_robot(agent));
    }
}

TEST_CASE("people's browsers are not robots, whatever their telephones are called") {
    for (const char* agent :
         {phone,
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile "
          "Safari/604.1",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/470.0]",
          "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Instagram 300.0",
          "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; ar) Presto/2.12.423 Version/12.16",
          "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 YaBrowser/24.1 YaApp_Android/24.12 YandexSearch/24.12",
          "Mozilla/5.0 (Linux; U; Android 10; ar) AppleWebKit/537.36 UCBrowser/13.4 Mobile Safari/537.36"}) {
        CAPTURE(agent);
        CHECK_FALSE(audience::is_robot(agent));
    }
}

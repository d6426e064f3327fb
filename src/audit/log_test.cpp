#include "audit/log.h"

#include <doctest/doctest.h>

#include <thread>

#include <boost/json.hpp>

#include "audit/chain.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "store/testing.h"
#include "text/messages.h"

using namespace midad;
using namespace std::chrono_literals;
using store::Durability;
using store::Query;
using store::testing::TemporaryDatabase;

namespace {

constexpr Instant morning{1'746'610'220'000ms};

const audit::Actor leila{PersonId{3}, "ليلى حسن"};
const audit::Actor rana{PersonId{4}, "رنا العلي"};

struct Newsroom {
    explicit Newsroom(store::Engine engine) : database{engine} {}

    std::int64_t append(const audit::Act& act) {
        return database->together(Durability::full,
                                  [&](store::Transaction& transaction) { return log.append(transaction, act); });
    }
    std::int64_t exported(const audit::Actor& by, audit::Subject subject = {"log", 0}) {
        return append(audit::Act{"log.exported", by, std::move(subject), {{"number", "7"}}});
    }
    /// What a hand in the database's shell does, once it has taken the triggers away.
    void tamper(std::string_view sql) {
        const Query sqlite_lets{"test.lets", "drop trigger if exists audit_entries_stay",
                                "drop trigger if exists audit_entries_stay on audit_entries"};
        const Query also{"test.also", "drop trigger if exists audit_entries_remain", "select 1"};
        const Query act{"test.tamper", sql, sql};
        database->write(Durability::full, [&](store::Transaction& transaction) {
            transaction.run(sqlite_lets);
            if (is_sqlite()) transaction.run(also);
            transaction.run(act);
        });
    }
    bool is_sqlite() { return database->engine() == store::Engine::sqlite; }

    TemporaryDatabase database;
    FixedClock clock{morning};
    audit::Log log{*database, clock};
};

}  // namespace

MIDAD_BOTH_ENGINES("an act is written down with its time, its person and its sentence in both languages") {
    Newsroom newsroom{On::engine};
    CHECK(newsroom.exported(leila) == 1);
    newsroom.clock.advance(5min);
    CHECK(newsroom.exported(audit::Actor::console()) == 2);

    const audit::List list = newsroom.log.list({});
    REQUIRE(list.entries.size() == 2);
    CHECK_FALSE(list.older);
    const audit::Entry& first = list.entries[1];
    CHECK(first.at == morning);
    CHECK(first.person == PersonId{3});
    CHECK(audit::sentence(first, "ar") == "نُسخ سجل الأفعال كله حتى المدخل رقم 7 على يد ليلى حسن");
    CHECK(audit::sentence(list.entries[0], "ar") == "نُسخ سجل الأفعال كله حتى المدخل رقم 7 على يد من يدير الخادم");
    CHECK(audit::sentence(list.entries[0], "en") ==
          "The audit log was exported up to entry 7 by whoever runs the server");
    CHECK_FALSE(list.entries[0].person);
}

TEST_CASE("a name in the other direction is isolated, and no other") {
    audit::Entry entry;
    entry.key = "log.exported";
    entry.arguments = {{"number", "7"}, {"by", "MedPharm Ltd."}};
    CHECK(audit::sentence(entry, "ar") == "نُسخ سجل الأفعال كله حتى المدخل رقم 7 على يد \u2068MedPharm Ltd.\u2069");
    CHECK(audit::sentence(entry, "en") == "The audit log was exported up to entry 7 by MedPharm Ltd.");
    entry.arguments[1].second = "آمنة الطويل";
    CHECK(audit::sentence(entry, "en") == "The audit log was exported up to entry 7 by \u2068آمنة الطويل\u2069");
}

TEST_CASE("a value that is a message's key is said in the language of the sentence") {
    audit::Entry entry;
    entry.key = "log.exported";
    entry.arguments = {{"number@", "since.now"}, {"by", "@system"}};
    CHECK(audit::sentence(entry, "ar") == "نُسخ سجل الأفعال كله حتى المدخل رقم الآن على يد البرنامج في موعده");
    CHECK(audit::sentence(entry, "en") == "The audit log was exported up to entry now by the program at its time");
}

MIDAD_BOTH_ENGINES("an entry is kept with what it tells of, or not at all") {
    Newsroom newsroom{On::engine};
    newsroom.exported(leila);
    try {
        newsroom.database->write(Durability::full, [&](store::Transaction& transaction) {
            newsroom.log.append(transaction, audit::Act{"log.exported", rana, {"log", 0}, {{"number", "1"}}});
            throw std::runtime_error{"the story could not be kept"};
        });
    } catch (const std::runtime_error&) {
    }
    CHECK(newsroom.log.list({}).entries.size() == 1);
    CHECK(newsroom.exported(rana) == 2);
    CHECK_FALSE(newsroom.log.verify());
}

MIDAD_BOTH_ENGINES("entries are listed newest first, by story and by person, a page at a time") {
    Newsroom newsroom{On::engine};
    for (int at = 0; at < 5; ++at) {
        newsroom.exported(leila, {"story", 7});
        newsroom.exported(rana, {"story", 7});
        newsroom.exported(leila, {"story", 8});
        newsroom.exported(leila, {"person", 7});
    }
    const auto page = newsroom.log.list({.limit = 8});
    CHECK(page.entries.size() == 8);
    CHECK(page.entries.front().number == 20);
    REQUIRE(page.older == 13);
    CHECK(newsroom.log.list({.before = page.older, .limit = 20}).entries.size() == 12);
    CHECK_FALSE(newsroom.log.list({.before = page.older, .limit = 12}).older);

    CHECK(newsroom.log.list({.subject = audit::Subject{"story", 7}}).entries.size() == 10);
    CHECK(newsroom.log.list({.person = PersonId{3}}).entries.size() == 15);
    const auto both = newsroom.log.list({.subject = audit::Subject{"story", 7}, .person = PersonId{4}, .limit = 3});
    CHECK(both.entries.size() == 3);
    REQUIRE(both.older);
    CHECK(newsroom.log.list({.before = both.older, .subject = audit::Subject{"story", 7}, .person = PersonId{4}})
              .entries.size() == 2);
}

MIDAD_BOTH_ENGINES("neither a query nor a hand changes an entry or takes it away") {
    Newsroom newsroom{On::engine};
    newsroom.exported(leila);
    for (const std::string_view sql : {"update audit_entries set person = 4", "delete from audit_entries"}) {
        const Query query{"test.change", sql, sql};
        CHECK_THROWS_AS(newsroom.database->write(Durability::full, [&](store::Transaction& it) { it.run(query); }),
                        Failure);
    }
    CHECK(newsroom.log.list({}).entries.front().person == PersonId{3});
}

MIDAD_BOTH_ENGINES("the first entry that was touched is found, whatever was touched in it") {
    for (const std::string_view sql :
         {"update audit_entries set person = 4 where number = 600",
          "update audit_entries set person = null where number = 600",
          "update audit_entries set at_ms = at_ms + 1 where number >= 600",
          "update audit_entries set key = 'log.exporte' where number = 600",
          "update audit_entries set subject_id = 8 where number = 600",
          "update audit_entries set arguments = '{\"number\":\"8\",\"by\":\"ليلى حسن\"}' where number = 600",
          "update audit_entries set hash = '' where number = 600", "delete from audit_entries where number = 600",
          "delete from audit_entries where number >= 600", "update audit_tip set number = 599"}) {
        CAPTURE(sql);
        Newsroom newsroom{On::engine};
        newsroom.database->write(Durability::normal, [&](store::Transaction& transaction) {
            for (int at = 0; at < 601; ++at)
                newsroom.log.append(transaction, audit::Act{"log.exported", leila, {"log", 0}, {{"number", "7"}}});
        });
        CHECK_FALSE(newsroom.log.verify());
        newsroom.tamper(sql);
        const auto broken = newsroom.log.verify();
        REQUIRE(broken);
        CHECK(broken->number >= 599);
        CHECK(broken->number <= 600);
    }
}

MIDAD_BOTH_ENGINES("writers at once make one chain without gaps") {
    Newsroom newsroom{On::engine};
    const auto other = store::Database::open(newsroom.database.place());  // as another node has it
    constexpr int each = 25;
    const auto write = [&](store::Database& database, const audit::Actor& by) {
        audit::Log writing{database, newsroom.clock};
        for (int at = 0; at < each; ++at) {
            database.write(Durability::normal, [&](store::Transaction& transaction) {
                writing.append(transaction, audit::Act{"log.exported", by, {"log", 0}, {{"number", "7"}}});
            });
        }
    };
    {
        const std::jthread first{[&] { write(*newsroom.database, leila); }};
        const std::jthread second{[&] { write(*newsroom.database, rana); }};
        const std::jthread third{[&] { write(*other, leila); }};
    }
    CHECK(newsroom.log.tip().number == 3 * each);
    CHECK_FALSE(newsroom.log.verify());
}

MIDAD_BOTH_ENGINES("what is exported can be examined by anybody with SHA-256") {
    Newsroom newsroom{On::engine};
    newsroom.exported(leila, {"story", 7});
    newsroom.exported({PersonId{5}, "سطر\nجديد \"Quoted\" \x01"});
    newsroom.exported(audit::Actor::system());
    std::string previous;
    std::int64_t count = 0;
    newsroom.log.export_to([&](std::string_view text) {
        CHECK(text.find('\n') == text.npos);
        const auto line = boost::json::parse(boost::json::string_view{text.data(), text.size()}).as_object();
        const auto words = [&](const char* name) { return std::string{line.at(name).as_string()}; };
        const std::string person = line.at("person").is_null() ? "" : std::to_string(line.at("person").as_int64());
        CHECK(words("previous") == previous);
        previous = words("hash");
        std::string hashed = words("previous") + "\n" + std::to_string(++count) + "\n";
        hashed += std::to_string(line.at("at_ms").as_int64()) + "\n" + person + "\n" + words("key") + "\n";
        hashed += words("subject") + "\n" + std::to_string(line.at("subject_id").as_int64()) + "\n";
        hashed += boost::json::serialize(line.at("arguments")) + "\n";
        CHECK(sha256_hex(hashed) == previous);
        CHECK(line.at("number").as_int64() == count);
    });
    CHECK(count == 3);
    CHECK(previous == newsroom.log.tip().hash);
}

TEST_CASE("every kind of entry has its sentence in both languages, with a name for whoever acts") {
    const auto& messages = text::Messages::carried();
    int kinds = 0;
    for (const std::string_view key : messages.keys("ar")) {
        if (!key.starts_with("audit.")) continue;
        ++kinds;
        for (const char* language : {"ar", "en"}) {
            CAPTURE(key);
            CHECK(messages.say(language, key, {{"by", "ليلى حسن"}}).find("ليلى حسن") != std::string::npos);
        }
    }
    CHECK(kinds > 0);
}

#include "people/sign_in.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "base/failure.h"
#include "base/file.h"
#include "people/internal/secrets.h"
#include "people/testing.h"
#include "people/totp.h"

using namespace midad;
using namespace midad::people;
using namespace std::chrono_literals;
using people::testing::Newsroom;
using people::testing::other_password;
using people::testing::paper_name;
using people::testing::password;

namespace {

constexpr const char* salma_email = "salma@almidad.example";

std::string decoded(std::string_view base32) {
    std::string bytes;
    unsigned held = 0, bits = 0;
    for (const char c : base32) {
        held = held << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
        bits += 5;
        if (bits >= 8) bytes += static_cast<char>(held >> (bits -= 8) & 0xFF);
    }
    return bytes;
}

/// Turns the second factor on, as somebody with a telephone does.
struct Telephone {
    Telephone(Newsroom& newsroom, const Person& person, std::string_view session = {}) : newsroom_{newsroom} {
        const auto begun = newsroom.people.second_factor.begin(person, paper_name);
        if (!begun) throw std::runtime_error{begun.error().key};
        secret_ = decoded(begun->base32);
        auto confirmed = newsroom.people.second_factor.confirm(person, session, code());
        if (!confirmed) throw std::runtime_error{confirmed.error().key};
        recovery = *std::move(confirmed);
    }
    std::string code(int steps = 0) const { return totp::code(secret_, totp::step_of(newsroom_.clock.now()) + steps); }
    std::vector<std::string> recovery;

private:
    Newsroom& newsroom_;
    std::string secret_;
};

}  // namespace

MIDAD_BOTH_ENGINES("a session is found by its token, with what a write must bring") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    const SignedIn in = newsroom.entered(newsroom.sign_in("SALMA@almidad.example"));
    const auto visitor = newsroom.people.sessions.find(in.session);
    REQUIRE(visitor);
    CHECK(visitor->person.email == salma_email);
    CHECK(visitor->csrf == csrf_of(in.session));
    CHECK(visitor->csrf.size() == 64);
    CHECK(in.session.size() == 43);
    CHECK(newsroom.last_act() == "دخول: سلمى نجّار");
    for (const std::string& none :
         {std::string{}, std::string{"x"}, in.session + "x", kept_of(in.session), std::string(5000, 'x')})
        CHECK_FALSE(newsroom.people.sessions.find(none));
}

MIDAD_BOTH_ENGINES("a session ends after fourteen days without use, and after sixty in any case") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    const SignedIn in = newsroom.entered(newsroom.sign_in(salma_email));
    const SignedIn idle = newsroom.entered(newsroom.sign_in(salma_email));
    for (int day = 0; day < 59; ++day) {
        newsroom.clock.advance(24h);
        REQUIRE(newsroom.people.sessions.find(in.session));
        CHECK(newsroom.people.sessions.find(in.session)->person.last_seen == newsroom.clock.now());
    }
    CHECK_FALSE(newsroom.people.sessions.find(idle.session));
    newsroom.clock.advance(24h);
    CHECK_FALSE(newsroom.people.sessions.find(in.session));
}

MIDAD_BOTH_ENGINES("signing out ends one session, everywhere ends all") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const SignedIn one = newsroom.entered(newsroom.sign_in(salma_email));
    const SignedIn two = newsroom.entered(newsroom.sign_in(salma_email));
    newsroom.people.sessions.sign_out(salma, one.session);
    CHECK(newsroom.last_act() == "خروج: سلمى نجّار");
    CHECK_FALSE(newsroom.people.sessions.find(one.session));
    CHECK(newsroom.people.sessions.find(two.session));
    newsroom.people.sessions.sign_out_everywhere(salma);
    CHECK(newsroom.last_act() == "خروج من كل الأجهزة: سلمى نجّار");
    CHECK_FALSE(newsroom.people.sessions.find(two.session));
}

MIDAD_BOTH_ENGINES("another password ends the other sessions, not this one") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const SignedIn here = newsroom.entered(newsroom.sign_in(salma_email));
    const SignedIn there = newsroom.entered(newsroom.sign_in(salma_email));
    const auto change = [&](std::string_view old, std::string_view wanted) {
        const auto changed = newsroom.people.sign_in.change_password(salma, here.session, old, wanted, paper_name);
        return changed ? std::string{} : changed.error().key + " " + changed.error().where;
    };
    CHECK(change("خطأ ليس كلمة المرور", other_password) == "people.password_wrong old");
    CHECK(change(password, "1234567890") == "people.password_common new");
    CHECK(change(password, "salma@almidad.example") == "people.password_theirs new");
    CHECK(change(password, other_password).empty());
    CHECK(newsroom.people.sessions.find(here.session));
    CHECK_FALSE(newsroom.people.sessions.find(there.session));
    CHECK_FALSE(newsroom.sign_in(salma_email, password));
    CHECK(newsroom.sign_in(salma_email, other_password));
}

MIDAD_BOTH_ENGINES("whether an account exists cannot be told from the answer") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const Person leila = newsroom.joined("ليلى حسن", "leila@almidad.example", Role::reporter);
    REQUIRE(newsroom.people.staff.change(actor_of(salma), leila.id, {.disabled = true}));
    REQUIRE(newsroom.people.staff.invite(actor_of(salma), {"رنا", "rana@almidad.example"}));
    const auto answers = [&](const char* email) {
        std::string all;
        for (int at = 0; at < 10; ++at) {
            const auto answer = newsroom.sign_in(email, "خطأ ليس كلمة المرور", "192.0.2." + std::to_string(at));
            REQUIRE_FALSE(answer);
            all += answer.error().key + answer.error().where + std::to_string(answer.error().again_in.count()) + " ";
        }
        return all;
    };
    const std::string of_salma = answers(salma_email);
    CHECK(of_salma.find("people.too_often") != of_salma.npos);
    for (const char* other : {"leila@almidad.example", "rana@almidad.example", "nobody@almidad.example", "ليس بريدًا"}) {
        CAPTURE(other);
        CHECK(answers(other) == of_salma);
    }
}

MIDAD_BOTH_ENGINES("ten thousand guesses get nowhere, from one address or from many") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    int judged = 0;
    for (int at = 0; at < 10'000; ++at) {
        const std::string peer = at % 2 == 0 ? "192.0.2.7" : "2001:db8:" + std::to_string(at % 5000) + "::1";
        const auto answer = newsroom.sign_in(salma_email, "تخمين رقم " + std::to_string(at), peer);
        REQUIRE_FALSE(answer);
        judged += answer.error().key == "people.credentials_wrong" ? 1 : 0;
        newsroom.clock.advance(1s);  // nearly three hours of it
    }
    // Five at once, then after 1, 2, 4 … 512 seconds, then every quarter of an hour.
    CHECK(judged >= 20);
    CHECK(judged <= 30);
    newsroom.clock.advance(15min);
    CHECK(newsroom.sign_in(salma_email));
    CHECK(newsroom.sign_in(salma_email));  // forgotten, once it was the owner
}

MIDAD_BOTH_ENGINES("guesses at once are counted too, whichever node they come to") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    const auto second_node = store::Database::open(newsroom.database.place());
    audit::Log second_log{*second_node, newsroom.clock};
    People second{*second_node, newsroom.clock, second_log, newsroom.folder.file(), {.at_once = 4, .waiting = 100}};
    std::atomic<int> judged = 0;
    {
        std::vector<std::jthread> guessers;
        for (int at = 0; at < 4; ++at) {
            guessers.emplace_back([&, at] {
                People& node = at % 2 == 0 ? newsroom.people : second;
                for (int turn = 0; turn < 20; ++turn) {
                    const auto answer = node.sign_in.with_password(salma_email, "تخمين لا يصيب", {"192.0.2.7", {}});
                    judged += !answer && answer.error().key == "people.credentials_wrong" ? 1 : 0;
                }
            });
        }
    }
    CHECK(judged <= Attempts::account.free + 1);
}

MIDAD_BOTH_ENGINES("who was sent away because too many came at once has not used up a try") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    audit::Log log{*newsroom.database, newsroom.clock};
    People closed{*newsroom.database, newsroom.clock, log, newsroom.folder.file(), {.at_once = 0, .waiting = 0}};
    for (int at = 0; at < 100; ++at) {
        const auto answer = closed.sign_in.with_password(salma_email, password, {"192.0.2.7", {}});
        REQUIRE(answer.error().key == "people.busy");
    }
    CHECK(newsroom.sign_in(salma_email));
}

MIDAD_BOTH_ENGINES("an address that guesses at many accounts waits as well, and a whole network of IPv6 is one") {
    Newsroom newsroom{On::engine};
    int judged = 0;
    for (int at = 0; at < 200; ++at) {
        const auto answer = newsroom.sign_in("nobody" + std::to_string(at) + "@almidad.example", "تخمين لا يصيب",
                                             "2001:db8:1:2:" + std::to_string(at) + "::1");
        judged += answer.error().key == "people.credentials_wrong" ? 1 : 0;
    }
    CHECK(judged == Attempts::address.free + 1);
    CHECK(newsroom.sign_in("a@almidad.example", "تخمين لا يصيب", "2001:db8:1:3::1").error().key ==
          "people.credentials_wrong");
}

MIDAD_BOTH_ENGINES("a newsroom behind one address signs in, however many they are") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    for (int at = 0; at < Attempts::address.free * 2; ++at) REQUIRE(newsroom.sign_in(salma_email));
}

MIDAD_BOTH_ENGINES("the owner comes in by a browser of theirs while others guess elsewhere") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    newsroom.joined("ليلى حسن", "leila@almidad.example", Role::reporter);
    const SignedIn in = newsroom.entered(newsroom.sign_in(salma_email));
    for (int at = 0; at < 20; ++at) CHECK_FALSE(newsroom.sign_in(salma_email, "تخمين لا يصيب", "198.51.100.9"));
    CHECK(newsroom.sign_in(salma_email, password).error().key == "people.too_often");
    CHECK(newsroom.sign_in(salma_email, password, "192.0.2.7", in.device));
    // It is no way in for others, nor to other accounts.
    CHECK_FALSE(newsroom.sign_in("leila@almidad.example", "تخمين لا يصيب", "192.0.2.7", in.device));
    int judged = 0;
    for (int at = 0; at < 50; ++at)
        judged += newsroom.sign_in(salma_email, "تخمين لا يصيب", "203.0.113.9", in.device).error().key ==
                          "people.credentials_wrong"
                      ? 1
                      : 0;
    CHECK(judged == Attempts::device.free + 1);
}

MIDAD_BOTH_ENGINES("with a second factor, the password alone opens nothing") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const Telephone telephone{newsroom, salma};
    newsroom.clock.advance(1min);
    const std::string ticket = newsroom.ticket(newsroom.sign_in(salma_email));
    CHECK_FALSE(newsroom.people.sessions.find(ticket));
    const auto with = [&](std::string_view code) {
        return newsroom.people.sign_in.with_code(ticket, code, {"192.0.2.7", {}});
    };
    CHECK(with("000000").error().key == "people.code_wrong");
    const std::string code = telephone.code();
    const auto in = with(code);
    REQUIRE(in);
    CHECK(newsroom.people.sessions.find(in->session));
    CHECK(with(telephone.code(1)).error().key == "people.ticket_ended");  // the ticket is used

    const std::string second = newsroom.ticket(newsroom.sign_in(salma_email));
    CHECK(newsroom.people.sign_in.with_code(second, code, {"192.0.2.7", {}}).error().key ==
          "people.code_wrong");  // so is the code
    CHECK(newsroom.people.sign_in.with_code(second, telephone.code(-1), {"192.0.2.7", {}}).error().key ==
          "people.code_wrong");
    CHECK(newsroom.people.sign_in.with_code(second, telephone.code(1), {"192.0.2.7", {}}));
    CHECK_FALSE(newsroom.log.verify());
}

MIDAD_BOTH_ENGINES("a ticket holds ten minutes and five tries, and codes cannot be guessed with many tickets") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const Telephone telephone{newsroom, salma};
    newsroom.clock.advance(1min);
    const std::string late = newsroom.ticket(newsroom.sign_in(salma_email));
    newsroom.clock.advance(10min);
    CHECK(newsroom.people.sign_in.with_code(late, telephone.code(), {"192.0.2.7", {}}).error().key ==
          "people.ticket_ended");
    int judged = 0;
    for (int ticket = 0; ticket < 20; ++ticket) {
        const std::string fresh = newsroom.ticket(newsroom.sign_in(salma_email));
        for (int at = 0; at < 10; ++at) {
            const auto answer = newsroom.people.sign_in.with_code(fresh, "000000", {"192.0.2.7", {}});
            judged += answer.error().key == "people.code_wrong" ? 1 : 0;
        }
    }
    CHECK(judged == Attempts::second_factor.free + 1);
}

MIDAD_BOTH_ENGINES("each recovery code opens once, however it is typed") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const Telephone telephone{newsroom, salma};
    REQUIRE(telephone.recovery.size() == 10);
    CHECK(telephone.recovery[0].size() == 19);
    const auto with = [&](std::string code) {
        return newsroom.people.sign_in.with_code(newsroom.ticket(newsroom.sign_in(salma_email)), code,
                                                 {"192.0.2.7", {}});
    };
    REQUIRE(with(telephone.recovery[3]));
    CHECK(audit::sentence(newsroom.log.list({.limit = 2}).entries[1], "ar") == "استُعمل رمز احتياطي في دخول سلمى نجّار");
    CHECK_FALSE(with(telephone.recovery[3]));
    std::string typed = telephone.recovery[4];
    std::erase(typed, '-');
    for (char& c : typed) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    CHECK(with(" " + typed));
}

MIDAD_BOTH_ENGINES("a second factor is begun, confirmed, and goes with the password or an administrator") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const SignedIn here = newsroom.entered(newsroom.sign_in(salma_email));
    const SignedIn there = newsroom.entered(newsroom.sign_in(salma_email));
    auto& factor = newsroom.people.second_factor;
    CHECK(factor.confirm(salma, here.session, "123456").error().key == "people.second_factor_not_begun");
    REQUIRE(factor.begin(salma, paper_name));
    CHECK(factor.confirm(salma, here.session, "12345").error().key == "people.code_wrong");
    CHECK(newsroom.sign_in(salma_email));                      // not asked for before it is confirmed
    const Telephone telephone{newsroom, salma, here.session};  // begun again: the first secret is forgotten
    CHECK(newsroom.last_act() == "فُعّل التحقق بخطوتين لحساب سلمى نجّار");
    CHECK(newsroom.people.sessions.find(here.session)->person.second_factor);
    CHECK_FALSE(newsroom.people.sessions.find(there.session));
    CHECK(factor.begin(salma, paper_name).error().key == "people.second_factor_there");
    REQUIRE(factor.remove(salma));
    CHECK(factor.remove(salma).error().key == "people.second_factor_not_there");
    CHECK(std::holds_alternative<SignedIn>(*newsroom.sign_in(salma_email)));

    const Person leila = newsroom.joined("ليلى حسن", "leila@almidad.example", Role::reporter);
    const Telephone lost{newsroom, leila};
    const auto reset = newsroom.people.links.make_for(actor_of(salma), leila.id);
    const auto entered = newsroom.people.links.accept(*reset, {"", "", std::string{other_password}}, paper_name, "ar");
    CHECK(std::holds_alternative<SecondNeeded>(*entered));  // a link is no way around it
    REQUIRE(newsroom.people.staff.change(actor_of(salma), leila.id, {.remove_second_factor = true}));
    CHECK(newsroom.last_act() == "أُزيل التحقق بخطوتين عن حساب ليلى حسن على يد سلمى نجّار");
    CHECK(std::holds_alternative<SignedIn>(*newsroom.sign_in("leila@almidad.example", other_password)));
}

MIDAD_BOTH_ENGINES("what the database holds opens nothing without the newspaper's key") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    CHECK_FALSE(std::filesystem::exists(newsroom.folder.file()));
    const Telephone telephone{newsroom, salma};
    struct stat status{};
    REQUIRE(::stat(newsroom.folder.file().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(status.st_size == 32);

    newsroom.clock.advance(1min);
    const auto key_of = [&](const char* wanted) {
        try {
            const std::string ticket = newsroom.ticket(newsroom.sign_in(salma_email));
            newsroom.people.sign_in.with_code(ticket, telephone.code(), {"192.0.2.7", {}});
            return std::string{wanted} + " was not said";
        } catch (const Failure& failure) {
            return failure.key();
        }
    };
    const std::string key = read_file(newsroom.folder.file());
    write_file(newsroom.folder.file(), std::string(32, 'x'));
    CHECK(key_of("people.key_other") == "people.key_other");
    write_file(newsroom.folder.file(), "x");
    CHECK(key_of("people.key_unreadable") == "people.key_unreadable");
    std::filesystem::remove(newsroom.folder.file());
    CHECK(key_of("people.key_missing") == "people.key_missing");
    const Person leila = newsroom.joined("ليلى حسن", "leila@almidad.example", Role::reporter);
    CHECK_THROWS_AS(newsroom.people.second_factor.begin(leila, paper_name), Failure);  // not made anew beside it
    write_file(newsroom.folder.file(), key);
    const std::string ticket = newsroom.ticket(newsroom.sign_in(salma_email));
    CHECK(newsroom.people.sign_in.with_code(ticket, telephone.code(), {"192.0.2.7", {}}));
}

MIDAD_BOTH_ENGINES("no token, code or password is in the database as it is") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const SignedIn in = newsroom.entered(newsroom.sign_in(salma_email));
    const Telephone telephone{newsroom, salma, in.session};
    const auto invited = newsroom.people.staff.invite(actor_of(salma), {"رنا", "rana@almidad.example"});
    const std::string ticket = newsroom.ticket(newsroom.sign_in(salma_email));
    constexpr store::Query hashes{"test.hashes",
                                  "select hash from people_sessions union select hash from people_links union select "
                                  "hash from people_tickets union select hash from people_recovery_codes union select "
                                  "hash from people_devices union select who from people_attempts union select "
                                  "coalesce(password, '') from people_staff",
                                  "select hash from people_sessions union select hash from people_links union select "
                                  "hash from people_tickets union select hash from people_recovery_codes union select "
                                  "hash from people_devices union select who from people_attempts union select "
                                  "coalesce(password, '') from people_staff"};
    int looked_at = 0;
    for (const store::Row& row : newsroom.database->all(hashes)) {
        ++looked_at;
        for (const std::string& secret : {in.session, in.device, invited->token, ticket, telephone.recovery[0],
                                          std::string{password}, std::string{"192.0.2.7"}, std::string{salma_email}})
            CHECK(row.text(0).find(secret) == std::string::npos);
    }
    CHECK(looked_at > 10);
}

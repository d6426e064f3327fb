#include "people/passwords.h"

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "people/hashing.h"

using namespace midad;
using namespace midad::people;

namespace {

std::string objection(std::string_view password) {
    const auto refused = objection_to_password(password, {"ليلى حسن", "leila.hassan@almidad.example", "صحيفة المداد"});
    return refused ? refused->key : "";
}

}  // namespace

TEST_CASE("a password of ten characters that nobody tries first is taken, in any script") {
    CHECK(objection("سبع سمكات في القطار").empty());
    CHECK(objection("قمر أخضر يمشي").empty());
    CHECK(objection("violet ladder 93 tin").empty());
    CHECK(objection("Kx9#vTq2!m").empty());
    CHECK(objection("نهر-Tango-٧٤-kite").empty());
}

TEST_CASE("characters are counted as a reader counts them") {
    CHECK(objection("سمكة قطار") == "people.password_short");
    CHECK(objection("سَمَكٌ بَحْرٌ") == "people.password_short");  // nine letters and their harakat
    CHECK(objection("Kx9#vTq2!") == "people.password_short");
    CHECK(objection("") == "people.password_short");
}

TEST_CASE("what is tried first is refused: lists, rows of keys, repetitions, on either keyboard") {
    for (const char* common : {"1234567890", "password123", "qwertyuiop", "aaaaaaaaaa", "abcdefghij", "P@ssw0rd12",
                               "football1234", "ضصثقفغعهخح", "شسيبلاتنمك", "١٢٣٤٥٦٧٨٩٠", "كلمة المرور", "كلمة السر١",
                               "كلمة السر 1", "بسم الله 123", "محمد محمد محمد", "الحمد لله ١"}) {
        CAPTURE(common);
        CHECK(objection(common) == "people.password_common");
    }
}

TEST_CASE("one's own name, address and newspaper are no password") {
    CHECK(objection("leila.hassan@almidad.example") == "people.password_theirs");
    CHECK(objection("LEILA.Hassan@almidad.example") == "people.password_theirs");
    CHECK(objection("صحيفة المداد") == "people.password_theirs");
    CHECK(objection("صحيفــة المــداد") == "people.password_theirs");
    CHECK(objection("ليلى حسن ليلى") == "people.password_common");
    CHECK(objection("leilahassan1") == "people.password_common");
}

TEST_CASE("what is no text, or without end, is refused") {
    CHECK(objection("\xff\xfe كلمة طويلة جدا") == "people.password_impossible");
    CHECK(objection(std::string_view{"سبع سمكات\0 في القطار", 30}) == "people.password_impossible");
    CHECK(objection(std::string(1001, 'x')) == "people.password_impossible");
}

TEST_CASE("a hash is of its password and of no other, and no two are alike") {
    Hashing hashing;
    const auto hash = hashing.hash("سبع سمكات في القطار");
    REQUIRE(hash);
    CHECK(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(hashing.hash("سبع سمكات في القطار") != hash);
    CHECK(hashing.is_of("سبع سمكات في القطار", hash) == true);
    CHECK(hashing.is_of("سبع سمكات في القطار ", hash) == false);
    CHECK(hashing.is_of("", hash) == false);
    CHECK(hashing.is_of("سبع سمكات في القطار", std::nullopt) == false);
    CHECK(hashing.is_of("سبع سمكات في القطار", "damaged") == false);
}

TEST_CASE("so many are hashed at once, so many wait, and the rest is sent away at once") {
    Hashing hashing{{.at_once = 1, .waiting = 1}};
    std::atomic<int> answered = 0, sent_away = 0;
    {
        std::vector<std::jthread> guessers;
        for (int at = 0; at < 8; ++at) {
            guessers.emplace_back([&] {
                for (int turn = 0; turn < 4; ++turn) ++(hashing.is_of("تخمين", std::nullopt) ? answered : sent_away);
            });
        }
    }
    CHECK(answered >= 1);
    CHECK(sent_away >= 1);
    CHECK(answered + sent_away == 32);
    CHECK(hashing.is_of("تخمين", std::nullopt) == false);  // all places are given back
}

#include "people/staff.h"

#include <doctest/doctest.h>

#include <thread>

#include "people/testing.h"

using namespace midad;
using namespace midad::people;
using namespace std::chrono_literals;
using people::testing::Newsroom;
using people::testing::other_password;
using people::testing::paper_name;
using people::testing::password;

MIDAD_BOTH_ENGINES("the first link makes the first administrator, once, and there is no other") {
    Newsroom newsroom{On::engine};
    CHECK_FALSE(newsroom.people.staff.has_administrator());
    const auto one = newsroom.people.links.make_first();
    const auto other = newsroom.people.links.make_first();  // of another node
    REQUIRE(one);
    REQUIRE(other);
    CHECK(newsroom.people.links.find(*one)->kind == LinkKind::first);

    const Acceptance salma{"سلمى نجّار", "Salma@AlMidad.example", std::string{password}};
    const SignedIn in = newsroom.entered(newsroom.people.links.accept(*other, salma, paper_name, "ar"));
    CHECK(in.person.role == Role::administrator);
    CHECK(in.person.name == "سلمى نجّار");
    CHECK(newsroom.people.sessions.find(in.session)->person.id == in.person.id);
    CHECK(newsroom.people.staff.has_administrator());

    for (const auto& token : {*one, *other}) {
        CHECK_FALSE(newsroom.people.links.find(token));
        CHECK(newsroom.people.links.accept(token, salma, paper_name, "ar").error().key == "people.link_ended");
    }
    CHECK_FALSE(newsroom.people.links.make_first());
}

MIDAD_BOTH_ENGINES("a first link whose use was refused is still good") {
    Newsroom newsroom{On::engine};
    const auto token = newsroom.people.links.make_first();
    const auto refused = [&](std::string name, std::string email, std::string_view with) {
        return newsroom.people.links
            .accept(*token, {std::move(name), std::move(email), std::string{with}}, paper_name, "ar")
            .error();
    };
    CHECK(refused("", "salma@almidad.example", password).where == "name");
    CHECK(refused("سلمى", "salma", password).where == "email");
    CHECK(refused("سلمى", "salma@", password).where == "email");
    CHECK(refused("سلمى", "sal ma@almidad.example", password).where == "email");
    CHECK(refused("سلمى", "salma@almidad.example", "1234567890").where == "password");
    const auto invited = newsroom.people.staff.invite(audit::Actor::console(), {"رنا العلي", "rana@almidad.example"});
    REQUIRE(invited);
    CHECK(refused("رنا", "rana@almidad.example", password).key == "people.email_taken");
    CHECK(newsroom.people.links.find(*token));
    CHECK(newsroom.people.links.accept(*token, {"سلمى", "salma@almidad.example", std::string{password}}, paper_name,
                                       "ar"));
}

MIDAD_BOTH_ENGINES("somebody invited joins by a link that holds seven days and is used once") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const DeskId desk = newsroom.desk("السياسة");
    const auto invited = newsroom.people.staff.invite(
        actor_of(salma), {"ليلــى حسن", "leila@almidad.example", Role::reporter, {desk, desk}});
    REQUIRE(invited);
    CHECK(invited->person.name == "ليلى حسن");
    CHECK(invited->person.invited);
    CHECK(invited->person.desks == std::vector{desk});
    CHECK(newsroom.last_act() ==
          "وُجّهت دعوة إلى ليلى حسن (\u2068leila@almidad.example\u2069) بدور «مراسل» على يد سلمى نجّار");
    CHECK(newsroom.sign_in("leila@almidad.example").error().key == "people.credentials_wrong");

    newsroom.clock.advance(6 * 24h);
    CHECK(newsroom.people.links.find(invited->token)->person->name == "ليلى حسن");
    const auto again = newsroom.people.links.make_for(actor_of(salma), invited->person.id);
    CHECK_FALSE(newsroom.people.links.find(invited->token));
    CHECK(newsroom.people.links.find(*again)->kind == LinkKind::invitation);
    newsroom.clock.advance(7 * 24h);
    CHECK_FALSE(newsroom.people.links.find(*again));
    const auto third = newsroom.people.links.make_for(actor_of(salma), invited->person.id);
    const auto in = newsroom.entered(newsroom.people.links.accept(
        *third, {"ليلى م. حسن", "evil@example.org", std::string{password}}, paper_name, "ar"));
    CHECK(in.person.name == "ليلى م. حسن");
    CHECK(in.person.email == "leila@almidad.example");
    CHECK_FALSE(in.person.invited);
    CHECK(newsroom.people.links.accept(*third, {"", "", std::string{password}}, paper_name, "ar").error().key ==
          "people.link_ended");
    CHECK(newsroom.sign_in("leila@almidad.example"));
}

MIDAD_BOTH_ENGINES("an address is one however it is written") {
    Newsroom newsroom{On::engine};
    const audit::Actor salma = actor_of(newsroom.administrator());
    REQUIRE(newsroom.people.staff.invite(salma, {"أحمد", "Ahmad@AlMidad.example"}));
    for (const char* same :
         {"ahmad@almidad.example", "AHMAD@ALMIDAD.EXAMPLE", " ahmad@almidad.example ", "ａhmad@almidad.example"}) {
        CAPTURE(same);
        CHECK(newsroom.people.staff.invite(salma, {"آخر", same}).error().key == "people.email_taken");
        CHECK(newsroom.people.staff.find_by_email(same)->name == "أحمد");
    }
    CHECK(newsroom.people.staff.invite(salma, {"مراسل", "تحرير@المداد.example"}));
    CHECK(newsroom.people.staff.find_by_email("تحريـر@المداد.example"));
    REQUIRE(newsroom.people.staff.invite(salma, {"نسخ ولصق", "\u200fpasted@almidad.example\u200f"}));
    CHECK(newsroom.people.staff.find_by_email("pasted@almidad.example")->email == "pasted@almidad.example");
}

MIDAD_BOTH_ENGINES("a reset link sets the password, ends every session and says so") {
    Newsroom newsroom{On::engine};
    const Person leila = newsroom.joined("ليلى حسن", "leila@almidad.example", Role::reporter);
    const SignedIn before = newsroom.entered(newsroom.sign_in("leila@almidad.example"));
    const auto token = newsroom.people.links.make_for(audit::Actor::console(), leila.id);
    CHECK(newsroom.last_act() == "صدر رابط لمرة واحدة لضبط كلمة مرور ليلى حسن على يد من يدير الخادم");
    CHECK(newsroom.people.links.find(*token)->kind == LinkKind::reset);
    const SignedIn after = newsroom.entered(newsroom.people.links.accept(
        *token, {"اسم آخر", "x@example.org", std::string{other_password}}, paper_name, "ar"));
    CHECK(after.person.name == "ليلى حسن");
    CHECK_FALSE(newsroom.people.sessions.find(before.session));
    CHECK(newsroom.people.sessions.find(after.session));
    CHECK_FALSE(newsroom.sign_in("leila@almidad.example", password));
    CHECK(newsroom.sign_in("leila@almidad.example", other_password));
    CHECK(newsroom.people.links.make_for(audit::Actor::console(), PersonId{99}).error().key == "people.person_unknown");
}

MIDAD_BOTH_ENGINES("somebody disabled is out at once: sessions, links, passwords") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const Person leila = newsroom.joined("ليلى حسن", "leila@almidad.example", Role::reporter);
    const SignedIn in = newsroom.entered(newsroom.sign_in("leila@almidad.example"));
    const auto link = newsroom.people.links.make_for(actor_of(salma), leila.id);
    REQUIRE(newsroom.people.staff.change(actor_of(salma), leila.id, {.disabled = true}));
    CHECK(newsroom.last_act() == "عُطّل حساب ليلى حسن على يد سلمى نجّار");
    CHECK_FALSE(newsroom.people.sessions.find(in.session));
    CHECK_FALSE(newsroom.people.links.find(*link));
    CHECK(newsroom.sign_in("leila@almidad.example").error().key == "people.credentials_wrong");
    CHECK(newsroom.people.links.make_for(actor_of(salma), leila.id).error().key == "people.person_disabled");
    REQUIRE(newsroom.people.staff.change(actor_of(salma), leila.id, {.disabled = false}));
    CHECK_FALSE(newsroom.people.sessions.find(in.session));
    CHECK(newsroom.sign_in("leila@almidad.example"));
}

MIDAD_BOTH_ENGINES("the last administrator stays one") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const auto change = [&](PersonId who, const Change& what) {
        const auto changed = newsroom.people.staff.change(actor_of(salma), who, what);
        return changed ? std::string{} : changed.error().key;
    };
    CHECK(change(salma.id, {.disabled = true}) == "people.last_administrator");
    CHECK(change(salma.id, {.role = Role::editor_in_chief}) == "people.last_administrator");
    CHECK(change(salma.id, {.name = "سلمى"}).empty());
    const auto invited =
        newsroom.people.staff.invite(actor_of(salma), {"رنا", "rana@almidad.example", Role::administrator});
    CHECK(change(salma.id, {.disabled = true}) == "people.last_administrator");  // one invited cannot sign in yet
    newsroom.entered(newsroom.people.links.accept(invited->token, {"", "", std::string{password}}, paper_name, "ar"));
    CHECK(change(salma.id, {.role = Role::reporter}).empty());
    CHECK(change(invited->person.id, {.disabled = true}) == "people.last_administrator");
}

MIDAD_BOTH_ENGINES("two administrators who put each other out at once do not both succeed") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const Person rana = newsroom.joined("رنا", "rana@almidad.example", Role::administrator);
    for (int turn = 0; turn < 5; ++turn) {
        int refused = 0;
        Result<Person, Refusal> one, other;
        {
            const std::jthread first{
                [&] { one = newsroom.people.staff.change(actor_of(salma), rana.id, {.disabled = true}); }};
            const std::jthread second{
                [&] { other = newsroom.people.staff.change(actor_of(rana), salma.id, {.disabled = true}); }};
        }
        refused += one ? 0 : 1;
        refused += other ? 0 : 1;
        CHECK(refused == 1);
        for (const PersonId who : {salma.id, rana.id})
            REQUIRE(newsroom.people.staff.change(audit::Actor::console(), who, {.disabled = false}));
    }
}

MIDAD_BOTH_ENGINES("whatever is changed of somebody is an entry of the audit") {
    Newsroom newsroom{On::engine};
    const audit::Actor salma = actor_of(newsroom.administrator());
    const Person leila = newsroom.joined("ليلى حسن", "leila@almidad.example", Role::reporter);
    const DeskId politics = newsroom.desk("السياسة"), world = newsroom.desk("العالم");
    Change change;
    change.name = "ليلى م. حسن";
    change.email = "leila.hassan@almidad.example";
    change.role = Role::desk_editor;
    change.desks = {world, politics};
    change.language = "en";
    REQUIRE(newsroom.people.staff.change(salma, leila.id, change));
    std::vector<std::string> said;
    for (const auto& entry :
         newsroom.log.list({.subject = audit::Subject{"person", leila.id.value}, .limit = 5}).entries)
        said.push_back(audit::sentence(entry, "en"));
    CHECK(said.size() == 5);
    CHECK(said[2] ==
          "The role of \u2068ليلى م. حسن\u2069 was changed from Reporter to Desk editor by \u2068سلمى نجّار\u2069");
    CHECK(newsroom.people.staff.find(leila.id)->desks == std::vector{politics, world});
    CHECK(newsroom.people.staff.change(salma, leila.id, {.desks = std::vector{DeskId{99}}}).error().where == "desks");
    CHECK(newsroom.people.staff.change(salma, leila.id, {.language = "fr"}).error().where == "language");
    CHECK(newsroom.people.staff.change(salma, leila.id, {.email = "salma@almidad.example"}).error().key ==
          "people.email_taken");
    CHECK(newsroom.people.staff.change(salma, PersonId{99}, {}).error().key == "people.person_unknown");
    CHECK_FALSE(newsroom.log.verify());
}

MIDAD_BOTH_ENGINES("everyone is listed in the order of Arabic names") {
    Newsroom newsroom{On::engine};
    newsroom.administrator();
    newsroom.joined("الطويل، آمنة", "amna@almidad.example", Role::reporter);
    newsroom.joined("إبراهيم", "ibrahim@almidad.example", Role::photographer);
    newsroom.joined("Zoe", "zoe@almidad.example", Role::reporter);
    std::string names;
    for (const Person& person : newsroom.people.staff.everyone()) names += person.name + " | ";
    CHECK(names == "إبراهيم | سلمى نجّار | الطويل، آمنة | Zoe | ");
}

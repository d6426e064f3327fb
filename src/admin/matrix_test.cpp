// Who may do what: every role at every row of the table, at their own desk and at another. A row that says nothing of
// what it needs cannot be written (Needs has no default); one that says another thing changes golden/matrix.txt.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "admin/testing.h"

using namespace midad;
using namespace midad::admin;
using admin::testing::Browser;
using admin::testing::Desk;

namespace {

using Row = Routes::Route;

bool is_located(const Row& row) { return row.handler.needs.scope == Needs::Scope::own_desk; }

/// What the role may, said by the lists of permissions alone, without the gate.
std::string expected(const Row& row, people::Role role) {
    const Needs& needs = row.handler.needs;
    if (needs.who != Needs::Who::permitted) return "yes";
    const people::Permissions list = people::permissions_of(role);
    const bool has = list.has(*needs.permission);
    if (needs.scope == Needs::Scope::any) return has ? "yes" : "no";
    if (has) return list.has(people::Permission::desk_all) ? "yes" : "own desk";
    if (needs.for_own && list.has(*needs.for_own)) return "own story";
    return "no";
}

std::string needs_of(const Row& row) {
    const Needs& needs = row.handler.needs;
    if (needs.who == Needs::Who::anybody) return "anybody";
    if (needs.who == Needs::Who::signed_in) return "signed in";
    std::string text{people::name_of(*needs.permission)};
    if (needs.for_own) text += fmt::format(" (own: {})", people::name_of(*needs.for_own));
    return text + (is_located(row) ? " at the desk" : "");
}

/// What is_allowed() says of somebody with the role, at a story of their desk, of another desk, and of their own.
std::string allowed(const Row& row, people::Role role) {
    people::Person person;
    person.id = PersonId{7};
    person.role = role;
    person.desks = {DeskId{1}};
    const Needs& needs = row.handler.needs;
    if (!is_located(row)) return is_allowed(person, needs, std::nullopt) ? "yes" : "no";
    const Place here{DeskId{1}, PersonId{8}}, there{DeskId{2}, PersonId{8}};
    const Place own_here{DeskId{1}, PersonId{7}}, own_there{DeskId{2}, PersonId{7}};
    const bool at_here = is_allowed(person, needs, here), at_there = is_allowed(person, needs, there);
    const bool at_own = is_allowed(person, needs, own_here);
    // What one wrote at another desk is that desk's.
    if (is_allowed(person, needs, own_there) != at_there) return "own story anywhere";
    if (at_there) return at_here ? "yes" : "other desks only";
    if (at_here) return at_own ? "own desk" : "others' stories only";
    return at_own ? "own story" : "no";
}

}  // namespace

TEST_CASE("every row says what it needs, and a place is found for whatever belongs to a desk") {
    CHECK(routes().routes().size() > 20);
    for (const Row& row : routes().routes()) {
        CAPTURE(row.pattern);
        CHECK((row.handler.needs.who == Needs::Who::permitted) == row.handler.needs.permission.has_value());
        CHECK((is_located(row) == (row.handler.locate != nullptr)));
        if (is_located(row)) CHECK(people::is_of_stories(*row.handler.needs.permission));
        CHECK((row.handler.handler != nullptr));
        CHECK(row.handler.takes.most_bytes <= 1u << 20);
    }
}

TEST_CASE("each role may what its list says, at its desk and at others, and nobody disabled may anything") {
    for (const Row& row : routes().routes()) {
        for (const people::Role role : people::all_roles()) {
            CAPTURE(row.pattern);
            CAPTURE(people::name_of(role));
            CHECK(allowed(row, role) == expected(row, role));
            people::Person disabled;
            disabled.role = role;
            disabled.desks = {DeskId{1}};
            disabled.disabled = true;
            CHECK_FALSE(is_allowed(disabled, row.handler.needs, Place{DeskId{1}, disabled.id}));
        }
    }
}

TEST_CASE("the table of who may what is as it was accepted") {
    std::string table;
    for (const Row& row : routes().routes()) {
        table += fmt::format("{} {}: {}\n", http::name_of(row.method), row.pattern, needs_of(row));
        if (row.handler.needs.who != Needs::Who::permitted) continue;
        for (const people::Role role : people::all_roles())
            table += fmt::format("    {}: {}\n", people::name_of(role), expected(row, role));
    }
    const char* golden = "src/admin/golden/matrix.txt";
    if (std::getenv("MIDAD_ACCEPT") != nullptr) write_file(golden, table);
    CHECK(table == read_file(golden));
}

MIDAD_BOTH_ENGINES("over requests too: nobody is let in without a session, and each role where it may be") {
    Desk desk{On::engine};
    desk.newsroom.administrator();
    Browser nobody = desk.browser();
    std::map<people::Role, Browser> browsers;
    const DeskId own = desk.newsroom.desk("مكتبهم");
    for (const people::Role role : people::all_roles()) browsers.emplace(role, desk.somebody(role, {own}));

    for (const Row& row : routes().routes()) {
        CAPTURE(row.pattern);
        CAPTURE(http::name_of(row.method));
        // Ends or changes what the others go by; of everybody's own, and tested by itself.
        const bool ends = row.handler.needs.who == Needs::Who::signed_in && row.method == http::Method::del;
        // Of no thing that there is: whoever may gets another answer than "may not".
        const std::string path = admin::testing::path_of(row.pattern, 999'999);
        const bool open = row.handler.needs.who == Needs::Who::anybody;
        const auto unknown = nobody.ask(row.method, path, "{}");
        if (!open) {
            CHECK(unknown.status == 401);
            CHECK(unknown.refused() == "admin.sign_in");
        }
        for (auto& [role, browser] : browsers) {
            CAPTURE(people::name_of(role));
            const bool may_somewhere = expected(row, role) != "no";
            if (!http::is_read(row.method) && !open) {
                Browser without = browser;
                without.csrf.clear();
                CHECK(without.ask(row.method, path, "{}").refused() == "admin.csrf");
                without.csrf = std::string(64, '0');
                CHECK(without.ask(row.method, path, "{}").refused() == "admin.csrf");
            }
            if (ends || open) continue;
            const auto answer = browser.ask(row.method, path, http::is_read(row.method) ? "" : "{}");
            CHECK((answer.refused() == "admin.forbidden") == !may_somewhere);
            if (!may_somewhere) CHECK(answer.status == 403);
            if (may_somewhere && is_located(row)) CHECK(answer.status == 404);
        }
    }
}

MIDAD_BOTH_ENGINES("over requests too: a write from another page is refused, whatever it brings") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    for (const Row& row : routes().routes()) {
        if (http::is_read(row.method)) continue;
        CAPTURE(row.pattern);
        const std::string path = admin::testing::path_of(row.pattern, 1);
        for (const http::Headers& from :
             {http::Headers{{"origin", "https://evil.example"}}, http::Headers{{"origin", "null"}},
              http::Headers{{"origin", "https://almidad.example.evil.example"}}}) {
            Browser other = salma;
            other.more = from;
            CHECK(other.ask(row.method, path, "{}").refused() == "admin.elsewhere");
        }
    }
}

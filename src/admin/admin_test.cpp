#include "admin/admin.h"

#include <doctest/doctest.h>

#include "admin/cookies.h"
#include "admin/testing.h"
#include "people/totp.h"

using namespace midad;
using namespace midad::admin;
using admin::testing::Browser;
using admin::testing::Desk;
using admin::testing::is_contract;
using admin::testing::Reply;
namespace json = boost::json;

namespace {

constexpr std::string_view salma_email = "salma@almidad.example";

/// What is another every time, as the contract's examples have it.
json::value settled(json::value answer, std::initializer_list<std::string_view> names, std::string_view as = "…") {
    for (const std::string_view name : names) answer.as_object()[json::string_view{name.data(), name.size()}] = as;
    return answer;
}

std::string token_of(const Reply& answer) {
    const std::string link = answer.words("link");
    return link.substr(link.rfind('/') + 1);
}

}  // namespace

MIDAD_BOTH_ENGINES("an empty newspaper says so; the first link makes its administrator, who is then signed in") {
    Desk desk{On::engine};
    Browser browser = desk.browser();
    const Reply before = browser.get("/session");
    CHECK(before.status == 401);
    CHECK(before.refused() == "admin.sign_in");
    CHECK(before.at("first").as_bool());
    CHECK(is_contract("signed_out", before.body));

    const std::string path = "/invitations/" + *desk.newsroom.people.links.make_first();
    const Reply link = browser.get(path);
    CHECK(link.words("kind") == "first");
    CHECK(is_contract("invitation.first", link.body));
    const Reply in = browser.entered(
        browser.post(path, {{"name", "سلمى نجّار"}, {"email", salma_email}, {"password", people::testing::password}}));
    CHECK(in.status == 200);
    CHECK(is_contract("session", settled(in.body, {"csrf"})));
    CHECK(browser.get("/session").at("person").at("name") == "سلمى نجّار");
    CHECK(browser.get(path).refused() == "people.link_ended");
    CHECK(desk.browser().get("/session").at("first").as_bool() == false);
}

MIDAD_BOTH_ENGINES("a session's cookie is the browser's alone") {
    Desk desk{On::engine};
    desk.newsroom.administrator();
    Browser browser = desk.browser();
    const Reply in = browser.sign_in(salma_email);
    std::vector<std::string> given;
    for (const auto& [name, value] : in.headers)
        if (name == "Set-Cookie") given.push_back(value);
    REQUIRE(given.size() == 2);
    CHECK(given[0].starts_with("__Host-midad_desk="));
    CHECK(given[0].ends_with("; Path=/; Max-Age=5184000; HttpOnly; SameSite=Strict; Secure"));
    CHECK(given[1].starts_with("__Host-midad_device="));
    CHECK(in.text.find(browser.cookies.at("__Host-midad_desk")) == in.text.npos);

    record::Masthead local = desk.masthead;
    local.address = "http://127.0.0.1:8080";
    CHECK(set_cookie(local, Cookie::session, "x") ==
          "midad_desk=x; Path=/; Max-Age=5184000; HttpOnly; SameSite=Strict");
}

TEST_CASE("a cookie is found among others, by its whole name") {
    const record::Masthead masthead = admin::testing::sample_masthead();
    http::Request request;
    request.headers = {{"cookie", "a=1; midad_desk=no; x__Host-midad_desk=no;__Host-midad_desk=yes=; b=2"}};
    CHECK(find_cookie(request, masthead, Cookie::session) == "yes=");
    CHECK(find_cookie(request, masthead, Cookie::device).empty());
    for (const char* broken : {"", ";", "=", "__Host-midad_desk", ";;;__Host-midad_des=x"}) {
        request.headers = {{"cookie", broken}};
        CHECK(find_cookie(request, masthead, Cookie::session).empty());
    }
}

MIDAD_BOTH_ENGINES("signing out takes the cookie away; everywhere ends the other browser's session too") {
    Desk desk{On::engine};
    Browser one = desk.administrator(), two = desk.administrator();
    CHECK(one.del("/session").status == 204);
    CHECK(one.cookies.find("__Host-midad_desk") == one.cookies.end());
    CHECK(one.get("/session").status == 401);
    CHECK(two.get("/session").status == 200);
    one.sign_in(salma_email);
    CHECK(one.del("/sessions").status == 204);
    CHECK(two.get("/session").status == 401);
}

MIDAD_BOTH_ENGINES("a wrong password and no account are one answer, and too many are told to wait") {
    Desk desk{On::engine};
    desk.newsroom.administrator();
    Browser browser = desk.browser();
    const auto ask = [&](std::string_view email) {
        return browser.post("/session", {{"email", email}, {"password", "خطأ ليس كلمة المرور"}});
    };
    const Reply wrong = ask(salma_email), nobody = ask("nobody@almidad.example");
    CHECK(wrong.status == 401);
    CHECK(wrong.text == nobody.text);
    CHECK(wrong.headers == nobody.headers);
    CHECK(is_contract("refusal", wrong.body));
    for (int at = 0; at < 5; ++at) ask(salma_email);
    const Reply late = ask(salma_email);
    CHECK(late.status == 429);
    CHECK(late.header("Retry-After") == "1");
}

MIDAD_BOTH_ENGINES("people are invited, changed and reset, each as the contract says") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    const Reply made = salma.post("/desks", {{"name", "الطاقة"}, {"section", "energy"}});
    CHECK(made.status == 201);
    const Reply invited = salma.post("/people", {{"name", "ليلى حسن"},
                                                 {"email", "leila@almidad.example"},
                                                 {"role", "reporter"},
                                                 {"desks", json::array{made.at("desk").at("id")}}});
    REQUIRE(invited.status == 201);
    CHECK(invited.words("link").starts_with("https://almidad.example/admin/invitation/"));
    CHECK(is_contract("invited", settled(invited.body, {"link"}, "https://almidad.example/admin/invitation/…")));

    Browser leila = desk.browser();
    const std::string path = "/invitations/" + token_of(invited);
    CHECK(is_contract("invitation", leila.get(path).body));
    CHECK(leila.post(path, {{"password", "قصيرة"}}).at("error").at("where") == "password");
    CHECK(leila.entered(leila.post(path, {{"password", people::testing::password}})).status == 200);
    CHECK(leila.get("/people").refused() == "admin.forbidden");

    const std::string person = "/people/" + std::to_string(invited.at("person").at("id").as_int64());
    const Reply changed = salma.patch(person, {{"role", "desk_editor"}, {"desks", json::array{}}, {"language", "en"}});
    CHECK(changed.at("person").at("role") == "desk_editor");
    CHECK(leila.get("/session").at("person").at("language") == "en");
    CHECK(is_contract("people", salma.get("/people").body));
    CHECK(salma.patch(person, {{"role", "مدير"}}).at("error").at("where") == "role");
    CHECK(salma.patch(person, {{"desks", json::array{"1"}}}).at("error").at("where") == "desks");
    CHECK(salma.patch("/people/1", {{"disabled", true}}).refused() == "people.last_administrator");
    CHECK(salma.patch("/people/99", {{"name", "لا أحد"}}).status == 404);

    const Reply reset = salma.post(person + "/reset");
    CHECK(reset.status == 201);
    CHECK(leila.get("/invitations/" + token_of(reset)).words("kind") == "reset");
    CHECK(salma.patch(person, {{"disabled", true}}).status == 200);
    CHECK(leila.get("/session").status == 401);
}

MIDAD_BOTH_ENGINES("one changes one's own name, language and password, and nothing else") {
    Desk desk{On::engine};
    Browser leila = desk.somebody(people::Role::reporter);
    const Reply changed =
        leila.patch("/session", {{"name", "ليلى م. حسن"}, {"language", "en"}, {"role", "administrator"}});
    CHECK(changed.at("person").at("name") == "ليلى م. حسن");
    CHECK(changed.at("person").at("role") == "reporter");
    CHECK(leila.put("/password", {{"old", "ليست هي أبدًا"}, {"new", people::testing::other_password}})
              .at("error")
              .at("where") == "old");
    CHECK(
        leila.put("/password", {{"old", people::testing::password}, {"new", people::testing::other_password}}).status ==
        204);
    CHECK(leila.get("/session").status == 200);
}

MIDAD_BOTH_ENGINES("desks are made and changed, each as the contract says") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    const Reply made = salma.post("/desks", {{"name", "الطاقة"},
                                             {"section", "energy"},
                                             {"two_persons", true},
                                             {"stages",
                                              {{{"key", "draft"}, {"name", "مسودّة"}},
                                               {{"key", "legal"}, {"name", "الشؤون القانونية"}},
                                               {{"key", "ready"}, {"name", "جاهزة"}}}}});
    REQUIRE(made.status == 201);
    CHECK(is_contract("desk", made.body));
    const std::string path = "/desks/" + std::to_string(made.at("desk").at("id").as_int64());
    CHECK(salma.patch(path, {{"section", nullptr}}).at("desk").at("section").is_null());
    CHECK(salma.patch(path, {{"name", "الطاقة والبيئة"}}).at("desk").at("stages").as_array().size() == 3);
    CHECK(salma.patch(path, {{"section", "رياضة"}}).at("error").at("where") == "section");
    CHECK(salma.patch(path, {{"stages", "كثيرة"}}).at("error").at("where") == "stages");
    CHECK(salma.patch(path, {{"stages", {{{"key", "draft"}}}}}).at("error").at("where") == "name");
    CHECK(salma.patch("/desks/99", {{"name", "لا شيء"}}).status == 404);
    CHECK(is_contract("desks", salma.get("/desks").body));
}

MIDAD_BOTH_ENGINES("a second factor is set up and asked for") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    const Reply begun = salma.post("/second-factor");
    CHECK(begun.words("uri").starts_with("otpauth://totp/"));
    CHECK(begun.words("qr_svg").starts_with("<svg "));
    CHECK(is_contract("second_factor", settled(begun.body, {"secret", "uri", "qr_svg"})));
    std::string secret;
    unsigned held = 0, bits = 0;
    for (const char c : begun.words("secret")) {
        held = held << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
        if ((bits += 5) >= 8) secret += static_cast<char>(held >> (bits -= 8) & 0xFF);
    }
    const auto code = [&] { return people::totp::code(secret, people::totp::step_of(desk.newsroom.clock.now())); };
    CHECK(salma.put("/second-factor", {{"code", "1"}}).refused() == "people.code_wrong");
    const Reply on = salma.put("/second-factor", {{"code", code()}});
    REQUIRE(on.at("recovery_codes").as_array().size() == 10);

    desk.newsroom.clock.advance(std::chrono::minutes{1});
    Browser other = desk.browser();
    const Reply needed = other.sign_in(salma_email);
    CHECK(needed.status == 202);
    CHECK(is_contract("ticket", settled(needed.body, {"ticket"})));
    CHECK(other.get("/session").status == 401);
    const Reply in =
        other.entered(other.post("/session/second-factor", {{"ticket", needed.words("ticket")}, {"code", code()}}));
    CHECK(in.at("person").at("second_factor").as_bool());
    CHECK(other.get("/session").status == 200);
    CHECK(other.del("/second-factor", {{"password", "ليست هي أبدًا"}}).refused() == "people.password_wrong");
    CHECK(other.del("/second-factor", {{"password", people::testing::password}}).status == 204);
}

MIDAD_BOTH_ENGINES("the audit is listed a page at a time, and exported whole") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    const Reply first = salma.get("/audit");
    CHECK(first.at("entries").as_array()[0].at("ar") == "دخول: سلمى نجّار");
    CHECK(is_contract("audit", first.body));
    for (int at = 0; at < 60; ++at) salma.patch("/session", {{"language", at % 2 == 0 ? "en" : "ar"}});
    const Reply page = salma.get("/audit");
    CHECK(page.at("entries").as_array().size() == 50);
    CHECK(salma.get("/audit?before=" + page.words("older")).at("entries").as_array().size() == 14);
    CHECK(salma.get("/audit?person=99").at("entries").as_array().empty());
    CHECK(salma.get("/audit?story=7").at("entries").as_array().empty());

    const Reply exported = salma.get("/audit/export");
    CHECK(exported.header("Content-Type") == "application/jsonl; charset=utf-8");
    CHECK(std::count(exported.text.begin(), exported.text.end(), '\n') == 64);
    CHECK(desk.newsroom.last_act() == "نُسخ سجل الأفعال كله حتى المدخل رقم 64 على يد سلمى نجّار");
}

MIDAD_BOTH_ENGINES("a body that cannot be read is refused with the reason, and reaches nobody") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    const auto ask = [&](std::string body, std::string_view type = "application/json") {
        return salma.ask(http::Method::post, "/desks", std::move(body), type);
    };
    CHECK(ask("{\"name\": \"رياضة\"").refused() == "admin.body_broken");
    CHECK(ask("[]").refused() == "admin.body_broken");
    CHECK(ask("\"رياضة\"").refused() == "admin.body_broken");
    CHECK(ask("{\"name\": \"\xff\"}").refused() == "admin.body_broken");
    CHECK(ask("{\"name\": \"ريا\\u0000ضة\"}").refused() == "admin.body_broken");
    CHECK(ask("{\"stages\": [{\"key\": \"\\u0000\"}]}").refused() == "admin.body_broken");
    CHECK(ask("{\"name\": \"\\ud800\"}").refused() == "admin.body_broken");
    CHECK(ask(std::string(40, '[') + std::string(40, ']')).refused() == "admin.body_broken");
    CHECK(ask("name=x", "application/x-www-form-urlencoded").refused() == "admin.body_type");
    CHECK(ask("{\"name\": \"رياضة\"}", "text/plain").refused() == "admin.body_type");
    const Reply large = ask("{\"name\": \"" + std::string(70'000, 'x') + "\"}");
    CHECK(large.status == 413);
    CHECK(ask("{}").at("error").at("where") == "name");
    CHECK(ask("{\"name\": 7}").at("error").at("where") == "name");
    CHECK(ask("{\"name\": \"رياضة\"}").status == 201);
}

MIDAD_BOTH_ENGINES("what is not there and what is asked wrongly is said in JSON, never kept by a browser") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    const Reply nothing = salma.get("/rotas");
    CHECK(nothing.status == 404);
    CHECK(nothing.header("Cache-Control") == "no-store");
    CHECK(nothing.header("X-Content-Type-Options") == "nosniff");
    CHECK(nothing.header("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'");
    const Reply other = salma.put("/desks/1", {{"name", "x"}});
    CHECK(other.status == 405);
    CHECK(other.header("Allow") == "PATCH");
    CHECK(salma.get("").status == 404);

    const http::Response failed = desk.admin.failed(500, "r-9", "/admin/api/people");
    CHECK(failed.status == 500);
    CHECK(failed.body.find("r-9") != failed.body.npos);
    CHECK(json::parse(failed.body).at("error").at("key") == "admin.failed");
    CHECK(desk.admin.failed(503, "r-9", "/admin/api/people").status == 503);
}

MIDAD_BOTH_ENGINES("a request from another site is known by what the browser says of it") {
    Desk desk{On::engine};
    Browser salma = desk.administrator();
    const auto ask = [&](http::Headers headers) {
        http::Request request = salma.request_of(http::Method::del, "/admin/api/session");
        std::erase_if(request.headers, [](const auto& header) { return header.first == "sec-fetch-site"; });
        request.headers.insert(request.headers.end(), headers.begin(), headers.end());
        request.headers.emplace_back("x-csrf", salma.csrf);
        return json::parse(desk.admin.answer(request).body.empty() ? "null" : desk.admin.answer(request).body);
    };
    for (const char* site : {"cross-site", "same-site", "none", "شيء"})
        CHECK(ask({{"sec-fetch-site", site}}).at("error").at("key") == "admin.elsewhere");
    CHECK(ask({{"origin", "https://desk.almidad.example.evil.example"}}).at("error").at("key") == "admin.elsewhere");
    CHECK(ask({{"origin", "https://desk.almidad.example"}}).is_null());  // the host that was asked
}

MIDAD_BOTH_ENGINES("the application's page stands for every address below /admin, with a policy that lets nothing in") {
    Desk desk{On::engine};
    Browser browser = desk.browser();
    for (const char* where : {"/admin", "/admin/", "/admin/invitation/token", "/admin/stories/7", "/admin/لوحة"}) {
        const http::Response page = desk.admin.answer(browser.request_of(http::Method::get, where));
        REQUIRE(page.prepared);
        const auto& plain = page.prepared->variant(http::Encoding::identity);
        CHECK(plain.head.find(
                  "Content-Security-Policy: default-src 'self'; img-src 'self' blob: data:; object-src 'none'; "
                  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n") != plain.head.npos);
        CHECK(plain.head.find("X-Frame-Options: DENY\r\n") != plain.head.npos);
        CHECK(plain.head.find("Referrer-Policy: no-referrer\r\n") != plain.head.npos);
        CHECK(plain.body.find("مكتب التحرير لم يُبنَ بعد") != plain.body.npos);
    }
    CHECK(desk.admin.answer(browser.request_of(http::Method::post, "/admin/")).status == 405);
    CHECK(desk.admin.answer(browser.request_of(http::Method::get, "/admin/assets/old-1234.js")).status == 404);
}

TEST_CASE("assets are named by their bytes and kept for ever, as they were packed when they were built") {
    const std::string script(1000, ';');
    const AppFiles files{{{"index.html", "<!doctype html>"},
                          {"assets/desk-4f2a.js", script},
                          {"assets/desk-4f2a.js.br", "packed"},
                          {"assets/desk-4f2a.js.gz", "packed too"},
                          {"assets/خط.woff2", "wOF2"}}};
    const auto asset = files.find("/admin/assets/desk-4f2a.js?x");
    REQUIRE(asset);
    CHECK(asset->variant(http::Encoding::brotli).body == "packed");
    CHECK(asset->variant(http::Encoding::gzip).body == "packed too");
    const auto& plain = asset->variant(http::Encoding::identity);
    CHECK(plain.body == script);
    CHECK(plain.head.find("Cache-Control: public, max-age=31536000, immutable\r\n") != plain.head.npos);
    CHECK(plain.head.find("Content-Type: text/javascript; charset=utf-8\r\n") != plain.head.npos);
    CHECK(files.find("/admin/assets/%D8%AE%D8%B7.woff2"));
    CHECK_FALSE(files.find("/admin/assets/desk-4f2a.js.br"));
    CHECK_FALSE(files.find("/admin/assets/../index.html"));
    CHECK(files.page()->variant(http::Encoding::identity).head.find("Cache-Control: no-cache\r\n") !=
          std::string::npos);
}

TEST_CASE("the desk is asked for what is its own") {
    for (const char* own : {"/admin", "/admin/", "/admin/api/session", "/admin?x", "/admin/stories/7"})
        CHECK(Admin::is_of(own));
    for (const char* other : {"/", "/administration", "/admin-1", "/طاقة", "", "/Admin"})
        CHECK_FALSE(Admin::is_of(other));
}

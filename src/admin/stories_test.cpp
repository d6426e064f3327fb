#include <doctest/doctest.h>

#include "admin/testing.h"
#include "article/json.h"

using namespace midad;
using namespace std::chrono_literals;
using admin::testing::Browser;
using admin::testing::Desk;
using admin::testing::is_contract;
using admin::testing::Reply;

namespace {

namespace json = boost::json;

json::value piece(std::string_view headline) {
    return {{"language", "ar"},
            {"section", "energy"},
            {"headline", json::string{headline}},
            {"standfirst", "أربعة ملايين جرعة في السنة الأولى."},
            {"bylines", {{{"role", "wrote"}, {"name", "رنا العلي"}}}},
            {"blocks",
             {{{"kind", "paragraph"}, {"text", {"وقّع الوزيران الاتفاق يوم الثلاثاء 7 مايو 2025 في المرفأ."}}},
              {{"kind", "paragraph"}, {"text", {"وتبدأ الأعمال في الخريف."}}}}},
            {"keywords", {"الإنسولين"}}};
}

std::string at(const Reply& story, std::string_view rest = "") {
    return "/stories/" + std::to_string(story.at("story").at("id").as_int64()) + std::string{rest};
}

/// News and affairs, with two persons at affairs; an editor at each.
struct Newsroom : Desk {
    explicit Newsroom(store::Engine engine) : Desk{engine} {}
    Reply begun(Browser& browser, std::string_view headline = "مصنع الإنسولين يفتح أبوابه في الخريف") {
        return browser.post("/stories", {{"article", piece(headline)}});
    }

    Browser chief = administrator();
    DeskId affairs{
        chief.post("/desks", {{"name", "الشؤون العامة"}, {"two_persons", true}}).at("desk").at("id").as_int64()};
    DeskId news{chief.get("/desks").at("desks").as_array().front().at("id").as_int64()};
    Browser rana = somebody(people::Role::desk_editor, {news});
    Browser yasser = somebody(people::Role::reporter, {news});
    Browser hala = somebody(people::Role::desk_editor, {affairs});
};

}  // namespace

MIDAD_BOTH_ENGINES("a story is begun, saved, seen on the boards and made public through the desk's addresses") {
    Newsroom room{On::engine};
    const Reply begun = room.begun(room.rana);
    REQUIRE(begun.status == 201);
    const json::value body{{"based_on", 1},
                           {"article", piece("مصنع الإنسولين يفتح أبوابه في الشتاء")},
                           {"session", "tab-1"},
                           {"batch", 1}};
    const Reply saved = room.rana.put(at(begun, "/draft"), body);
    CHECK(saved.status == 200);
    CHECK(is_contract("saved", saved.body));
    // The line broke before the answer: the same batch is the same save.
    CHECK(room.rana.put(at(begun, "/draft"), body).body == saved.body);

    CHECK(is_contract("story", room.rana.get(at(begun)).body));
    CHECK(is_contract("board", room.rana.get("/board?desk=" + std::to_string(room.news.value)).body));
    CHECK(is_contract("revisions", room.rana.get(at(begun, "/revisions")).body));
    CHECK(is_contract("revision", room.rana.get(at(begun, "/revisions/1")).body));
    CHECK(is_contract("difference", room.rana.get(at(begun, "/difference?from=1")).body));
    CHECK(is_contract("presence", room.rana.post(at(begun, "/presence"), {{"session", "tab-1"}}).body));

    const Reply drawer = room.rana.get(at(begun, "/publication"));
    CHECK(drawer.at("stops").as_array().empty());
    CHECK(drawer.at("warnings").as_array().front().at("quote").as_string() == "الثلاثاء 7 مايو 2025");
    CHECK(drawer.at("weight").at("page_bytes").as_int64() > 1000);
    CHECK(drawer.at("times").as_array().size() == 3);

    const Reply stale = room.rana.post(at(begun, "/publication"), {{"revision", 1}});
    CHECK(stale.status == 409);
    CHECK(is_contract("refusal.publication", stale.body));
    const Reply published = room.rana.post(at(begun, "/publication"), {{"revision", 2}});
    REQUIRE(published.status == 201);
    CHECK(is_contract("story.public", published.body));
    CHECK(is_contract("home", room.rana.get("/home").body));

    const Reply corrected = room.rana.post(at(begun, "/corrections"), {{"revision", 2}, {"note", "يفتح في الشتاء."}});
    CHECK(corrected.status == 201);
    CHECK(room.rana.post(at(begun, "/corrections"), {{"revision", 2}, {"note", ""}}).refused() ==
          "record.correction_empty");
    CHECK(room.rana.post(at(begun, "/withdrawal"), {{"reason", "error"}, {"note", ""}}).status == 403);
    CHECK(room.chief.post(at(begun, "/withdrawal"), {{"reason", "sport"}, {"note", ""}}).status == 422);
    CHECK(room.chief.post(at(begun, "/withdrawal"), {{"reason", "error"}, {"note", "نأسف."}}).status == 200);
    CHECK(is_contract("corrections", room.chief.get("/corrections").body));
    CHECK(room.chief.del(at(begun, "/withdrawal")).status == 200);
    CHECK(room.record.find_latest(StoryId{1}));
    CHECK_FALSE(room.newsroom.log.verify());
}

MIDAD_BOTH_ENGINES("an article that cannot be is refused with a sentence and its place") {
    Newsroom room{On::engine};
    const json::value none{{"kind", "زخرفة"}};
    const Reply refused =
        room.rana.post("/stories", {{"article", {{"language", "ar"}, {"blocks", json::array{none}}}}});
    CHECK(refused.status == 422);
    CHECK(refused.refused() == "article_json.unknown_kind");
    const json::value& error = refused.at("error");
    CHECK(error.at("where").as_string() == "article/blocks/0");
    CHECK(error.at("ar").as_string().find("article_json") == json::string::npos);
    CHECK(error.at("ar").as_string() != error.at("en").as_string());
}

MIDAD_BOTH_ENGINES("two who change the same words get both texts back, and nothing is lost") {
    Newsroom room{On::engine};
    const Reply begun = room.begun(room.rana);
    const auto save = [&](Browser& browser, std::string_view headline, const char* session) {
        return browser.put(at(begun, "/draft"),
                           {{"based_on", 1}, {"article", piece(headline)}, {"session", session}, {"batch", 1}});
    };
    CHECK(save(room.rana, "المصنع يفتح غدًا", "tab-1").status == 200);
    const Reply merge = save(room.chief, "المعمل يُغلق اليوم", "tab-2");
    CHECK(merge.status == 409);
    CHECK(is_contract("merge", merge.body));
    CHECK(merge.at("mine").at("headline").as_string() == "المعمل يُغلق اليوم");
    CHECK(room.chief.get(at(begun, "/revisions/" + std::to_string(merge.at("kept").as_int64())))
              .at("article")
              .at("headline")
              .as_string() == "المعمل يُغلق اليوم");
}

MIDAD_BOTH_ENGINES("a desk's stories are its own, and others are told nothing of them") {
    Newsroom room{On::engine};
    const Reply of_news = room.begun(room.rana), of_yasser = room.begun(room.yasser);
    for (const char* what : {"", "/draft", "/publication", "/revisions", "/comments", "/preview"})
        CHECK(room.hala.get(at(of_news, what)).status >= 403);
    CHECK(room.hala.post(at(of_news, "/publication"), {{"revision", 1}}).status == 403);
    CHECK(room.hala.get("/board?desk=" + std::to_string(room.news.value)).status == 403);
    CHECK(room.hala.get("/stories").at("stories").as_array().empty());
    CHECK(room.hala.get("/stories/4711").status == 404);

    // A reporter reads what the desk writes, changes what is theirs, and what was handed to them.
    CHECK(room.yasser.get(at(of_news)).status == 200);
    const json::value change{{"based_on", 1}, {"article", piece("تغيير")}, {"session", "tab-1"}, {"batch", 1}};
    CHECK(room.yasser.put(at(of_news, "/draft"), change).status == 403);
    CHECK(room.yasser.put(at(of_yasser, "/draft"), change).status == 200);
    CHECK(room.yasser.post(at(of_yasser, "/publication"), {{"revision", 2}}).status == 403);
    const auto yasser = room.yasser.get("/session").at("person").at("id").as_int64();
    CHECK(room.rana.put(at(of_news, "/stage"), {{"stage", "review"}, {"holder", yasser}}).status == 200);
    CHECK(room.yasser.put(at(of_news, "/draft"), change).status == 200);
    CHECK(room.yasser.get("/home").at("waiting").as_array().size() == 1);
}

MIDAD_BOTH_ENGINES("what is under embargo leaves by no address, and who tried is written down") {
    Newsroom room{On::engine};
    const Reply begun = room.begun(room.rana);
    const std::int64_t until = to_ms(room.newsroom.clock.now() + 2h);
    CHECK(room.rana.put(at(begun, "/embargo"), {{"until_ms", until}}).status == 200);
    for (Browser* browser : {&room.rana, &room.chief}) {
        const Reply refused = browser->post(at(begun, "/publication"), {{"revision", 1}, {"override", "أريده الآن"}});
        CHECK(refused.refused() == "desk.objection.embargo");
    }
    CHECK(room.rana.get(at(begun, "/preview")).status == 409);
    CHECK(room.rana.post(at(begun, "/publication"), {{"revision", 1}, {"at_ms", until - 1}}).status == 409);
    CHECK_FALSE(room.record.newest());
    const auto entries =
        room.newsroom.log.list({.subject = audit::Subject{"story", begun.at("story").at("id").as_int64()}}).entries;
    CHECK(std::ranges::count(entries, "story.embargo_held", &audit::Entry::key) == 3);
    CHECK(room.rana.post(at(begun, "/publication"), {{"revision", 1}, {"at_ms", until}}).status == 201);
    CHECK(room.rana.put(at(begun, "/embargo"), {{"until_ms", -5}}).status == 422);
}

MIDAD_BOTH_ENGINES("notes, locks and pasted copy are answered as the application reads them") {
    Newsroom room{On::engine};
    const Reply begun = room.begun(room.rana);
    const Reply note =
        room.chief.post(at(begun, "/comments"),
                        {{"block", 0}, {"from", 0}, {"to", 4}, {"quote", "وقّع"}, {"text", "متى؟"}, {"blocking", true}});
    CHECK(note.status == 201);
    CHECK(is_contract("comment", note.body));
    const std::string one = "/comments/" + std::to_string(note.at("id").as_int64());
    CHECK(room.rana.post(at(begun, one + "/answers"), {{"text", "أمس."}}).status == 201);
    CHECK(room.rana.post(at(begun, "/publication"), {{"revision", 1}}).refused() == "desk.objection.blocking_comments");
    CHECK(room.rana.patch(at(begun, one), {{"closed", true}}).at("closed").as_bool());
    CHECK(is_contract("comments", room.rana.get(at(begun, "/comments")).body));

    CHECK(is_contract("lock", room.rana.put(at(begun, "/lock"), {{"session", "tab-1"}}).body));
    const Reply held = room.chief.put(at(begun, "/lock"), {{"session", "tab-2"}});
    CHECK(held.status == 409);
    CHECK(is_contract("locked", held.body));
    CHECK(room.chief.put(at(begun, "/lock"), {{"session", "tab-2"}, {"take_over", "الخبر عاجل"}}).status == 200);

    const Reply pasted = room.rana.post(
        "/pasted",
        {{"text", "سكة حديد جديدة\n\nمرسى الشرق – (وكالات)\n\nوقّعت الحكومتان الاتفاق أمس في المرفأ.\n\nشارك:\n"}});
    CHECK(is_contract("pasted", pasted.body));
    CHECK(pasted.at("article").at("dateline").at("agency").as_string() == "وكالات");
}

MIDAD_BOTH_ENGINES("pictures come in pieces and are described, and the audit says who did both") {
    Newsroom room{On::engine};
    const std::string file = read_file(
        "sample/pictures/" + std::filesystem::directory_iterator{"sample/pictures"} -> path().filename().string(),
        60u << 20);
    const Reply upload =
        room.rana.post("/uploads", {{"name", "مرفأ.jpg"}, {"size_bytes", file.size()}, {"kind", "picture"}});
    REQUIRE(upload.status == 201);
    const std::string token = upload.words("upload");
    Reply last;
    for (std::size_t offset = 0; offset < file.size(); offset += 200'000) {
        room.rana.more = {{"upload-offset", std::to_string(offset)}};
        last = room.rana.ask(http::Method::patch, "/uploads/" + token, file.substr(offset, 200'000),
                             "application/octet-stream");
    }
    room.rana.more = {};
    REQUIRE(last.status == 201);
    const std::string id{last.at("item").at("id").as_string()};
    CHECK(last.at("item").at("thumbnail").as_string().starts_with("/media/"));
    const Reply said = room.rana.patch(
        "/media/" + id,
        {{"alt", "مرفأ قديم"}, {"credit", "سلمى نجّار"}, {"licence", "own"}, {"focal", {{"x", 0.25}, {"y", 0.5}}}});
    CHECK(said.status == 200);
    CHECK(is_contract("media_item", said.body));
    CHECK(room.rana.get("/media?words=مرفا").at("items").as_array().size() == 1);
    CHECK(room.rana.patch("/media/" + id, {{"licence", "stolen"}}).status == 422);
    CHECK(room.yasser.patch("/media/" + id, {{"alt", "غيره"}}).status == 403);
    const auto entries = room.newsroom.log.list({.limit = 2}).entries;
    CHECK(entries.at(0).key == "media.changed");
    CHECK(entries.at(1).key == "media.kept");
}

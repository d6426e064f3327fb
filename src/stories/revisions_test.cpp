#include "stories/revisions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "stories/testing.h"

using namespace midad;
using namespace midad::stories;
using namespace midad::stories::testing;
using namespace std::chrono_literals;
using article::Article;
using store::Transaction;
using Kind = Revision::Kind;

namespace {

/// A desk with one story on it, and what two editors do to it.
struct OneStory : EmptyDesk {
    explicit OneStory(store::Engine engine) : EmptyDesk{engine}, revisions{*database, clock}, story{begun().id} {}

    Result<Outcome, Refusal> attempt(const Save& save) {
        return write([&](Transaction& transaction) { return revisions.save(transaction, save); });
    }
    Outcome saved(const Save& save) { return attempt(save).value(); }
    Save save(PersonId person, std::string session, std::int64_t batch, std::int64_t based_on, Article article,
              Kind kind = Kind::autosave) const {
        return {story, person, std::move(session), batch, based_on, std::move(article), kind};
    }
    std::int64_t revision_of(const Save& save) { return std::get<Saved>(saved(save)).revision; }

    Revisions revisions;
    DraftId story;
};

Article saying(std::size_t block, std::string words, Article article = factory()) {
    article.blocks.at(block) = paragraph(std::move(words));
    return article;
}

std::vector<Kind> kinds_of(const std::vector<Revision>& revisions) {
    std::vector<Kind> kinds;
    for (const Revision& revision : revisions) kinds.push_back(revision.kind);
    return kinds;
}

}  // namespace

MIDAD_BOTH_ENGINES("what was saved is there, and lists know its headline and words") {
    OneStory desk{On::engine};
    Article article = factory();
    article.headline = "المصــنع يفتح";
    desk.clock.advance(5min);
    CHECK(desk.revision_of(desk.save(rana, "a", 1, 1, article)) == 2);
    CHECK(desk.revisions.current(desk.story)->article == article);
    CHECK(desk.revisions.at(desk.story, 1) == factory());
    const Draft draft = desk.drafts.find(desk.story).value();
    CHECK(draft.headline == "المصــنع يفتح");
    CHECK(draft.revision == 2);
    CHECK(draft.changed_at == desk.clock.now());
    CHECK(desk.drafts.list("المصنع").drafts.size() == 1);
}

MIDAD_BOTH_ENGINES("the same batch again has the same answer, and is kept once") {
    OneStory desk{On::engine};
    const Save first = desk.save(rana, "a", 1, 1, saying(0, "أولًا."));
    CHECK(desk.revision_of(first) == 2);
    desk.clock.advance(1min);
    CHECK(desk.revision_of(desk.save(rana, "a", 2, 2, saying(0, "ثانيًا."))) == 3);
    const Saved again = std::get<Saved>(desk.saved(first));
    CHECK(again.revision == 2);
    CHECK(again.at == desk.clock.now() - 1min);
    CHECK(desk.revisions.current(desk.story)->revision == 3);
    CHECK(desk.revision_of(desk.save(hala, "a", 1, 3, saying(1, "من هالة.", saying(0, "ثانيًا.")))) == 4);
}

MIDAD_BOTH_ENGINES("autosaves of one run stand in one row, and what was kept stands for itself") {
    OneStory desk{On::engine};
    std::int64_t revision = 1;
    for (int batch = 1; batch <= 6; ++batch) {
        desk.clock.advance(30s);
        revision = desk.revision_of(desk.save(rana, "a", batch, revision, saying(0, "دفعة " + std::to_string(batch))));
    }
    CHECK(revision == 7);
    // 30 s, 1, 1½ and 2 minutes; then a new run.
    std::vector<std::int64_t> numbers;
    for (const Revision& one : desk.revisions.list(desk.story)) numbers.push_back(one.number);
    CHECK(numbers == std::vector<std::int64_t>{7, 5, 1});
    CHECK(desk.revisions.at(desk.story, 3)->blocks[0] == article::Block{paragraph("دفعة 2")});

    revision = desk.revision_of(desk.save(rana, "a", 7, revision, saying(0, "حفظ"), Kind::kept));
    revision = desk.revision_of(desk.save(rana, "a", 8, revision, saying(0, "بعده")));
    revision = desk.revision_of(desk.save(hala, "b", 1, revision, saying(0, "وبعده")));
    revision = desk.revision_of(desk.save(rana, "c", 1, revision, saying(0, "من نافذة أخرى")));
    CHECK(desk.revisions.list(desk.story).size() == 7);
    CHECK(desk.revisions.list(desk.story, 2).size() == 2);
    CHECK(desk.revisions.list(desk.story, 10, 5).front().number == 1);
}

MIDAD_BOTH_ENGINES("a collapsed text is let go after half an hour, never the current one and never one that was kept") {
    OneStory desk{On::engine};
    for (int batch = 1; batch <= 3; ++batch) {
        desk.clock.advance(5s);
        desk.saved(desk.save(rana, "a", batch, batch, saying(0, "دفعة " + std::to_string(batch))));
    }
    desk.write([&](Transaction& transaction) { CHECK(desk.revisions.mark(transaction, desk.story, 2, Kind::kept)); });
    desk.clock.advance(31min);
    desk.saved(desk.save(rana, "a", 4, 4, saying(0, "دفعة 4")));
    CHECK(desk.revisions.at(desk.story, 2));
    CHECK_FALSE(desk.revisions.at(desk.story, 3));
    CHECK(desk.revisions.at(desk.story, 4));
    // Whoever comes back with the one that was let go is merged from the one before it: rather a clash than a loss.
    const Save late = desk.save(hala, "h", 1, 3, saying(1, "من هالة.", saying(0, "دفعة 2")));
    CHECK(desk.revisions.at(desk.story, std::get<Conflict>(desk.saved(late)).kept) == late.article);
    const Save same = desk.save(hala, "h", 2, 3, saying(1, "من هالة.", saying(0, "دفعة 4")));
    CHECK(std::get<Saved>(desk.saved(same)).article == same.article);
}

MIDAD_BOTH_ENGINES("saves from one revision that touch different paragraphs are merged") {
    OneStory desk{On::engine};
    CHECK(desk.revision_of(desk.save(rana, "a", 1, 1, saying(0, "من رنا."))) == 2);
    const Save mine = desk.save(hala, "b", 1, 1, saying(2, "من هالة."));
    const Saved merged = std::get<Saved>(desk.saved(mine));
    CHECK(merged.merged);
    CHECK(merged.revision == 3);
    CHECK(merged.article == saying(2, "من هالة.", saying(0, "من رنا.")));
    CHECK(desk.revisions.current(desk.story)->article == *merged.article);
    CHECK(std::get<Saved>(desk.saved(mine)).article == merged.article);
    CHECK(kinds_of(desk.revisions.list(desk.story)) == std::vector{Kind::merged, Kind::autosave, Kind::kept});
}

MIDAD_BOTH_ENGINES("a save that cannot be merged is kept beside the others', and the answer shows all three") {
    OneStory desk{On::engine};
    desk.saved(desk.save(rana, "a", 1, 1, saying(0, "قالت وزيرة الصحة إن المصنع سيبدأ العمل في الربيع.")));
    const Save mine = desk.save(hala, "b", 1, 1, saying(0, "قالت وزيرة الصحة إن المصنع سيبدأ العمل في الشتاء."));
    const Conflict conflict = std::get<Conflict>(desk.saved(mine));
    CHECK(conflict.base == factory());
    CHECK(conflict.mine == mine.article);
    CHECK(conflict.theirs == desk.revisions.at(desk.story, 2));
    CHECK(conflict.kept == 3);
    CHECK(conflict.revision == 2);
    CHECK(conflict.by == rana);
    CHECK(conflict.clashes == std::vector<Clash>{{"block", 0}});
    CHECK(desk.revisions.at(desk.story, 3) == mine.article);
    CHECK(desk.revisions.current(desk.story)->revision == 2);

    const Conflict again = std::get<Conflict>(desk.saved(mine));
    CHECK(again.kept == 3);
    CHECK(again.mine == mine.article);
    CHECK(again.clashes == conflict.clashes);

    // Resolved: from theirs on.
    CHECK(desk.revision_of(desk.save(hala, "b", 2, 2, mine.article, Kind::kept)) == 4);
    // And who goes on from what was set aside is merged from what both sides had.
    const Save onward = desk.save(hala, "c", 1, 3, saying(1, "وزيادة.", mine.article));
    CHECK(std::get<Saved>(desk.saved(onward)).article == saying(1, "وزيادة.", mine.article));
}

MIDAD_BOTH_ENGINES("typing on into a conflict keeps the last of it, not one for each second") {
    OneStory desk{On::engine};
    desk.saved(desk.save(rana, "a", 1, 1, saying(0, "قالت وزيرة الصحة إن المصنع لن يعمل.")));
    for (int batch = 1; batch <= 5; ++batch) {
        desk.clock.advance(2s);
        desk.saved(desk.save(hala, "b", batch, 1, saying(0, "قالت وزيرة الصحة إن المصنع " + std::to_string(batch))));
    }
    CHECK(kinds_of(desk.revisions.list(desk.story)) == std::vector{Kind::conflict, Kind::autosave, Kind::kept});
}

MIDAD_BOTH_ENGINES("a save that says what is there already makes no revision") {
    OneStory desk{On::engine};
    CHECK(desk.revision_of(desk.save(rana, "a", 1, 1, factory())) == 1);
    CHECK(desk.revision_of(desk.save(rana, "a", 2, 1, saying(0, "جديد."))) == 2);
    CHECK(desk.revision_of(desk.save(rana, "a", 3, 2, saying(0, "جديد."), Kind::kept)) == 2);
    CHECK(kinds_of(desk.revisions.list(desk.story)) == std::vector{Kind::kept, Kind::kept});
}

MIDAD_BOTH_ENGINES("what cannot be saved is refused with a reason") {
    OneStory desk{On::engine};
    CHECK(desk.attempt(desk.save(rana, "a", 1, 9, factory())).error().key == "stories.unknown_revision");
    CHECK(desk.attempt(desk.save(rana, "a", 1, 0, factory())).error().key == "stories.unknown_revision");
    CHECK(desk.attempt(desk.save(rana, "", 1, 1, factory())).error().key == "stories.session_impossible");
    CHECK(desk.attempt(desk.save(rana, "أ", 1, 1, factory())).error().key == "stories.session_impossible");
    Article article = factory();
    article.headline = "عنوان\x01";
    CHECK(desk.attempt(desk.save(rana, "a", 1, 1, article)).error().key == "stories.article_malformed");
    Save elsewhere = desk.save(rana, "a", 1, 1, factory());
    elsewhere.draft = DraftId{77};
    CHECK(desk.attempt(elsewhere).error().key == "stories.unknown");
    CHECK(desk.revisions.list(desk.story).size() == 1);
}

MIDAD_BOTH_ENGINES("blocks of an earlier revision, or all of it, are put in place again") {
    OneStory desk{On::engine};
    Article article = factory();
    article.blocks.erase(article.blocks.begin() + 1);
    article.headline = "عنوان آخر";
    desk.saved(desk.save(rana, "a", 1, 1, article, Kind::kept));
    const auto restore = [&](std::int64_t batch, std::int64_t based_on,
                             std::optional<std::vector<std::size_t>> blocks) {
        return desk.write([&](Transaction& transaction) {
            return desk.revisions.restore(transaction, desk.save(hala, "b", batch, based_on, {}), 1, blocks);
        });
    };
    CHECK(std::get<Saved>(restore(1, 2, std::vector<std::size_t>{1}).value()).revision == 3);
    CHECK(desk.revisions.current(desk.story)->article.blocks == factory().blocks);
    CHECK(desk.revisions.current(desk.story)->article.headline == "عنوان آخر");
    CHECK(std::get<Saved>(restore(2, 3, std::nullopt).value()).revision == 4);
    CHECK(desk.revisions.current(desk.story)->article == factory());
    CHECK(desk.revisions.list(desk.story).front().kind == Kind::restored);
    CHECK(restore(3, 4, std::vector<std::size_t>{8}).error().key == "stories.no_such_block");
}

MIDAD_BOTH_ENGINES("the difference of two revisions is told, or which of them is not there") {
    OneStory desk{On::engine};
    desk.saved(desk.save(rana, "a", 1, 1, saying(0, "قالت وزيرة الصَّحّة إن المصنع سيبدأ العمل في الخريف.")));
    const auto changed = [&](Diacritics diacritics) {
        const auto parts = desk.revisions.difference(desk.story, 1, 2, diacritics).value();
        return std::count_if(parts.begin(), parts.end(),
                             [](const Part& part) { return part.kind == Part::Kind::changed; });
    };
    CHECK(changed(Diacritics::counted) == 1);
    CHECK(changed(Diacritics::ignored) == 0);
    CHECK(desk.revisions.difference(desk.story, 1, 9, Diacritics::counted).error().key == "stories.unknown_revision");
}

MIDAD_BOTH_ENGINES("three editors who save at once lose nothing") {
    OneStory desk{On::engine};
    const auto type = [&](std::size_t block, PersonId person) {
        const auto own = store::Database::open(desk.database.place());
        const Revisions revisions{*own, desk.clock};
        Article article = factory();
        std::int64_t revision = 1;
        for (int batch = 1; batch <= 15; ++batch) {
            std::string words = article::plain_text(std::get<article::Paragraph>(article.blocks[block]).text);
            article.blocks[block] = paragraph(words + " كلمة" + std::to_string(block) + "-" + std::to_string(batch));
            const Outcome outcome = own->together(store::Durability::full, [&](Transaction& transaction) {
                return revisions.save(transaction, {desk.story, person, "s", batch, revision, article}).value();
            });
            const Saved saved = std::get<Saved>(outcome);
            revision = saved.revision;
            if (saved.article) article = *saved.article;
        }
    };
    std::vector<std::thread> editors;
    for (std::size_t block = 0; block < 3; ++block)
        editors.emplace_back(type, block, PersonId{static_cast<std::int64_t>(block) + 1});
    for (std::thread& editor : editors) editor.join();
    const std::string words = article::plain_text(desk.revisions.current(desk.story)->article);
    for (int block = 0; block < 3; ++block) {
        for (int batch = 1; batch <= 15; ++batch)
            CHECK(words.find("كلمة" + std::to_string(block) + "-" + std::to_string(batch)) != words.npos);
    }
}

MIDAD_BOTH_ENGINES("saving a story of five thousand words takes less than thirty milliseconds") {
    OneStory desk{On::engine};
    Article article = factory();
    for (int at = 0; at < 60; ++at) {
        std::string words;
        for (int word = 0; word < 84; ++word) words += "كلمة" + std::to_string(at * word) + " ";
        article.blocks.push_back(paragraph(words));
    }
    std::int64_t revision = 1;
    std::vector<std::int64_t> took;
    for (int batch = 1; batch <= 40; ++batch) {
        article.blocks[1] = paragraph("دفعة " + std::to_string(batch));
        const Save save = desk.save(rana, "a", batch, revision, article);
        const auto begun = std::chrono::steady_clock::now();
        revision = std::get<Saved>(desk.database->together(store::Durability::full, [&](Transaction& transaction) {
                       return desk.revisions.save(transaction, save).value();
                   })).revision;
        took.push_back(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun).count());
    }
    std::sort(took.begin(), took.end());
    MESSAGE("a save on the disk: median " << took[20] << " µs, p95 " << took[38] << " µs");
}

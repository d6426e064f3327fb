#include "stories/comments.h"

#include <doctest/doctest.h>

#include <chrono>

#include "stories/revisions.h"
#include "stories/testing.h"

using namespace midad;
using namespace midad::stories;
using namespace midad::stories::testing;
using namespace std::chrono_literals;
using article::Article;
using store::Transaction;

namespace {

struct NotedStory : EmptyDesk {
    explicit NotedStory(store::Engine engine)
        : EmptyDesk{engine}, comments{*database, clock}, revisions{*database, clock}, story{begun().id} {}

    Comment noted(NewComment comment) {
        comment.draft = story;
        comment.person = hala;
        return write([&](Transaction& transaction) { return comments.add(transaction, comment).value(); });
    }
    void save(const Article& article) {
        write([&](Transaction& transaction) {
            const std::int64_t now = revisions.current(transaction, story)->revision;
            revisions.save(transaction, {story, rana, "s", ++batch, now, article}).value();
        });
    }
    Comment note() { return comments.list(story).front(); }

    Comments comments;
    Revisions revisions;
    DraftId story;
    std::int64_t batch = 0;
};

/// On «ثلاثمئة» in the third paragraph.
NewComment about_workers() {
    NewComment comment;
    comment.text = "من أين الرقم؟";
    comment.block = 2;
    comment.from = 16;
    comment.to = 23;
    comment.quote = "ثلاثمئة";
    return comment;
}

}  // namespace

MIDAD_BOTH_ENGINES("a note stands where it was put, and lists count it while it is open") {
    NotedStory desk{On::engine};
    const Comment note = desk.noted(about_workers());
    CHECK(note.from == 16);
    CHECK(note.to == 23);
    CHECK_FALSE(note.moved);
    CHECK(desk.drafts.find(desk.story)->open_comments == 1);
    desk.write([&](Transaction& transaction) {
        CHECK(desk.comments.blocking(transaction, desk.story) == 0);
        CHECK(desk.comments.change(transaction, desk.story, note.id, rana, {{}, {}, true, yasser})->blocking);
        CHECK(desk.comments.blocking(transaction, desk.story) == 1);
        CHECK(desk.comments.answer(transaction, desk.story, note.id, rana, "من المدير.")->answers.size() == 1);
        CHECK(desk.comments.change(transaction, desk.story, note.id, rana, {true, {}, {}, {}})->closed_by == rana);
        CHECK(desk.comments.blocking(transaction, desk.story) == 0);
    });
    CHECK(desk.note().assigned == yasser);
    CHECK(desk.note().answers.front().text == "من المدير.");
    CHECK(desk.drafts.find(desk.story)->open_comments == 0);
    desk.write([&](Transaction& transaction) {
        CHECK_FALSE(desk.comments.change(transaction, desk.story, note.id, rana, {false, {}, {}, {}})->closed_at);
    });
    CHECK(desk.drafts.find(desk.story)->open_comments == 1);
}

MIDAD_BOTH_ENGINES("a note follows its words through changes of the text") {
    NotedStory desk{On::engine};
    desk.noted(about_workers());
    Article article = factory();
    article.blocks[2] = paragraph("ويعمل اليوم في المصنع الجديد ثلاثمئة عامل من أبناء المدينة.");
    desk.save(article);
    CHECK(desk.note().from == 29);
    CHECK(desk.note().to == 36);
    article.blocks.insert(article.blocks.begin(), paragraph("فقرة أولى جديدة."));
    desk.save(article);
    CHECK(desk.note().block == 3);
    std::rotate(article.blocks.begin(), article.blocks.begin() + 3, article.blocks.end());
    desk.save(article);
    CHECK(desk.note().block == 0);
    CHECK_FALSE(desk.note().moved);
}

MIDAD_BOTH_ENGINES("a note whose words were carried into the next paragraph goes with them") {
    NotedStory desk{On::engine};
    desk.noted(about_workers());
    Article article = factory();
    article.blocks[2] = paragraph("ويعمل في المصنع عدد كبير من أبناء المدينة.");
    article.blocks.push_back(paragraph("والعدد ثلاثمئة، كما قال المدير."));
    desk.save(article);
    CHECK(desk.note().block == 3);
    CHECK(desk.note().from == 7);
}

MIDAD_BOTH_ENGINES("a note whose words are gone says so, and is back when they are") {
    NotedStory desk{On::engine};
    desk.noted(about_workers());
    Article article = factory();
    article.blocks[2] = paragraph("ويعمل في المصنع كثيرون من أبناء المدينة.");
    desk.save(article);
    CHECK(desk.note().moved);
    CHECK(desk.note().block == 2);
    CHECK(desk.note().quote == "ثلاثمئة");
    desk.save(factory());
    CHECK_FALSE(desk.note().moved);
    CHECK(desk.note().from == 16);
    article.blocks.clear();
    desk.save(article);
    CHECK(desk.note().moved);
    CHECK(desk.note().block == 0);
}

MIDAD_BOTH_ENGINES("of several places with the same words the nearest is meant") {
    NotedStory desk{On::engine};
    Article article = factory();
    article.blocks[0] = paragraph("نعم ثم نعم ثم نعم.");
    desk.save(article);
    NewComment comment = about_workers();
    comment.block = 0;
    comment.from = 7;
    comment.to = 10;
    comment.quote = "نعم";
    desk.noted(comment);
    article.blocks[0] = paragraph("قال نعم ثم نعم ثم نعم.");
    desk.save(article);
    CHECK(desk.note().from == 11);
}

MIDAD_BOTH_ENGINES("a note can be on the headline, and on a place that somebody has changed meanwhile") {
    NotedStory desk{On::engine};
    NewComment headline = about_workers();
    headline.block = -1;
    headline.from = 0;
    headline.to = 4;
    headline.quote = "مصنع";
    CHECK(desk.noted(headline).block == -1);
    NewComment shifted = about_workers();
    shifted.from = 3;
    shifted.to = 9;
    CHECK(desk.noted(shifted).from == 16);
    NewComment gone = about_workers();
    gone.quote = "أربعمئة";
    CHECK(desk.noted(gone).moved);
    Article article = factory();
    article.headline = "افتتاح مصنع الإنسولين";
    desk.save(article);
    CHECK(desk.note().from == 7);
}

MIDAD_BOTH_ENGINES("characters are counted as browsers count them") {
    NotedStory desk{On::engine};
    Article article = factory();
    article.blocks[0] = paragraph("🔴 عاجل: كلمة");
    desk.save(article);
    NewComment comment = about_workers();
    comment.block = 0;
    comment.from = 3;
    comment.to = 7;
    comment.quote = "عاجل";
    CHECK_FALSE(desk.noted(comment).moved);
    article.blocks[0] = paragraph("🔴🔴 عاجل: كلمة");
    desk.save(article);
    CHECK(desk.note().from == 5);
}

MIDAD_BOTH_ENGINES("a note without words, without a place or on another story is refused") {
    NotedStory desk{On::engine};
    const auto refused = [&](NewComment comment) {
        comment.draft = comment.draft.value == 0 ? desk.story : comment.draft;
        return desk.write(
            [&](Transaction& transaction) { return desk.comments.add(transaction, comment).error().key; });
    };
    NewComment comment = about_workers();
    comment.text = " \n ";
    CHECK(refused(comment) == "stories.comment_empty");
    comment.text = std::string(4001, 'x');
    CHECK(refused(comment) == "stories.comment_too_long");
    comment = about_workers();
    comment.block = 3;
    CHECK(refused(comment) == "stories.comment_elsewhere");
    comment = about_workers();
    comment.draft = DraftId{99};
    CHECK(refused(comment) == "stories.unknown");
    const Comment note = desk.noted(about_workers());
    const DraftId other = desk.begun().id;
    desk.write([&](Transaction& transaction) {
        CHECK(desk.comments.answer(transaction, other, note.id, rana, "نعم").error().key == "stories.comment_unknown");
        CHECK_FALSE(desk.comments.change(transaction, other, note.id, rana, {true, {}, {}, {}}));
    });
}

MIDAD_BOTH_ENGINES("with a story its notes go for good") {
    NotedStory desk{On::engine};
    const Comment note = desk.noted(about_workers());
    desk.write([&](Transaction& transaction) {
        desk.comments.answer(transaction, desk.story, note.id, rana, "نعم").value();
        desk.drafts.bin(transaction, desk.story);
    });
    desk.clock.advance(31 * 24h);
    desk.write([&](Transaction& transaction) { CHECK(desk.drafts.empty_bin(transaction) == 1); });
    CHECK(desk.comments.list(desk.story).empty());
}

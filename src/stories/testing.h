#pragma once

#include <string>
#include <utility>

#include "article/json.h"
#include "base/file.h"
#include "store/database.h"
#include "store/testing.h"
#include "stories/drafts.h"

namespace midad::stories::testing {

inline constexpr DeskId news{1}, sport{2};
inline constexpr PersonId rana{11}, hala{12}, yasser{13};

inline article::Paragraph paragraph(std::string words) { return {{{std::move(words)}}}; }

/// A piece of three paragraphs about a factory that was never built.
inline article::Article factory() {
    article::Article article;
    article.section = "energy";
    article.headline = "مصنع الإنسولين يفتح أبوابه في الخريف";
    article.standfirst = "أربعة ملايين جرعة في السنة الأولى.";
    article.blocks = {paragraph("قالت وزيرة الصحة إن المصنع سيبدأ العمل في الخريف."),
                      paragraph("وأضافت أن الأسعار لن ترتفع قبل نهاية العام."),
                      paragraph("ويعمل في المصنع ثلاثمئة عامل من أبناء المدينة.")};
    return article;
}

/// A piece with every kind of block.
inline article::Article every_kind() {
    return article::from_json(read_file("contract/article.example.json", 1u << 20)).value();
}

/// A desk with nothing on it, on a Wednesday evening.
struct EmptyDesk {
    explicit EmptyDesk(store::Engine engine)
        : database{engine}, clock{from_ms(1746632400000)}, drafts{*database, clock} {}

    template <typename Work>
    auto write(Work&& work) {
        return database->together(store::Durability::normal, std::forward<Work>(work));
    }
    Draft begun(const Beginning& beginning) {
        return write([&](store::Transaction& transaction) { return drafts.begin(transaction, beginning).value(); });
    }
    Draft begun(article::Article article = factory()) { return begun({news, "draft", rana, rana, std::move(article)}); }

    store::testing::TemporaryDatabase database;
    FixedClock clock;
    Drafts drafts;
};

}  // namespace midad::stories::testing

#include "topics/keywords.h"

#include <cassert>

#include "store/database.h"
#include "text/fold.h"
#include "text/slug.h"
#include "topics/queries.h"

namespace midad::topics {

namespace {

Keyword keyword_of(const store::Row& row) { return {KeywordId{row.integer(0)}, row.text(1), row.text(2)}; }

}  // namespace

Keyword find_or_make_keyword(store::Transaction& transaction, std::string_view name) {
    const std::string folded = text::folded(name);
    assert(!folded.empty());
    if (const auto known = transaction.one(queries::keyword_by_folded, folded)) return keyword_of(*known);

    const std::string tidy = text::tidy(name);
    // A name of signs alone («؟») leaves no word for an address.
    std::string base = text::slug(name);
    if (base.empty()) base = "keyword";
    for (int number = 1;; ++number) {
        const std::string slug = number == 1 ? base : base + "-" + std::to_string(number);
        if (const auto made = transaction.one(queries::insert_keyword, folded, tidy, slug))
            return {KeywordId{made->integer(0)}, tidy, slug};
        if (const auto known = transaction.one(queries::keyword_by_folded, folded)) return keyword_of(*known);
    }
}

std::optional<Keyword> find_keyword(store::Session& session, std::string_view slug) {
    const auto row = session.one(queries::keyword_by_slug, slug);
    if (!row) return std::nullopt;
    return keyword_of(*row);
}

Keyword keyword(store::Session& session, KeywordId id) {
    const auto row = session.one(queries::keyword_by_id, id.value);
    assert(row);
    return keyword_of(*row);
}

}  // namespace midad::topics

#include "record/queries.h"
#include "record/record.h"
#include "store/database.h"
#include "topics/keywords.h"

namespace midad::record {

std::optional<Record::Author> Record::find_author(std::string_view slug) const {
    const auto row = database_.one(queries::author, slug);
    if (!row) return std::nullopt;
    return Author{row->text(0), row->text(1), row->integer(2)};
}

std::vector<Record::Author> Record::authors() const {
    std::vector<Author> authors;
    for (const store::Row& row : database_.all(queries::authors))
        authors.push_back({row.text(0), row.text(1), row.integer(2)});
    return authors;
}

std::vector<Record::SectionCount> Record::sections() const {
    std::vector<SectionCount> counts;
    for (const store::Row& row : database_.all(queries::sections)) counts.push_back({row.text(0), row.integer(1)});
    return counts;
}

std::optional<Record::KeywordCount> Record::find_keyword(std::string_view slug) const {
    std::optional<KeywordCount> found;
    database_.read([&](store::Session& session) {
        const auto keyword = topics::find_keyword(session, slug);
        if (!keyword) return;
        const auto row = session.one(queries::count_keyword, keyword->id.value);
        found = KeywordCount{keyword->slug, keyword->name, row ? row->integer(0) : 0};
    });
    return found;
}

std::vector<Record::KeywordCount> Record::keywords(std::size_t limit) const {
    std::vector<KeywordCount> counts;
    database_.read([&](store::Session& session) {
        for (const store::Row& row : session.all(queries::most_used_keywords, limit)) {
            const topics::Keyword keyword = topics::keyword(session, KeywordId{row.integer(0)});
            counts.push_back({keyword.slug, keyword.name, row.integer(1)});
        }
    });
    return counts;
}

}  // namespace midad::record

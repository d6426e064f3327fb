#include "search/query.h"

#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "search/synonyms.h"
#include "text/house.h"
#include "text/messages.h"
#include "topics/sections.h"

using namespace midad;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

/// What every query promises, whatever it was read from.
void check(const search::Query& query, std::string_view typed) {
    must(query.typed == typed && is_utf8(typed));
    must(!query.parts.empty() || !query.filters.empty());
    must(query.parts.size() <= search::most_words);
    std::size_t words = 0;
    for (const search::Part& part : query.parts) {
        must(!part.text.empty() && typed.find(part.text) != typed.npos);
        words += part.kind == search::Part::Kind::phrase ? 0 : 1;
    }
    must(words <= search::most_words);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const topics::Sections sections{{{"energy", "طاقة", "طاقة"}}};
    static const text::House house;
    const std::string_view typed{reinterpret_cast<const char*>(bytes), size};
    const auto query = search::read_query(typed, {}, search::Order::relevance, sections, house);
    if (query) {
        check(*query, typed);
    } else {
        for (const char* language : {"ar", "en"}) must(text::Messages::carried().has(language, query.error().key));
    }
    for (const auto& group : search::read_synonyms(typed).synonyms.groups) must(group.size() >= 2);
    return 0;
}

#include <algorithm>

#include "search/internal/finding.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

constexpr std::size_t most_near = 3;
// Of one query: whoever types more unknown words than this is not helped by guesses.
constexpr std::size_t most_guessed = 8;

bool is_number(const std::string& exact) {
    return std::ranges::all_of(exact, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

void add_near(AskedWord& word, Reader& reader) {
    std::size_t rank = 0;
    for (const text::NearWord& near : reader.frozen->near().near(word.key.exact, most_near)) {
        // The words were counted when the generation was built; the story may have been withdrawn.
        const std::string exact{near.exact};
        if (reader.database.get_termfreq(term(Field::exact, exact)) == 0) continue;
        ++rank;
        word.near.push_back({{exact, std::string{reader.analyser().stem_of(exact)}}, 1.0 / static_cast<double>(rank)});
    }
}

}  // namespace

Asked understood(const search::Query& query, Reader& reader) {
    Asked asked = asked_of(query, reader.analyser(), reader.synonyms());
    std::size_t guessed = 0;
    for (AskedPart& part : asked.parts) {
        if (part.excluded || part.kind != Part::Kind::word) continue;
        for (AskedWord& word : part.run.words) {
            const auto known = reader.database.get_termfreq(term(Field::exact, word.key.exact));
            if (known == 0 && !is_number(word.key.exact) && guessed++ < most_guessed) add_near(word, reader);
        }
    }
    return asked;
}

}  // namespace midad::search::internal

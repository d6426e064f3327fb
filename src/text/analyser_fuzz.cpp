#include "text/analyser.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/near_words.h"
#include "text/word_counts.h"

using namespace midad;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

/// A site that has written a little, so that the vocabulary has something to say.
const text::WordCounts& site() {
    static const text::WordCounts counts = [] {
        text::WordCounts made;
        made.add_text("قال الوزير إن الاتفاقية التي وقعتها الحكومة مع شركات في أبو ظبي تشمل لقاح كوفيد-19 وشبكة 5G");
        return made;
    }();
    return counts;
}

void check(const text::Word& word, std::size_t size, text::Analyser& other) {
    must(word.begin < word.end && word.end <= size);
    must(!word.exact.empty() && !word.stem.empty() && !word.spelling.empty());
    must(is_utf8(word.exact) && is_utf8(word.stem) && is_utf8(word.spelling));
    must(word.exact.size() <= 96);
    must(text::folded(word.exact) == word.exact);
    must(other.stem_of(word.exact) == word.stem);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(bytes), size};
    static text::Analyser analyser{site()}, other{site()};
    static const text::NearWords near{site()};

    std::uint32_t place = 0;
    for (const text::Word& word : analyser.words_of(text)) {
        check(word, size, other);
        must(word.place == place || word.place == place + 1);
        place = word.place;
        for (const text::NearWord& neighbour : near.near(word.exact, 3)) must(neighbour.exact != word.exact);
    }
    for (const text::Word& word : analyser.words_asked(text)) check(word, size, other);

    text::WordCounts counts;
    counts.add_text(text);
    const auto again = text::WordCounts::from_lines(counts.to_lines());
    must(again.has_value() && again->to_lines() == counts.to_lines());
    text::WordCounts::from_lines(text);
    return 0;
}

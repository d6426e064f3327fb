#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace midad::text {

class WordCounts;

/// A word of the site that is one slip of the keyboard away from another.
struct NearWord {
    std::string_view exact;
    std::uint32_t count = 0;  // occurrences on the site
};

/// Finds the words that differ in one letter, lost, added or changed, or in two neighbours that changed places. Built
/// once from a vocabulary, then immutable; any thread. Its words live as long as it does.
///
/// It holds every word once and, for every way to leave one letter out, eight bytes: about 15 MB for 200,000 words. One
/// look-up reads a dozen places of it, whatever the size.
class NearWords {
public:
    explicit NearWords(const WordCounts& vocabulary);

    /// The likeliest first: oftener written before rarer, and of equals the slip that hands make most. At most `most`.
    /// None for a word of fewer than three letters, or more than 24; the word itself is never among them.
    std::vector<NearWord> near(std::string_view exact, std::size_t most) const;

private:
    struct Entry {
        std::uint32_t hash, word;  // of a word, or of what is left of it without one letter
    };
    struct Place {
        std::uint32_t begin, count;
        std::uint16_t bytes;
    };

    std::string_view word(std::uint32_t number) const {
        return std::string_view{letters_}.substr(words_[number].begin, words_[number].bytes);
    }

    std::string letters_;
    std::vector<Place> words_;
    std::vector<Entry> entries_;  // by hash
};

}  // namespace midad::text

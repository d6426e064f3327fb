#include "text/near_words.h"

#include <algorithm>
#include <array>

#include "text/internal/characters.h"
#include "text/word_counts.h"

namespace midad::text {

using namespace internal;

namespace {

constexpr std::size_t shortest = 3, longest = 24;

/// The characters of a word that is neither too short nor too long; none otherwise.
struct Letters {
    explicit Letters(std::string_view word) {
        for (std::size_t at = 0; at < word.size();) {
            if (count == longest) {
                count = 0;
                return;
            }
            characters[count++] = next_character(word, at);
        }
        if (count < shortest) count = 0;
    }

    std::array<char32_t, longest> characters{};
    std::size_t count = 0;
};

/// FNV-1a over the characters, one of them left out.
std::uint32_t hash_without(const Letters& letters, std::size_t left_out) {
    std::uint32_t hash = 2166136261u;
    for (std::size_t at = 0; at < letters.count; ++at) {
        if (at != left_out) hash = (hash ^ static_cast<std::uint32_t>(letters.characters[at])) * 16777619u;
    }
    return hash ^ (hash >> 15);
}

/// The hash of the word itself, then of what is left without each letter.
template <typename Take>
void for_each_hash(const Letters& letters, Take take) {
    if (letters.count == 0) return;
    take(hash_without(letters, letters.count));
    for (std::size_t at = 0; at < letters.count; ++at) {
        const bool twin = at > 0 && letters.characters[at] == letters.characters[at - 1];
        if (!twin) take(hash_without(letters, at));
    }
}

enum class Slip { swapped, lost, added, changed, none };

/// What makes `typed` of `meant`, when it is one slip.
Slip slip_between(const Letters& meant, const Letters& typed) {
    const std::size_t shorter = std::min(meant.count, typed.count);
    std::size_t begin = 0;
    while (begin < shorter && meant.characters[begin] == typed.characters[begin]) ++begin;
    std::size_t end = 0;
    while (end < shorter - begin &&
           meant.characters[meant.count - 1 - end] == typed.characters[typed.count - 1 - end]) {
        ++end;
    }
    const std::size_t differing = meant.count - begin - end, instead = typed.count - begin - end;
    if (differing == 1 && instead == 1) return Slip::changed;
    if (differing == 1 && instead == 0) return Slip::lost;
    if (differing == 0 && instead == 1) return Slip::added;
    const bool swapped = differing == 2 && instead == 2 && meant.characters[begin] == typed.characters[begin + 1] &&
                         meant.characters[begin + 1] == typed.characters[begin];
    return swapped ? Slip::swapped : Slip::none;
}

}  // namespace

NearWords::NearWords(const WordCounts& vocabulary) {
    words_.reserve(vocabulary.size());
    entries_.reserve(vocabulary.size() * 8);
    vocabulary.for_each([this](std::string_view exact, std::uint32_t count) {
        const Letters letters{exact};
        if (letters.count == 0) return;
        const auto number = static_cast<std::uint32_t>(words_.size());
        words_.push_back(
            {static_cast<std::uint32_t>(letters_.size()), count, static_cast<std::uint16_t>(exact.size())});
        letters_.append(exact);
        for_each_hash(letters, [&](std::uint32_t hash) { entries_.push_back({hash, number}); });
    });
    std::sort(entries_.begin(), entries_.end(), [](const Entry& one, const Entry& other) {
        return one.hash != other.hash ? one.hash < other.hash : one.word < other.word;
    });
    entries_.shrink_to_fit();
}

std::vector<NearWord> NearWords::near(std::string_view exact, std::size_t most) const {
    struct Candidate {
        NearWord word;
        Slip slip;
    };
    const Letters typed{exact};
    std::vector<std::uint32_t> numbers;
    for_each_hash(typed, [&](std::uint32_t hash) {
        const auto first =
            std::lower_bound(entries_.begin(), entries_.end(), hash,
                             [](const Entry& entry, std::uint32_t wanted) { return entry.hash < wanted; });
        for (auto at = first; at != entries_.end() && at->hash == hash; ++at) numbers.push_back(at->word);
    });
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());

    std::vector<Candidate> found;
    for (const std::uint32_t number : numbers) {
        const Slip slip = slip_between(Letters{word(number)}, typed);
        if (slip != Slip::none) found.push_back({{word(number), words_[number].count}, slip});
    }
    std::sort(found.begin(), found.end(), [](const Candidate& one, const Candidate& other) {
        if (one.word.count != other.word.count) return one.word.count > other.word.count;
        if (one.slip != other.slip) return one.slip < other.slip;
        return one.word.exact < other.word.exact;
    });
    std::vector<NearWord> words;
    for (const Candidate& candidate : found) {
        if (words.size() == most) break;
        words.push_back(candidate.word);
    }
    return words;
}

}  // namespace midad::text

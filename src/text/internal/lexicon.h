#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace midad::text::internal {

/// Hash maps that are asked by view.
struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};
template <typename Value>
using ByWord = std::unordered_map<std::string, Value, ViewHash, std::equal_to<>>;

/// What the team knows of words: src/text/words/*.txt, as exact keys. Read once; immutable; any thread.
class Lexicon {
public:
    enum class Kind : std::uint8_t { head, form };
    struct Entry {
        std::string stem;  // the exact key of the first word of its line
        Kind kind;         // the first word takes every ending; the others no ـي or ـية: مدن gives no مدني
    };

    static const Lexicon& get();

    /// What is known of a word; null when nothing is.
    const Entry* find(std::string_view exact) const { return found_in(entries_, exact); }
    /// How often a site that has hardly begun may be taken to have written the word.
    std::uint32_t seed(std::string_view exact) const;
    bool is_question_word(std::string_view exact) const { return questions_.contains(exact); }
    /// Where a name that is written together comes apart, in bytes of the key; 0 when it does not.
    std::size_t parting(std::string_view exact) const;

private:
    Lexicon();
    template <typename Value>
    static const Value* found_in(const ByWord<Value>& words, std::string_view exact) {
        const auto found = words.find(exact);
        return found == words.end() ? nullptr : &found->second;
    }

    ByWord<Entry> entries_;
    ByWord<std::uint32_t> seeds_;
    ByWord<bool> questions_;
    ByWord<std::size_t> partings_;
};

/// The lines of a word list with their words, comments and blank lines left out.
std::vector<std::vector<std::string_view>> lines_of(std::string_view list);

}  // namespace midad::text::internal

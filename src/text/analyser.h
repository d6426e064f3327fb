#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace midad::text {

/// How often each word occurs on a site. One is frozen for the life of an index generation, so that what was indexed
/// and what is asked for are stemmed alike. Whoever makes one lets any thread ask.
class Vocabulary {
public:
    virtual ~Vocabulary() = default;
    /// Occurrences of the word with this exact key (key E); 0 when the site never wrote it.
    virtual std::uint32_t count(std::string_view exact) const = 0;
};

/// One word of a text, as it is looked for. All keys are UTF-8 and never empty.
struct Word {
    std::size_t begin = 0, end = 0;  // bytes in the text as it was given; a word of a compound has its own
    std::uint32_t place = 0;         // words are counted from 0; those of one place are alternatives, also in a phrase
    std::string_view exact;          // key E: spellings of one word have one
    std::string_view spelling;       // as typed, but composed, without marks, tatweel and controls, in lower case
    std::string_view stem;           // key S: the forms of one word have one
    bool compound = false;           // joined from the word at its place and those after it: عبد الله, كوفيد-19
    std::uint32_t on_site = 0;       // how often the vocabulary has the exact key
};

/// Takes texts apart into words with their keys. Two spellings that a reader would not tell apart have one exact key;
/// two forms of one word (والاتفاقية, اتفاقيات; وزير, وزراء) have one stem.
///
/// For one thread: it remembers the words it has met, which is what makes it fast; 131,072 of them unless less is
/// given, some thirty megabytes, and then begins anew. The vocabulary must outlive it.
class Analyser {
public:
    explicit Analyser(const Vocabulary& vocabulary, std::size_t words_remembered = 131'072);
    ~Analyser();
    Analyser(const Analyser&) = delete;
    Analyser& operator=(const Analyser&) = delete;

    /// The words in the order of their places, a place's compound after its plain word. Any bytes will do: what is no
    /// UTF-8 parts words. The words and their keys are good until the next call.
    const std::vector<Word>& words_of(std::string_view text);

    /// As words_of(), for what a reader asks: a clitic that was typed apart («و سوريا») gives the form with it (وسوريا)
    /// as a compound too, so that a phrase meets either way of writing.
    const std::vector<Word>& words_asked(std::string_view query);

    /// The stem of a word whose exact key is known already. Good until the next call.
    std::string_view stem_of(std::string_view exact);

private:
    class State;
    std::unique_ptr<State> state_;
};

/// The exact keys of a text, one call a word and compound as words_of() has them, without stems and without a
/// vocabulary: what a vocabulary is counted from. Any thread; each that calls it remembers words as an analyser does.
void for_each_exact(std::string_view text, const std::function<void(std::string_view exact)>& take);

/// Whether the word with this exact key asks (ما, من, متى, كم, أين, هل) and so says nothing of what is looked for. To
/// be left out of a query only when other words remain. Any thread.
bool is_question_word(std::string_view exact);

}  // namespace midad::text

#include "text/analyser.h"

#include <array>
#include <optional>

#include "text/internal/characters.h"
#include "text/internal/keys.h"
#include "text/internal/lexicon.h"
#include "text/internal/stem.h"
#include "text/internal/word_break.h"

namespace midad::text {

using namespace internal;

namespace {

// Spellings that one memory holds before it begins anew: as many as ten thousand stories have, in some thirty
// megabytes.
constexpr std::size_t most_remembered = 131'072;

/// What is known of one word as typed.
struct Keys {
    std::string spelling, exact, stem;
    std::uint32_t on_site = 0;  // known with the stem
    bool has_stem = false;
    bool heads_name = false;  // عبد, أبو, ابن, آل, بو, also after a clitic
    bool is_prefix = false;   // nothing but what is written before a word: و, الـ, بالـ
    std::size_t parting = 0;  // letters after which a name that is written together comes apart
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    for (const std::string_view one : words) {
        if (word == one) return true;
    }
    return false;
}

std::size_t clitic_bytes(std::string_view exact) {
    for (const std::string_view clitic : {"و", "ف", "ب", "ل", "ك"}) {
        if (exact.starts_with(clitic)) return clitic.size();
    }
    return 0;
}

bool heads_name(std::string_view exact) {
    const auto is_head = [](std::string_view word) { return is_one_of(word, {"عبد", "ابو", "ابن", "بن", "ال", "بو"}); };
    return is_head(exact) || (is_head(exact.substr(clitic_bytes(exact))) && exact.substr(clitic_bytes(exact)) != "ال");
}

std::size_t parting_of(std::string_view exact) {
    const Lexicon& lexicon = Lexicon::get();
    if (const std::size_t at = lexicon.parting(exact); at > 0) return at / 2;
    const std::size_t clitic = clitic_bytes(exact);
    if (clitic == 0) return 0;
    const std::size_t at = lexicon.parting(exact.substr(clitic));
    return at > 0 ? (at + clitic) / 2 : 0;
}

Keys keys_of(std::string_view raw) {
    Keys keys;
    keys.spelling = spelling_of(raw);
    keys.exact = exact_of_spelling(keys.spelling);
    keys.heads_name = heads_name(keys.exact);
    keys.is_prefix = is_one_of(
        keys.exact, {"و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "وبال"});
    keys.parting = parting_of(keys.exact);
    return keys;
}

/// Turns texts into words with exact keys; the stems are somebody else's.
class Reader {
public:
    explicit Reader(std::size_t most = most_remembered) : most_{most} {}

    struct Found {
        std::size_t begin, end;
        std::uint32_t place;
        Keys* keys;
        bool compound;
    };

    enum class Side { index, query };

    const std::vector<Found>& read(std::string_view text, Side side) {
        if (memory_.size() > most_) memory_.clear();
        const Composed composed{text};
        composed_ = &composed;
        break_runs(composed.text(), runs_);
        found_.clear();
        prefix_.clear();
        place_ = 0;
        for (std::size_t at = 0; at < runs_.size();) at += take(at, side);
        return found_;
    }

    Keys& remembered(std::string_view raw) {
        const auto found = memory_.find(raw);
        if (found != memory_.end()) return found->second;
        return memory_.emplace(std::string{raw}, keys_of(raw)).first->second;
    }

private:
    using Script = Run::Script;

    std::string_view raw(const Run& run) const { return composed_->text().substr(run.begin, run.end - run.begin); }

    void put(std::size_t begin, std::size_t end, Keys& keys, bool compound) {
        if (keys.exact.empty()) return;
        const auto [first, last] = composed_->original(begin, end);
        found_.push_back({first, last, place_, &keys, compound});
    }

    /// One or more runs from `at`; how many.
    std::size_t take(std::size_t at, Side side) {
        if (const std::size_t count = letters_apart(at); count > 0) {
            put(runs_[at].begin, runs_[at + count - 1].end, remembered(joined(at, count, "")), false);
            ++place_;
            return count;
        }
        Keys& keys = remembered(raw(runs_[at]));
        if (keys.is_prefix && passes_prefix(at, keys, side)) return 1;
        const std::size_t whole = compound_at(at, keys);
        if (keys.parting > 0) {
            take_apart(runs_[at], keys);
        } else {
            put(runs_[at].begin, runs_[at].end, keys, false);
            if (whole > 1) put_compound(at, whole);
            if (!prefix_.empty()) put_with_prefix(runs_[at]);
            ++place_;
        }
        prefix_.clear();
        return 1;
    }

    /// Letters that stand for a name: أ.ف.ب, د ب أ, U.S. How many; 0 when they are none.
    std::size_t letters_apart(std::size_t at) const {
        const auto is_letter = [&](std::size_t run) {
            return run < runs_.size() && runs_[run].letters == 1 && runs_[run].script == runs_[at].script;
        };
        if (runs_[at].script == Script::number || !is_letter(at)) return 0;
        std::size_t count = 1;
        bool dotted = true;
        for (; is_letter(at + count); ++count) {
            const char32_t link = runs_[at + count].link;
            if (link != '.' && link != by_dot_and_blank && (link != by_blanks || raw(runs_[at + count]) == "و")) break;
            dotted = dotted && link != by_blanks;
        }
        return count >= 3 || (count == 2 && dotted) ? count : 0;
    }

    /// A prefix that was typed apart, or is joined to what is not Arabic: «و سوريا», «الـ80». It has no place of its
    /// own.
    bool passes_prefix(std::size_t at, const Keys& keys, Side side) {
        const bool last = at + 1 == runs_.size();
        const char32_t link = last ? far_apart : runs_[at + 1].link;
        const bool before_other = link == adjacent;
        const bool is_letter = runs_[at].letters == 1;
        if (!before_other && !is_letter) return false;
        if (side == Side::query && is_letter && link == by_blanks && runs_[at + 1].script == Script::arabic) {
            prefix_ = keys.exact;
        }
        return true;
    }

    /// How many runs from `at` make one name or code; 1 when the run is for itself.
    std::size_t compound_at(std::size_t at, const Keys& keys) {
        const Run& run = runs_[at];
        if (at + 1 == runs_.size()) return 1;
        const Run& next = runs_[at + 1];
        if (keys.heads_name && next.link == by_blanks && next.script == Script::arabic && next.letters > 2) {
            return remembered(raw(next)).heads_name ? 1 : 2;
        }
        if (at > 0 && joins(runs_[at - 1], run)) return 1;  // within a chain: said at its first run
        std::size_t count = 1;
        while (at + count < runs_.size() && joins(runs_[at + count - 1], runs_[at + count])) ++count;
        return count <= 4 ? count : 1;
    }

    /// Whether one character, or none, makes a whole of both: كوفيد-19, F-16, e-mail, كأس_العالم, midad.example.
    static bool joins(const Run& run, const Run& next) {
        const bool both_other = run.script == Script::other && next.script == Script::other;
        const bool with_number = (run.script == Script::number) != (next.script == Script::number);
        switch (next.link) {
            case adjacent:
                return run.script == Script::arabic && next.script == Script::number;
            case '-':
            case U'‐':
                return both_other || (with_number && run.script != Script::number);
            case '_':
                return true;
            case '.':
            case '\'':
            case U'’':
            case '&':
                return both_other;
            default:
                return false;
        }
    }

    std::string_view joined(std::size_t at, std::size_t count, std::string_view between) {
        together_.clear();
        for (std::size_t run = at; run < at + count; ++run) {
            if (run > at) together_.append(between);
            together_.append(raw(runs_[run]));
        }
        return together_;
    }

    void put_compound(std::size_t at, std::size_t count) {
        const bool by_line = runs_[at + 1].link == '_';
        put(runs_[at].begin, runs_[at + count - 1].end, remembered(joined(at, count, by_line ? "_" : "")), true);
    }

    void put_with_prefix(const Run& run) { put(run.begin, run.end, remembered(prefix_.append(raw(run))), true); }

    /// عبدالله: the words عبد and الله at their places, and the whole.
    void take_apart(const Run& run, Keys& whole) {
        std::size_t middle = run.begin;
        const std::string_view text = composed_->text();
        const Characters& characters = Characters::table();
        for (std::size_t count = 0; count <= whole.parting;) {
            std::size_t next = middle;
            if (characters.has(next_character(text, next), letter) && count++ == whole.parting) break;
            middle = next;
        }
        put(run.begin, middle, remembered(text.substr(run.begin, middle - run.begin)), false);
        put(run.begin, run.end, whole, true);
        ++place_;
        put(middle, run.end, remembered(text.substr(middle, run.end - middle)), false);
        ++place_;
    }

    std::size_t most_;
    ByWord<Keys> memory_;
    const Composed* composed_ = nullptr;
    std::vector<Run> runs_;
    std::vector<Found> found_;
    std::uint32_t place_ = 0;
    std::string together_, prefix_;
};

}  // namespace

class Analyser::State {
public:
    State(const Vocabulary& vocabulary, std::size_t most) : vocabulary_{vocabulary}, reader_{most} {}

    const std::vector<Word>& words(std::string_view text, Reader::Side side) {
        words_.clear();
        for (const Reader::Found& found : reader_.read(text, side)) {
            Keys& keys = *found.keys;
            words_.push_back({found.begin, found.end, found.place, keys.exact, keys.spelling, stem(keys),
                              found.compound, keys.on_site});
        }
        return words_;
    }

    std::string_view stem(std::string_view exact) { return stem(reader_.remembered(exact)); }

private:
    std::string_view stem(Keys& keys) {
        if (!keys.has_stem) {
            keys.stem = internal::stem_of(keys.exact, vocabulary_);
            keys.on_site = vocabulary_.count(keys.exact);
            keys.has_stem = true;
        }
        return keys.stem;
    }

    const Vocabulary& vocabulary_;
    Reader reader_;
    std::vector<Word> words_;
};

Analyser::Analyser(const Vocabulary& vocabulary, std::size_t words_remembered)
    : state_{std::make_unique<State>(vocabulary, words_remembered)} {}
Analyser::~Analyser() = default;

const std::vector<Word>& Analyser::words_of(std::string_view text) { return state_->words(text, Reader::Side::index); }

const std::vector<Word>& Analyser::words_asked(std::string_view query) {
    return state_->words(query, Reader::Side::query);
}

std::string_view Analyser::stem_of(std::string_view exact) { return state_->stem(exact); }

void for_each_exact(std::string_view text, const std::function<void(std::string_view exact)>& take) {
    thread_local Reader reader;
    for (const Reader::Found& found : reader.read(text, Reader::Side::index)) take(found.keys->exact);
}

bool is_question_word(std::string_view exact) { return Lexicon::get().is_question_word(exact); }

}  // namespace midad::text

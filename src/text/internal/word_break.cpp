#include "text/internal/word_break.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include "base/failure.h"
#include "text/fold.h"
#include "text/internal/characters.h"

namespace midad::text::internal {

namespace {

void check(UErrorCode status) {
    if (U_FAILURE(status)) {
        throw Failure{"text.icu", {{"reason", u_errorName(status)}}, std::string{"NFKC: "} + u_errorName(status)};
    }
}

const icu::Normalizer2& nfkc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCInstance(status);
    check(status);
    return *found;
}

icu::StringPiece piece_of(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

bool is_composed(std::string_view text) {
    if (all_have(text, steady_nfkc)) return true;
    UErrorCode status = U_ZERO_ERROR;
    const bool answer = is_utf8(text) && nfkc().isNormalizedUTF8(piece_of(text), status);
    check(status);
    return answer;
}

}  // namespace

Composed::Composed(std::string_view text) : text_{text} {
    if (is_composed(text)) return;
    own_.reserve(text.size() + 16);
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const std::size_t good = first_bad_utf8(rest).value_or(rest.size());
        compose(rest.substr(0, good), at);
        at += good;
        if (at == text.size()) break;
        changes_.push_back({own_.size(), own_.size() + 3, at, at + 1});
        append_utf8(own_, 0xFFFD);
        ++at;
    }
    text_ = own_;
}

void Composed::compose(std::string_view piece, std::size_t original_at) {
    const std::size_t begin = own_.size();
    icu::StringByteSink<std::string> sink{&own_};
    icu::Edits edits;
    UErrorCode status = U_ZERO_ERROR;
    nfkc().normalizeUTF8(0, piece_of(piece), sink, &edits, status);
    check(status);
    for (auto change = edits.getFineChangesIterator(); change.next(status);) {
        const std::size_t to = begin + static_cast<std::size_t>(change.destinationIndex());
        const std::size_t from = original_at + static_cast<std::size_t>(change.sourceIndex());
        changes_.push_back({to, to + static_cast<std::size_t>(change.newLength()), from,
                            from + static_cast<std::size_t>(change.oldLength())});
    }
    check(status);
}

const Composed::Change* Composed::change_before(std::size_t at) const {
    const auto after = std::upper_bound(changes_.begin(), changes_.end(), at,
                                        [](std::size_t place, const Change& change) { return place < change.begin; });
    return after == changes_.begin() ? nullptr : &*std::prev(after);
}

std::pair<std::size_t, std::size_t> Composed::original(std::size_t begin, std::size_t end) const {
    if (changes_.empty()) return {begin, end};
    std::pair<std::size_t, std::size_t> bytes{begin, end};
    if (const Change* change = change_before(begin)) {
        bytes.first = begin < change->end ? change->original_begin : change->original_end + (begin - change->end);
    }
    if (const Change* change = change_before(end - 1)) {
        bytes.second = end <= change->end ? change->original_end : change->original_end + (end - change->end);
    }
    return bytes;
}

namespace {

/// Walks along a text and writes down its runs.
class Breaker {
public:
    Breaker(std::string_view text, std::vector<Run>& runs) : text_{text}, runs_{runs} {}

    void run() {
        const Characters& characters = Characters::table();
        while (at_ < text_.size()) {
            const std::size_t here = at_;
            const char32_t c = next_character(text_, at_);
            const unsigned traits = characters.traits(c);
            if ((traits & (letter | digit)) != 0) {
                take(here, script_of(c, traits));
            } else if ((traits & mark) != 0 || c == tatweel) {
                if (open_) runs_.back().end = at_;
            } else if ((traits & invisible) == 0) {
                part(c, (traits & blank) != 0);
            }
        }
    }

private:
    using Script = Run::Script;

    static Script script_of(char32_t c, unsigned traits) {
        if ((traits & digit) != 0) return Script::number;
        return is_arabic_letter(c) ? Script::arabic : Script::other;
    }

    void take(std::size_t here, Script script) {
        if (open_ && !goes_on(script)) {
            open_ = false;
            link_ = adjacent;
        }
        if (!open_) {
            runs_.push_back({here, at_, script, 0, link_});
            open_ = true;
        }
        Run& current = runs_.back();
        current.end = at_;
        if (current.script != script) current.script = Script::other;
        ++current.letters;
    }

    /// Latin letters and digits make one word: 5G, G20, MP3.
    bool goes_on(Script script) const {
        const Script current = runs_.back().script;
        return current == script || (current != Script::arabic && script != Script::arabic);
    }

    void part(char32_t c, bool is_blank) {
        if (open_) {
            if (belongs(c)) return;
            open_ = false;
            link_ = is_blank ? by_blanks : c;
        } else if (!runs_.empty()) {
            if (!is_blank) {
                link_ = far_apart;
            } else if (link_ != by_blanks) {
                link_ = link_ == '.' || link_ == by_dot_and_blank ? by_dot_and_blank : far_apart;
            }
        }
    }

    /// The point or comma inside a number, and the signs of C++ and C#.
    bool belongs(char32_t c) {
        Run& current = runs_.back();
        const bool may_point = c == '.' || c == ',' || c == 0x66B || c == 0x66C;
        if (may_point && current.script == Script::number && at_ < text_.size()) {
            std::size_t next = at_;
            return Characters::table().has(next_character(text_, next), digit);
        }
        if ((c == '+' || c == '#') && current.script == Script::other && current.letters == 1 &&
            at_ - current.begin <= 4) {
            current.end = at_;
            return true;
        }
        return false;
    }

    std::string_view text_;
    std::vector<Run>& runs_;
    std::size_t at_ = 0;
    bool open_ = false;
    char32_t link_ = far_apart;
};

}  // namespace

void break_runs(std::string_view composed, std::vector<Run>& runs) {
    runs.clear();
    Breaker{composed, runs}.run();
}

}  // namespace midad::text::internal

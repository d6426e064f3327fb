#include <memory>
#include <optional>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/failure.h"
#include "text/fold.h"
#include "text/internal/characters.h"

namespace midad::text {

using namespace internal;

namespace {

/// A character that never joins its neighbour in a cluster: what nearly all news is written with.
bool stands_alone(char32_t c) {
    return (c >= 0x20 && c <= 0x7E) || (c >= 0xA1 && c <= 0x24F && c != 0xAD) || (c >= 0x606 && c <= 0x60F) ||
           (c >= 0x61D && c <= 0x64A) || (c >= 0x660 && c <= 0x66F) || (c >= 0x671 && c <= 0x6D5) || c == 0x61B ||
           (c >= 0x6F0 && c <= 0x6FF) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x203B);
}

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};
using Text = std::unique_ptr<UText, CloseText>;

void check(UErrorCode status) {
    if (U_FAILURE(status)) {
        throw Failure{"text.icu", {{"reason", u_errorName(status)}}, std::string{"breaking: "} + u_errorName(status)};
    }
}

/// ICU's clusters, one iterator a thread: making one costs more than a headline's use of it.
icu::BreakIterator& clusters() {
    thread_local const std::unique_ptr<icu::BreakIterator> mine = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made{
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
        check(status);
        return made;
    }();
    return *mine;
}

struct Walk {
    std::size_t characters;  // passed
    std::size_t bytes;       // where that leads
};

Walk walk_by_clusters(std::string_view text, std::size_t at_most) {
    UErrorCode status = U_ZERO_ERROR;
    const Text bytes{utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status)};
    check(status);
    icu::BreakIterator& breaks = clusters();
    breaks.setText(bytes.get(), status);
    check(status);
    Walk walk{0, 0};
    breaks.first();
    while (walk.characters < at_most) {
        const std::int32_t next = breaks.next();
        if (next == icu::BreakIterator::DONE) break;
        ++walk.characters;
        walk.bytes = static_cast<std::size_t>(next);
    }
    return walk;
}

/// Passes at most so many characters from the beginning.
Walk walk(std::string_view text, std::size_t at_most) {
    Walk plainly{0, 0};
    while (plainly.bytes < text.size()) {
        std::size_t next = plainly.bytes;
        if (!stands_alone(next_character(text, next))) return walk_by_clusters(text, at_most);
        // One more is looked at than is passed: a mark may follow the last.
        if (plainly.characters == at_most) break;
        plainly = {plainly.characters + 1, next};
    }
    return plainly;
}

constexpr std::size_t all_of_it = static_cast<std::size_t>(-1);

bool is_trailing(char32_t c) {
    return c == ' ' || c == ',' || c == U'،' || c == U'؛' || c == ';' || c == ':' || c == '-' || c == U'–' ||
           c == U'—' || c == '.' || c == '(' || c == U'«' || c == U'…';
}

std::string_view without_trailing(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_trailing(next_character(text, at))) end = at;
    }
    return text.substr(0, end);
}

}  // namespace

std::size_t length(std::string_view text) { return walk(text, all_of_it).characters; }

std::string shortened(std::string_view text, std::size_t characters) {
    if (walk(text, characters).bytes == text.size()) return std::string{text};
    if (characters == 0) return {};
    std::string_view head = text.substr(0, walk(text, characters - 1).bytes);
    if (text[head.size()] != ' ') {
        // Within a word: back to its beginning, unless it is all there is.
        if (const std::size_t blank = head.rfind(' '); blank != std::string_view::npos) head = head.substr(0, blank);
    }
    return std::string{without_trailing(head)} + "…";
}

}  // namespace midad::text

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace midad::text::internal {

/// A text in NFKC, with the way back to the bytes that it was made from.
class Composed {
public:
    /// `text` must outlive it. Nearly all text is composed already and is only looked at.
    explicit Composed(std::string_view text);
    Composed(const Composed&) = delete;
    Composed& operator=(const Composed&) = delete;

    /// UTF-8; what was no character is U+FFFD.
    std::string_view text() const { return text_; }
    /// The bytes of the original that the characters from `begin` to `end` came from.
    std::pair<std::size_t, std::size_t> original(std::size_t begin, std::size_t end) const;

private:
    /// Bytes of text() that stand for other bytes of the original; between two changes both are alike.
    struct Change {
        std::size_t begin, end, original_begin, original_end;
    };
    void compose(std::string_view piece, std::size_t original_at);
    const Change* change_before(std::size_t at) const;

    std::string own_;
    std::string_view text_;
    std::vector<Change> changes_;
};

/// Letters or digits without a break, marks and joiners included: what a word is made from.
struct Run {
    enum class Script : std::uint8_t { arabic, other, number };  // G20 and 5G are `other`

    std::size_t begin, end;  // bytes of the composed text
    Script script;
    std::uint32_t letters;  // and digits; without marks
    char32_t link;          // what stands between it and the run before: see below
};

/// Run::link is the one character between two runs, or one of these.
constexpr char32_t far_apart = 0, adjacent = 1, by_blanks = U' ', by_dot_and_blank = U'․';

/// The runs of a composed text. Arabic letters, other letters and numbers part from each other; 3.5, 1,204 and C++ stay
/// whole. Scripts that write without blanks (Chinese, Thai) are not taken apart.
void break_runs(std::string_view composed, std::vector<Run>& runs);

}  // namespace midad::text::internal

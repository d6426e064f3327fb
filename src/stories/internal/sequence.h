#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace midad::stories::internal {

/// A stretch in which two sequences differ: these of the old one were replaced by those of the new one.
struct Hunk {
    std::size_t was_begin, was_end, is_begin, is_end;
    bool operator==(const Hunk&) const = default;
};

/// Where two sequences differ, in order (Myers, "An O(ND) difference algorithm and its variations"). The fewest changes
/// where there are some hundreds at most; where there are more, what stands once on both sides parts the problem first,
/// and a stretch without any such is replaced whole: the time stays in proportion.
std::vector<Hunk> hunks(std::span<const int> was, std::span<const int> is);

/// Numbers for words: equal words have equal numbers.
class Numbers {
public:
    int of(std::string_view word);

private:
    std::unordered_map<std::string, int> numbers_;
};

/// What becomes of three sequences: for each item, from which side it comes and its place there.
enum class Side { base, mine, theirs };
struct Origin {
    Side side;
    std::size_t at;
    bool operator==(const Origin&) const = default;
};

/// Both sides' changes of the base in one, or nothing when they touch each other: when both changed the same item, or
/// added something different at the same place. `both_kept`: what both added at one place is kept, theirs first, what
/// is alike once.
enum class Additions { clash, both_kept };
std::optional<std::vector<Origin>> merged(std::span<const int> base, std::span<const int> mine,
                                          std::span<const int> theirs, std::span<const Hunk> my_changes,
                                          std::span<const Hunk> their_changes, Additions additions);

}  // namespace midad::stories::internal

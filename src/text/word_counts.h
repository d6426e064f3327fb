#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/analyser.h"

namespace midad::text {

/// A vocabulary in memory. Counting is for one thread; asking, once nothing is counted any more, for any number.
class WordCounts final : public Vocabulary {
public:
    std::uint32_t count(std::string_view exact) const override;

    void add(std::string_view exact, std::uint32_t times = 1);
    /// Every word and compound of a text, as for_each_exact() has them.
    void add_text(std::string_view text);

    std::size_t size() const { return counts_.size(); }
    /// In no order.
    void for_each(const std::function<void(std::string_view exact, std::uint32_t count)>& take) const;

    /// A line a word with its count, sorted by the bytes of the word: what a generation keeps beside its index.
    std::string to_lines() const;
    /// Nothing when the lines were not written by to_lines().
    static std::optional<WordCounts> from_lines(std::string_view lines);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> counts_;
};

}  // namespace midad::text

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/story_form.h"

namespace midad::article {

/// One line of a typed story, without its end.
struct Line {
    int number;  // from 1
    std::string_view text;
    bool blank() const { return text.find_first_not_of(" \t") == text.npos; }
};

/// Gathers faults; from a hostile file not more than a person could read.
class FormFaults {
public:
    void add(int line, std::string_view key, std::vector<std::pair<std::string, std::string>> arguments = {}) {
        if (list.size() < 1000) list.push_back({line, "story_form." + std::string{key}, std::move(arguments)});
    }
    std::vector<FormFault> list;
};

/// What every list in a story may hold at most: what the JSON form reads back.
constexpr std::size_t most_in_a_list = 10'000;

/// Without blanks and tabs at its ends.
std::string_view trimmed(std::string_view text);

/// `text` at its first bar that no backslash stands before; `second` is null-data when there is none. Both trimmed.
std::pair<std::string_view, std::string_view> parted_at_bar(std::string_view text);

/// Reads the head into the story; `lines` are those between the two rules.
void read_head(const std::vector<Line>& lines, const text::House& house, TypedStory& story, FormFaults& faults);

/// Reads the text under the head.
std::vector<Block> read_text(const std::vector<Line>& lines, FormFaults& faults);

/// Words with marks. `lines` are put together with blanks, or with a line feed where one ends in a backslash.
Text read_marks(const std::vector<Line>& lines, FormFaults& faults);

/// The same for words that take no marks: only backslashes are taken away.
std::string read_plain(std::string_view words);

}  // namespace midad::article

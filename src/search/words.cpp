#include "search/internal/words.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "base/file.h"
#include "base/sha256.h"

namespace midad::search::internal {

namespace {

constexpr std::string_view beginning = "midad words\t";
constexpr std::size_t checksum_length = 64;
constexpr std::uintmax_t largest_file = 1u << 30;

/// Takes the next part of `text` up to `end`, which is passed.
std::string_view next_part(std::string_view& text, char end) {
    const std::size_t at = std::min(text.find(end), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

/// What a whole file says after its beginning, of the text that it was read into; nothing when it is not whole.
std::optional<std::string_view> said_in(std::string_view rest) {
    // The last line is a checksum of what stands before it: a file that was cut or damaged is none.
    if (rest.size() < checksum_length + 1 || !rest.starts_with(beginning)) return std::nullopt;
    const std::string_view checksum = rest.substr(rest.size() - checksum_length - 1, checksum_length);
    rest.remove_suffix(checksum_length + 1);
    if (sha256_hex(rest) != checksum) return std::nullopt;
    rest.remove_prefix(beginning.size());
    return rest;
}

std::string text_of(const std::filesystem::path& file) {
    return std::filesystem::exists(file) ? read_file(file, largest_file) : std::string{};
}

}  // namespace

std::optional<std::string> Words::form_of_file(const std::filesystem::path& file) {
    const std::string text = text_of(file);
    auto said = said_in(text);
    if (!said) return std::nullopt;
    return std::string{next_part(*said, '\t')};
}

std::optional<Words> Words::read(const std::filesystem::path& file) {
    const std::string text = text_of(file);
    const auto said = said_in(text);
    if (!said) return std::nullopt;
    std::string_view rest = *said;
    Words words;
    words.form = next_part(rest, '\t');
    const std::string_view stories = next_part(rest, '\n');
    std::from_chars(std::to_address(stories.begin()), std::to_address(stories.end()), words.stories);
    auto counts = text::WordCounts::from_lines(rest);
    if (!counts) return std::nullopt;
    words.counts = *std::move(counts);
    return words;
}

void Words::write(const std::filesystem::path& file) const {
    std::string text{beginning};
    text += form + '\t' + std::to_string(stories) + '\n' + counts.to_lines();
    text += sha256_hex(text) + '\n';
    write_file(file, text);
}

}  // namespace midad::search::internal

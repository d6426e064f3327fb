#include "media/internal/kinds.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/utf8.h"

namespace midad::media {

namespace {

constexpr std::array<std::string_view, 9> taken{"pdf", "csv", "txt", "xlsx", "ods", "docx", "odt", "zip", "json"};

/// ZIP's end record has at most 65,535 bytes of comment behind it (APPNOTE 4.3.16); PDF's end mark is looked for by
/// readers in the last 1024 bytes, some write a little behind it.
constexpr std::size_t zip_tail = 22 + 65535, pdf_tail = 2048;

bool has_near_end(std::string_view bytes, std::string_view mark, std::size_t tail) {
    return bytes.substr(bytes.size() - std::min(bytes.size(), tail)).find(mark) != bytes.npos;
}

/// No control characters but those of lines: what is binary has others, in whatever character set.
bool is_text(std::string_view bytes) {
    return std::none_of(bytes.begin(), bytes.end(), [](unsigned char c) {
        return c == 0x7F || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1A);
    });
}

}  // namespace

std::optional<std::string> format_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return "jpg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "png";
    if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "webp";
    if (bytes.size() > 12 && bytes.substr(4, 8) == "ftypavif") return "avif";
    return std::nullopt;
}

std::string file_kind_of(std::string_view name) {
    std::string ending = std::filesystem::path{name}.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!ending.empty()) ending.erase(0, 1);
    return std::find(taken.begin(), taken.end(), ending) == taken.end() ? std::string{} : ending;
}

bool is_of_kind(std::string_view bytes, std::string_view kind) {
    if (bytes.empty()) return false;
    if (kind == "pdf") return bytes.starts_with("%PDF-") && has_near_end(bytes, "%%EOF", pdf_tail);
    if (kind == "json") return is_utf8(bytes) && is_text(bytes);
    if (kind == "csv" || kind == "txt") return is_text(bytes);
    const bool begins = bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
    return begins && has_near_end(bytes, "PK\x05\x06", zip_tail);
}

}  // namespace midad::media

#include "base/utf8.h"

namespace midad {

namespace {

struct Decoded {
    char32_t code_point;
    std::size_t length;  // 0: not well formed
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
    const std::size_t left = text.size() - at;
    const unsigned first = byte(0);
    if (first < 0x80) return {first, 1};
    const auto follows = [&](std::size_t offset, unsigned low = 0x80, unsigned high = 0xBF) {
        return offset < left && byte(offset) >= low && byte(offset) <= high;
    };
    if (first >= 0xC2 && first <= 0xDF && follows(1)) {
        return {((first & 0x1Fu) << 6) | (byte(1) & 0x3Fu), 2};
    }
    if (first >= 0xE0 && first <= 0xEF && follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) &&
        follows(2)) {
        return {((first & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3};
    }
    if (first >= 0xF0 && first <= 0xF4 && follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) &&
        follows(2) && follows(3)) {
        return {((first & 0x07u) << 18) | ((byte(1) & 0x3Fu) << 12) | ((byte(2) & 0x3Fu) << 6) | (byte(3) & 0x3Fu), 4};
    }
    return {0xFFFD, 0};
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const Decoded one = decode(bytes, at);
        if (one.length == 0) return at;
        at += one.length;
    }
    return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const Decoded one = decode(text, at);
    at += one.length == 0 ? 1 : one.length;
    return one.code_point;
}

void append_utf8(std::string& to, char32_t code_point) {
    const auto put = [&](char32_t byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

std::size_t utf16_length(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) length += next_code_point(text, at) > 0xFFFF ? 2 : 1;
    return length;
}

std::size_t byte_at_utf16(std::string_view text, std::size_t offset) {
    std::size_t at = 0;
    for (std::size_t passed = 0; at < text.size();) {
        std::size_t next = at;
        passed += next_code_point(text, next) > 0xFFFF ? 2 : 1;
        if (passed > offset) return at;
        at = next;
    }
    return at;
}

}  // namespace midad

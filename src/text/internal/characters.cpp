#include "text/internal/characters.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/failure.h"
#include "text/fold.h"

namespace midad::text {

bool is_arabic_letter(char32_t c) {
    if (c < 0x600 || c == internal::tatweel) return false;
    if (c <= 0x6FF) {
        return (c >= 0x620 && c <= 0x64A) || (c >= 0x66E && c <= 0x6D3 && c != 0x670) || c == 0x6D5 ||
               (c >= 0x6EE && c <= 0x6EF) || (c >= 0x6FA && c <= 0x6FC) || c == 0x6FF;
    }
    // The supplements, extensions A and B, and the presentation forms.
    const bool block = (c >= 0x750 && c <= 0x77F) || (c >= 0x870 && c <= 0x8FF) || (c >= 0xFB50 && c <= 0xFDFF) ||
                       (c >= 0xFE70 && c <= 0xFEFE);
    return block && u_isalpha(static_cast<UChar32>(c)) && !is_haraka(c);
}

bool is_haraka(char32_t c) {
    return (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED) || (c >= 0x610 && c <= 0x61A) ||
           (c >= 0x898 && c <= 0x89F) || (c >= 0x8CA && c <= 0x8FF && c != 0x8E2);
}

bool is_invisible(char32_t c) {
    if (c < 0xAD) return false;
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace midad::text

namespace midad::text::internal {

namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) {
        throw Failure{"text.icu", {{"reason", u_errorName(status)}}, std::string{what} + ": " + u_errorName(status)};
    }
}

/// ICU's own, immutable; the same for all threads.
const icu::Normalizer2& normaliser(Form form) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found =
        form == Form::nfc ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFKCInstance(status);
    check(status, "the tables of normalisation");
    return *found;
}

bool is_steady(UChar32 c, Form form) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizationCheckResult answer = normaliser(form).quickCheck(icu::UnicodeString{c}, status);
    check(status, "normalisation of one character");
    return answer == UNORM_YES && u_getCombiningClass(c) == 0;
}

/// ICU's view of a std::string that grows.
class Appending : public icu::ByteSink {
public:
    explicit Appending(std::string& to) : to_{to} {}
    void Append(const char* bytes, std::int32_t count) override { to_.append(bytes, static_cast<std::size_t>(count)); }

private:
    std::string& to_;
};

}  // namespace

const Characters& Characters::table() {
    static const Characters only;
    return only;
}

Characters::Characters() {
    for (char32_t c = 0; c < size; ++c) {
        traits_[c] = traits_of(c);
        lower_[c] = static_cast<char16_t>(lower_of(c));  // none below U+3000 has a lower case above U+FFFF
    }
}

std::uint8_t Characters::traits_of(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    const std::uint32_t category = U_MASK(u_charType(c));
    unsigned traits = 0;
    const bool unseen = is_invisible(code_point) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    if ((category & U_GC_L_MASK) != 0 && !unseen && code_point != tatweel) traits |= letter;
    if ((category & U_GC_ND_MASK) != 0) traits |= digit;
    if ((category & U_GC_M_MASK) != 0 || is_haraka(code_point)) traits = (traits & ~unsigned{letter}) | mark;
    if (u_isUWhiteSpace(c)) traits |= blank;
    const bool control = (category & U_GC_CC_MASK) != 0 && !u_isUWhiteSpace(c);
    if (is_invisible(code_point) || control) traits |= invisible;
    if (is_steady(c, Form::nfc)) traits |= steady_nfc;
    if (is_steady(c, Form::nfkc)) traits |= steady_nfkc;
    return static_cast<std::uint8_t>(traits);
}

char32_t Characters::lower_of(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }

std::string normalised(std::string_view text, Form form) {
    std::string result;
    result.reserve(text.size());
    Appending sink{result};
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece piece{text.data(), static_cast<std::int32_t>(text.size())};
    normaliser(form).normalizeUTF8(0, piece, sink, nullptr, status);
    check(status, "normalisation");
    return result;
}

bool all_have(std::string_view text, Trait trait) {
    const Characters& characters = Characters::table();
    for (std::size_t at = 0; at < text.size();) {
        if (!characters.has(next_character(text, at), trait)) return false;
    }
    return true;
}

std::string well_formed(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) append_utf8(result, next_character(text, at));
    return result;
}

}  // namespace midad::text::internal

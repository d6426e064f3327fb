#include "text/internal/bidi_scan.h"

#include <unicode/uchar.h>

#include "text/fold.h"

namespace midad::text::internal {

namespace {

Side side_of_ascii(char32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Side::latin;
    if (c >= '0' && c <= '9') return Side::number;
    if (c == ' ' || c == '\t') return Side::blank;
    return c < 0x20 || c == 0x7F ? Side::stop : Side::sign;
}

bool is_inner_sign(char32_t c) {
    switch (c) {
        case U'×':
        case U'÷':
        case U'±':
        case U'°':
        case U'·':
        case U'§':
        case U'©':
        case U'®':
        case U'¢':
        case U'£':
        case U'¥':
        case U'‘':
        case U'’':
        case U'“':
        case U'”':
        case U'•':
        case U'…':
        case U'‰':
        case U'′':
        case U'″':
        case U'™':
        case U'≈':
        case U'≤':
        case U'≥':
        case U'−':
            return true;
        default:
            return is_dash(c) || is_currency(c);
    }
}

Side side_by_unicode(char32_t c) {
    switch (u_charDirection(static_cast<UChar32>(c))) {
        case U_LEFT_TO_RIGHT:
        case U_DIR_NON_SPACING_MARK:
            return Side::latin;  // a mark goes on with the letter that it sits on
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC:
        case U_ARABIC_NUMBER:
            return Side::rtl;
        default:
            return Side::stop;
    }
}

}  // namespace

bool is_currency(char32_t c) { return c == '$' || c == U'€' || c == U'£' || c == U'¥' || (c >= 0x20A0 && c <= 0x20C0); }

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2014) || c == U'−'; }

Side side_of(char32_t c) {
    if (c < 0x80) return side_of_ascii(c);
    if (c >= 0x600 && c <= 0x6FF) {
        if (c >= 0x6F0 && c <= 0x6F9) return Side::number;
        return c == 0x61C ? Side::unseen : Side::rtl;
    }
    if (c == 0xA0 || c == 0x202F || c == 0x2009) return Side::blank;
    if (is_invisible(c)) return Side::unseen;
    if (is_inner_sign(c)) return Side::sign;
    return side_by_unicode(c);
}

}  // namespace midad::text::internal

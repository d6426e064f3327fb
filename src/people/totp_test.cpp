#include "people/totp.h"

#include <doctest/doctest.h>

#include "people/qr.h"

using namespace midad;
using namespace midad::people;

namespace {

constexpr std::string_view secret = "12345678901234567890";
Instant at_second(std::int64_t seconds) { return from_ms(seconds * 1000); }

}  // namespace

TEST_CASE("codes are those of RFC 6238, appendix B, last six digits") {
    CHECK(totp::code(secret, totp::step_of(at_second(59))) == "287082");
    CHECK(totp::code(secret, totp::step_of(at_second(1111111109))) == "081804");
    CHECK(totp::code(secret, totp::step_of(at_second(1111111111))) == "050471");
    CHECK(totp::code(secret, totp::step_of(at_second(1234567890))) == "005924");
    CHECK(totp::code(secret, totp::step_of(at_second(2000000000))) == "279037");
    CHECK(totp::code(secret, totp::step_of(at_second(20000000000))) == "353130");
}

TEST_CASE("a telephone's clock may be half a minute off, no more") {
    const Instant now = at_second(1111111111);
    const std::int64_t here = totp::step_of(now);
    for (const std::int64_t step : {here - 1, here, here + 1})
        CHECK(totp::step_of_code(secret, totp::code(secret, step), now) == step);
    CHECK_FALSE(totp::step_of_code(secret, totp::code(secret, here - 2), now));
    CHECK_FALSE(totp::step_of_code(secret, totp::code(secret, here + 2), now));
}

TEST_CASE("a code may be typed in any digits, with blanks") {
    const Instant now = at_second(1111111111);
    CHECK(totp::step_of_code(secret, "050 471", now));
    CHECK(totp::step_of_code(secret, "٠٥٠٤٧١", now));
    CHECK(totp::step_of_code(secret, "۰۵۰ ۴۷۱", now));
    CHECK_FALSE(totp::step_of_code(secret, "50471", now));
    CHECK_FALSE(totp::step_of_code(secret, "0504710", now));
    CHECK_FALSE(totp::step_of_code(secret, "", now));
    CHECK_FALSE(totp::step_of_code(secret, "\xff\xff\xff", now));
}

TEST_CASE("base32 is that of RFC 4648, without padding") {
    CHECK(totp::base32("") == "");
    CHECK(totp::base32("f") == "MY");
    CHECK(totp::base32("fo") == "MZXQ");
    CHECK(totp::base32("foo") == "MZXW6");
    CHECK(totp::base32("foob") == "MZXW6YQ");
    CHECK(totp::base32("fooba") == "MZXW6YTB");
    CHECK(totp::base32("foobar") == "MZXW6YTBOI");
    CHECK(totp::base32(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST_CASE("a telephone is told the newspaper's name in Arabic, percent-encoded") {
    CHECK(totp::uri(secret, "المداد", "leila+desk@almidad.example") ==
          "otpauth://totp/%D8%A7%D9%84%D9%85%D8%AF%D8%A7%D8%AF:leila%2Bdesk%40almidad.example?secret="
          "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%D8%A7%D9%84%D9%85%D8%AF%D8%A7%D8%AF&algorithm=SHA1&digits=6&"
          "period=30");
}

TEST_CASE("a QR code is a drawing of squares, without style or script") {
    const std::string drawing = qr_svg(totp::uri(secret, "صحيفة المداد", "leila@almidad.example"));
    CHECK(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
    CHECK(drawing.ends_with("</svg>"));
    CHECK(drawing.find("style") == drawing.npos);
    CHECK(drawing.find("M4 4h7v1h-7z") != drawing.npos);  // the upper edge of a finder pattern, after the quiet zone
}

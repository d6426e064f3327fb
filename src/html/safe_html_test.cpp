#include "html/safe_html.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "html/address.h"

using namespace midad::html;

TEST_CASE("markup in a headline is text on the page") {
    CHECK(escaped("<b>«عاجل» & 'خبر' \"قصير\"</b>") ==
          "&lt;b&gt;«عاجل» &amp; &#39;خبر&#39; &quot;قصير&quot;&lt;/b&gt;");
    CHECK(escaped("") == "");
    CHECK(SafeHtml::of_text("<").string() == "&lt;");
}

TEST_CASE("a sign is escaped wherever it stands among other bytes") {
    for (std::size_t before = 0; before < 20; ++before) {
        for (const auto& [sign, entity] :
             {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}}) {
            const std::string around(before, 'x');
            CHECK(escaped(around + sign + "نص" + around) == around + entity + "نص" + around);
        }
    }
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        if (c != '&' && c != '<' && c != '>' && c != '"' && c != '\'') all += c;
    }
    CHECK(escaped(all) == all);
}

TEST_CASE("a link of ours leads to the web, to a mailbox, to a telephone or into this site") {
    for (const auto* good : {"https://example.org/خبر", "http://example.org", "mailto:desk@example.org",
                             "tel:+99911555", "/طاقة/7", "/", "#مصنع"}) {
        CAPTURE(good);
        CHECK(is_link_address(good));
    }
    for (const auto* bad :
         {"", "javascript:alert(1)", "//example.org", "/\\example.org", "mailto:", "ftp://example.org",
          "data:text/html,x", "https://", "https://user@example.org", "/a b", "خبر.html", "https:/example.org"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_link_address(bad));
    }
}

TEST_CASE("an address is judged as a browser would read it, without its blanks and controls") {
    CHECK(link_address(" \n HTTPS://example.org/a\tb c ") == "https://example.org/ab%20c");
    CHECK_FALSE(link_address("java\nscript:alert(1)"));
    CHECK_FALSE(link_address("\x01javascript:alert(1)"));
    CHECK_FALSE(link_address("/\t/example.org"));
    CHECK_FALSE(link_address("JaVaScRiPt:alert(1)"));
    CHECK(picture_address("صور/قاعة.jpg") == "صور/قاعة.jpg");
    CHECK_FALSE(picture_address("data:image/svg+xml,<svg>"));
    CHECK_FALSE(picture_address("x:y/z.jpg"));
}

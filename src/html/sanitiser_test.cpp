#include "html/sanitiser.h"

#include <doctest/doctest.h>

#include <set>

#include "html/internal/cost.h"

using namespace midad;
using namespace midad::html;

namespace {

std::string clean(std::string_view html) {
    const auto result = sanitised(html);
    REQUIRE(result);
    return result->string();
}

std::string times(std::string_view piece, std::size_t count) {
    std::string all;
    for (std::size_t round = 0; round < count; ++round) all += piece;
    return all;
}

void collect(const Node& node, std::set<std::string>& seen) {
    seen.insert(node.tag);
    for (const auto& [name, value] : node.attributes) {
        seen.insert("@" + name);
        if (name == "href" || name == "src") {
            CHECK_MESSAGE(value.find("script:") == value.npos, value);
        }
    }
    for (const Node& child : node.children) collect(child, seen);
}

/// Markup that has broken sanitisers: each changes its meaning when it is parsed, written and parsed again.
constexpr const char* mutations[] = {
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style><img src "
    "onerror='alert(1)'>\"></style></h1>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!---><img src=x onerror=alert(1)>",
    "<!-- --!><img src=x onerror=alert(1)>-->",
    "<template><style></template><img src=x onerror=alert(1)>",
    "<a href=\"java&#x0A;script&colon;alert(1)\">x</a>",
    "<a href=\"&#x6A;avascript:alert(1)\">x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"vbscript:x\">x</a>",
    "<img src=\"javascript:alert(1)\">",
    "<img src=x onerror=alert(1)//",
    "<img src='x' / onerror=alert(1)>",
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<svg><foreignObject><p><script>alert(1)</script></p></foreignObject></svg>",
    "<svg><![CDATA[><image xlink:href=\"]]><img src=x onerror=alert(1)>\"></svg>",
    "<table><td><a href=x><table><script>alert(1)</script></table></a>",
    "<select><option><style><img src=x onerror=alert(1)></style></select>",
    "<p style=\"background:url(javascript:alert(1))\" onclick=alert(1) id=x class=y>نص</p>",
    "<b><p><a href=/x><div><b><a href=/y>x</p></b></a></div>",
    "<button><p><button><p>x</button></button>",
    "<p><object><p>x</p></object></p>",
    "<ruby><rtc><rt><p>x",
    "<base href=\"https://example.org/\"><meta http-equiv=refresh content=\"0;url=javascript:alert(1)\"><link "
    "rel=stylesheet href=x>",
    "<a href=/x><a href=/y><a href=/z>",
    "<table><caption><svg><caption></caption><style><a title=\"</style><img src onerror=alert(1)>\">",
    "\xEF\xBB\xBF<p>\xE2\x80\xA8</p>&#0;&#13;&#x80;",
};

}  // namespace

TEST_CASE("what an editor pastes keeps its paragraphs, marks, lists and links") {
    CHECK(clean("<p>قال <strong>الوزير</strong> إن <a href=\"https://example.org/x\" onclick=\"x()\">البيان</a> "
                "صدر.</p>") ==
          "<p>قال <strong>الوزير</strong> إن <a href=\"https://example.org/x\">البيان</a> صدر.</p>");
    CHECK(clean("<ul><li>أولًا<li>ثانيًا</ul>") == "<ul><li>أولًا</li><li>ثانيًا</li></ul>");
    CHECK(clean("<table><tr><th scope=col style='x'>البند<td colspan=2>5</table>") ==
          "<table><tbody><tr><th scope=\"col\">البند</th><td colspan=\"2\">5</td></tr></tbody></table>");
}

TEST_CASE("other blocks become divisions, other elements give way to their words") {
    CHECK(clean("<section><font color=red>نص</font></section><section>آخر</section>") == "<div>نص</div><div>آخر</div>");
    CHECK(clean("<custom-element>كلمة</custom-element>") == "كلمة");
    CHECK(clean("<a>بلا عنوان</a><img alt=x>") == "بلا عنوان");
}

TEST_CASE("scripts, styles, frames and what another namespace holds go with their contents") {
    CHECK(clean("<p>أ<script>x()</script><style>p{}</style><iframe src=x>ب</iframe><svg><text>ج</text></svg></p>") ==
          "<p>أ</p>");
    CHECK(clean("<math><mi>x</mi></math><noscript>نص</noscript><template>نص</template><textarea>نص</textarea>") == "");
}

TEST_CASE("markup that changes when it is read again stays harmless, and is the same a second time") {
    static const std::set<std::string> allowed{
        "",           "p",        "h1",       "h2",         "h3",        "h4",     "h5",     "h6",
        "blockquote", "ul",       "ol",       "li",         "strong",    "b",      "em",     "i",
        "a",          "br",       "figure",   "figcaption", "img",       "table",  "thead",  "tbody",
        "tr",         "th",       "td",       "caption",    "div",       "span",   "sub",    "sup",
        "time",       "footer",   "cite",     "@href",      "@src",      "@alt",   "@title", "@width",
        "@height",    "@colspan", "@rowspan", "@scope",     "@datetime", "@start", "@lang",  "@dir"};
    for (const std::string_view mutation : mutations) {
        CAPTURE(mutation);
        const std::string once = clean(mutation);
        CHECK(clean(once) == once);
        // Nothing of an attack may be left in a tag; as text, between tags, it is only words.
        std::set<std::string> seen;
        const auto tree = read_html(once);
        REQUIRE(tree);
        collect(*tree, seen);
        for (const std::string& name : seen) CHECK_MESSAGE(allowed.contains(name), name);
    }
}

TEST_CASE("every pair of the probes, one inside another, is harmless and stable too") {
    for (const std::string_view outer : mutations) {
        for (const std::string_view inner : mutations) {
            const std::string both = std::string{outer.substr(0, outer.size() / 2)} + std::string{inner} +
                                     std::string{outer.substr(outer.size() / 2)};
            const auto once = sanitised(both);
            if (!once) continue;
            CAPTURE(both);
            const auto twice = sanitised(once->string());
            REQUIRE(twice);
            CHECK(twice->string() == once->string());
            CHECK(once->string().find("<script") == std::string::npos);
            CHECK(once->string().find("<style") == std::string::npos);
        }
    }
}

TEST_CASE("too long, too deep and broken HTML are refused before it is parsed") {
    CHECK(sanitised(std::string((1u << 20) + 1, 'x')).error() == Unfit::too_long);
    CHECK(sanitised(times("<div>", 257)).error() == Unfit::too_deep);
    CHECK(sanitised(times("<div>", 20'000)).error() == Unfit::too_deep);
    CHECK(sanitised("<p>\xFF</p>").error() == Unfit::not_utf8);
    CHECK(sanitised(times("<div>", 200) + "نص"));
}

TEST_CASE("depth is counted by tags that the parser obeys, not by tags that look as if they closed") {
    for (const std::string_view piece :
         {"<div><!--</div>-->", "<div><textarea></div></textarea>", "<div title=\"</div>\">", "<div></span>",
          "<span><div></span></div>", "<b 1><table><td></b></td></table>",
          "<div><script><!--<script></script></div>--></script>", "<svg><style></svg></style>", "<div x='></div>'>",
          "<table><table></table><div></table>", "<ul><li><ul></li>", "<math><mi><div></math>"}) {
        CAPTURE(piece);
        CHECK(cost_of_parsing(times(piece, 3000), 1u << 20).depth >= 256);
    }
}

TEST_CASE("long pages that are merely old-fashioned are not too deep") {
    CHECK(sanitised(times("<p>فقرة", 5000)));
    CHECK(sanitised("<ul>" + times("<li>بند", 5000) + "</ul>"));
    CHECK(sanitised("<table>" + times("<tr><td>أ<td>ب", 5000) + "</table>"));
    CHECK(sanitised(times("<table><tr><td>أ</table>", 5000)));
    CHECK(sanitised(times("<p><b><i>نص</b></i></p>", 100)));
    CHECK(sanitised(times("<p>نص<br>نص<img src='/a.jpg'><hr>", 5000)));
    CHECK(sanitised("<dl>" + times("<dt>أ<dd>ب", 5000) + "</dl>"));
}

TEST_CASE("markup built to cost the parser much more than its length is refused") {
    std::string marks;
    for (int number = 0; number < 200; ++number) marks += "<b x" + std::to_string(number) + ">";
    CHECK(sanitised("<p>" + marks + times("<p>x", 100'000)).error() == Unfit::too_deep);
    std::string attributes = "<p";
    for (int number = 0; number < 100'000; ++number) attributes += " a" + std::to_string(number);
    CHECK(sanitised(attributes + ">").error() == Unfit::too_deep);
    CHECK(sanitised(times("<body a>", 100)).error() == Unfit::too_deep);
}

TEST_CASE("a node's attributes are found by name") {
    const auto tree = read_html("<p lang=\"en\">C++ &amp; &lt;b&gt;</p>");
    REQUIRE(tree);
    REQUIRE(tree->children.size() == 1);
    CHECK(tree->children[0].attribute("lang") == "en");
    CHECK(tree->children[0].attribute("dir") == "");
    CHECK(tree->children[0].children[0].text == "C++ & <b>");
}

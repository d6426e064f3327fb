#include <doctest/doctest.h>

#include "site/style_sheet.h"

using namespace midad::site;

TEST_CASE("a style sheet loses its comments and the blanks that mean nothing") {
    CHECK(minified_css("/* رأس */ a:hover , b > c { color : red ;\n margin: 0 auto; }\n") ==
          "a:hover,b>c{color :red;margin:0 auto}");
}

TEST_CASE("blanks that mean something stay: between compounds, around signs, in strings") {
    CHECK(minified_css(".a .b { inline-size: calc(1rem + 2px); content: \"  ·  \"; }") ==
          ".a .b{inline-size:calc(1rem + 2px);content:\"  ·  \"}");
    CHECK(minified_css("@media (min-width: 48rem) and (max-width: 62rem) { a { b: c } }") ==
          "@media (min-width:48rem) and (max-width:62rem){a{b:c}}");
}

TEST_CASE("a comment or a string that never ends takes the rest and nothing more") {
    CHECK(minified_css("a{}/* ") == "a{}");
    CHECK(minified_css("a{content:\"x") == "a{content:\"x");
}

TEST_CASE("names of assets become their addresses") {
    const auto address = [](std::string_view name) { return "/assets/1/" + std::string{name}; };
    CHECK(with_assets("src:url(asset:fonts/a.woff2) x", address) == "src:url(/assets/1/fonts/a.woff2) x");
    CHECK(with_assets("none", address) == "none");
}

TEST_CASE("the policy's hash of a style is its SHA-256 in base64") {
    // echo -n "" | openssl dgst -sha256 -binary | base64
    CHECK(policy_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    CHECK(policy_hash("abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}

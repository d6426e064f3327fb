#include "site/pictures.h"

#include <doctest/doctest.h>

#include "media/catalogue.h"
#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;

MIDAD_BOTH_ENGINES("a picture's focal point stays in sight where the theme crops") {
    Paper paper{On::engine};
    const auto kept = paper.library.keep_picture("sample/pictures/harbour.jpg", "المداد").value();
    paper.database->together(store::Durability::normal, [&](store::Transaction& transaction) {
        REQUIRE(media::Catalogue::change(transaction, kept.id, {.focal = media::FocalPoint{0.2, 0.875}}));
    });
    auto wanted = paper.story("رافعات المرفأ تعود إلى العمل", "economy");
    wanted.article.picture = article::Picture{kept.id, "رافعات", "", "المداد", kept.width, kept.height};
    const auto published = paper.publish(wanted);
    const std::string rule = ".p" + kept.id.substr(0, 6) + "{background:" + kept.dominant_colour;
    const Answer front = paper.get("/");
    CHECK(front.has(rule + ";object-position:20% 88%}"));
    CHECK(front.has("class=\"p" + kept.id.substr(0, 6) + "\""));
    CHECK_FALSE(front.has("style=\""));  // the policy of pages lets none through
}

TEST_CASE("a picture of which nobody has said where to look has no rule for it") {
    Paper paper{store::Engine::sqlite};
    const auto kept = paper.library.keep_picture("sample/pictures/harbour.jpg", "المداد").value();
    Pictures pictures{paper.library};
    pictures.element({.file = kept.id}, places::thumb);
    CHECK(pictures.colours() == ".p" + kept.id.substr(0, 6) + "{background:" + kept.dominant_colour + "}");
}

#include <variant>

#include "article/article.h"
#include "search/internal/words.h"

namespace midad::search::internal {

namespace {

/// A headline's word counts three times.
constexpr unsigned title_weight = 3;
constexpr unsigned keyword_weight = 2;

class Gathering {
public:
    explicit Gathering(std::vector<Stretch>& stretches) : stretches_{stretches} {}

    void add(const char* field, unsigned weight, std::string text) {
        if (!text.empty()) stretches_.push_back({field, weight, std::move(text)});
    }
    void picture(const article::Picture& picture) {
        add("caption", 1, picture.caption);
        add("caption", 1, picture.alt);
        add("person", 1, picture.credit);
    }

    void operator()(const article::Paragraph& block) { body(block.text); }
    void operator()(const article::Subhead& block) { add("body", 1, block.text); }
    void operator()(const article::Quote& block) {
        body(block.text);
        add("person", 1, block.speaker);
    }
    void operator()(const article::List& block) {
        for (const article::Text& item : block.items) body(item);
    }
    void operator()(const article::FactBox& block) {
        add("body", 1, block.title);
        for (const auto& inner : block.blocks) std::visit(*this, inner);
    }
    void operator()(const article::PictureBlock& block) { picture(block.picture); }
    void operator()(const article::Table& block) {
        add("caption", 1, block.caption);
        for (const article::Text& cell : block.head) body(cell);
        for (const auto& row : block.rows) {
            for (const article::Text& cell : row) body(cell);
        }
    }
    void operator()(const article::Embed& block) { add("caption", 1, block.title); }
    void operator()(const article::File& block) { add("caption", 1, block.title); }

private:
    void body(const article::Text& text) { add("body", 1, article::plain_text(text)); }

    std::vector<Stretch>& stretches_;
};

}  // namespace

std::vector<Stretch> stretches_of(const article::Article& article) {
    std::vector<Stretch> stretches;
    Gathering gathering{stretches};
    gathering.add("title", title_weight, article.headline);
    gathering.add("title", 1, article.kicker);
    gathering.add("standfirst", 1, article.standfirst);
    gathering.add("place", 1, article.dateline.city);
    if (article.picture) gathering.picture(*article.picture);
    for (const article::Block& block : article.blocks) std::visit(gathering, block);
    for (const article::Byline& byline : article.bylines) gathering.add("person", 1, byline.name);
    for (const std::string& keyword : article.keywords) gathering.add("keyword", keyword_weight, keyword);
    return stretches;
}

}  // namespace midad::search::internal

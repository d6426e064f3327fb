#include "stories/internal/rows.h"

#include "article/json.h"
#include "base/failure.h"
#include "store/database.h"
#include "stories/queries.h"
#include "text/fold.h"
#include "text/pieces.h"

namespace midad::stories::internal {

std::optional<Locked> lock(store::Transaction& transaction, DraftId draft) {
    const auto row = transaction.one(queries::lock_draft, draft.value);
    if (!row) return std::nullopt;
    return Locked{row->integer(0),       row->integer(1),       row->text(2),
                  row->maybe_integer(3), row->maybe_integer(4), row->maybe_integer(5)};
}

Result<Kept, Refusal> kept(const article::Article& article) {
    Kept kept;
    kept.json = article::to_json(article);
    const auto read = article::from_json(kept.json);
    if (!read)
        return refuse(
            Refusal{"stories.article_malformed", {{"where", read.error().where}, {"what", read.error().what}}});
    kept.headline_folded = text::folded(article.headline);
    article::Article text;
    text.standfirst = article.standfirst;
    text.blocks = article.blocks;
    kept.words = static_cast<std::int64_t>(text::word_count(article::plain_text(text)));
    return kept;
}

article::Article article_of(const std::string& json, DraftId draft) {
    auto article = article::from_json(json);
    if (article) return *std::move(article);
    const std::string number = std::to_string(draft.value);
    throw Failure{"stories.unreadable",
                  {{"draft", number}, {"where", article.error().where}},
                  "draft " + number + " cannot be read at " + article.error().where};
}

Refusal unknown(DraftId draft) { return {"stories.unknown", {{"draft", std::to_string(draft.value)}}}; }

}  // namespace midad::stories::internal

#include "desk/objections.h"

#include <algorithm>

#include "desk/internal/act.h"
#include "media/catalogue.h"

namespace midad::desk {

bool all_can_be_overridden(const Objections& objections) {
    return std::ranges::all_of(objections, [](const Objection& one) { return one.can_override; });
}

namespace internal {

namespace {

/// Which field of the story a refusal of the record means.
std::string_view where_of(std::string_view key) {
    for (const auto& [part, where] :
         {std::pair{"headline", "headline"}, std::pair{"section", "section"}, std::pair{"picture", "picture"},
          std::pair{"keyword", "keywords"}, std::pair{"correction", "note"}, std::pair{"text", "block"}}) {
        if (key.find(part) != key.npos) return where;
    }
    return "";
}

std::optional<std::size_t> block_of_picture(const article::Article& article, const std::string& picture) {
    for (std::size_t at = 0; at < article.blocks.size(); ++at) {
        const auto* const block = std::get_if<article::PictureBlock>(&article.blocks[at]);
        if (block != nullptr && block->picture.file == picture) return at;
    }
    return std::nullopt;
}

void object_to_pictures(const Newsroom& newsroom, const Question& question, Objections& found) {
    const article::Article& article = question.publication.article;
    std::vector<std::string> pictures = media::pictures_of(article);
    // What readers see already is no reason to hold a correction back.
    if (question.now) {
        const auto shown = media::pictures_of(question.now->article);
        std::erase_if(pictures, [&](const std::string& one) { return std::ranges::find(shown, one) != shown.end(); });
    }
    for (media::Lack& lack : newsroom.pictures.lacking(pictures, question.moment)) {
        const bool lead = article.picture && article.picture->file == lack.picture;
        // Without the maker's name no picture goes out; a licence is the editor's to answer for.
        const bool can_override = lack.key.find("licence") != lack.key.npos;
        found.push_back({lack.key, std::move(lack.arguments), lead ? "picture" : "block",
                         lead ? std::nullopt : block_of_picture(article, lack.picture), can_override});
    }
}

void object_to_state(const Newsroom& newsroom, store::Session& session, const Question& question, Objections& found) {
    const State& state = question.state;
    if (question.draft.binned_at) found.push_back({"desk.objection.binned"});
    if (question.revision != question.draft.revision && !state.plan)
        found.push_back({"desk.objection.newer_revision", {{"revision", std::to_string(question.draft.revision)}}});
    if (state.embargo_until && question.moment < *state.embargo_until)
        found.push_back(
            {"desk.objection.embargo", {{"until", moment_text(*state.embargo_until, newsroom.house)}}, "embargo"});
    if (const auto blocking = newsroom.comments.blocking(session, question.draft.id); blocking > 0)
        found.push_back({"desk.objection.blocking_comments",
                         {{"count", std::to_string(blocking)}},
                         "comments",
                         std::nullopt,
                         true});
}

void object_to_signature(const Newsroom& newsroom, store::Session& session, const Question& question,
                         Objections& found) {
    const auto desk = newsroom.desks.find(question.draft.desk);
    if (!desk || !desk->two_persons) return;
    const auto& signed_off = question.state.signed_off;
    if (signed_off && signed_off->revision == question.revision) return;
    if (question.will_sign_off) {
        if (auto objection = objection_to_signing(newsroom, session, question.by, question.draft, question.revision))
            found.push_back(*std::move(objection));
        return;
    }
    found.push_back({"desk.objection.not_signed_off", {}, "sign_off", std::nullopt, true});
}

}  // namespace

Objections objections_to(const Newsroom& newsroom, store::Session& session, const Question& question) {
    Objections found;
    object_to_state(newsroom, session, question, found);
    object_to_signature(newsroom, session, question, found);
    if (question.draft.public_story && !question.now) found.push_back({"desk.objection.withdrawn"});
    for (const record::Objection& one : record::objections_to(question.publication, question.moment)) {
        found.push_back({one.key, one.arguments, std::string{where_of(one.key)}});
    }
    object_to_pictures(newsroom, question, found);
    return found;
}

std::optional<Objection> objection_to_signing(const Newsroom& newsroom, store::Session& session, const By& by,
                                              const stories::Draft& draft, std::int64_t revision) {
    const auto desk = newsroom.desks.find(draft.desk);
    if (!desk || !desk->two_persons) return std::nullopt;
    const auto written = newsroom.revisions.find(session, draft.id, revision);
    if (draft.author != by.person && (!written || written->person != by.person)) return std::nullopt;
    return Objection{"desk.objection.own_story", {{"desk", desk->name}}, "sign_off", std::nullopt, true};
}

record::Publication publication_of(const Newsroom& newsroom, store::Session& session, const stories::Draft& draft,
                                   article::Article article, const Order& order) {
    record::Publication publication{.article = std::move(article), .story = draft.public_story};
    publication.placing = order.placing;
    publication.breaking = order.breaking;
    if (!order.note.empty()) publication.corrections = {{std::nullopt, order.note}};
    if (draft.translation_of) {
        const auto source = newsroom.drafts.find(session, *draft.translation_of);
        // A source that is not public yet is paired when it is: by the same rule, from its own side.
        if (source && source->public_story && source->public_story != draft.public_story)
            publication.translation_of = source->public_story;
    }
    return publication;
}

}  // namespace internal

}  // namespace midad::desk

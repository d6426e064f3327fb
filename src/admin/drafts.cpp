#include "admin/drafts.h"

#include <array>

#include <boost/json.hpp>

#include "admin/fields.h"
#include "admin/story_json.h"
#include "desk/state.h"
#include "desk/writing.h"
#include "stories/revisions.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;
using stories::Revision;

constexpr std::array<std::string_view, 5> part_kinds{"same", "changed", "added", "removed", "moved"};
constexpr std::array<std::string_view, 3> word_kinds{"same", "added", "removed"};

template <typename Kind, std::size_t size>
json::string word_of(const std::array<std::string_view, size>& words, Kind kind) {
    return json::string{words.at(static_cast<std::size_t>(kind))};
}

json::value index_or_null(const std::optional<std::size_t>& index) {
    if (index) return *index;
    return nullptr;
}

json::object revision_json(const Revision& revision) {
    return {{"number", revision.number},
            {"person", revision.person.value},
            {"at_ms", to_ms(revision.at)},
            {"kind", json::string{stories::name_of(revision.kind)}},
            {"words", revision.words}};
}

/// What readers call it: its key is the paper's own.
std::string section_name(const Context& context, const std::string& key) {
    const auto sections = context.with.sections.now();
    const auto* section = sections->by_key(key);
    return section == nullptr ? key : section->name;
}

Handled answer_of(const stories::Outcome& outcome) {
    if (const auto* saved = std::get_if<stories::Saved>(&outcome)) {
        json::object made{{"revision", saved->revision}, {"saved_at_ms", to_ms(saved->at)}, {"merged", saved->merged}};
        if (saved->article) made["article"] = json_of(*saved->article);
        return Answer::of(std::move(made));
    }
    const auto& conflict = std::get<stories::Conflict>(outcome);
    Refusal refusal{409, "admin.merge"};
    json::array clashes;
    for (const stories::Clash& clash : conflict.clashes)
        clashes.push_back({{"where", clash.where}, {"block", index_or_null(clash.block)}});
    refusal.more = {{"base", json_of(conflict.base)}, {"theirs", json_of(conflict.theirs)},
                    {"mine", json_of(conflict.mine)}, {"kept", conflict.kept},
                    {"revision", conflict.revision},  {"by", conflict.by.value},
                    {"conflicts", std::move(clashes)}};
    return refuse(std::move(refusal));
}

desk::By here(const Context& context, DraftId draft) {
    const auto found = context.with.drafts.find(draft);
    return by_of(context, found ? found->desk : DeskId{});
}

}  // namespace

Handled save_draft(const Context& context) {
    stories::Save save{.draft = DraftId{context.number("story")}, .person = context.person().id};
    save.session = MIDAD_TRY(text_of(context.body, "session"));
    save.batch = MIDAD_TRY(number_of(context.body, "batch"));
    save.based_on = MIDAD_TRY(number_of(context.body, "based_on"));
    save.article = MIDAD_TRY(article_of(context, "article"));
    if (const auto kind = MIDAD_TRY(maybe_text(context.body, "kind"))) {
        const auto known = stories::kind_of(*kind);
        const bool theirs = known == Revision::Kind::kept || known == Revision::Kind::pasted ||
                            known == Revision::Kind::restored || known == Revision::Kind::autosave;
        if (!theirs) return refuse(Refusal::field("kind"));
        save.kind = *known;
    }
    const auto outcome = context.with.writing.save(here(context, save.draft), save);
    if (!outcome) return refuse(refusal_of(outcome.error()));
    return answer_of(*outcome);
}

Handled list_revisions(const Context& context) {
    json::array made;
    for (const Revision& one : context.with.revisions.list(DraftId{context.number("story")}))
        made.push_back(revision_json(one));
    return Answer::of(json::object{{"revisions", std::move(made)}});
}

Handled keep_revision(const Context& context) {
    const DraftId draft{context.number("story")};
    const auto kept = context.with.writing.keep(here(context, draft), draft);
    if (!kept) return refuse(Refusal::not_found());
    return Answer::of(json::object{{"revision", revision_json(*kept)}});
}

Handled show_revision(const Context& context) {
    const DraftId draft{context.number("story")};
    const std::int64_t number = context.number("revision");
    const auto revision = context.with.revisions.find(draft, number);
    const auto article = context.with.revisions.at(draft, number);
    if (!revision || !article) return refuse(Refusal::not_found());
    return Answer::of(json::object{{"revision", revision_json(*revision)}, {"article", json_of(*article)}});
}

Handled show_difference(const Context& context) {
    const DraftId draft{context.number("story")};
    const auto now = context.with.drafts.find(draft);
    if (!now) return refuse(Refusal::not_found());
    const std::int64_t to = context.number_parameter("to").value_or(now->revision);
    const desk::State state = context.with.states.of(draft);
    std::int64_t seen = state.public_revision.value_or(0);
    if (state.signed_off && state.signed_off->revision != now->revision) seen = state.signed_off->revision;
    const std::int64_t from = context.number_parameter("from").value_or(seen);
    const auto diacritics =
        context.parameter("ignore") == "diacritics" ? stories::Diacritics::ignored : stories::Diacritics::counted;
    std::vector<stories::Part> parts;
    if (from == 0) {
        const auto article = context.with.revisions.at(draft, to);
        if (!article) return refuse(Refusal::not_found());
        article::Article nothing;
        nothing.language = article->language;
        parts = stories::difference(nothing, *article, diacritics);
    } else {
        const auto found = context.with.revisions.difference(draft, from, to, diacritics);
        if (!found) return refuse(refusal_of(found.error()));
        parts = *found;
    }
    json::array made;
    for (const stories::Part& part : parts) {
        json::array words;
        for (const stories::Words& one : part.words)
            words.push_back({{"text", part.where == "section" ? section_name(context, one.text) : one.text},
                             {"kind", word_of(word_kinds, one.kind)}});
        made.push_back({{"where", part.where},
                        {"was", index_or_null(part.was)},
                        {"is", index_or_null(part.is)},
                        {"kind", word_of(part_kinds, part.kind)},
                        {"words", std::move(words)}});
    }
    return Answer::of(json::object{{"from", from}, {"to", to}, {"parts", std::move(made)}});
}

Handled restore_blocks(const Context& context) {
    const std::int64_t from = MIDAD_TRY(number_of(context.body, "from"));
    stories::Save save{.draft = DraftId{context.number("story")}, .person = context.person().id};
    save.based_on = MIDAD_TRY(number_of(context.body, "based_on"));
    save.kind = Revision::Kind::restored;
    // Of its own: a restoration is no keystroke of a tab.
    save.session = "restored";
    save.batch = to_ms(context.with.clock.now());
    std::optional<std::vector<std::size_t>> blocks;
    const json::value* which = find_member(context.body, "blocks");
    if (which != nullptr && which->is_array()) {
        blocks.emplace();
        const auto numbers = MIDAD_TRY(maybe_numbers(context.body, "blocks"));
        for (const std::int64_t one : *numbers) {
            if (one < 0) return refuse(Refusal::field("blocks"));
            blocks->push_back(static_cast<std::size_t>(one));
        }
    } else if (which == nullptr || !which->is_string() || which->get_string() != "all") {
        return refuse(Refusal::field("blocks"));
    }
    const auto outcome = context.with.writing.restore(here(context, save.draft), save, from, blocks);
    if (!outcome) return refuse(refusal_of(outcome.error()));
    return answer_of(*outcome);
}

}  // namespace midad::admin

#include "admin/stories.h"

#include <algorithm>

#include <boost/json.hpp>

#include "admin/fields.h"
#include "admin/story_json.h"
#include "desk/publishing.h"
#include "desk/state.h"
#include "desk/writing.h"
#include "people/people.h"
#include "record/record.h"
#include "stories/pasted.h"
#include "stories/revisions.h"
#include "text/messages.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

bool sees(const people::Person& person, const stories::Draft& draft) {
    return draft.author == person.id || draft.holder == person.id ||
           may(person, people::Permission::story_write, draft.desk);
}

/// The desk that a new story goes to: the one asked for, or the first of one's own.
std::optional<people::Desk> desk_for(const Context& context, std::optional<std::int64_t> asked) {
    const people::Person& person = context.person();
    const auto fits = [&](const people::Desk& desk) {
        return !desk.disabled && may(person, people::Permission::story_write, desk.id) &&
               (!asked || desk.id.value == *asked);
    };
    const auto all = context.with.people.desks.all();
    // One's own desks first: whoever may write everywhere has a place all the same.
    const auto own = std::ranges::find_if(all, [&](const auto& desk) { return fits(desk) && is_at(person, desk.id); });
    const auto found = own != all.end() ? own : std::ranges::find_if(all, fits);
    if (found == all.end()) return std::nullopt;
    return *found;
}

/// What a story begins with when nothing was given: the section of the desk, the name of whoever writes.
article::Article blank(const Context& context, const people::Desk& desk, std::string language) {
    article::Article article;
    article.language = std::move(language);
    const auto sections = context.with.sections.now();
    if (desk.section) article.section = *desk.section;
    if (article.section.empty() && !sections->all().empty()) article.section = sections->all().front().key;
    article.bylines = {{article::Role::wrote, context.person().name}};
    return article;
}

Handled begin_of_public(const Context& context, StoryId story, const people::Desk& desk) {
    const auto draft = context.with.publishing.open(by_of(context, desk.id), story, desk.id);
    if (!draft) return refuse(Refusal::not_found());
    const auto opened = context.with.drafts.find(*draft);
    if (!opened || !sees(context.person(), *opened)) return refuse(Refusal::forbidden());
    return story_answer(context, *draft, 201);
}

}  // namespace

Handled list_stories(const Context& context) {
    const people::Person& person = context.person();
    json::object answer;
    if (context.parameter("mine")) {
        answer["stories"] = cards_of(context, context.with.drafts.of_person(person.id));
        return Answer::of(std::move(answer));
    }
    if (context.parameter("bin")) {
        auto binned = context.with.drafts.in_bin();
        std::erase_if(binned, [&](const auto& draft) { return !sees(person, draft); });
        answer["stories"] = cards_of(context, binned);
        return Answer::of(std::move(answer));
    }
    const auto before = stories::DraftCursor::from_text(context.parameter("older").value_or(""));
    auto list = context.with.drafts.list(context.parameter("words").value_or(""), 50, before);
    std::erase_if(list.drafts, [&](const auto& draft) { return !sees(person, draft); });
    answer["stories"] = cards_of(context, list.drafts);
    if (list.older) answer["older"] = list.older->text();
    return Answer::of(std::move(answer));
}

Handled begin_story(const Context& context) {
    const auto asked = MIDAD_TRY(maybe_number(context.body, "desk"));
    const auto desk = desk_for(context, asked);
    if (!desk) return refuse(asked ? Refusal::forbidden() : Refusal{422, "admin.no_desk"});
    if (const auto story = MIDAD_TRY(maybe_number(context.body, "public_story")))
        return begin_of_public(context, StoryId{*story}, *desk);

    desk::Writing::Begun begun{.desk = desk->id};
    const auto language = MIDAD_TRY(maybe_text(context.body, "language"));
    begun.article = blank(context, *desk, language.value_or("ar"));
    if (find_member(context.body, "article") != nullptr) begun.article = MIDAD_TRY(article_of(context, "article"));
    if (const auto source = MIDAD_TRY(maybe_number(context.body, "translation_of"))) {
        const auto original = context.with.drafts.find(DraftId{*source});
        if (!original || !sees(context.person(), *original)) return refuse(Refusal::not_found());
        begun.translation_of = original->id;
    }
    const auto draft = context.with.writing.begin(by_of(context, desk->id), std::move(begun));
    if (!draft) return refuse(refusal_of(draft.error()));
    return story_answer(context, *draft, 201);
}

Handled show_story(const Context& context) { return story_answer(context, DraftId{context.number("story")}); }

Handled bin_story(const Context& context) {
    const DraftId draft{context.number("story")};
    const auto found = context.with.drafts.find(draft);
    if (!found || !context.with.publishing.bin(by_of(context, found->desk), draft)) return refuse(Refusal::not_found());
    return Answer::nothing();
}

Handled restore_story(const Context& context) {
    const DraftId draft{context.number("story")};
    const auto found = context.with.drafts.find(draft);
    if (!found || !context.with.publishing.restore(by_of(context, found->desk), draft))
        return refuse(Refusal::not_found());
    return story_answer(context, draft);
}

Handled read_pasted(const Context& context) {
    const auto html = MIDAD_TRY(maybe_text(context.body, "html"));
    const auto text = MIDAD_TRY(maybe_text(context.body, "text"));
    const auto read = stories::pasted(html.value_or(""), text.value_or(""));
    if (!read) return refuse(refusal_of(read.error()));
    const auto& messages = text::Messages::carried();
    json::array recognised, left_out, notes;
    for (const auto& one : read->recognised) recognised.push_back({{"part", one.part}, {"text", one.text}});
    for (const auto& one : read->left_out) left_out.push_back({{"what", one.what}, {"text", one.text}});
    for (const auto& one : read->notes)
        notes.push_back({{"key", one.key},
                         {"ar", messages.say("ar", one.key, one.arguments)},
                         {"en", messages.say("en", one.key, one.arguments)}});
    return Answer::of(json::object{{"article", json_of(read->article)},
                                   {"recognised", std::move(recognised)},
                                   {"left_out", std::move(left_out)},
                                   {"notes", std::move(notes)}});
}

}  // namespace midad::admin

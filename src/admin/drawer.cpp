#include <algorithm>

#include <boost/json.hpp>

#include "admin/publication.h"
#include "admin/stories.h"
#include "admin/story_json.h"
#include "admin/weight.h"
#include "desk/publishing.h"
#include "desk/state.h"
#include "desk/times.h"
#include "proofing/proofing.h"
#include "record/masthead.h"
#include "site/site.h"
#include "text/dates.h"
#include "text/messages.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;
using desk::Examination;

json::object sentence_of(std::string_view key, const Failure::Arguments& arguments) {
    const auto& messages = text::Messages::carried();
    return {{"ar", messages.say("ar", key, arguments)}, {"en", messages.say("en", key, arguments)}};
}

std::string section_name(const Context& context, const std::string& key) {
    const auto sections = context.with.sections.now();
    const auto* section = sections->by_key(key);
    return section == nullptr ? key : section->name;
}

json::object what_will_happen(const Context& context, const Examination& seen, const desk::State& state) {
    const std::string section = section_name(context, seen.article.section);
    if (state.plan) {
        const std::string at = text::iso8601(state.plan->at, context.with.masthead.house);
        return sentence_of("admin.drawer.planned",
                           {{"section", section}, {"day", at.substr(0, 10)}, {"time", at.substr(11, 5)}});
    }
    return sentence_of(seen.action == Examination::Action::publish ? "admin.drawer.publish" : "admin.drawer.update",
                       {{"section", section}});
}

json::array goes_to(const Context& context, const Examination& seen) {
    json::array places;
    for (const std::string_view key :
         {"admin.goes.section", "admin.goes.front", "admin.goes.feeds", "admin.goes.search"}) {
        json::object one = sentence_of(key, {{"section", section_name(context, seen.article.section)}});
        one["key"] = json::string{key};
        one["on"] = true;
        places.push_back(std::move(one));
    }
    return places;
}

json::array usual_times(const Context& context) {
    json::array times;
    for (const desk::UsualTime& time : desk::usual_times(context.with.clock.now(), context.with.masthead.house)) {
        json::object one = sentence_of(time.key, {});
        one["key"] = time.key;
        one["at_ms"] = to_ms(time.at);
        times.push_back(std::move(one));
    }
    return times;
}

json::object json_of(const proofing::Finding& finding) {
    json::object made{{"key", finding.key},
                      {"ar", proofing::sentence(finding, "ar")},
                      {"en", proofing::sentence(finding, "en")},
                      {"where", finding.where},
                      {"quote", finding.quote}};
    if (finding.block) made["block"] = *finding.block;
    if (!finding.instead.empty()) made["instead"] = finding.instead;
    return made;
}

json::array warnings_of(const Context& context, const Examination& seen) {
    json::array warnings;
    const text::Day today = text::day_of(context.with.clock.now(), context.with.masthead.house);
    for (const proofing::Finding& finding : proofing::proofread(seen.article, today))
        warnings.push_back(json_of(finding));
    const auto warn = [&](std::string_view key, std::string_view where) {
        json::object one = sentence_of(key, {});
        one["key"] = json::string{key};
        one["where"] = json::string{where};
        warnings.push_back(std::move(one));
    };
    if (seen.article.bylines.empty() && seen.article.dateline.agency.empty())
        warn("admin.warning.no_byline", "bylines");
    if (seen.article.standfirst.empty()) warn("admin.warning.no_standfirst", "standfirst");
    if (seen.article.keywords.empty()) warn("admin.warning.no_keywords", "keywords");
    return warnings;
}

std::string_view name_of(Examination::Action action) {
    switch (action) {
        case Examination::Action::publish:
            return "publish";
        case Examination::Action::update:
            return "update";
        case Examination::Action::correct:
            return "correct";
    }
    return "publish";
}

/// The story as it would stand in public, for its page.
record::Published as_public(const Context& context, const Examination& seen) {
    record::Published published;
    if (seen.card) published.card = *seen.card;
    record::Card& card = published.card;
    card.language = seen.article.language;
    card.section = seen.article.section;
    card.kicker = seen.article.kicker;
    card.headline = seen.article.headline;
    card.standfirst = article::summary(seen.article);
    card.bylines = seen.article.bylines;
    card.dateline = seen.article.dateline;
    card.picture = seen.article.picture;
    if (!seen.card) card.published_at = card.updated_at = context.with.clock.now();
    published.article = seen.article;
    return published;
}

std::optional<Examination> examined(const Context& context, DraftId number) {
    const auto draft = context.with.drafts.find(number);
    if (!draft) return std::nullopt;
    return context.with.publishing.examine(by_of(context, draft->desk), number, context.with.clock.now());
}

}  // namespace

Handled show_drawer(const Context& context) {
    const DraftId number{context.number("story")};
    const auto seen = examined(context, number);
    if (!seen) return refuse(Refusal::not_found());
    json::array stops;
    for (const desk::Objection& one : seen->objections) stops.push_back(json_of(context, one));
    const desk::State state = context.with.states.of(number);
    return Answer::of(
        json::object{{"sentence", what_will_happen(context, *seen, state)},
                     {"action", state.plan ? json::string{"schedule"} : json::string{name_of(seen->action)}},
                     {"stops", std::move(stops)},
                     {"warnings", warnings_of(context, *seen)},
                     {"weight", weight_of(context, as_public(context, *seen))},
                     {"goes_to", goes_to(context, *seen)},
                     {"times", usual_times(context)},
                     {"revision", seen->revision}});
}

Handled preview_story(const Context& context) {
    const DraftId number{context.number("story")};
    const auto seen = examined(context, number);
    if (!seen) return refuse(Refusal::not_found());
    // What is under embargo leaves by no way: not as a page that somebody keeps, either.
    for (const desk::Objection& one : seen->objections)
        if (one.key == "desk.objection.embargo") return refuse(refusal_of(context, {one}));
    http::Response page;
    page.headers = {{"Content-Type", "text/html; charset=utf-8"},
                    {"Content-Security-Policy",
                     "default-src 'none'; img-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; sandbox; "
                     "frame-ancestors 'self'"},
                    {"X-Frame-Options", "SAMEORIGIN"}};
    page.body = context.with.site.page_of(as_public(context, *seen));
    Answer answer;
    answer.response = std::move(page);
    return answer;
}

}  // namespace midad::admin

#include "admin/desks.h"

#include <boost/json.hpp>

#include "admin/fields.h"
#include "people/people.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

Result<std::vector<people::Stage>, Refusal> read_stages(const json::value& list) {
    if (!list.is_array()) return refuse(Refusal::field("stages"));
    std::vector<people::Stage> stages;
    for (const json::value& stage : list.get_array()) {
        people::Stage one;
        one.key = MIDAD_TRY(text_of(stage, "key"));
        one.name = MIDAD_TRY(text_of(stage, "name"));
        stages.push_back(std::move(one));
    }
    return stages;
}

/// Null: of no section.
Result<std::optional<std::string>, Refusal> read_section(const Context& context) {
    auto section = MIDAD_TRY(maybe_text(context.body, "section"));
    if (section && context.with.sections.now()->by_key(*section) == nullptr)
        return refuse(Refusal{422, "admin.section_unknown", {{"section", *section}}, "section"});
    return section;
}

/// What the body says of a desk, written over what it is.
Result<people::Desk, Refusal> read_desk(const Context& context, people::Desk desk) {
    desk.name = MIDAD_TRY(maybe_text(context.body, "name")).value_or(desk.name);
    desk.two_persons = MIDAD_TRY(maybe_truth(context.body, "two_persons")).value_or(desk.two_persons);
    desk.disabled = MIDAD_TRY(maybe_truth(context.body, "disabled")).value_or(desk.disabled);
    if (find_member(context.body, "section") != nullptr) desk.section = MIDAD_TRY(read_section(context));
    const json::value* stages = find_member(context.body, "stages");
    if (stages != nullptr && !stages->is_null()) desk.stages = MIDAD_TRY(read_stages(*stages));
    return desk;
}

}  // namespace

json::object json_of(const people::Desk& desk) {
    json::array stages;
    for (const people::Stage& stage : desk.stages) stages.push_back({{"key", stage.key}, {"name", stage.name}});
    return {{"id", desk.id.value},
            {"name", desk.name},
            {"section", desk.section ? json::value(*desk.section) : json::value(nullptr)},
            {"stages", std::move(stages)},
            {"two_persons", desk.two_persons},
            {"disabled", desk.disabled}};
}

Handled list_desks(const Context& context) {
    json::array desks;
    for (const people::Desk& desk : context.with.people.desks.all()) desks.push_back(json_of(desk));
    return Answer::of(json::object{{"desks", std::move(desks)}});
}

Handled add_desk(const Context& context) {
    people::Desk fresh;
    fresh.stages = people::usual_stages(context.person().language);
    const people::Desk wanted = MIDAD_TRY(read_desk(context, std::move(fresh)));
    const auto made = context.with.people.desks.add(actor_of(context.person()), wanted);
    if (!made) return refuse(Refusal::of(made.error()));
    return Answer::of(json::object{{"desk", json_of(*made)}}, 201);
}

Handled change_desk(const Context& context) {
    const auto desk = context.with.people.desks.find(DeskId{context.number("desk")});
    if (!desk) return refuse(Refusal::not_found());
    const people::Desk wanted = MIDAD_TRY(read_desk(context, *desk));
    const auto changed = context.with.people.desks.change(actor_of(context.person()), wanted);
    if (!changed) return refuse(Refusal::of(changed.error()));
    return Answer::of(json::object{{"desk", json_of(*changed)}});
}

}  // namespace midad::admin

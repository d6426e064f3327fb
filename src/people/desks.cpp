#include "people/desks.h"

#include <algorithm>
#include <cassert>
#include <set>

#include <boost/json.hpp>

#include "base/utf8.h"
#include "people/internal/rows.h"
#include "people/queries.h"
#include "store/database.h"
#include "text/fold.h"
#include "text/messages.h"

namespace midad::people {

namespace {

namespace json = boost::json;
using Why = Refusal::Why;

constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_stage = 40;

std::string json_of(const std::vector<Stage>& stages) {
    json::array array;
    for (const Stage& stage : stages) array.push_back({{"key", stage.key}, {"name", stage.name}});
    return json::serialize(array);
}

std::vector<Stage> stages_of(const std::string& text) {
    std::vector<Stage> stages;
    const json::value kept = json::parse(text);
    for (const json::value& one : kept.as_array()) {
        stages.push_back({std::string{one.at("key").as_string()}, std::string{one.at("name").as_string()}});
    }
    return stages;
}

Desk desk_of(const store::Row& row) {
    return {DeskId{row.integer(0)}, row.text(1),         row.maybe_text(2),
            stages_of(row.text(3)), row.integer(4) != 0, row.integer(5) != 0};
}

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 30 && key.front() >= 'a' && key.front() <= 'z' &&
           std::all_of(key.begin(), key.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// Makes the names fit to keep; what is wrong otherwise.
std::optional<Refusal> objection_to(Desk& desk) {
    if (!is_utf8(desk.name) || text::folded(desk.name).empty() || text::length(desk.name) > longest_name)
        return refusal(Why::wrong, "people.desk_name", "name");
    desk.name = text::tidy(desk.name);
    if (desk.stages.empty()) desk.stages = usual_stages("ar");
    if (desk.stages.size() < 2 || desk.stages.size() > Desks::most_stages || desk.stages.front().key != "draft" ||
        desk.stages.back().key != "ready")
        return refusal(Why::wrong, "people.desk_stages", "stages");
    std::set<std::string> keys, names;
    for (Stage& stage : desk.stages) {
        if (!is_key(stage.key) || !is_utf8(stage.name) || text::folded(stage.name).empty() ||
            text::length(stage.name) > longest_stage)
            return refusal(Why::wrong, "people.desk_stage_name", "stages");
        stage.name = text::tidy(stage.name);
        if (!keys.insert(stage.key).second || !names.insert(text::folded(stage.name)).second)
            return refusal(Why::wrong, "people.desk_stage_twice", "stages");
    }
    return std::nullopt;
}

void set(store::Transaction& transaction, const Desk& desk) {
    transaction.run(queries::set_desk, desk.id.value, desk.name, desk.section, json_of(desk.stages),
                    desk.two_persons ? 1 : 0, desk.disabled ? 1 : 0);
}

/// An entry for each thing that is another.
void tell(audit::Log& log, store::Transaction& transaction, const audit::Actor& by, const Desk& was, const Desk& is) {
    const audit::Subject subject{"desk", is.id.value};
    if (was.name != is.name)
        log.append(transaction, audit::Act{"desk.renamed", by, subject, {{"was", was.name}, {"desk", is.name}}});
    if (was.section != is.section)
        log.append(transaction, audit::Act{is.section ? "desk.section" : "desk.no_section",
                                           by,
                                           subject,
                                           {{"desk", is.name}, {"section", is.section.value_or("")}}});
    if (was.stages != is.stages) {
        std::string stages;
        for (const Stage& stage : is.stages) stages += (stages.empty() ? "" : " – ") + stage.name;
        log.append(transaction, audit::Act{"desk.stages", by, subject, {{"desk", is.name}, {"stages", stages}}});
    }
    if (was.two_persons != is.two_persons)
        log.append(
            transaction,
            audit::Act{
                is.two_persons ? "desk.two_persons_on" : "desk.two_persons_off", by, subject, {{"desk", is.name}}});
    if (was.disabled != is.disabled)
        log.append(transaction,
                   audit::Act{is.disabled ? "desk.disabled" : "desk.enabled", by, subject, {{"desk", is.name}}});
}

}  // namespace

std::vector<Stage> usual_stages(std::string_view language) {
    const auto& messages = text::Messages::carried();
    const std::string_view said = language.starts_with("en") ? "en" : "ar";
    return {{"draft", messages.say(said, "people.stage.draft")},
            {"review", messages.say(said, "people.stage.review")},
            {"ready", messages.say(said, "people.stage.ready")}};
}

std::vector<Desk> Desks::all() const {
    std::vector<Desk> desks;
    for (const store::Row& row : database_.all(queries::desks)) desks.push_back(desk_of(row));
    return desks;
}

std::optional<Desk> Desks::find(DeskId desk) const {
    const auto row = database_.one(queries::desk, desk.value);
    if (!row) return std::nullopt;
    return desk_of(*row);
}

Desk Desks::add(store::Transaction& transaction, const audit::Actor& by, Desk desk) {
    const auto row =
        transaction.one(queries::insert_desk, desk.name, desk.section, json_of(desk.stages), desk.two_persons ? 1 : 0);
    assert(row);
    desk.id = DeskId{row->integer(0)};
    desk.disabled = false;
    log_.append(transaction, audit::Act{"desk.made", by, {"desk", desk.id.value}, {{"desk", desk.name}}});
    return desk;
}

Result<Desk, Refusal> Desks::add(const audit::Actor& by, Desk desk) {
    if (auto objection = objection_to(desk)) return refuse(*std::move(objection));
    return database_.together(store::Durability::full,
                              [&](store::Transaction& transaction) { return add(transaction, by, std::move(desk)); });
}

Result<Desk, Refusal> Desks::change(const audit::Actor& by, Desk desk) {
    if (auto objection = objection_to(desk)) return refuse(*std::move(objection));
    return database_.together(store::Durability::full, [&](store::Transaction& transaction) -> Result<Desk, Refusal> {
        static_cast<void>(transaction.one(queries::lock_staff));
        const auto row = transaction.one(queries::desk, desk.id.value);
        if (!row) return refuse(refusal(Why::unknown, "people.desk_unknown"));
        set(transaction, desk);
        tell(log_, transaction, by, desk_of(*row), desk);
        return desk;
    });
}

}  // namespace midad::people

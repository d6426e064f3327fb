#include "desk/state.h"

#include <boost/json.hpp>

#include "desk/internal/rows.h"
#include "desk/queries.h"
#include "store/database.h"

namespace midad::desk {

namespace json = boost::json;

namespace internal {

namespace {

std::optional<Instant> maybe_instant(const store::Row& row, std::size_t column) {
    const auto ms = row.maybe_integer(column);
    if (!ms) return std::nullopt;
    return from_ms(*ms);
}

std::optional<std::int64_t> maybe_ms(std::optional<Instant> instant) {
    if (!instant) return std::nullopt;
    return to_ms(*instant);
}

json::value number_or_null(std::optional<std::int64_t> number) {
    if (number) return *number;
    return nullptr;
}

std::optional<std::int64_t> maybe_number(const json::object& object, std::string_view name) {
    const json::value* const value = object.if_contains(name);
    if (value == nullptr || !value->is_int64()) return std::nullopt;
    return value->as_int64();
}

std::string text_of(const json::object& object, std::string_view name) {
    const json::value* const value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

std::string order_json(const Plan& plan) {
    const Order& order = plan.order;
    return json::serialize(json::object{{"override", plan.override_reason},
                                        {"placing", static_cast<int>(order.placing)},
                                        {"breaking", order.breaking},
                                        {"note", order.note},
                                        {"unpublish_at_ms", number_or_null(maybe_ms(order.unpublish_at))}});
}

Order order_of(const json::object& object) {
    Order order{static_cast<record::Placing>(maybe_number(object, "placing").value_or(0)),
                object.at("breaking").as_bool(), text_of(object, "note"), std::nullopt};
    if (const auto at = maybe_number(object, "unpublish_at_ms")) order.unpublish_at = from_ms(*at);
    return order;
}

std::string before_json(const Before& before) {
    json::object object{{"stage", before.stage},
                        {"withdrawal", before.withdrawal},
                        {"revision", number_or_null(before.revision)},
                        {"version", number_or_null(before.version)}};
    if (before.card)
        object["card"] = json::object{{"slug", before.card->slug},
                                      {"placing", static_cast<int>(before.card->placing)},
                                      {"breaking_until_ms", number_or_null(maybe_ms(before.card->breaking_until))}};
    return json::serialize(object);
}

Before before_of(const std::string& text) {
    const json::value value = json::parse(text);
    const json::object& object = value.as_object();
    Before before{text_of(object, "stage"), std::nullopt, maybe_number(object, "revision"),
                  maybe_number(object, "version"), object.at("withdrawal").as_bool()};
    if (const json::value* const card = object.if_contains("card")) {
        const json::object& kept = card->as_object();
        before.card.emplace();
        before.card->slug = text_of(kept, "slug");
        before.card->placing = static_cast<record::Placing>(maybe_number(kept, "placing").value_or(0));
        if (const auto until = maybe_number(kept, "breaking_until_ms")) before.card->breaking_until = from_ms(*until);
    }
    return before;
}

void read_plan(const store::Row& row, State& state) {
    const auto at = maybe_instant(row, 5);
    if (!at) return;
    const json::value value = json::parse(row.text(9));
    const json::object& object = value.as_object();
    state.plan =
        Plan{*at, row.integer(6), PersonId{row.integer(7)}, row.text(8), order_of(object), text_of(object, "override")};
}

}  // namespace

State state_of(const store::Row& row) {
    State state;
    if (const auto revision = row.maybe_integer(0))
        state.signed_off = SignOff{*revision, PersonId{row.integer(1)}, from_ms(row.integer(2)), row.text(3)};
    state.embargo_until = maybe_instant(row, 4);
    read_plan(row, state);
    if (const auto missed = maybe_instant(row, 10)) state.missed = Missed{*missed, row.text(11)};
    state.unpublish_at = maybe_instant(row, 12);
    state.public_revision = row.maybe_integer(13);
    state.public_version = row.maybe_integer(14);
    state.published_at = maybe_instant(row, 15);
    state.undo_until = maybe_instant(row, 16);
    if (const auto before = row.maybe_text(17)) state.before = before_of(*before);
    return state;
}

store::Parameters parameters_of(DraftId draft, const State& state) {
    store::Parameters all;
    all.reserve(19);
    all.emplace_back(draft.value);
    const auto add = [&](const auto& value) { all.emplace_back(value); };
    const auto nothing = [&](std::size_t columns) { all.resize(all.size() + columns); };
    if (const auto& sign = state.signed_off) {
        add(sign->revision), add(sign->by.value), add(to_ms(sign->at)), add(sign->why);
    } else {
        nothing(4);
    }
    add(maybe_ms(state.embargo_until));
    if (const auto& plan = state.plan) {
        add(to_ms(plan->at)), add(plan->revision), add(plan->by.value), add(plan->by_name), add(order_json(*plan));
    } else {
        nothing(5);
    }
    if (state.missed) {
        add(to_ms(state.missed->at)), add(state.missed->why);
    } else {
        nothing(2);
    }
    add(maybe_ms(state.unpublish_at));
    add(state.public_revision), add(state.public_version), add(maybe_ms(state.published_at));
    add(maybe_ms(state.undo_until));
    if (state.before) {
        add(before_json(*state.before));
    } else {
        nothing(1);
    }
    return all;
}

}  // namespace internal

namespace {

std::vector<DraftId> drafts_of(const std::vector<store::Row>& rows) {
    std::vector<DraftId> drafts;
    for (const store::Row& row : rows) drafts.emplace_back(row.integer(0));
    return drafts;
}

}  // namespace

State States::of(DraftId draft) const {
    State state;
    database_.read([&](store::Session& session) { state = of(session, draft); });
    return state;
}

State States::of(store::Session& session, DraftId draft) const {
    const auto row = session.one(queries::state, draft.value);
    return row ? internal::state_of(*row) : State{};
}

std::map<DraftId, State> States::of(const std::vector<DraftId>& drafts) const {
    json::array numbers;
    for (const DraftId draft : drafts) numbers.push_back(draft.value);
    std::map<DraftId, State> states;
    for (const store::Row& row : database_.all(queries::states, json::serialize(numbers)))
        states.emplace(DraftId{row.integer(18)}, internal::state_of(row));
    return states;
}

std::vector<DraftId> States::missed(std::int64_t limit) const {
    return drafts_of(database_.all(queries::missed, limit));
}

std::vector<DraftId> States::published(std::int64_t limit) const {
    return drafts_of(database_.all(queries::published, limit));
}

}  // namespace midad::desk

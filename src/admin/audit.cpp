#include "admin/audit.h"

#include <boost/json.hpp>

#include "audit/log.h"
#include "people/person.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

json::object json_of(const audit::Entry& entry) {
    const bool is_story = entry.subject.kind == "story";
    return {{"number", entry.number},
            {"at_ms", to_ms(entry.at)},
            {"person", entry.person ? json::value(entry.person->value) : json::value(nullptr)},
            {"ar", audit::sentence(entry, "ar")},
            {"en", audit::sentence(entry, "en")},
            {"key", entry.key},
            {"story", is_story ? json::value(entry.subject.id) : json::value(nullptr)},
            {"hash", entry.hash}};
}

}  // namespace

Handled list_audit(const Context& context) {
    audit::Asked asked;
    asked.before = context.number_parameter("before");
    if (const auto story = context.number_parameter("story")) asked.subject = audit::Subject{"story", *story};
    if (const auto person = context.number_parameter("person")) asked.person = PersonId{*person};
    const audit::List list = context.with.audit.list(asked);
    json::array entries;
    for (const audit::Entry& entry : list.entries) entries.push_back(json_of(entry));
    json::object answer{{"entries", std::move(entries)}};
    if (list.older) answer["older"] = std::to_string(*list.older);
    return Answer::of(std::move(answer));
}

Handled export_audit(const Context& context) {
    http::Response response;
    std::int64_t last = 0;
    context.with.audit.export_to([&](std::string_view line) {
        response.body.append(line) += '\n';
        ++last;
    });
    context.with.audit.append(
        audit::Act{"log.exported", actor_of(context.person()), {"log", 0}, {{"number", std::to_string(last)}}});
    response.headers = {{"Content-Type", "application/jsonl; charset=utf-8"},
                        {"Content-Disposition", "attachment; filename=\"audit.jsonl\""}};
    Answer answer;
    answer.response = std::move(response);
    return answer;
}

}  // namespace midad::admin

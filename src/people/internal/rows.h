#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/person.h"
#include "people/refusal.h"

namespace midad::store {
class Session;
class Transaction;
struct Query;
}  // namespace midad::store

namespace midad::people {

std::optional<Person> person_by_id(store::Session& session, PersonId person);
std::optional<Person> person_by_email(store::Session& session, std::string_view email);
std::vector<Person> all_persons(store::Session& session);

/// What a statement that counts has counted.
std::int64_t counted(store::Session& session, const store::Query& query);

/// An address as it is compared.
std::string folded_email(std::string_view email);
std::optional<Refusal> objection_to_email(std::string_view email);
std::optional<Refusal> objection_to_name(std::string_view name);

/// Every session, ticket, device and link of somebody's ends with this transaction.
void end_everything(store::Transaction& transaction, PersonId person);

inline Refusal refusal(Refusal::Why why, std::string key, std::string where = {}) {
    return {why, std::move(key), {}, std::move(where)};
}

}  // namespace midad::people

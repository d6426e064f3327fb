#include "people/second_factor.h"

#include <algorithm>

#include "people/internal/rows.h"
#include "people/internal/secrets.h"
#include "people/qr.h"
#include "people/queries.h"
#include "people/totp.h"
#include "store/database.h"
#include "text/fold.h"

namespace midad::people {

namespace {

using Why = Refusal::Why;

constexpr int recovery_codes = 10;
constexpr std::size_t recovery_bytes = 10;  // 80 bits: a hash of it cannot be searched for

/// "k7mq-2xda-…": four groups of four, lower case, no 0, 1, 8 and 9 to be mistaken.
std::string new_recovery_code() {
    std::string code;
    for (const char letter : totp::base32(random_bytes(recovery_bytes))) {
        if (code.size() % 5 == 4) code += '-';
        code += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return code;
}

/// However it was typed: capitals, other digits, with or without its hyphens.
std::string kept_of_code(std::string_view typed) {
    std::string plain;
    for (const char c : text::folded(typed))
        if (c != ' ' && c != '-') plain += c;
    return kept_of(plain);
}

}  // namespace

Result<Secret, Refusal> SecondFactor::begin(const Person& person, std::string_view paper) {
    bool any = false;
    database_.read([&](store::Session& session) { any = counted(session, queries::any_second_factor) > 0; });
    const std::string secret = random_bytes(totp::secret_bytes);
    const std::string sealed = key_.sealed(secret, any ? Key::IfMissing::complain : Key::IfMissing::make);
    const auto changed = database_.together(store::Durability::full, [&](store::Transaction& transaction) {
        return transaction.run(queries::begin_second_factor, person.id.value, store::Blob{sealed});
    });
    if (changed == 0) return refuse(refusal(Why::conflict, "people.second_factor_there"));
    const std::string uri = totp::uri(secret, paper, person.email);
    return Secret{totp::base32(secret), uri, qr_svg(uri)};
}

Result<std::vector<std::string>, Refusal> SecondFactor::confirm(const Person& person, std::string_view session,
                                                                std::string_view code) {
    using Codes = Result<std::vector<std::string>, Refusal>;
    return database_.together(store::Durability::full, [&](store::Transaction& transaction) -> Codes {
        const auto row = transaction.one(queries::second_factor, person.id.value);
        if (!row) return refuse(refusal(Why::conflict, "people.second_factor_not_begun"));
        if (row->integer(1) != 0) return refuse(refusal(Why::conflict, "people.second_factor_there"));
        const auto step = totp::step_of_code(key_.opened(row->blob(0)), code, clock_.now());
        if (!step) return refuse(refusal(Why::wrong, "people.code_wrong", "code"));
        transaction.run(queries::confirm_second_factor, person.id.value, *step);
        transaction.run(queries::delete_recovery_codes, person.id.value);
        std::vector<std::string> codes;
        for (int at = 0; at < recovery_codes; ++at) {
            codes.push_back(new_recovery_code());
            transaction.run(queries::insert_recovery_code, person.id.value, kept_of_code(codes.back()));
        }
        transaction.run(queries::delete_other_sessions, person.id.value, kept_of(session));
        log_.append(transaction, audit::Act{"second_factor.on", actor_of(person), {"person", person.id.value}});
        return codes;
    });
}

Result<void, Refusal> SecondFactor::remove(const Person& person) {
    return database_.together(store::Durability::full, [&](store::Transaction& transaction) -> Result<void, Refusal> {
        if (transaction.run(queries::delete_second_factor, person.id.value) == 0)
            return refuse(refusal(Why::conflict, "people.second_factor_not_there"));
        transaction.run(queries::delete_recovery_codes, person.id.value);
        log_.append(transaction, audit::Act{"second_factor.off", actor_of(person), {"person", person.id.value}});
        return {};
    });
}

bool SecondFactor::take(store::Transaction& transaction, const Person& person, std::string_view code) {
    const auto row = transaction.one(queries::second_factor, person.id.value);
    if (!row || row->integer(1) == 0) return false;
    if (transaction.run(queries::use_recovery_code, person.id.value, kept_of_code(code)) == 1) {
        log_.append(transaction, audit::Act{"second_factor.recovered", actor_of(person), {"person", person.id.value}});
        return true;
    }
    const auto step = totp::step_of_code(key_.opened(row->blob(0)), code, clock_.now());
    return step && transaction.run(queries::use_step, person.id.value, *step) == 1;
}

}  // namespace midad::people

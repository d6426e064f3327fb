#include "store/internal/trouble.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/log.h"
#include "base/utf8.h"

namespace midad::store::internal {

namespace {

constexpr std::array keys{"store.cannot_open", "store.disk_full", "store.busy",
                          "store.unreadable",  "store.gone",      "store.refused"};

thread_local std::vector<const void*> writing_here;

}  // namespace

Failure make_failure(Trouble trouble, std::string_view place, std::string_view query, std::string_view reason) {
    const char* key = keys.at(static_cast<std::size_t>(trouble));
    return Failure{key,
                   {{"place", std::string{place}}, {"query", std::string{query}}, {"reason", std::string{reason}}},
                   fmt::format("{}: {}: {}: {}", key, query, place, reason)};
}

void fail(Trouble trouble, std::string_view place, std::string_view query, std::string_view reason) {
    throw make_failure(trouble, place, query, reason);
}

void check_parameters(std::string_view place, const Query& query, const Parameters& parameters) {
    for (std::size_t index = 0; index < parameters.size(); ++index) {
        const Value::Held& held = parameters[index].held();
        const auto refuse_it = [&](std::string_view why) {
            fail(Trouble::refused, place, query.name, fmt::format("parameter ?{}: {}", index + 1, why));
        };
        if (const auto* text = std::get_if<std::string>(&held)) {
            if (text->find('\0') != std::string::npos) refuse_it("text with a NUL");
            if (!is_utf8(*text)) refuse_it("text that is not UTF-8");
        } else if (const auto* real = std::get_if<double>(&held)) {
            if (std::isnan(*real)) refuse_it("not a number");
        }
    }
}

bool is_worth_keeping(std::string_view sql) {
    const auto is_space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    const auto begin = std::find_if_not(sql.begin(), sql.end(), is_space);
    std::string word;
    for (auto at = begin; at != sql.end() && std::isalpha(static_cast<unsigned char>(*at)) != 0; ++at) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(*at)));
    }
    static constexpr std::array<std::string_view, 5> kept{"select", "insert", "update", "delete", "with"};
    return std::find(kept.begin(), kept.end(), word) != kept.end();
}

SlowQueryWatch::~SlowQueryWatch() {
    const auto took = std::chrono::steady_clock::now() - began_;
    if (took < slow) return;
    log::warning("store: {} took {} ms", query_.name,
                 std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
}

WritingHere::WritingHere(const void* database, std::string_view place) {
    if (std::find(writing_here.begin(), writing_here.end(), database) != writing_here.end()) {
        fail(Trouble::refused, place, "store.begin", "a transaction inside a transaction of the same thread");
    }
    writing_here.push_back(database);
}

// Transactions on two databases may be nested in each other, so what was begun last ends first.
WritingHere::~WritingHere() { writing_here.pop_back(); }

}  // namespace midad::store::internal

#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include <stdlib.h>

#include "audit/log.h"
#include "people/people.h"
#include "store/testing.h"

namespace midad::people::testing {

inline constexpr std::string_view paper_name = "صحيفة المداد";
inline constexpr std::string_view password = "سبع سمكات في القطار";
inline constexpr std::string_view other_password = "تسع غيوم على الرصيف";

/// A newspaper's folder, with nothing in it but its key, gone when this is.
struct KeyFolder {
    std::filesystem::path path;
    KeyFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "midad-people-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error{"no temporary folder"};
        path = name;
    }
    ~KeyFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    KeyFolder(const KeyFolder&) = delete;
    KeyFolder& operator=(const KeyFolder&) = delete;
    std::filesystem::path file() const { return path / "midad.key"; }
};

/// A newsroom on an engine, on a Wednesday morning in May; nobody works there yet.
class Newsroom {
public:
    explicit Newsroom(store::Engine engine) : database{engine} {}

    store::testing::TemporaryDatabase database;
    KeyFolder folder;
    FixedClock clock{from_ms(1'746'610'220'000)};
    audit::Log log{*database, clock};
    People people{*database, clock, log, folder.file()};

    /// The administrator, made by the first link when there is none.
    Person administrator() {
        if (const auto there = people.staff.find_by_email("salma@almidad.example")) return *there;
        const auto token = people.links.make_first();
        if (!token) throw std::runtime_error{"the newspaper has an administrator already"};
        return entered(people.links.accept(*token, {"سلمى نجّار", "salma@almidad.example", std::string{password}},
                                           paper_name, "ar"))
            .person;
    }
    /// Somebody invited by the administrator who has set the usual password.
    Person joined(std::string name, std::string email, Role role, std::vector<DeskId> desks = {}) {
        const auto invited =
            people.staff.invite(actor_of(administrator()), {std::move(name), std::move(email), role, std::move(desks)});
        if (!invited) throw std::runtime_error{invited.error().key};
        return entered(people.links.accept(invited->token, {"", "", std::string{password}}, paper_name, "ar")).person;
    }
    DeskId desk(std::string name) {
        auto made = people.desks.add(actor_of(administrator()), {.name = std::move(name)});
        if (!made) throw std::runtime_error{made.error().key};
        return made->id;
    }
    Result<Entered, Refusal> sign_in(std::string_view email, std::string_view with = password,
                                     std::string_view peer = "192.0.2.7", std::string_view device = {}) {
        return people.sign_in.with_password(email, with, {peer, device});
    }
    static SignedIn entered(const Result<Entered, Refusal>& answer) {
        if (!answer) throw std::runtime_error{answer.error().key};
        if (const auto* signed_in = std::get_if<SignedIn>(&*answer)) return *signed_in;
        throw std::runtime_error{"a second factor is asked for"};
    }
    static std::string ticket(const Result<Entered, Refusal>& answer) {
        if (!answer) throw std::runtime_error{answer.error().key};
        return std::get<SecondNeeded>(*answer).ticket;
    }
    /// The last thing that the audit says, in Arabic.
    std::string last_act() const { return audit::sentence(log.list({.limit = 1}).entries.at(0), "ar"); }
};

}  // namespace midad::people::testing

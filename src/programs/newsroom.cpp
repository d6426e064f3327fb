#include "programs/newsroom.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "base/url.h"
#include "programs/folder_lock.h"
#include "site/addresses.h"
#include "store/migrations.h"
#include "text/messages.h"

namespace midad::programs {

namespace {

/// Every fault as a line "file:7: sentence" in the language.
std::string told(const std::vector<SettingsFault>& faults, const std::string& file, std::string_view language) {
    std::string lines;
    for (const SettingsFault& fault : faults) {
        lines += fmt::format("\n  {}:{}: {}", file, fault.line,
                             text::Messages::carried().say(language, fault.key, fault.arguments));
    }
    return lines;
}

std::unique_ptr<store::Database> opened(const Settings& settings, const std::filesystem::path& folder) {
    auto database = store::Database::open(database_place(settings, folder));
    store::migrate(*database);
    return database;
}

}  // namespace

std::string database_place(const Settings& settings, const std::filesystem::path& folder) {
    static constexpr std::string_view sqlite = "sqlite:";
    if (!settings.database.starts_with(sqlite)) return settings.database;
    return std::string{sqlite} + (folder / settings.database.substr(sqlite.size())).string();
}

Settings settings_of(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / settings_file;
    if (!std::filesystem::exists(file)) {
        throw Failure{"newspaper.none", {{"folder", folder.string()}}, "no newspaper in " + folder.string()};
    }
    auto settings = read_settings(read_file(file, 1u << 20), file.string());
    if (!settings) {
        const std::string faults = told(settings.error(), file.string(), "en");
        throw Failure{"settings.faults",
                      {{"file", file.string()},
                       {"faults@ar", told(settings.error(), file.string(), "ar")},
                       {"faults@en", faults}},
                      "settings refused:" + faults};
    }
    return *std::move(settings);
}

bool is_local(const record::Masthead& masthead) { return masthead.address.starts_with("http://127.0.0.1"); }

Newsroom::Newsroom(const std::filesystem::path& where)
    : folder{where},
      settings{settings_of(where)},
      database{opened(settings, where)},
      sections{*database, settings.sections, site::reserved_words()},
      shelf{media::folder_shelf(where / settings.media)},
      library{*database, *shelf, clock},
      catalogue{*database},
      uploads{*database, library, where / "uploads", clock},
      record{*database, clock},
      counts{*database, clock},
      queue{*database, clock},
      audit{*database, clock} {}

std::string Newsroom::origin() const {
    if (!is_local(settings.masthead)) return settings.masthead.address;
    if (auto served = origin_served(folder)) return *std::move(served);
    if (settings.server.port == 0) return settings.masthead.address;
    return fmt::format("http://127.0.0.1:{}", settings.server.port);
}

std::string Newsroom::address_of(const record::Card& card) const {
    const auto known = sections.now();
    const topics::Section* section = known->by_key(card.section);
    const std::string& first = section == nullptr ? card.section : section->slug;
    return origin() + percent_encoded(fmt::format("/{}/{}/{}", first, card.story.value, card.slug));
}

}  // namespace midad::programs

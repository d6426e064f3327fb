#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/server.h"
#include "record/masthead.h"
#include "topics/sections.h"

namespace midad::programs {

/// What midad.toml says, with defaults for what it does not.
struct Settings {
    record::Masthead masthead;
    std::vector<topics::Section> sections;
    http::Options server;
    std::size_t cache_mib = 20;
    std::string database = "sqlite:paper.sqlite";  // a relative path is from the newspaper's folder
    std::string media = "media";
    std::string theme = "theme";
    std::int64_t picture_megapixels = 50;
};

/// What is wrong with a settings file: a message key under "settings." with its arguments.
struct SettingsFault {
    int line;  // from 1
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};

/// Reads TOML; every wrong key, type or value is told with its line. `name` is for the messages.
Result<Settings, std::vector<SettingsFault>> read_settings(std::string_view toml, const std::string& name);

/// A midad.toml with every key, its value in `settings`, and what it is for in Arabic and English.
std::string written_settings(const Settings& settings);

/// The editor's own midad.toml with the places of [store] as `settings` has them, and everything else as it stands,
/// comments too. `toml` is one that read_settings takes.
std::string with_places(std::string_view toml, const Settings& settings);

/// A table for docs/operating.md: every key, its default and its explanation in the language.
std::string settings_table(std::string_view language);

/// The ten sections of a new paper.
std::vector<topics::Section> usual_sections();

}  // namespace midad::programs

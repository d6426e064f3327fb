#pragma once

#include <memory>

#include <CLI/CLI.hpp>

#include "programs/voice.h"

namespace midad::programs {

/// How `--help` stands on the terminal: every word in the voice's language, columns counted in characters. For options
/// and arguments whose type_name is "TEXT", "NUMBER", "FILE" or "FOLDER". The voice must outlive it.
std::shared_ptr<CLI::Formatter> help_form(const Voice& voice);

}  // namespace midad::programs

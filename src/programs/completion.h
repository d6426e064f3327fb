#pragma once

#include <string>

namespace CLI {
class App;
}

namespace midad::programs {

/// A completion script for "bash", "zsh" or "fish" with every command and option of the program.
std::string completion(const CLI::App& app, const std::string& shell);

}  // namespace midad::programs

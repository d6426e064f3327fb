#pragma once

#include <string_view>

#include <fmt/format.h>

namespace midad::log {

enum class Level { info, warning, error };

/// One line on standard error, with the time in UTC and the level; control characters are escaped so that nothing from
/// outside can begin a line of its own. Any thread; lines are not mixed.
void write(Level level, std::string_view line);

template <typename... Arguments>
void info(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    write(Level::info, fmt::format(form, std::forward<Arguments>(arguments)...));
}
template <typename... Arguments>
void warning(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    write(Level::warning, fmt::format(form, std::forward<Arguments>(arguments)...));
}
template <typename... Arguments>
void error(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    write(Level::error, fmt::format(form, std::forward<Arguments>(arguments)...));
}

}  // namespace midad::log

#pragma once

#include <string>
#include <vector>

#include "programs/settings.h"

namespace midad::programs {

/// Every other machine that a paper with these settings would ever speak to of its own accord: the store's, and the
/// WebSub hub's. Readers are answered, never sought. Names as the settings have them, without what stands on this
/// machine.
std::vector<std::string> contacts_of(const Settings& settings);

}  // namespace midad::programs

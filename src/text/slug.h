#pragma once

#include <string>
#include <string_view>

namespace midad::text {

/// The headline as an address's words: plain(), letters and digits kept in their script, Arabic-Indic digits as ASCII,
/// everything else a single hyphen, Latin in lower case, at most 80 characters cut at a word. Never tatweel, marks or
/// invisible characters. A slug of a slug is itself. Empty when nothing is left (the caller has the story's number).
std::string slug(std::string_view headline);

}  // namespace midad::text
